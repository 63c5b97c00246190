import { z } from 'zod';
import { type Attempt, isMissing, valueOf } from '../failure.js';
import type { CheckRun, ForgeRefusal, PostedCheck } from '../types.js';
import { type Client } from './client.js';
import { forbidden } from './failure.js';
import { claimName, type Lately } from '../remembered.js';

const stateShape = z.enum(['pending', 'success', 'failure', 'error', 'warning', 'skipped']);
const statusShape = z.object({
  id: z.number(),
  context: z.string(),
  status: stateShape,
  description: z.string().nullish(),
  creator: z.object({ login: z.string() }).nullish(),
});
type Status = z.infer<typeof statusShape>;
type State = z.infer<typeof stateShape>;

/** Characters of a description. */
const LIMIT = 255;

/** Forgejo's required checks take `success` alone; newer ones of Gitea let `warning` pass, as GitHub does `neutral`. */
function stateOf({ state }: CheckRun): State {
  if (state.status === 'in_progress') return 'pending';
  if (state.conclusion === 'neutral') return 'warning';
  return state.conclusion === 'cancelled' ? 'error' : state.conclusion;
}

function readState(state: State): CheckRun['state'] {
  switch (state) {
    case 'pending':
      return { status: 'in_progress' };
    case 'error':
      return { status: 'completed', conclusion: 'cancelled' };
    case 'warning':
    case 'skipped':
      return { status: 'completed', conclusion: 'neutral' };
    case 'success':
    case 'failure':
      return { status: 'completed', conclusion: state };
  }
}

/** `Builds [0k3v…]`: the title, as much as fits, and the fingerprint. */
function descriptionOf({ title, fingerprint }: CheckRun): string {
  const end = fingerprint === undefined ? '' : ` [${fingerprint}]`;
  const words = Array.from(title.replace(/\s+/g, ' ').trim());
  const room = LIMIT - end.length;
  return `${words.length > room ? `${words.slice(0, room - 1).join('')}…` : words.join('')}${end}`;
}

/** A status is only ever added; the newest of a context counts. There is no room for a summary. */
export async function postStatus(
  client: Client,
  lately: Lately,
  login: string,
  run: CheckRun,
): Promise<{ kind: 'posted'; url: string | null } | ForgeRefusal> {
  const { revision, name } = run;
  const body = { context: name, state: stateOf(run), description: descriptionOf(run) };
  const fresh = await claimName(lately, run, () => contextsOn(client, revision));
  if (!fresh.ok) return forbidden(fresh.failure);
  if (!fresh.value) {
    const there = await statusesOf(client, revision);
    if (!there.ok) return forbidden(there.failure);
    const newest = there.value.find((one) => one.context === name);
    const says = newest?.creator?.login === login && newest.status === body.state;
    if (says && (newest.description ?? '') === body.description) return { kind: 'posted', url: null };
  }
  // One that is there twice says the same.
  const posted = await client.attempt(statusShape, 'POST', `/statuses/${revision}`, { body }, true);
  return posted.ok ? { kind: 'posted', url: null } : forbidden(posted.failure);
}

async function contextsOn(client: Client, revision: string): Promise<Attempt<string[]>> {
  const all = await statusesOf(client, revision);
  return all.ok ? { ok: true, value: all.value.map(({ context }) => context) } : all;
}

/** Ours, the newest of each context. */
export async function readStatuses(client: Client, login: string, revision: string): Promise<PostedCheck[]> {
  const all = await statusesOf(client, revision);
  if (!all.ok && isMissing(all.failure)) return [];
  const own = valueOf(all).filter((one) => one.creator?.login === login);
  const newest = own.filter(
    (one, index) => own.findIndex((other) => other.context === one.context) === index,
  );
  return newest.map(({ context, status, description }) => ({
    name: context,
    state: readState(status),
    fingerprint: / \[([0-9a-z]{1,64})\]$/.exec(description ?? '')?.[1] ?? null,
  }));
}

/** Newest first. */
async function statusesOf(client: Client, revision: string): Promise<Attempt<Status[]>> {
  const all = await client.list(statusShape, `/commits/${revision}/statuses`);
  return all.ok ? { ok: true, value: all.value.sort((a, b) => b.id - a.id) } : all;
}
