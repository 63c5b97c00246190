import type { getOctokit } from '@actions/github';
import { z } from 'zod';
import { UserError } from '../../errors.js';
import type { Repository } from '../types.js';
import type { GithubAccess } from './access.js';
import { noJson, readFailure, unreadable, type Failure } from './failure.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Parameters = Readonly<Record<string, unknown>>;

/** An answer, or what came in its place. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** GitHub's API for one repository. @throws UserError from every call on an answer that is not GitHub's */
export interface Client {
  readonly repository: Repository;
  readonly wait: GithubAccess['wait'];
  /** `path` is below the repository's own, with `{name}` for parameters: `/git/ref/{ref}`. */
  attempt<T>(shape: z.ZodType<T>, method: Method, path: string, parameters?: Parameters): Promise<Attempt<T>>;
  /** The same for what must succeed. @throws UserError otherwise */
  send<T>(shape: z.ZodType<T>, method: Method, path: string, parameters?: Parameters): Promise<T>;
  /** All pages of a list; `items` picks them out of a page. */
  list<P, T>(
    shape: z.ZodType<P>,
    items: (page: P) => readonly T[],
    path: string,
    parameters?: Parameters,
  ): Promise<Attempt<T[]>>;
  graphql<T>(shape: z.ZodType<T>, query: string, variables: Parameters): Promise<Attempt<T>>;
  /** Login of the token's account, e.g. `github-actions[bot]`. */
  login(): Promise<string>;
}

/** What an attempt gave. @throws UserError where it gave nothing */
export function valueOf<T>(attempt: Attempt<T>): T {
  if (attempt.ok) return attempt.value;
  throw attempt.failure.error;
}

const ATTEMPTS = 3;
const TIMEOUT_MS = 60_000;
/** A run waits this long for a limit to pass, no longer. */
const LONGEST_WAIT_S = 120;
const PAGE = 100;
const MAX_PAGES = 50;

const anyAnswer = z.object({ status: z.number(), data: z.unknown() });
const viewerShape = z.object({ viewer: z.object({ login: z.string() }) });
const graphqlAnswer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).optional(),
});

type Octokit = ReturnType<typeof getOctokit>;

/** Loaded when it is first needed: that takes its time, and many verbs ask no forge. */
async function openOctokit({ token, apiUrl }: GithubAccess): Promise<Octokit> {
  const { getOctokit } = await import('@actions/github');
  const quiet = (): undefined => undefined;
  return getOctokit(token, {
    baseUrl: apiUrl,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
}

export function createClient(access: GithubAccess): Client {
  let octokit: Promise<Octokit> | undefined;
  const { owner, name: repo } = access.repository;

  /** Tried again when the forge stumbles; what is not repeatable only where the forge said that it did nothing. */
  async function persistent(
    method: Method,
    url: string,
    parameters: Parameters,
    repeatable = method !== 'POST',
  ): Promise<Attempt<unknown>> {
    for (let attempt = 1; ; attempt++) {
      const result = await once(method, url, parameters);
      if (result.ok || attempt === ATTEMPTS) return result;
      const { failure } = result;
      const wait = failure.kind === 'limited' ? failure.waitSeconds : 2 ** (attempt - 1);
      const harmless = failure.kind === 'limited' || (failure.kind === 'broken' && repeatable);
      if (!harmless || wait > LONGEST_WAIT_S) return result;
      await access.wait(wait * 1000);
    }
  }

  async function once(method: Method, url: string, parameters: Parameters): Promise<Attempt<unknown>> {
    try {
      const request = { signal: AbortSignal.timeout(TIMEOUT_MS) };
      const answer: unknown = await (
        await (octokit ??= openOctokit(access))
      ).request(`${method} ${url}`, { ...parameters, request });
      const { status, data } = anyAnswer.parse(answer);
      // Octokit hands on what is no JSON, or was cut off, as text.
      const whole = typeof data !== 'string' || status === 204;
      return whole ? { ok: true, value: data } : { ok: false, failure: noJson(`${method} ${url}`, access) };
    } catch (error) {
      return { ok: false, failure: readFailure(error, `${method} ${url}`, access) };
    }
  }

  function checked<T>(shape: z.ZodType<T>, data: unknown, what: string): T {
    const parsed = shape.safeParse(data);
    if (parsed.success) return parsed.data;
    throw unreadable(what, access.apiUrl, parsed.error);
  }

  async function attempt<T>(
    shape: z.ZodType<T>,
    method: Method,
    path: string,
    parameters: Parameters = {},
  ): Promise<Attempt<T>> {
    const result = await persistent(method, `/repos/{owner}/{repo}${path}`, { owner, repo, ...parameters });
    if (result.ok) return { ok: true, value: checked(shape, result.value, `${method} ${path}`) };
    return result;
  }

  async function graphql<T>(shape: z.ZodType<T>, query: string, variables: Parameters): Promise<Attempt<T>> {
    const result = await persistent(
      'POST',
      access.graphqlUrl,
      { query, variables },
      query.startsWith('query'),
    );
    if (!result.ok) return result;
    const answer = checked(graphqlAnswer, result.value, 'GraphQL');
    const [first] = answer.errors ?? [];
    if (!first) return { ok: true, value: checked(shape, answer.data, 'GraphQL') };
    const error = new UserError(`the forge refuses: ${first.message}`, {
      cure: 'See what the token may do, and the rules of the repository.',
    });
    return {
      ok: false,
      failure: { kind: 'refused', status: 200, type: first.type ?? '', message: first.message, error },
    };
  }

  let login: Promise<string> | undefined;
  return {
    repository: access.repository,
    wait: access.wait,
    attempt,
    graphql,
    async send(shape, method, path, parameters) {
      return valueOf(await attempt(shape, method, path, parameters));
    },
    async list(shape, items, path, parameters = {}) {
      const all = [];
      for (let page = 1; page <= MAX_PAGES; page++) {
        const answer = await attempt(shape, 'GET', path, { ...parameters, per_page: PAGE, page });
        if (!answer.ok) return answer;
        const found = items(answer.value);
        all.push(...found);
        if (found.length < PAGE) break;
      }
      return { ok: true, value: all };
    },
    login() {
      login ??= graphql(viewerShape, 'query { viewer { login } }', {}).then(
        (answer) => valueOf(answer).viewer.login,
      );
      return login;
    },
  };
}
