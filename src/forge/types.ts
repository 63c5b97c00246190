/** The last line of our commits' messages, by which they are known as ours: `Channel-Bump: <key>`. */
export const COMMIT_TRAILER = 'Channel-Bump';

/** A repository on a forge. */
export interface Repository {
  owner: string;
  name: string;
}

export interface Pull {
  number: number;
  /** Address for people. */
  url: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  merged: boolean;
  draft: boolean;
  /** Branch name and commit of its head. */
  head: { branch: string; revision: string };
  base: { branch: string; revision: string };
  labels: readonly string[];
}

export interface PullContent {
  title: string;
  body: string;
  labels: readonly string[];
}

export interface CommitRequest {
  branch: string;
  /** Commit the branch is to stand on; the branch is made from it, or moved to it, first. 40 hex. */
  base: string;
  /** Commit the branch points at now, or null where it must not exist yet; the call fails when it is otherwise. */
  expectedHead: string | null;
  headline: string;
  body: string;
  /** Whole new contents by repository-relative path; file modes stay as they are. */
  files: Readonly<Record<string, string>>;
}

export interface CheckRun {
  name: string;
  /** Commit it is about, 40 hex. */
  revision: string;
  state:
    | { status: 'in_progress' }
    | { status: 'completed'; conclusion: 'success' | 'failure' | 'neutral' | 'cancelled' };
  title: string;
  summary: string;
}

/** Expected refusals are values: the caller decides what they mean. */
export type ForgeRefusal = { kind: 'forbidden'; message: string } | { kind: 'moved'; message: string };

/**
 * A forge's operations that we use. Every call can be repeated after any crash: things are found by branch or
 * marker before they are made. Throws UserError on a refusal that the user can mend (token, permission).
 */
export interface Forge {
  readonly id: string;
  /** Characters of a pull request's body. */
  readonly maxBodyLength: number;
  defaultBranch(): Promise<string>;
  /** Commit a branch points at, or null where there is none. */
  branchHead(branch: string): Promise<string | null>;
  /** The open pull request from this branch of this repository, else the newest closed one, else null. */
  findPull(head: string, base: string): Promise<Pull | null>;
  /** Branches of this repository that begin with the prefix and have an open pull request. */
  openBranches(prefix: string): Promise<readonly string[]>;
  /** Finds the open one first; a "already exists" from a lagging list is resolved, not reported. */
  createPull(head: string, base: string, content: PullContent): Promise<Pull>;
  /** Writes only what differs; labels of people are kept, ours are added. */
  updatePull(pull: Pull, content: PullContent): Promise<Pull>;
  closePull(pull: Pull, reason: string): Promise<void>;
  /** A signed commit by the API, on `base`; returns its revision. */
  commit(request: CommitRequest): Promise<{ kind: 'committed'; revision: string } | ForgeRefusal>;
  /**
   * Commits on the branch since `base` that are not ours, newest first. Ours have this token's account as author, our
   * trailer as last line, and were not made over by somebody else.
   */
  foreignCommits(
    branch: string,
    base: string,
  ): Promise<readonly { revision: string; author: string; title: string }[]>;
  /** Creates it, or updates the one of the same name that we made on the same commit. */
  checkRun(run: CheckRun): Promise<{ kind: 'posted'; url: string | null } | ForgeRefusal>;
  /** One comment with this marker (an HTML comment in its body): created, or kept up to date. */
  comment(pull: Pull, marker: string, body: string): Promise<{ kind: 'posted' } | ForgeRefusal>;
}
