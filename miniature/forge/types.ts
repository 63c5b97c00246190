import type { Account, Label, Records } from './records.js';

/** Where the permission names are GitHub's own: https://docs.github.com/rest/overview/permissions-required-for-github-apps */
export type PermissionName = 'contents' | 'pull_requests' | 'issues' | 'checks' | 'statuses';
export type Level = 'read' | 'write';

/** What a token may do, and who stands behind it. */
export interface TokenGrant {
  /** Account name; bots carry their suffix, e.g. `github-actions[bot]`. */
  login: string;
  /** `actions`: the GITHUB_TOKEN of a workflow; `app`: an installation token; `user`: a personal access token. */
  kind: 'app' | 'user' | 'actions';
  permissions: Readonly<Partial<Record<PermissionName, Level>>>;
  /** `owner/name` of the repositories it sees; absent: all. The others are 404 to it. */
  repositories?: readonly string[];
}

export interface RepositoryOptions {
  owner: string;
  name: string;
  defaultBranch: string;
  /** Path of a git repository whose branches and tags are taken over; absent: an empty repository. */
  from?: string;
  /** A public repository can be read with any token, or none. Default: private. */
  public?: boolean;
  /** Branches that only `merge` may move. */
  protectedBranches?: readonly string[];
  /** "Allow GitHub Actions to create and approve pull requests"; default true. */
  actionsMayCreatePulls?: boolean;
  /** "Allow auto-merge"; default true. */
  autoMerge?: boolean;
  /** Check runs or status contexts that must be green on a pull request's head before it can be merged; default none. */
  requiredChecks?: readonly string[];
  /** Logins that can be asked for a review and be assigned, beside the owner. */
  collaborators?: readonly string[];
  /** Slugs of the owner's teams. */
  teams?: readonly string[];
  /** Titles of open milestones. */
  milestones?: readonly string[];
  /** Entries of a recursive tree; what is more is left out, and said to be. Default 100,000. */
  treeLimit?: number;
  /** Whether it has issues; default true. */
  issues?: boolean;
  /** `owner/name` of an earlier repository of this forge: pull requests can come from here. */
  forkOf?: string;
}

export interface ForgeOptions {
  /** Where the bare repositories live; made when missing, never removed. */
  folder: string;
  repositories: readonly RepositoryOptions[];
  tokens: Readonly<Record<string, TokenGrant>>;
  /** Default 0: any free one. */
  port?: number;
  /** The forge's time; default the machine's. */
  clock?: () => Date;
  /**
   * Awaited before an operation is performed, and after it was performed but before its answer is sent. `drop` closes
   * the connection there: before, the operation does not happen.
   */
  onRequest?: (moment: RequestMoment) => unknown;
}

export interface RequestMoment {
  /** Of the requests of this server, from 0. */
  index: number;
  operation: string;
  method: string;
  phase: 'before' | 'after';
}

export type Fault =
  /** Answered in place of the operation, which does not happen. */
  | { kind: 'status'; status: number; message?: string; headers?: Readonly<Record<string, string>> }
  /** Connection reset before anything happens. */
  | { kind: 'reset' }
  /** The operation happens, the connection is cut before an answer. */
  | { kind: 'lost-reply' }
  /** No answer ever, until the client goes away. */
  | { kind: 'stall' }
  /** The operation happens, half of the body comes, then the connection is cut. */
  | { kind: 'truncated' }
  /** The operation happens, half of the body comes, and its end can't be told: no length, and the connection closed. */
  | { kind: 'no-length' }
  /** The operation happens, the answer comes `ms` later. */
  | { kind: 'slow'; ms: number }
  /** 200 with a page for people, as a proxy in between would. */
  | { kind: 'html' }
  | { kind: 'secondary-limit'; status: 403 | 429; retryAfter: number }
  /** `resetAfter`: seconds until there are requests again. */
  | { kind: 'primary-limit'; resetAfter: number }
  /** Answers from the pulls, comments and check runs as they were when the fault was switched on. */
  | { kind: 'stale-list' };

export interface FaultOptions {
  /** How many requests it hits; default 1. */
  times?: number;
  /** How many requests pass unharmed before; default 0. */
  after?: number;
}

