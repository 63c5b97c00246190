import { ApiError } from '../forge/api-error.js';
import type { TokenGrant } from '../forge/types.js';
import type {
  Account,
  Actor,
  IssueRecord,
  PullRecord,
  Records,
  RepositoryState,
  World,
} from '../forge/world.js';

/** What is in a timeline beside comments. */
export interface TimelineEvent {
  id: number;
  type: 'pull_scheduled_merge' | 'pull_cancel_scheduled_merge';
  by: Account;
  at: string;
}

/** What Forgejo has beside what the miniature GitHub knows. */
export interface State {
  /** By `owner/name#number`. */
  events: Map<string, TimelineEvent[]>;
}

/** One request that has passed the checks of shape, token and scope. */
export interface Call {
  state: State;
  world: World;
  repo: RepositoryState;
  who: Account;
  grant: TokenGrant;
  path: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** What lists show: the repository's records, or older ones. */
  records: Records;
  /** Of all pages of a list, for the header. */
  shown: { total?: number };
}

export interface Answer {
  status: number;
  /** Null: no body. */
  body: unknown;
}

export interface Operation {
  /** Category of a token's scopes; null: any token does. */
  scope: 'repository' | 'issue' | null;
  run(call: Call): Promise<Answer> | Answer;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const gone: Answer = { status: 204, body: null };

export const missing = (): ApiError => new ApiError(404, "The target couldn't be found.");

export const actorOf = ({ grant }: Call): Actor => ({ login: grant.login, kind: grant.kind });

/** The page that was asked for. */
export function paged<T>({ query, shown }: Call, items: readonly T[]): T[] {
  shown.total = items.length;
  const page = Math.max(Number(query.get('page') ?? 1), 1);
  const limit = Math.min(Number(query.get('limit') ?? 30), 50);
  return items.slice((page - 1) * limit, page * limit);
}

export function pullOf({ repo, path }: Call): PullRecord {
  const pull = repo.records.pulls.get(Number(path['index']));
  if (!pull) throw missing();
  return pull;
}

export function threadOf({ repo, path }: Call): PullRecord | IssueRecord {
  const number = Number(path['index']);
  const thread = repo.records.pulls.get(number) ?? repo.records.issues.get(number);
  if (!thread) throw missing();
  return thread;
}

/** A text of a body, as the contract has made sure. */
export function textOf({ body }: Call, name: string, otherwise = ''): string {
  const value = body[name];
  return typeof value === 'string' ? value : otherwise;
}

export const canWrite = ({ grant }: Call, what: 'contents' | 'pull_requests' | 'issues'): boolean =>
  grant.permissions[what] === 'write';

/** @throws ApiError 403 */
export function mustWrite(call: Call, what: 'contents' | 'pull_requests' | 'issues'): void {
  if (!canWrite(call, what)) throw new ApiError(403, 'user should have a permission to write to a repo');
}

/** Who opened something may edit it. @throws ApiError 403, with no word */
export function mustOwnOrWrite(call: Call, author: Account, what: 'pull_requests' | 'issues'): void {
  if (author.login !== call.who.login && !canWrite(call, what)) throw new ApiError(403, '');
}
