import type { getOctokit } from '@actions/github';
import { z } from 'zod';
import { endless, persistent, sentElsewhere, valueOf, type Attempt } from '../failure.js';
import { remembered } from '../remembered.js';
import type { Repository } from '../types.js';
import type { GithubAccess } from './access.js';
import { headerOf, noJson, readFailure, readGraphqlErrors, unreadable } from './failure.js';
import { createFetch } from './fetch.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Parameters = Readonly<Record<string, unknown>>;

/** GitHub's API for one repository. @throws UserError from every call on an answer that is not GitHub's */
export interface Client {
  readonly repository: Repository;
  readonly wait: GithubAccess['wait'];
  /** `path` is below the repository's own, with `{name}` for parameters: `/git/ref/{ref}`. */
  attempt<T>(
    shape: z.ZodType<T>,
    method: Method,
    path: string,
    parameters?: Parameters,
    repeat?: Repeat,
  ): Promise<Attempt<T>>;
  /** The same for what must succeed. @throws UserError otherwise */
  send<T>(shape: z.ZodType<T>, method: Method, path: string, parameters?: Parameters): Promise<T>;
  /** All pages of a list; `items` picks them out of a page. */
  list<P, T>(
    shape: z.ZodType<P>,
    items: (page: P) => readonly T[],
    path: string,
    parameters?: Parameters,
  ): Promise<Attempt<T[]>>;
  /** `repeat` is for mutations; a query is always repeatable. */
  graphql<T>(shape: z.ZodType<T>, query: string, variables: Parameters, repeat?: Repeat): Promise<Attempt<T>>;
  /** Login of the token's account, e.g. `github-actions[bot]`. */
  login(): Promise<string>;
  /** GraphQL's id of the repository. */
  repositoryId(): Promise<string>;
}

/** Whether a request may be sent again after a broken answer; default: all but POST and mutations. */
type Repeat = 'repeatable' | 'once';

const PAGE = 100;
const MAX_PAGES = 50;

const anyAnswer = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()),
  data: z.unknown(),
});
const viewerShape = z.object({ viewer: z.object({ login: z.string() }) });
const graphqlAnswer = z.object({ data: z.unknown().optional(), errors: z.unknown().optional() });
const repositoryShape = z.object({ node_id: z.string() });

type Answer = z.infer<typeof anyAnswer>;
type Read = (answer: Answer) => Attempt<unknown>;
const asItIs: Read = ({ data }) => ({ ok: true, value: data });

type Octokit = ReturnType<typeof getOctokit>;

/** Loaded when it is first needed: that takes its time, and many verbs ask no forge. */
async function openOctokit(access: GithubAccess): Promise<Octokit> {
  const { getOctokit } = await import('@actions/github');
  const quiet = (): undefined => undefined;
  return getOctokit(access.token, {
    baseUrl: access.apiUrl,
    request: { fetch: createFetch(access) },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
}

export function createClient(access: GithubAccess): Client {
  const octokit = remembered(() => openOctokit(access));
  const { owner, name: repo } = access.repository;

  const tried = (
    method: Method,
    url: string,
    parameters: Parameters,
    { repeat, read }: { repeat: Repeat; read: Read },
  ): Promise<Attempt<unknown>> =>
    persistent(() => once(method, url, parameters, read), access.wait, repeat === 'repeatable');

  async function once(
    method: Method,
    url: string,
    parameters: Parameters,
    read: Read,
  ): Promise<Attempt<unknown>> {
    const what = `${method} ${url}`;
    try {
      const answer = anyAnswer.parse(await (await octokit()).request(what, parameters));
      const { status, headers, data } = answer;
      if (status >= 300)
        return { ok: false, failure: sentElsewhere(status, headerOf(headers)('location'), what) };
      // Octokit hands on what is no JSON, or was cut off, as text.
      const whole = typeof data !== 'string' || status === 204;
      return whole ? read(answer) : { ok: false, failure: noJson(what, access) };
    } catch (error) {
      return { ok: false, failure: readFailure(error, what, access) };
    }
  }

  function checked<T>(shape: z.ZodType<T>, data: unknown, what: string): T {
    const parsed = shape.safeParse(data);
    if (parsed.success) return parsed.data;
    throw unreadable(what, access, parsed.error);
  }

  async function attempt<T>(
    shape: z.ZodType<T>,
    method: Method,
    path: string,
    parameters: Parameters = {},
    repeat: Repeat = method === 'POST' ? 'once' : 'repeatable',
  ): Promise<Attempt<T>> {
    const url = `/repos/{owner}/{repo}${path}`;
    const result = await tried(method, url, { owner, repo, ...parameters }, { repeat, read: asItIs });
    if (result.ok) return { ok: true, value: checked(shape, result.value, `${method} ${path}`) };
    return result;
  }

  const readGraphql: Read = ({ data: body, headers }) => {
    const answer = graphqlAnswer.safeParse(body);
    if (!answer.success) return { ok: false, failure: noJson('GraphQL', access) };
    const { data, errors } = answer.data;
    const wrong = (Array.isArray(errors) && errors.length > 0) || data === null || data === undefined;
    if (wrong) return { ok: false, failure: readGraphqlErrors(errors, headers, access) };
    return { ok: true, value: data };
  };

  async function graphql<T>(
    shape: z.ZodType<T>,
    query: string,
    variables: Parameters,
    repeat: Repeat = query.startsWith('query') ? 'repeatable' : 'once',
  ): Promise<Attempt<T>> {
    const how = { repeat, read: readGraphql };
    const result = await tried('POST', access.graphqlUrl, { query, variables }, how);
    return result.ok ? { ok: true, value: checked(shape, result.value, 'GraphQL') } : result;
  }

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
        if (found.length < PAGE) return { ok: true, value: all };
      }
      throw endless(path, PAGE * MAX_PAGES);
    },
    login: remembered(async () => {
      const answer = await graphql(viewerShape, 'query { viewer { login } }', {});
      return valueOf(answer).viewer.login;
    }),
    repositoryId: remembered(async () => valueOf(await attempt(repositoryShape, 'GET', '')).node_id),
  };
}
