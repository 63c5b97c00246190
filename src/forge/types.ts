/** The last line of our commits' messages, by which they are known as ours: `Channel-Bump: <seal>` (seal.ts). */
export const COMMIT_TRAILER = 'Channel-Bump';

/** Marker of the comment that says why we close a pull request. */
export const CLOSING = '<!-- channel-bump closing -->';

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
  /** Whether the forge merges it by itself once its rules allow it. */
  autoMerge: boolean;
  /** Login of who opened it. */
  author: string;
  /** Branch name and commit of its head. */
  head: { branch: string; revision: string };
  base: { branch: string; revision: string };
  labels: readonly string[];
}

export interface PullContent {
  title: string;
  body: string;
  labels: readonly string[];
  draft: boolean;
}

/** Who is to look at a pull request, and what it belongs to; by the names that the forge knows. */
export interface PullPeople {
  reviewers: readonly string[];
  /** Slugs of teams of the owner's organization. */
  teamReviewers: readonly string[];
  assignees: readonly string[];
  /** Title of a milestone, or null. */
  milestone: string | null;
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export type AutoMerge =
  { kind: 'armed' | 'merged' | 'off' } | { kind: 'waiting'; message: string } | ForgeRefusal;

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
  /**
   * What it was about, for a later run to compare: at most 64 of `0-9a-z`, e.g. the hash of a derivation. Kept where
   * the forge keeps it (GitHub's external id, the end of a status's description).
   */
  fingerprint?: string;
}

/** A check run of ours as it is found again. */
export type PostedCheck = Pick<CheckRun, 'name' | 'state'> & { fingerprint: string | null };

/** Who the token is. */
export interface ForgeAccount {
  login: string;
  /** `workflow`: a workflow's own token; a pull request that it opens starts no workflow. */
  kind: 'workflow' | 'app' | 'user';
}

export interface IssueContent {
  title: string;
  body: string;
  labels: readonly string[];
  /** What it is about, of `0-9a-z`: one that a person closed is not opened once more for the same. */
  about: string;
}

export type PostedIssue =
  { kind: 'posted'; url: string | null } | { kind: 'left-closed'; url: string } | ForgeRefusal;

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
  account(): Promise<ForgeAccount>;
  defaultBranch(): Promise<string>;
  /** Commit a branch points at, or null where there is none. */
  branchHead(branch: string): Promise<string | null>;
  /** The open pull request from this branch of this repository, else the newest closed one, else null. */
  findPull(head: string, base: string): Promise<Pull | null>;
  /** Open pull requests from branches of this repository that begin with the prefix, oldest first. */
  openPulls(prefix: string): Promise<readonly Pull[]>;
  /** A pull request by its number; null where there is none. */
  pull(number: number): Promise<Pull | null>;
  /** The pull request that brought a commit, or would bring it: a merged one first; null where the forge knows none. */
  pullOfCommit(revision: string): Promise<Pull | null>;
  /** Finds the open one first; a "already exists" from a lagging list is resolved, not reported. */
  createPull(head: string, base: string, content: PullContent): Promise<Pull>;
  /** Writes only what differs, draft or not too; labels of people are kept, ours are added. */
  updatePull(pull: Pull, content: PullContent): Promise<Pull>;
  /** Adds who is missing; a name that the forge does not take refuses what it stands in, with all names told. */
  invite(pull: Pull, people: PullPeople): Promise<{ kind: 'invited' } | ForgeRefusal>;
  /** One comment says why, then it is closed. */
  closePull(pull: Pull, reason: string): Promise<void>;
  /**
   * Lets the forge merge it, at this very head, once its rules allow it; one that could be merged now is merged. Null
   * takes that back. `waiting`: the forge can do neither yet; ask again later.
   */
  autoMerge(pull: Pull, method: MergeMethod | null): Promise<AutoMerge>;
  /** A signed commit by the API, on `base`; returns its revision. A branch is moved only from the head that is expected. */
  commit(request: CommitRequest): Promise<{ kind: 'committed'; revision: string } | ForgeRefusal>;
  /** Removes a branch that is still at this head; one that is gone is no trouble. */
  deleteBranch(branch: string, expectedHead: string): Promise<ForgeRefusal | null>;
  /**
   * Commits on the branch since `base` that are not ours, newest first. Ours have this token's account as author, our
   * seal as last line, and are as they were sealed.
   */
  foreignCommits(
    branch: string,
    base: string,
  ): Promise<readonly { revision: string; author: string; title: string }[]>;
  /** Creates it, or updates the one of the same name that we made on the same commit. */
  checkRun(run: CheckRun): Promise<{ kind: 'posted'; url: string | null } | ForgeRefusal>;
  /** Ours on a commit, the newest of each name. */
  checkRuns(revision: string): Promise<readonly PostedCheck[]>;
  /**
   * One comment with this marker (an HTML comment in its body) on a pull request or issue: created, or kept up to date;
   * null removes it. Where two runs at once made two, one is left.
   */
  comment(
    on: { number: number },
    marker: string,
    body: string | null,
  ): Promise<{ kind: 'posted' } | ForgeRefusal>;
  /**
   * One open issue of ours with this marker: opened, or kept up to date as long as no person changed its text; null closes
   * it, with `closing` as a last comment.
   * @returns its address, null where there is none; `left-closed`: a person closed it
   */
  issue(marker: string, content: IssueContent | null, closing: string): Promise<PostedIssue>;
  /** Bodies of the open issues of ours that have this text in them. */
  openIssues(text: string): Promise<readonly string[]>;
}
