import { z } from 'zod';

export const user = z.looseObject({ id: z.number(), login: z.string() });
export const label = z.looseObject({ id: z.number(), name: z.string(), color: z.string() });
export const milestone = z.looseObject({ id: z.number(), title: z.string(), state: z.string() });
const person = z.looseObject({ name: z.string(), email: z.string(), date: z.string() });
export const meta = z.looseObject({ url: z.string(), sha: z.string() });
const side = z.looseObject({
  label: z.string(),
  ref: z.string(),
  sha: z.string(),
  repo_id: z.number(),
  repo: z.looseObject({ full_name: z.string() }).nullable(),
});
export const pull = z.looseObject({
  id: z.number(),
  number: z.number(),
  user,
  title: z.string(),
  body: z.string(),
  labels: z.array(label),
  milestone: milestone.nullable(),
  assignees: z.array(user).nullable(),
  requested_reviewers: z.array(user),
  requested_reviewers_teams: z.array(z.looseObject({ id: z.number(), name: z.string() })),
  state: z.enum(['open', 'closed']),
  draft: z.boolean(),
  html_url: z.string(),
  mergeable: z.boolean(),
  merged: z.boolean(),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  base: side,
  head: side,
});
export const issue = z.looseObject({
  id: z.number(),
  number: z.number(),
  html_url: z.string(),
  user,
  title: z.string(),
  body: z.string(),
  labels: z.array(label),
  state: z.enum(['open', 'closed']),
  pull_request: z.looseObject({ merged: z.boolean() }).nullable(),
});
export const comment = z.looseObject({ id: z.number(), html_url: z.string(), user, body: z.string() });
export const commit = z.looseObject({
  url: z.string(),
  sha: z.string(),
  html_url: z.string(),
  commit: z.looseObject({ author: person, committer: person, message: z.string(), tree: meta }),
  author: user.nullable(),
  committer: user.nullable(),
  parents: z.array(meta),
  files: z.array(z.looseObject({ filename: z.string(), status: z.string() })).nullable(),
});
export const branch = z.looseObject({
  name: z.string(),
  commit: z.looseObject({ id: z.string(), message: z.string() }),
  protected: z.boolean(),
});
export const contents = z.looseObject({
  name: z.string(),
  path: z.string(),
  sha: z.string(),
  type: z.string(),
});
export const state = z.enum(['pending', 'success', 'error', 'failure', 'warning']);
export const status = z.looseObject({
  id: z.number(),
  status: state,
  target_url: z.string(),
  description: z.string(),
  context: z.string(),
  creator: user.nullable(),
});
