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
}

/**
 * Keeps our one comment with this marker up to date, or (null) removes it. Someone else's that quotes the marker is
 * not ours. Two of ours become one: the oldest.
 */
export async function postComment(
  client: Client,
  on: { number: number },
  marker: string,
  text: string | null,
): Promise<Posted> {
  const place = { number: on.number, marker };
  for (let look = 1; ; look++) {
    const there = await ownComments(client, place);
    if (!there.ok) return forbidden(there.failure);
    if (text === null) return removed(client, there.value);
    const body = withMarker(text, marker);
    const posted =
      there.value.length === 0
        ? await created(client, place, body)
        : await kept(client, there.value, body, look === LOOKS);
    if (posted !== 'gone') return posted;
  }
}

/** How often a comment may be removed under our hands, by another run or a person. */
const LOOKS = 3;

/** One of them, with this body. `gone`: it is there no more; with `last` that is a refusal. */
async function kept(
  client: Client,
  comments: readonly Comment[],
  body: string,
  last = false,
): Promise<Posted | 'gone'> {
  const [oldest, ...others] = comments;
  if (oldest && oldest.body !== body) {
    const parameters = { comment_id: oldest.id, body };
    const changed = await client.attempt(commentShape, 'PATCH', '/issues/comments/{comment_id}', parameters);
    if (!changed.ok) return isMissing(changed.failure) && !last ? 'gone' : forbidden(changed.failure);
  }
  return removed(client, others);
}

async function created(client: Client, place: Place, body: string): Promise<Posted | 'gone'> {
  const parameters = { issue_number: place.number, body };
  const look = async (): Promise<Comment | null> => valueOf(await ownComments(client, place))[0] ?? null;
  const made = await madeOnce(
    client.wait,
    () => client.attempt(commentShape, 'POST', '/issues/{issue_number}/comments', parameters),
    look,
  );
  if (!made.ok) return forbidden(made.failure);
  // Another run may have made its own between our look and our writing.
  return kept(client, valueOf(await ownComments(client, place)), body);
}

/** Oldest first. */
async function ownComments(client: Client, { number, marker }: Place): Promise<Attempt<Comment[]>> {
  const login = await client.login();
  const all = await client.list(z.array(commentShape), (page) => page, '/issues/{issue_number}/comments', {
    issue_number: number,
  });
  if (!all.ok) return all;
  const own = all.value.filter((one) => one.user?.login === login && isMarked(one.body, marker));
  return { ok: true, value: own.sort((a, b) => a.id - b.id) };
}

async function removed(client: Client, comments: readonly Comment[]): Promise<Posted> {
  for (const { id } of comments) {
    const gone = await client.attempt(z.unknown(), 'DELETE', '/issues/comments/{comment_id}', {
      comment_id: id,
    });
    if (!gone.ok && !isMissing(gone.failure)) return forbidden(gone.failure);
  }
  return { kind: 'posted' };
}
