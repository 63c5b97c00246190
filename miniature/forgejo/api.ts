import { ApiError } from '../forge/api-error.js';
import { findRepository, identify } from '../forge/auth.js';
import type { Hit, Reply } from '../forge/faults.js';
import type { TokenGrant, Violation } from '../forge/types.js';
import type { RepositoryState, World } from '../forge/world.js';
import { missing, type Answer, type Call, type Operation, type State } from './call.js';
import { errorShape } from './contract.js';
import { issueOperations } from './operations/issues.js';
import { pullOperations } from './operations/pulls.js';
import { repositoryOperations } from './operations/repository.js';
import { statusOperations } from './operations/statuses.js';
import type { Route } from './route.js';

const operations: Readonly<Record<string, Operation>> = {
  ...repositoryOperations,
  ...pullOperations,
  ...issueOperations,
  ...statusOperations,
};

/** Ids of the operations that are given, for the test that they and the contract agree. */
export const operationIds: readonly string[] = Object.keys(operations);

export interface ApiRequest {
  url: URL;
  headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON, null where there was none. */
  body: unknown;
}

interface Place {
  world: World;
  state: State;
  violations: Violation[];
}

const reply = (status: number, body: unknown): Reply => ({
  status,
  headers: body === null ? {} : { 'content-type': 'application/json;charset=utf-8' },
  body: Buffer.from(body === null ? '' : `${JSON.stringify(body)}\n`),
});

/** Answers one request; what is not as the contract says is pushed onto `violations` and answered 500. */
export async function answerApi(
  place: Place,
  request: ApiRequest,
  found: Route | null,
  hit: Hit | null,
): Promise<Reply> {
  const { world, violations } = place;
  const violated = (side: Violation['side'], detail: string): Reply => {
    violations.push({ operation: found?.id ?? 'unknown', side, detail });
    return reply(500, { message: `The miniature Forgejo: ${side}: ${detail}`, url: '' });
  };
  if (found === null) return violated('request', `${request.url.pathname} is not in the contract`);
  const wrong = wrongInRequest(request, found);
  try {
    const grant = grantOf(world, request);
    if (wrong !== null) return violated('request', wrong);
    const shown: Call['shown'] = {};
    const answer = await perform(place, request, { found, grant, hit, shown });
    const shape = found.contract.answers[answer.status];
    const checked = shape?.safeParse(answer.body);
    if (checked?.success !== true)
      return violated('response', `${answer.status}: ${checked?.error.message ?? 'no such answer'}`);
    const total = shown.total === undefined ? {} : { 'x-total-count': String(shown.total) };
    const whole = reply(answer.status, answer.body);
    return { ...whole, headers: { ...whole.headers, ...total } };
  } catch (error) {
    if (!(error instanceof ApiError)) return violated('response', String(error));
    return refusal(world, error);
  }
}

/** A refusal in Forgejo's shape; one without words has no body. */
export function refusal(world: World, { status, message }: ApiError): Reply {
  if (status === 403 && message === '') return reply(status, null);
  const isMissing = status === 404 && message === 'Not Found';
  const words = isMissing
    ? missing().message
    : status === 401
      ? 'invalid username, password or token'
      : message;
  const url = `${world.server}/api/swagger`;
  return reply(status, errorShape.parse({ message: words, url, ...(status === 404 ? { errors: [] } : {}) }));
}

function wrongInRequest({ url, body }: ApiRequest, { contract }: Route): string | null {
  const unknown = [...url.searchParams.keys()].find((key) => contract.query?.includes(key) !== true);
  if (unknown !== undefined) return `query: no ${unknown}`;
  const checked = (contract.body ?? null) === null ? null : contract.body?.safeParse(body);
  if (checked === null) return body === null ? null : 'a body where none belongs';
  return checked?.success === false ? checked.error.message : null;
}

function grantOf(world: World, { headers }: ApiRequest): TokenGrant {
  const { grant } = identify(world, headers['authorization']);
  if (grant === null) throw new ApiError(401, 'token is required');
  return grant;
}

interface Asked {
  found: Route;
  grant: TokenGrant;
  hit: Hit | null;
  shown: Call['shown'];
}

async function perform(
  { world, state }: Place,
  request: ApiRequest,
  { found, grant, hit, shown }: Asked,
): Promise<Answer> {
  const operation = operations[found.id];
  if (!operation) throw new Error(`no handler for ${found.id}`);
  const who = identify(world, request.headers['authorization']).who;
  if (!who) throw new ApiError(401, 'token is required');
  const { path } = found;
  const repo =
    path['repo'] === undefined
      ? first(world)
      : findRepository(world, `${path['owner']}/${path['repo']}`, { grant, who });
  checkScope(grant, operation, found);
  const call = {
    ...{ state, world, repo, who, grant, path, shown },
    query: request.url.searchParams,
    body: (request.body ?? {}) as Record<string, unknown>,
    records: hit?.fault.kind === 'stale-list' ? (hit.past.get(repo.fullName) ?? repo.records) : repo.records,
  };
  return repo.exclusive(async () => operation.run(call));
}

/** Tokens of accounts have scopes; a workflow's own has none. @throws ApiError 403 */
function checkScope({ kind, permissions }: TokenGrant, { scope }: Operation, { contract }: Route): void {
  if (kind === 'actions' || scope === null) return;
  const held = scope === 'issue' ? permissions.issues : permissions.contents;
  const level = contract.method === 'GET' ? 'read' : 'write';
  if (held === 'write' || (held === 'read' && level === 'read')) return;
  throw new ApiError(403, `token does not have at least one of required scope(s): [${level}:${scope}]`);
}

function first(world: World): RepositoryState {
  const [repo] = world.repositories.values();
  if (!repo) throw new Error('a forge has at least one repository');
  return repo;
}
