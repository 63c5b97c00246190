export interface Account {
  id: number;
  login: string;
  type: 'User' | 'Bot';
}

export interface Label {
  id: number;
  name: string;
}

/** What a pull request and an issue have in common, numbers too. */
interface Thread {
  id: number;
  number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  author: Account;
  labels: string[];
  assignees: Account[];
  /** Number of a milestone. */
  milestone: number | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export interface IssueRecord extends Thread {
  stateReason: string | null;
}

export interface PullRecord extends Thread {
  draft: boolean;
  /** `owner/name` of the repository that the head is in. */
  headRepository: string;
  headBranch: string;
  headSha: string;
  baseBranch: string;
  /** The base branch's commit when the head last moved, as GitHub shows it: not its newest. */
  baseSha: string;
  /** Commits that the merge commit and `mergeable` were last worked out for. */
  mergeOf: string;
  mergeSha: string | null;
  mergedAt: string | null;
  mergedBy: Account | null;
  maintainerCanModify: boolean;
  reviewers: Account[];
  /** Slugs. */
  teams: string[];
  reviews: { id: number; author: Account; sha: string; at: string }[];
  autoMerge: { method: MergeMethod; by: Account; at: string } | null;
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface CommentRecord {
  id: number;
  number: number;
  author: Account;
  body: string;
  createdAt: string;
  updatedAt: string;
}

export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: string;
  message: string;
  title?: string;
}

export interface CheckRecord {
  id: number;
  suite: number;
  app: string;
  name: string;
  sha: string;
  status: string;
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  detailsUrl: string | null;
  externalId: string;
  output: { title: string | null; summary: string | null; text: string | null };
  annotations: Annotation[];
}

export interface StatusRecord {
  id: number;
  sha: string;
  state: string;
  context: string;
  description: string | null;
  targetUrl: string | null;
  author: Account;
  createdAt: string;
}

/** What a lagging list still shows as it was. */
export interface Records {
  pulls: Map<number, PullRecord>;
  issues: Map<number, IssueRecord>;
  comments: Map<number, CommentRecord>;
  checks: Map<number, CheckRecord>;
  statuses: StatusRecord[];
}
