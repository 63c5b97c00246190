import { z } from 'zod';
import { type Attempt, isMissing, valueOf } from '../failure.js';
import type { ForgeRefusal } from '../types.js';
import { type Client } from './client.js';
import { forbidden } from './failure.js';
import { madeOnce } from '../made-once.js';
import { isMarked, withMarker } from '../marked-text.js';

const commentShape = z.object({
  id: z.number(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});
type Comment = z.infer<typeof commentShape>;
type Posted = { kind: 'posted' } | ForgeRefusal;

interface Place {
  number: number;
  marker: string;
  /** Whose comment it is to be. */
  login: string;
}

/**
 * Keeps our one comment with this marker up to date, or (null) removes it. Someone else's that quotes the marker is
 * not ours. Two of ours become one: the oldest.
 */
export async function postComment(client: Client, place: Place, text: string | null): Promise<Posted> {
  for (let look = 1; ; look++) {
    const there = await ownComments(client, place);
    if (!there.ok) return forbidden(there.failure);
    const [oldest, ...others] = there.value;
    if (text === null) return removed(client, there.value);
    const body = withMarker(text, place.marker);
    if (!oldest) return created(client, place, body);
    if (oldest.body === body) return removed(client, others);
    const changed = await client.attempt(commentShape, 'PATCH', `/issues/comments/${oldest.id}`, {
      body: { body },
    });
    if (changed.ok) return removed(client, others);
    if (!isMissing(changed.failure) || look === LOOKS) return forbidden(changed.failure);
  }
}

/** How often a comment may be removed under our hands, by another run or a person. */
const LOOKS = 3;

async function created(client: Client, place: Place, body: string): Promise<Posted> {
  const made = await madeOnce(
    client.access.wait,
    () => client.attempt(commentShape, 'POST', `/issues/${place.number}/comments`, { body: { body } }),
    async () => valueOf(await ownComments(client, place))[0] ?? null,
  );
  if (!made.ok) return forbidden(made.failure);
  // Another run may have made its own between our look and our writing.
  const [, ...others] = valueOf(await ownComments(client, place));
  return removed(client, others);
}

/** Oldest first. All come at once: there are no pages. */
async function ownComments(client: Client, { number, marker, login }: Place): Promise<Attempt<Comment[]>> {
  const all = await client.attempt(z.array(commentShape), 'GET', `/issues/${number}/comments`);
  if (!all.ok) return all;
  const own = all.value.filter((one) => one.user?.login === login && isMarked(one.body, marker));
  return { ok: true, value: own.sort((a, b) => a.id - b.id) };
}

async function removed(client: Client, comments: readonly Comment[]): Promise<Posted> {
  for (const { id } of comments) {
    const gone = await client.attempt(z.unknown(), 'DELETE', `/issues/comments/${id}`);
    if (!gone.ok && !isMissing(gone.failure)) return forbidden(gone.failure);
  }
  return { kind: 'posted' };
}