/** One request, as it went over the wire. */
export interface LoggedRequest {
  method: string;
  /** Path with query. */
  path: string;
  /** OpenAPI operation id, `graphql`, `git-upload-pack`, `git-receive-pack`, `page`, or `unknown`. */
  operation: string;
  login: string | null;
  /** Parsed JSON, null where there was none. */
  body: unknown;
  /** 0 while no answer was given, or where the connection was cut. */
  status: number;
}

/** Something that is not as GitHub's description says. */
export interface Violation {
  operation: string;
  side: 'request' | 'response';
  detail: string;
}

export interface PersonCommit {
  repository?: string;
  /** Made from the default branch where it is not there yet. */
  branch: string;
  /** Login of the author. */
  person: string;
  /** Default: the address by which GitHub knows the person. Behind any other it knows nobody. */
  email?: string;
  message?: string;
  /** Whole new contents by path; null removes the file. */
  files: Readonly<Record<string, string | null>>;
}

export interface PersonPull {
  /** `owner/name`; default the first one. */
  repository?: string;
  /** `owner/name` of the fork that the head is in; default the same repository. */
  headRepository?: string;
  head: string;
  base: string;
  title: string;
  body: string;
  /** Login of who opens it. */
  by: string;
}

/** What a forge knows, to be looked at and to be given back to it. */
export interface ForgeState {
  lastId: number;
  accounts: Map<string, Account>;
  workflowsStarted: StartedWorkflow[];
  /** By `owner/name`. */
  repositories: Map<string, RepositoryMemory>;
  /** What is in timelines beside comments, by `owner/name#number`; Forgejo's alone. */
  events: Map<string, unknown[]>;
}

export interface RepositoryMemory {
  records: Records;
  labels: Map<string, Label>;
  nextNumber: number;
  signed: Set<string>;
  pushedAt: string;
  /** Commit of each ref, by its full name. */
  refs: Record<string, string>;
}

/** A workflow run that an event of a pull request started. */
export interface StartedWorkflow {
  event: 'pull_request';
  action: 'opened' | 'synchronize' | 'reopened';
  number: number;
  head: string;
  by: string;
}

export interface ForgeServer extends AsyncDisposable {
  /** For GITHUB_API_URL, GITHUB_GRAPHQL_URL and GITHUB_SERVER_URL. */
  readonly urls: { api: string; graphql: string; server: string };
  readonly requests: LoggedRequest[];
  readonly violations: Violation[];
  /** Operation: an OpenAPI operation id (`pulls/create`), `graphql`, `git-upload-pack`, `git-receive-pack`, or `*`. */
  fault(operation: string, fault: Fault, options?: FaultOptions): void;
  clearFaults(): void;
  /** As a person presses the button; returns the commit. `repository` is `owner/name`, default the first one. */
  merge(number: number, method: 'merge' | 'squash' | 'rebase', repository?: string): Promise<string>;
  /** A commit by a person on a branch; returns its revision. */
  pushAs(commit: PersonCommit): Promise<string>;
  /** A pull request by a person; returns its number. */
  openPull(pull: PersonPull): Promise<number>;
  /** A person writes the text of a pull request or issue anew. */
  editAs(number: number, person: string, body: string, repository?: string): Promise<void>;
  /** A person closes a pull request or issue. */
  closeAs(number: number, person: string, repository?: string): Promise<void>;
  reopenAs(number: number, person: string, repository?: string): Promise<void>;
  /** A person has reviewed a pull request: nobody waits for that any more. */
  reviewAs(number: number, person: string, repository?: string): Promise<void>;
  /** Workflow runs that were started; what a token of Actions does starts none. */
  readonly workflowsStarted: readonly StartedWorkflow[];
  /** Path of the bare repository, for looking into it with git. */
  gitFolder(repository?: string): string;
  /** All that the forge knows, copied. Nothing may be asked of it meanwhile. */
  state(): Promise<ForgeState>;
  /** Makes it what it was then, on the same address. What git has of commits since stays, as on any forge: without a ref. */
  restore(state: ForgeState): Promise<void>;
  close(): Promise<void>;
}
