import { z } from 'zod';
import { LAG } from '../branches.js';
import { isMissing, valueOf } from '../failure.js';
import { UserError } from '../../errors.js';
import type { Pull, PullContent } from '../types.js';
import { isArmed } from './auto-merge.js';
import { type Client, type Parameters } from './client.js';
import { giveLabels } from './labels.js';
import { madeOnce } from '../made-once.js';
import { pullShape, titleFor, toPull, type RawPull } from './pull-shape.js';

/** Forgejo keeps more; a report is as long everywhere. */
export const MAX_BODY_LENGTH = 65_536;

const listed = async (
  client: Client,
  query: Parameters['query'],
  enough?: (pull: RawPull) => boolean,
  most?: number,
): Promise<RawPull[]> => valueOf(await client.list(pullShape, '/pulls', query, enough, most));

async function known(client: Client, pull: RawPull): Promise<Pull> {
  return toPull(pull, pull.state === 'open' && (await isArmed(client, pull.number)));
}

/** So many pages of closed ones are looked through. */
const NEWEST_PAGES = 20;

/** Not from a fork. */
const isOwn = (pull: RawPull): boolean => pull.head.repo_id === pull.base.repo_id;

/** The open pull request from this branch, else the newest closed one. */
export async function findPull(client: Client, head: string, base: string): Promise<Pull | null> {
  const isIt = (pull: RawPull): boolean =>
    isOwn(pull) && pull.head.label === head && pull.base.label === base;
  const open = (await listed(client, { state: 'open' }, isIt)).find(isIt);
  // Newest first: no further than to the first, and not for ever.
  const found = open ?? (await listed(client, { state: 'closed' }, isIt, NEWEST_PAGES)).find(isIt);
  return found ? known(client, found) : null;
}

/** Those of this repository and of no fork, oldest first. */
export async function openPulls(client: Client, prefix: string): Promise<Pull[]> {
  const all = await listed(client, { state: 'open', sort: 'oldest' });
  const own = all.filter((pull) => isOwn(pull) && pull.head.label.startsWith(prefix));
  return Promise.all(own.sort((a, b) => a.number - b.number).map((pull) => known(client, pull)));
}

async function readPull(client: Client, number: number): Promise<RawPull | null> {
  const found = await client.attempt(pullShape, 'GET', `/pulls/${number}`);
  if (!found.ok && isMissing(found.failure)) return null;
  return valueOf(found);
}

export async function pullByNumber(client: Client, number: number): Promise<Pull | null> {
  const found = await readPull(client, number);
  return found && known(client, found);
}

/** Forgejo knows by which commit one was merged; by its head we look ourselves, as far as the newest ones go. */
export async function pullOfCommit(client: Client, revision: string): Promise<Pull | null> {
  const merged = await client.attempt(pullShape, 'GET', `/commits/${revision}/pull`);
  if (merged.ok) return known(client, merged.value);
  if (!isMissing(merged.failure)) throw merged.failure.error;
  const closed = await client.send(z.array(pullShape), 'GET', '/pulls', {
    query: { state: 'closed', sort: 'recentupdate', limit: 50, page: 1 },
  });
  const hasHead = (pull: RawPull): boolean => pull.head.sha === revision;
  const brought = closed.find((pull) => pull.merged && hasHead(pull));
  const found = brought ?? (await listed(client, { state: 'open' }, hasHead)).find(hasHead);
  return found ? known(client, found) : null;
}

export async function createPull(
  client: Client,
  head: string,
  base: string,
  content: PullContent,
): Promise<Pull> {
  const open = await findOpen(client, head, base);
  if (open) return updatePull(client, open, content);
  checkBody(content);
  const body = { head, base, title: titleFor(content), body: content.body };
  const make = (): ReturnType<typeof client.attempt<RawPull>> =>
    client.attempt(pullShape, 'POST', '/pulls', { body });
  const made = await madeOnce(client.access.wait, make, async () => {
    const there = await findOpen(client, head, base);
    return there && readPull(client, there.number);
  });
  if (made.ok) return updatePull(client, toPull(made.value, false), content);
  const { failure } = made;
  if (failure.kind !== 'refused' || failure.status !== 409) throw failure.error;
  for (const seconds of LAG) {
    await client.access.wait(seconds * 1000);
    const found = await findOpen(client, head, base);
    if (found) return updatePull(client, found, content);
  }
  throw failure.error;
}

async function findOpen(client: Client, head: string, base: string): Promise<Pull | null> {
  const found = await findPull(client, head, base);
  return found?.state === 'open' ? found : null;
}

/** Labels first: what stands in the body last says that all is done. */
export async function updatePull(client: Client, pull: Pull, content: PullContent): Promise<Pull> {
  checkBody(content);
  const labels = await giveLabels(client, pull, content.labels);
  const title = titleFor(content);
  const changed = {
    ...(titleFor(pull) === title ? {} : { title }),
    ...(pull.body === content.body ? {} : { body: content.body }),
  };
  if (Object.keys(changed).length === 0) return { ...pull, labels };
  const written = await client.send(pullShape, 'PATCH', `/pulls/${pull.number}`, { body: changed });
  return toPull(written, pull.autoMerge);
}

function checkBody({ body }: PullContent): void {
  if (body.length <= MAX_BODY_LENGTH) return;
  throw new UserError(`the description is too long: ${body.length} characters, of ${MAX_BODY_LENGTH}.`, {
    cure: 'Shorten what your templates add.',
  });
}

export async function setClosed(client: Client, number: number): Promise<void> {
  const body = { state: 'closed' };
  const closed = await client.attempt(pullShape, 'PATCH', `/pulls/${number}`, { body });
  // Merged meanwhile: it is closed.
  const merged = !closed.ok && closed.failure.kind === 'refused' && closed.failure.status === 412;
  if (!closed.ok && !merged) throw closed.failure.error;
}
