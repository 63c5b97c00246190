import { z } from 'zod';
import { type Attempt, isMissing, valueOf } from '../failure.js';
import { CLOSING, type ForgeRefusal, type IssueContent, type PostedIssue } from '../types.js';
import { type Client } from './client.js';
import { postComment } from './comments.js';
import { forbidden } from './failure.js';
import { giveLabels, labelIds } from './labels.js';
import { madeOnce } from '../made-once.js';
import { aboutOf, closedText, isAsWritten, issueText } from '../marked-text.js';

const issueShape = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  labels: z.array(z.object({ name: z.string() })).nullish(),
});
type Issue = z.infer<typeof issueShape>;

/** Keeps our one open issue with this marker up to date, or (null) closes it. Two of ours become one: the oldest. */
export async function postIssue(
  client: Client,
  login: string,
  { marker, content, closing }: { marker: string; content: IssueContent | null; closing: string },
): Promise<PostedIssue> {
  const there = await ownIssues(client, login, marker);
  if (!there.ok) {
    // Where the repository has no issues there is none to be closed.
    if (content === null && isMissing(there.failure)) return { kind: 'posted', url: null };
    return unavailable(there.failure);
  }
  const [oldest, ...others] = there.value;
  if (content === null)
    return (await closed(client, login, there.value, closing)) ?? { kind: 'posted', url: null };
  if (!oldest) return opened(client, login, marker, content);
  const refused =
    (await changed(client, oldest, marker, content)) ?? (await merged(client, login, oldest, others));
  return refused ?? { kind: 'posted', url: oldest.html_url };
}

async function opened(
  client: Client,
  login: string,
  marker: string,
  content: IssueContent,
): Promise<PostedIssue> {
  const decided = await closedByPerson(client, login, marker, content.about);
  if (decided !== null) return { kind: 'left-closed', url: decided.html_url };
  const body = {
    title: content.title,
    body: issueText(content, marker),
    labels: await labelIds(client, content.labels),
  };
  const made = await madeOnce(
    client.access.wait,
    () => client.attempt(issueShape, 'POST', '/issues', { body }),
    async () => valueOf(await ownIssues(client, login, marker))[0] ?? null,
  );
  if (!made.ok) return unavailable(made.failure);
  // Another run may have opened its own between our look and our writing.
  const [oldest = made.value, ...others] = valueOf(await ownIssues(client, login, marker));
  return (await merged(client, login, oldest, others)) ?? { kind: 'posted', url: oldest.html_url };
}

async function changed(
  client: Client,
  issue: Issue,
  marker: string,
  content: IssueContent,
): Promise<ForgeRefusal | null> {
  const labels = (issue.labels ?? []).map((label) => label.name);
  await giveLabels(client, { number: issue.number, labels }, content.labels);
  const body = issueText(content, marker);
  if (issue.body === body || !isAsWritten(issue.body ?? '')) return null;
  const written = await client.attempt(issueShape, 'PATCH', `/issues/${issue.number}`, { body: { body } });
  return written.ok ? null : forbidden(written.failure);
}

const merged = (
  client: Client,
  login: string,
  kept: Issue,
  twins: readonly Issue[],
): Promise<ForgeRefusal | null> => closed(client, login, twins, `The same is told in #${kept.number}.`);

async function closed(
  client: Client,
  login: string,
  issues: readonly Issue[],
  why: string,
): Promise<ForgeRefusal | null> {
  for (const { number, body } of issues) {
    const told = await postComment(client, { number, marker: CLOSING, login }, why);
    if (told.kind !== 'posted') return told;
    const done = await client.attempt(issueShape, 'PATCH', `/issues/${number}`, {
      body: { state: 'closed', body: closedText(body ?? '') },
    });
    if (!done.ok) return forbidden(done.failure);
  }
  return null;
}

/** A repository without issues says 404. */
function unavailable(failure: Parameters<typeof forbidden>[0]): ForgeRefusal {
  if (isMissing(failure)) return { kind: 'forbidden', message: failure.error.toLine() };
  return forbidden(failure);
}

/** Open ones of ours, oldest first. No filter by author: the forge has no such user as a workflow's. */
async function ownIssues(client: Client, login: string, text: string): Promise<Attempt<Issue[]>> {
  const all = await client.list(issueShape, '/issues', { state: 'open', type: 'issues' });
  if (!all.ok) return all;
  const own = all.value.filter((one) => one.user?.login === login && one.body?.includes(text));
  return { ok: true, value: own.sort((a, b) => a.number - b.number) };
}

/** Among the newest: a repository may have tens of thousands. */
async function closedByPerson(
  client: Client,
  login: string,
  marker: string,
  about: string,
): Promise<Issue | null> {
  const query = { state: 'closed', type: 'issues', limit: 50 };
  const closedOnes = valueOf(await client.attempt(z.array(issueShape), 'GET', '/issues', { query }));
  const isDecided = ({ user, body }: Issue): boolean =>
    user?.login === login && (body ?? '').includes(marker) && aboutOf(body ?? '') === about;
  return closedOnes.find(isDecided) ?? null;
}

export async function openIssues(client: Client, login: string, text: string): Promise<string[]> {
  const all = await ownIssues(client, login, text);
  if (!all.ok && isMissing(all.failure)) return [];
  return valueOf(all).map((one) => one.body ?? '');
}
