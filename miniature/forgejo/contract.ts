import { z } from 'zod';
import { changeFiles, pullFields } from './bodies.js';
import {
  user,
  label,
  milestone,
  meta,
  pull,
  issue,
  comment,
  commit,
  branch,
  contents,
  state,
  status,
} from './shapes.js';

const ids = z.array(z.int());
const paged = ['page', 'limit'];
const none = z.null();

/** An operation of the API: what it takes, and what it answers where it does as it is asked. */
export interface Contract {
  method: string;
  path: string;
  query?: readonly string[];
  body?: z.ZodType;
  answers: Readonly<Record<number, z.ZodType>>;
}

const repo = '/repos/{owner}/{repo}';

/** By operation id of the API's description. `{name*}` takes slashes too. */
export const contracts: Readonly<Record<string, Contract>> = {
  getVersion: { method: 'GET', path: '/version', answers: { 200: z.strictObject({ version: z.string() }) } },
  userGetCurrent: { method: 'GET', path: '/user', answers: { 200: user } },
  repoGet: {
    method: 'GET',
    path: repo,
    answers: { 200: z.looseObject({ full_name: z.string(), default_branch: z.string() }) },
  },
  repoGetBranch: { method: 'GET', path: `${repo}/branches/{branch*}`, answers: { 200: branch } },
  repoCreateBranch: {
    method: 'POST',
    path: `${repo}/branches`,
    body: z.strictObject({
      new_branch_name: z.string().max(100),
      old_branch_name: z.string().optional(),
      old_ref_name: z.string().optional(),
    }),
    answers: { 201: branch },
  },
  repoDeleteBranch: { method: 'DELETE', path: `${repo}/branches/{branch*}`, answers: { 204: none } },
  repoGetSingleCommit: {
    method: 'GET',
    path: `${repo}/git/commits/{sha}`,
    query: ['stat', 'verification', 'files'],
    answers: { 200: commit },
  },
  repoGetContents: {
    method: 'GET',
    path: `${repo}/contents/{filepath*}`,
    query: ['ref'],
    answers: { 200: z.union([contents, z.array(contents)]) },
  },
  repoChangeFiles: {
    method: 'POST',
    path: `${repo}/contents`,
    body: changeFiles,
    answers: {
      201: z.looseObject({
        files: z.array(contents),
        commit: z.looseObject({ sha: z.string(), message: z.string(), tree: meta, parents: z.array(meta) }),
      }),
    },
  },
  repoCompareDiff: {
    method: 'GET',
    path: `${repo}/compare/{basehead*}`,
    // Read by the handler, not in the description.
    query: ['files', 'verification'],
    answers: { 200: z.looseObject({ total_commits: z.number(), commits: z.array(commit) }) },
  },
  repoListPullRequests: {
    method: 'GET',
    path: `${repo}/pulls`,
    query: ['state', 'sort', 'milestone', 'labels', 'poster', ...paged],
    answers: { 200: z.array(pull) },
  },
  repoCreatePullRequest: {
    method: 'POST',
    path: `${repo}/pulls`,
    body: z.strictObject({
      ...pullFields,
      title: z.string().min(1),
      head: z.string().min(1),
      base: z.string().min(1),
    }),
    answers: { 201: pull },
  },
  repoGetPullRequest: { method: 'GET', path: `${repo}/pulls/{index}`, answers: { 200: pull } },
  repoEditPullRequest: {
    method: 'PATCH',
    path: `${repo}/pulls/{index}`,
    body: z.strictObject({ ...pullFields, state: z.enum(['open', 'closed']).optional() }),
    answers: { 201: pull },
  },
  repoMergePullRequest: {
    method: 'POST',
    path: `${repo}/pulls/{index}/merge`,
    body: z.strictObject({
      Do: z.enum(['merge', 'rebase', 'rebase-merge', 'squash', 'fast-forward-only', 'manually-merged']),
      head_commit_id: z.string().optional(),
      merge_when_checks_succeed: z.boolean().optional(),
      force_merge: z.boolean().optional(),
      delete_branch_after_merge: z.boolean().optional(),
    }),
    answers: { 200: none, 201: none },
  },
  repoCancelScheduledAutoMerge: {
    method: 'DELETE',
    path: `${repo}/pulls/{index}/merge`,
    answers: { 204: none },
  },
  repoCreatePullReviewRequests: {
    method: 'POST',
    path: `${repo}/pulls/{index}/requested_reviewers`,
    body: z.strictObject({
      reviewers: z.array(z.string()).optional(),
      team_reviewers: z.array(z.string()).optional(),
    }),
    answers: { 201: z.array(z.looseObject({ id: z.number(), state: z.string() })) },
  },
  repoGetCommitPullRequest: { method: 'GET', path: `${repo}/commits/{sha}/pull`, answers: { 200: pull } },
  repoCreateStatus: {
    method: 'POST',
    path: `${repo}/statuses/{sha}`,
    body: z.strictObject({
      state,
      target_url: z.string().optional(),
      description: z.string().optional(),
      context: z.string().optional(),
    }),
    answers: { 201: status },
  },
  repoListStatusesByRef: {
    method: 'GET',
    path: `${repo}/commits/{ref}/statuses`,
    query: ['sort', 'state', ...paged],
    answers: { 200: z.array(status) },
  },
  repoGetAssignees: { method: 'GET', path: `${repo}/assignees`, answers: { 200: z.array(user) } },
  issueListLabels: {
    method: 'GET',
    path: `${repo}/labels`,
    query: paged,
    answers: { 200: z.array(label) },
  },
  issueCreateLabel: {
    method: 'POST',
    path: `${repo}/labels`,
    body: z.strictObject({
      name: z.string().min(1),
      color: z.string().regex(/^#?[0-9a-f]{6}$/i),
      description: z.string().optional(),
      exclusive: z.boolean().optional(),
      is_archived: z.boolean().optional(),
    }),
    answers: { 201: label },
  },
  issueAddLabel: {
    method: 'POST',
    path: `${repo}/issues/{index}/labels`,
    body: z.strictObject({ labels: ids, updated_at: z.string().optional() }),
    answers: { 200: z.array(label) },
  },
  issueGetMilestonesList: {
    method: 'GET',
    path: `${repo}/milestones`,
    query: ['state', 'name', ...paged],
    answers: { 200: z.array(milestone) },
  },
  issueListIssues: {
    method: 'GET',
    path: `${repo}/issues`,
    query: [
      ...['state', 'labels', 'q', 'type', 'milestones', 'since', 'before', 'created_by', 'assigned_by'],
      ...['mentioned_by', 'sort', ...paged],
    ],
    answers: { 200: z.array(issue) },
  },
  issueCreateIssue: {
    method: 'POST',
    path: `${repo}/issues`,
    body: z.strictObject({
      title: z.string().min(1),
      body: z.string().optional(),
      labels: ids.optional(),
      milestone: z.int().optional(),
      assignees: z.array(z.string()).optional(),
      closed: z.boolean().optional(),
    }),
    answers: { 201: issue },
  },
  issueEditIssue: {
    method: 'PATCH',
    path: `${repo}/issues/{index}`,
    body: z.strictObject({
      title: z.string().optional(),
      body: z.string().optional(),
      state: z.enum(['open', 'closed']).optional(),
      assignees: z.array(z.string()).optional(),
      milestone: z.int().optional(),
    }),
    answers: { 201: issue },
  },
  issueGetComments: {
    method: 'GET',
    path: `${repo}/issues/{index}/comments`,
    query: ['since', 'before'],
    answers: { 200: z.array(comment) },
  },
  issueCreateComment: {
    method: 'POST',
    path: `${repo}/issues/{index}/comments`,
    body: z.strictObject({ body: z.string().min(1), updated_at: z.string().optional() }),
    answers: { 201: comment },
  },
  issueEditComment: {
    method: 'PATCH',
    path: `${repo}/issues/comments/{id}`,
    body: z.strictObject({ body: z.string().min(1), updated_at: z.string().optional() }),
    answers: { 200: comment },
  },
  issueDeleteComment: { method: 'DELETE', path: `${repo}/issues/comments/{id}`, answers: { 204: none } },
  issueGetCommentsAndTimeline: {
    method: 'GET',
    path: `${repo}/issues/{index}/timeline`,
    query: ['since', 'before', ...paged],
    answers: { 200: z.array(z.looseObject({ id: z.number(), type: z.string() })).nullable() },
  },
};

/** What refusals look like. */
export const errorShape = z.strictObject({
  message: z.string(),
  url: z.string(),
  errors: z.array(z.string()).optional(),
});
