import { z } from 'zod';
import { persistent, valueOf, type Attempt, endless } from '../failure.js';
import type { Repository } from '../types.js';
import type { ForgejoAccess } from './access.js';
import { noAnswer, noJson, readFailure, unreadable } from './failure.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Parameters {
  query?: Readonly<Record<string, string | number | boolean>>;
  body?: Readonly<Record<string, unknown>>;
}

/** Forgejo's API for one repository. @throws UserError from every call on an answer that is not Forgejo's */
export interface Client {
  readonly repository: Repository;
  readonly access: ForgejoAccess;
  /**
   * `path` is below the repository's own, encoded; one that begins with `//` is below the API's.
   * @param repeatable whether it may be done twice; default all but POST
   */
  attempt<T>(
    shape: z.ZodType<T>,
    method: Method,
    path: string,
    parameters?: Parameters,
    repeatable?: boolean,
  ): Promise<Attempt<T>>;
  /** The same for what must succeed. @throws UserError otherwise */
  send<T>(shape: z.ZodType<T>, method: Method, path: string, parameters?: Parameters): Promise<T>;
  /** All pages of a list, or (`enough`) those up to an item, or (`most`) so many. @throws UserError where it does not end */
  list<T>(
    shape: z.ZodType<T>,
    path: string,
    query?: Parameters['query'],
    enough?: (item: T) => boolean,
    most?: number | null,
  ): Promise<Attempt<T[]>>;
}

/** A branch or path as a part of an address: `a/b c` -> `a/b%20c` */
export const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** `total`: of all pages of a list, where the forge tells it. */
type Answered = Attempt<unknown> & { total?: number };

/** The most that Forgejo gives, unless its administrator says otherwise. */
const PAGE = 50;
const MAX_PAGES = 100;
const LARGEST_ANSWER = 32 * 1024 * 1024;

/** An empty timeline is `null`. */
const listOf = <T>(shape: z.ZodType<T>): z.ZodType<T[]> =>
  z
    .array(shape)
    .nullable()
    .transform((items) => items ?? []);

export function createClient(access: ForgejoAccess): Client {
  const { owner, name } = access.repository;
  const own = `${access.apiUrl}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;

  async function once(method: Method, path: string, { query, body }: Parameters): Promise<Answered> {
    const request = `${method} ${path}`;
    const pairs = Object.entries(query ?? {}).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
    const url = (path.startsWith('//') ? access.apiUrl + path.slice(1) : own + path) + search;
    try {
      const response = await access.http.request({
        url,
        method,
        headers: {
          authorization: `token ${access.token}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        attempts: 1,
        timeoutMs: access.timeoutMs,
        deadlineMs: access.timeoutMs,
      });
      const text = await response.text(LARGEST_ANSWER);
      if (response.status < 200 || response.status > 299)
        return { ok: false, failure: readFailure(response, text, request, access) };
      const total = response.headers['x-total-count'];
      return { ...parsed(text, request), ...(total === undefined ? {} : { total: Number(total) }) };
    } catch (error) {
      return { ok: false, failure: noAnswer(error, request, access) };
    }
  }

  function parsed(text: string, request: string): Attempt<unknown> {
    if (text === '') return { ok: true, value: null };
    try {
      return { ok: true, value: JSON.parse(text) as unknown };
    } catch {
      return { ok: false, failure: noJson(request, access) };
    }
  }

  async function attempt<T>(
    shape: z.ZodType<T>,
    method: Method,
    path: string,
    parameters: Parameters = {},
    repeatable = method !== 'POST',
  ): Promise<Attempt<T> & { total?: number }> {
    const result = await persistent(() => once(method, path, parameters), access.wait, repeatable);
    if (!result.ok) return result;
    const checked = shape.safeParse(result.value);
    if (checked.success) return { ...result, value: checked.data };
    throw unreadable(`${method} ${path}`, access, checked.error);
  }

  return {
    repository: access.repository,
    access,
    attempt,
    async send(shape, method, path, parameters) {
      return valueOf(await attempt(shape, method, path, parameters));
    },
    async list(shape, path, query = {}, enough = () => false, most = null) {
      const all = [];
      // An administrator may have allowed fewer than we ask for: a short page is not the end.
      for (let page = 1; page <= (most ?? MAX_PAGES); page++) {
        const answer = await attempt(listOf(shape), 'GET', path, { query: { ...query, limit: PAGE, page } });
        if (!answer.ok) return answer;
        all.push(...answer.value);
        if (answer.value.length === 0 || answer.value.some(enough)) return { ok: true, value: all };
        // What a timeline tells is how much is on the page.
        const total = path.endsWith('/timeline') ? undefined : answer.total;
        if (all.length >= (total ?? Infinity)) return { ok: true, value: all };
      }
      if (most !== null) return { ok: true, value: all };
      throw endless(path, all.length);
    },
  };
}
