import { z } from 'zod';
import { type Failure, isMissing } from '../failure.js';
import type { AutoMerge, ForgeRefusal, MergeMethod, Pull } from '../types.js';
import { type Client } from './client.js';
import { pullShape } from './pull-shape.js';

const eventShape = z.object({ type: z.string() });

/** Nothing else tells it: a pull request is scheduled when its newest event of that kind says so. */
export async function isArmed(client: Client, number: number): Promise<boolean> {
  const events = await client.list(eventShape, `/issues/${number}/timeline`);
  if (!events.ok) throw events.failure.error;
  const last = events.value.findLast(({ type }) => /^pull_(?:cancel_)?scheduled_merge$/.test(type));
  return last?.type === 'pull_scheduled_merge';
}

/** Waits, in seconds, while the forge works out whether a pull request conflicts. */
const WORKING = [1, 2, 4, 8];

/**
 * Merged where that is allowed now, else scheduled. What is scheduled is not bound to the head: Forgejo merges
 * whatever the branch has once the required checks are green on that.
 */
export async function autoMerge(client: Client, pull: Pull, method: MergeMethod | null): Promise<AutoMerge> {
  if (method === null) return disarm(client, pull);
  const now = await client.attempt(pullShape, 'GET', `/pulls/${pull.number}`);
  if (!now.ok) throw now.failure.error;
  if (now.value.merged) return { kind: 'merged' };
  if (now.value.head.sha !== pull.head.revision) return otherHead(pull, now.value.head.sha);
  if (await isArmed(client, pull.number)) return { kind: 'armed' };
  const body = { Do: method, head_commit_id: pull.head.revision };
  for (const seconds of [...WORKING, null]) {
    const merged = await mergeRequest(client, pull, body);
    if (merged === null) return { kind: 'merged' };
    if (merged.kind !== 'refused') throw merged.error;
    if (merged.status === 409) return conflict(pull, merged);
    if (merged.status !== 405) return refused(merged);
    const { message } = merged;
    if (/not allowed to merge \[/i.test(message)) break;
    if (!/try again later/i.test(message)) return refused(merged);
    if (seconds === null)
      return { kind: 'waiting', message: 'the forge still works out whether it conflicts' };
    await client.access.wait(seconds * 1000);
  }
  return schedule(client, pull, { ...body, merge_when_checks_succeed: true });
}

async function schedule(
  client: Client,
  pull: Pull,
  body: Readonly<Record<string, unknown>>,
): Promise<AutoMerge> {
  const failure = await mergeRequest(client, pull, body);
  if (failure === null) return { kind: 'armed' };
  if (failure.kind !== 'refused') throw failure.error;
  // Scheduled already, by another run.
  if (failure.status === 409) return { kind: 'armed' };
  return refused(failure);
}

/** Null: done. What was lost is looked for. */
async function mergeRequest(
  client: Client,
  { number }: Pull,
  body: Readonly<Record<string, unknown>>,
): Promise<Failure | null> {
  const asked = await client.attempt(z.unknown(), 'POST', `/pulls/${number}/merge`, { body });
  if (asked.ok) return null;
  if (asked.failure.kind !== 'broken') return asked.failure;
  const now = await client.send(pullShape, 'GET', `/pulls/${number}`);
  const done = now.merged || ('merge_when_checks_succeed' in body && (await isArmed(client, number)));
  if (done) return null;
  const again = await client.attempt(z.unknown(), 'POST', `/pulls/${number}/merge`, { body });
  return again.ok ? null : again.failure;
}

async function disarm(client: Client, { number }: Pull): Promise<AutoMerge> {
  const off = await client.attempt(z.unknown(), 'DELETE', `/pulls/${number}/merge`);
  if (off.ok || isMissing(off.failure)) return { kind: 'off' };
  return refused(off.failure);
}

function otherHead({ number, head }: Pull, now: string): ForgeRefusal {
  const message = `#${number} is at ${now.slice(0, 12)}, not at ${head.revision.slice(0, 12)}: someone else changed it.`;
  return { kind: 'moved', message };
}

function conflict({ number }: Pull, failure: Failure & { kind: 'refused' }): ForgeRefusal {
  if (/out of date/i.test(failure.message))
    return { kind: 'moved', message: `#${number} was changed meanwhile: ${failure.message}` };
  return { kind: 'forbidden', message: failure.error.toLine() };
}

/** @throws UserError for what is no refusal */
function refused(failure: Failure): ForgeRefusal {
  if (failure.kind !== 'refused' || ![403, 404, 405].includes(failure.status)) throw failure.error;
  return { kind: 'forbidden', message: failure.error.toLine() };
}
