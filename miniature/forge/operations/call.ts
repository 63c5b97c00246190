import type { Parameters } from '../openapi/contract.js';
import { notFound } from '../api-error.js';
import { resolve } from '../git.js';
import type { Level, PermissionName, TokenGrant } from '../types.js';
import type { Account, Actor, IssueRecord, PullRecord, Records, RepositoryState, World } from '../world.js';

/** One request that has passed the checks of shape, token and permission. */
export interface Call {
  world: World;
  repo: RepositoryState;
  /** Null: nobody signed in. */
  who: Account | null;
  grant: TokenGrant | null;
  /** Path and query. */
  parameters: Parameters;
  body: Record<string, unknown>;
  accept: string;
  /** The address asked for, for the pages' links. */
  url: URL;
  /** What lists show: the repository's records, or older ones. */
  records: Records;
}

export interface Answer {
  status: number;
  /** JSON; null: no body. */
  body: unknown;
  headers?: Record<string, string>;
  /** Sent as it is, in place of JSON. */
  raw?: Buffer;
}

export interface Operation {
  /** Any one of these suffices; none: any token does. */
  needs: readonly PermissionName[];
  level: Level;
  run(call: Call): Promise<Answer> | Answer;
}

export const read = (needs: readonly PermissionName[], run: Operation['run']): Operation => ({
  needs,
  level: 'read',
  run,
});
export const write = (needs: readonly PermissionName[], run: Operation['run']): Operation => ({
  needs,
  level: 'write',
  run,
});

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown, url?: unknown): Answer => ({
  status: 201,
  body,
  ...(typeof url === 'string' ? { headers: { location: url } } : {}),
});
export const gone: Answer = { status: 204, body: null };

export function text(call: Call, name: string): string | undefined {
  const value = call.parameters[name];
  return value === undefined ? undefined : String(value);
}

/** Only for what the description requires. */
export const required = (call: Call, name: string): string => text(call, name) ?? '';

/** One page of a list, with GitHub's Link header. */
export function page<T>(
  call: Call,
  all: readonly T[],
): { items: readonly T[]; headers: Record<string, string> } {
  const size = Math.min(Math.max(Number(call.parameters['per_page'] ?? 30), 1), 100);
  const number = Math.max(Number(call.parameters['page'] ?? 1), 1);
  const last = Math.max(Math.ceil(all.length / size), 1);
  const link = (to: number, rel: string): string => {
    const url = new URL(call.url);
    url.searchParams.set('page', String(to));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    items: all.slice((number - 1) * size, number * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

export function listed<T>(call: Call, all: readonly T[], represent: (item: T) => unknown): Answer {
  const { items, headers } = page(call, all);
  return { status: 200, body: items.map(represent), headers };
}

/** A pull request by its number. @throws ApiError 404 */
export function pullOf(call: Call): PullRecord {
  const pull = call.repo.records.pulls.get(Number(call.parameters['pull_number']));
  if (!pull) throw notFound();
  return pull;
}

/** A pull request or issue by its number. @throws ApiError 404 */
export function threadOf(call: Call): PullRecord | IssueRecord {
  const number = Number(call.parameters['issue_number']);
  const thread = call.repo.records.pulls.get(number) ?? call.repo.records.issues.get(number);
  if (!thread) throw notFound();
  return thread;
}

/** Who asks. */
export const actorOf = ({ who, grant }: Call): Actor => ({
  login: who?.login ?? 'nobody',
  kind: grant?.kind ?? 'user',
});

/** A commit by branch, tag or id, as GitHub looks for it. */
export async function findCommit(repo: RepositoryState, ref: string): Promise<string | null> {
  for (const prefix of ['refs/heads/', 'refs/tags/', 'refs/']) {
    const found = await resolve(repo.bare, prefix + ref);
    if (found !== null) return found;
  }
  if (ref === 'HEAD') return resolve(repo.bare, 'HEAD');
  return /^[0-9a-f]{4,40}$/.test(ref) ? resolve(repo.bare, ref) : null;
}
