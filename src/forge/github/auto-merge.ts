import { z } from 'zod';
import { LAG, moved } from '../branches.js';
import { type Failure } from '../failure.js';
import type { AutoMerge, ForgeRefusal, MergeMethod, Pull } from '../types.js';
import { type Client } from './client.js';
import { forbidden } from './failure.js';
import { rawPull } from './pulls.js';
import { branchHead } from './refs.js';

type RawPull = NonNullable<Awaited<ReturnType<typeof rawPull>>>;

const enable = `mutation ($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { clientMutationId }
}`;
const disable = `mutation ($input: DisablePullRequestAutoMergeInput!) {
  disablePullRequestAutoMerge(input: $input) { clientMutationId }
}`;

/**
 * GitHub merges by itself only what it can't merge yet: what could be merged now ("clean status") is merged at once,
 * at the head that was seen. Where no rule asks for checks, and some are under way or red ("unstable status"), it
 * does neither.
 */
export async function setAutoMerge(
  client: Client,
  pull: Pull,
  method: MergeMethod | null,
): Promise<AutoMerge> {
  const now = await settled(client, pull);
  if (now === null) return { kind: 'forbidden', message: `there is no pull request #${pull.number}.` };
  if (method === null) return now.auto_merge ? turnOff(client, now) : { kind: 'off' };
  const ready = standing(now, pull);
  if (ready) return ready;
  const armed = now.auto_merge?.merge_method;
  if (armed === method) return { kind: 'armed' };
  if (armed !== undefined) {
    const off = await turnOff(client, now);
    if (off.kind !== 'off') return off;
  }
  return turnOn(client, pull, now, method);
}

/** Its branch was moved a moment ago, and the pull request may not know yet. */
async function settled(client: Client, { number, head }: Pull): Promise<RawPull | null> {
  let now = await rawPull(client, number);
  const lags = now?.state === 'open' && now.head.sha !== head.revision;
  if (!lags || (await branchHead(client, head.branch)) !== head.revision) return now;
  for (const seconds of LAG.slice(1)) {
    await client.wait(seconds * 1000);
    now = await rawPull(client, number);
    if (now?.head.sha === head.revision) break;
  }
  return now;
}

/** What needs no request, or allows none; null: go on. */
function standing(now: RawPull, pull: Pull): AutoMerge | null {
  if (now.merged_at) return { kind: 'merged' };
  if (now.state === 'closed')
    return { kind: 'forbidden', message: `pull request #${pull.number} is closed.` };
  const { revision, branch } = pull.head;
  return now.head.sha === revision ? null : moved(branch, revision, now.head.sha);
}

async function turnOff(client: Client, { node_id, number }: RawPull): Promise<AutoMerge> {
  const input = { pullRequestId: node_id };
  const done = await client.graphql(z.unknown(), disable, { input }, 'repeatable');
  if (done.ok) return { kind: 'off' };
  const after = await rawPull(client, number);
  return after?.auto_merge ? forbidden(done.failure) : { kind: 'off' };
}

async function turnOn(client: Client, pull: Pull, now: RawPull, method: MergeMethod): Promise<AutoMerge> {
  const input = {
    pullRequestId: now.node_id,
    mergeMethod: method.toUpperCase(),
    expectedHeadOid: pull.head.revision,
  };
  const done = await client.graphql(z.unknown(), enable, { input }, 'repeatable');
  if (done.ok) return { kind: 'armed' };
  const { failure } = done;
  const after = failure.kind === 'limited' ? null : await rawPull(client, pull.number);
  if (after?.auto_merge?.merge_method === method) return { kind: 'armed' };
  const stands = after && standing(after, pull);
  if (stands) return stands;
  if (failure.kind === 'refused' && /(clean|has_hooks) status/i.test(failure.message))
    return mergeNow(client, pull, method);
  if (failure.kind === 'refused' && /unstable status/i.test(failure.message))
    return { kind: 'waiting', message: 'checks that no rule asks for are under way, or red' };
  return refused(failure);
}

async function mergeNow(client: Client, pull: Pull, merge_method: MergeMethod): Promise<AutoMerge> {
  const parameters = { pull_number: pull.number, sha: pull.head.revision, merge_method };
  const done = await client.attempt(z.unknown(), 'PUT', '/pulls/{pull_number}/merge', parameters);
  if (done.ok) return { kind: 'merged' };
  // A reply that was lost, and then a refusal, as it is merged already.
  const after = await rawPull(client, pull.number);
  return (after && standing(after, pull)) ?? refused(done.failure);
}

/** By the rules of the repository, or because of what the token may do. @throws UserError otherwise */
function refused(failure: Failure): ForgeRefusal {
  if (failure.kind !== 'refused') throw failure.error;
  if (failure.status === 403 || failure.type === 'FORBIDDEN') return forbidden(failure);
  return { kind: 'forbidden', message: `the forge does not merge it by itself: ${failure.message}` };
}
