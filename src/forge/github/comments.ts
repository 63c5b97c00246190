import { z } from 'zod';
import type { ForgeRefusal, Pull } from '../types.js';
import type { Client } from './client.js';
import { forbidden } from './failure.js';

const commentShape = z.object({
  id: z.number(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});

/** Keeps our one comment with this marker up to date. Someone else's that quotes the marker is not ours. */
export async function postComment(
  client: Client,
  pull: Pull,
  marker: string,
  text: string,
): Promise<{ kind: 'posted' } | ForgeRefusal> {
  const body = text.includes(marker) ? text : `${text}\n\n${marker}`;
  const login = await client.login();
  const issue = { issue_number: pull.number };
  const all = await client.list(
    z.array(commentShape),
    (page) => page,
    '/issues/{issue_number}/comments',
    issue,
  );
  if (!all.ok) return forbidden(all.failure);
  const own = all.value.find((comment) => comment.user?.login === login && comment.body?.includes(marker));
  if (own?.body === body) return { kind: 'posted' };
  const posted = own
    ? await client.attempt(commentShape, 'PATCH', '/issues/comments/{comment_id}', {
        comment_id: own.id,
        body,
      })
    : await client.attempt(commentShape, 'POST', '/issues/{issue_number}/comments', { ...issue, body });
  return posted.ok ? { kind: 'posted' } : forbidden(posted.failure);
}
