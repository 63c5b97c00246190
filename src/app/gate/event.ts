import { z } from 'zod';
import { UserError } from '../../errors.js';
import type { Context } from '../context.js';
import type { Environment } from '../verb.js';

/** What started the run, as far as the gate goes by it. */
export interface GateEvent {
  kind: 'pull_request' | 'merge_group' | 'push' | 'none';
  /** Commits, 40 hex; null outside the action, and where the event has none. */
  base: string | null;
  head: string | null;
  /** The pull request that it is about, where the event names one. */
  pull: number | null;
  /** From another repository than it goes to: the code is a stranger's. */
  isFork: boolean;
}

const NOTHING: GateEvent = { kind: 'none', base: null, head: null, pull: null, isFork: false };

/** Events in which foreign code would be run beside a token that may write, or by the word of a stranger. */
const UNSAFE = new Map([
  ['pull_request_target', 'Use `on: pull_request`.'],
  ['workflow_run', 'Use `on: pull_request`, and let the gate run in that workflow.'],
  ['issue_comment', 'Use `on: pull_request`.'],
  ['pull_request_review', 'Use `on: pull_request`.'],
  ['pull_request_review_comment', 'Use `on: pull_request`.'],
  ['discussion', 'Use `on: schedule` or `workflow_dispatch`.'],
  ['discussion_comment', 'Use `on: schedule` or `workflow_dispatch`.'],
]);

/**
 * To be asked before anything else by whatever runs code of the repository.
 * @throws UserError where the event is one in which foreign code would meet a token
 */
export function refuseUnsafe({ GITHUB_EVENT_NAME: name = '' }: Environment): void {
  const cure = UNSAFE.get(name);
  if (cure === undefined) return;
  throw new UserError(`nothing is rebuilt on \`${name}\`: foreign code would meet your token.`, { cure });
}

const revision = z.string().regex(/^[0-9a-f]{40}$/);
const side = z.object({
  sha: revision,
  repo: z.object({ full_name: z.string() }).nullish(),
});
const pullEvent = z.object({
  pull_request: z.object({ number: z.number().int().positive().optional(), base: side, head: side }),
});
const queueEvent = z.object({
  merge_group: z.object({ base_sha: revision, head_sha: revision, head_ref: z.string().optional() }),
});
const pushEvent = z.object({ before: revision, after: revision });

/** The event of the run. @throws UserError where it is one of ours and names no base and head */
export async function readEvent({ files }: Context, environment: Environment): Promise<GateEvent> {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: here } = environment;
  if (!path || (name !== 'pull_request' && name !== 'merge_group' && name !== 'push')) return NOTHING;
  const event = parsed((await files.read(path))?.toString('utf8') ?? '');
  const found =
    name === 'push' ? ofPush(event) : name === 'pull_request' ? ofPull(event, here) : ofQueue(event);
  if (found) return found;
  throw new UserError(`the event in ${path} names no base and head.`, {
    cure: 'Name a commit or branch with `base` (on the command line --base).',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** @param here the repository of the run, for a forge that does not name it in the event */
function ofPull(event: unknown, here: string | undefined): GateEvent | null {
  const read = pullEvent.safeParse(event);
  if (!read.success) return null;
  const { number = null, base, head } = read.data.pull_request;
  // A fork that was deleted meanwhile has no name. What is not known to be ours is a stranger's.
  const from = head.repo?.full_name;
  const isFork = from === undefined || from !== (base.repo?.full_name ?? here);
  return { kind: 'pull_request', base: base.sha, head: head.sha, pull: number, isFork };
}

/** `refs/heads/gh-readonly-queue/main/pr-104-<sha of the base>` */
function ofQueue(event: unknown): GateEvent | null {
  const read = queueEvent.safeParse(event);
  if (!read.success) return null;
  const { base_sha: base, head_sha: head, head_ref: ref = '' } = read.data.merge_group;
  const number = /\/pr-([1-9][0-9]*)-[0-9a-f]{40}$/.exec(ref)?.[1];
  const pull = number === undefined ? null : Number(number);
  return { kind: 'merge_group', base, head, pull, isFork: false };
}

const NO_COMMIT = '0'.repeat(40);

/** A branch that is new was nowhere before, and one that is removed is nowhere now. */
function ofPush(event: unknown): GateEvent | null {
  const read = pushEvent.safeParse(event);
  if (!read.success) return null;
  const { before, after } = read.data;
  if (after === NO_COMMIT) return null;
  return { ...NOTHING, kind: 'push', base: before === NO_COMMIT ? null : before, head: after };
}
