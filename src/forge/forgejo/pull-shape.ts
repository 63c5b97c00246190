import { z } from 'zod';
import type { Pull } from '../types.js';

const loginShape = z.object({ login: z.string() });
const side = z.object({
  /** The branch's name, also where the branch is gone: `ref` is `refs/pull/N/head` then. */
  label: z.string(),
  sha: z.string(),
  repo_id: z.number(),
});

export const pullShape = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  merged: z.boolean(),
  user: loginShape.nullish(),
  head: side,
  base: side,
  labels: z.array(z.object({ id: z.number(), name: z.string() })).nullish(),
  assignees: z.array(loginShape).nullish(),
  requested_reviewers: z.array(loginShape).nullish(),
  requested_reviewers_teams: z.array(z.object({ name: z.string() })).nullish(),
  milestone: z.object({ title: z.string() }).nullish(),
});
export type RawPull = z.infer<typeof pullShape>;

/** What Forgejo and Gitea take for a draft, unless an administrator says otherwise. */
const DRAFT = /^(?:WIP:|\[WIP\])\s*/i;
/** Bytes; the forge itself cuts off what is longer. */
const TITLE_LIMIT = 255;

/** A title as the forge has it: `WIP: ` makes the draft. */
export function titleFor({ title, draft }: { title: string; draft: boolean }): string {
  const whole = draft ? `WIP: ${title}` : title;
  if (Buffer.byteLength(whole) <= TITLE_LIMIT) return whole;
  const kept = Buffer.from(whole).subarray(0, TITLE_LIMIT - 3);
  return `${kept.toString('utf8').replace(/\uFFFD$/, '')}…`;
}

export function toPull(pull: RawPull, autoMerge: boolean): Pull {
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title.replace(DRAFT, ''),
    body: pull.body ?? '',
    state: pull.state,
    merged: pull.merged,
    draft: DRAFT.test(pull.title),
    autoMerge: autoMerge && pull.state === 'open',
    author: pull.user?.login ?? 'ghost',
    head: { branch: pull.head.label, revision: pull.head.sha },
    base: { branch: pull.base.label, revision: pull.base.sha },
    labels: (pull.labels ?? []).map((label) => label.name),
  };
}
