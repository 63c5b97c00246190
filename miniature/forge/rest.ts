import { ApiError } from './api-error.js';
import { findRepository, identify, type Identity, permit } from './auth.js';
import type { Hit, Reply } from './faults.js';
import { type Contract, contracts } from './openapi/contract.js';
import type { Answer, Call, Operation } from './operations/call.js';
import { checkOperations } from './operations/checks.js';
import { gitDataOperations } from './operations/git-data.js';
import { issueOperations } from './operations/issues.js';
import { peopleOperations } from './operations/people.js';
import { pullOperations } from './operations/pulls.js';
import { repositoryOperations } from './operations/repository.js';
import type { Violation } from './types.js';
import type { RepositoryState, World } from './world.js';

const operations: Readonly<Record<string, Operation>> = {
  ...repositoryOperations,
  ...gitDataOperations,
  ...pullOperations,
  ...peopleOperations,
  ...issueOperations,
  ...checkOperations,
};

/** Ids of the operations that are given, for the test that they and the slice agree. */
export const operationIds: readonly string[] = Object.keys(operations);

export interface RestRequest {
  method: string;
  /** Address under the API's own. */
  url: URL;
  pathname: string;
  headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON, null where there was none. */
  body: unknown;
}

export interface Route {
  contract: Contract;
  path: Record<string, string>;
}

export function route(method: string, pathname: string): Route | null {
  for (const contract of contracts()) {
    const path = contract.method === method ? contract.match(pathname) : null;
    if (path) return { contract, path };
  }
  return null;
}

/** What is wrong with a request or an answer, as GitHub's description goes: loud, so that tests fail. */
class ViolationError extends Error {
  override readonly name = 'ViolationError';
  constructor(readonly violation: Violation) {
    super(`${violation.operation}: ${violation.side}: ${violation.detail}`);
  }
}

interface Limits {
  used: number;
}

/** Requests an hour: a token of Actions has 1,000, the others 5,000. */
function limitHeaders(world: World, limits: Limits, identity: Identity): Record<string, string> {
  const limit = identity.grant === null ? 60 : identity.grant.kind === 'actions' ? 1000 : 5000;
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(limit - limits.used, 0)),
    'x-ratelimit-used': String(limits.used),
    'x-ratelimit-reset': String(Math.ceil(Date.parse(world.now()) / 1000) + 3600),
    'x-ratelimit-resource': 'core',
  };
}

/** Answers one REST request; every violation of the description is pushed onto `violations` and answered 500. */
export async function answerRest(
  world: World,
  limits: Limits,
  violations: Violation[],
  request: RestRequest,
  found: Route | null,
  hit: Hit | null,
): Promise<Reply> {
  let identity: Identity = { grant: null, who: null };
  limits.used++;
  const toReply = (answer: Answer): Reply => ({
    status: answer.status,
    headers: {
      ...(answer.raw
        ? { 'content-type': 'application/octet-stream' }
        : answer.body === null
          ? {}
          : { 'content-type': 'application/json; charset=utf-8' }),
      'x-github-media-type': 'github.v3; format=json',
      'x-github-request-id': `MINI:${limits.used}`,
      ...limitHeaders(world, limits, identity),
      ...answer.headers,
    },
    body: answer.raw ?? Buffer.from(answer.body === null ? '' : JSON.stringify(answer.body)),
  });
  try {
    if (found === null) {
      const detail = `${request.method} ${request.pathname} is not in the slice`;
      throw new ViolationError({ operation: 'unknown', side: 'request', detail });
    }
    const { contract } = found;
    let answer: Answer;
    try {
      identity = identify(world, request.headers['authorization']);
      answer = await perform(world, identity, request, found, hit);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      answer = refusal(error);
    }
    const wrong = answer.raw ? null : contract.checkResponse(answer.status, answer.body);
    if (wrong !== null) throw new ViolationError({ operation: contract.id, side: 'response', detail: wrong });
    return toReply(answer);
  } catch (error) {
    const violation: Violation =
      error instanceof ViolationError
        ? error.violation
        : { operation: found?.contract.id ?? 'unknown', side: 'response', detail: String(error) };
    violations.push(violation);
    const message = `The miniature forge: ${violation.operation}, ${violation.side}: ${violation.detail}`;
    return toReply({ status: 500, body: { message, documentation_url: 'https://docs.github.com/rest' } });
  }
}

function refusal(error: ApiError): Answer {
  const body = {
    message: error.message,
    ...(error.errors ? { errors: error.errors } : {}),
    documentation_url: 'https://docs.github.com/rest',
    status: String(error.status),
  };
  return { status: error.status, body, headers: { ...error.headers } };
}

async function perform(
  world: World,
  identity: Identity,
  request: RestRequest,
  { contract, path }: Route,
  hit: Hit | null,
): Promise<Answer> {
  const operation = operations[contract.id];
  if (!operation) throw new Error(`no handler for ${contract.id}`);
  if (request.headers['user-agent'] === undefined)
    throw new ApiError(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    );
  // Operations without a repository get the first one, and do not look at it.
  const repo =
    path['repo'] === undefined
      ? anyRepository(world)
      : findRepository(world, `${path['owner']}/${path['repo']}`, identity);
  if (path['repo'] !== undefined) permit(repo, identity, operation.needs, operation.level);
  const parameters = contract.checkParameters(path, Object.fromEntries(request.url.searchParams));
  const body = contract.checkBody(request.body);
  for (const part of [parameters, body]) {
    if (part.kind === 'too-long') throw new ApiError(422, `Invalid request.\n\n${part.message}`);
    if (part.kind === 'violation')
      throw new ViolationError({ operation: contract.id, side: 'request', detail: part.detail });
  }
  const call: Call = {
    world,
    repo,
    ...identity,
    parameters: parameters.kind === 'fine' ? parameters.value : {},
    body: (request.body ?? {}) as Record<string, unknown>,
    accept: request.headers['accept'] ?? '',
    url: request.url,
    records: hit?.fault.kind === 'stale-list' ? (hit.past.get(repo.fullName) ?? repo.records) : repo.records,
  };
  return repo.exclusive(async () => operation.run(call));
}

function anyRepository(world: World): RepositoryState {
  const [first] = world.repositories.values();
  if (!first) throw new Error('a forge has at least one repository');
  return first;
}
