import { z } from 'zod';
import { type Attempt, valueOf } from '../failure.js';
import { CLOSING, type ForgeRefusal, type IssueContent, type PostedIssue } from '../types.js';
import { type Client } from './client.js';
import { postComment } from './comments.js';
import { forbidden } from './failure.js';
import { missingLabels } from './labels.js';
import { madeOnce } from '../made-once.js';
import { aboutOf, closedText, isAsWritten, issueText } from '../marked-text.js';

const issueShape = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  pull_request: z.unknown().optional(),
});
type Issue = z.infer<typeof issueShape>;

const ISSUE = '/issues/{issue_number}';

/** Keeps our one open issue with this marker up to date, or (null) closes it. Two of ours become one: the oldest. */
export async function postIssue(
  client: Client,
  marker: string,
  content: IssueContent | null,
  closing: string,
): Promise<PostedIssue> {
  const there = await ownIssues(client, marker);
  if (!there.ok) return content === null ? absent(there.failure) : forbidden(there.failure);
  const [oldest, ...others] = there.value;
  if (content === null) {
    const refused = await closed(client, there.value, closing);
    return refused ?? { kind: 'posted', url: null };
  }
  return oldest ? kept(client, oldest, others, { marker, content }) : opened(client, marker, content);
}

interface Wanted {
  marker: string;
  content: IssueContent;
}

/** The oldest with this content, and no other. */
async function kept(
  client: Client,
  oldest: Issue,
  others: readonly Issue[],
  { marker, content }: Wanted,
): Promise<PostedIssue> {
  const twins = `The same is told in #${oldest.number}.`;
  const refused = (await changed(client, oldest, marker, content)) ?? (await closed(client, others, twins));
  return refused ?? { kind: 'posted', url: oldest.html_url };
}

/** Bodies of our open issues with this text; none where the repository has no issues. */
export async function openIssueBodies(client: Client, text: string): Promise<string[]> {
  const there = await ownIssues(client, text);
  if (!there.ok && there.failure.kind === 'refused' && there.failure.status === 410) return [];
  return valueOf(there).map((issue) => issue.body ?? '');
}

/** Where the repository has no issues there is none to be closed. */
function absent(failure: Parameters<typeof forbidden>[0]): PostedIssue {
  const none = failure.kind === 'refused' && failure.status === 410;
  return none ? { kind: 'posted', url: null } : forbidden(failure);
}

async function opened(client: Client, marker: string, content: IssueContent): Promise<PostedIssue> {
  const decided = await closedByPerson(client, marker, content.about);
  if (decided !== null) return { kind: 'left-closed', url: decided.html_url };
  const parameters = {
    title: content.title,
    body: issueText(content, marker),
    labels: content.labels,
  };
  const look = async (): Promise<Issue | null> => valueOf(await ownIssues(client, marker))[0] ?? null;
  const made = await madeOnce(
    client.wait,
    () => client.attempt(issueShape, 'POST', '/issues', parameters),
    look,
  );
  if (!made.ok) return forbidden(made.failure);
  // Another run may have opened its own between our look and our writing.
  const [oldest = made.value, ...others] = valueOf(await ownIssues(client, marker));
  return kept(client, oldest, others, { marker, content });
}

async function changed(
  client: Client,
  issue: Issue,
  marker: string,
  content: IssueContent,
): Promise<ForgeRefusal | null> {
  const names = issue.labels.map((one) => (typeof one === 'string' ? one : (one.name ?? '')));
  const missing = missingLabels(names, content.labels);
  const where = { issue_number: issue.number };
  if (missing.length > 0) {
    const parameters = { ...where, labels: missing };
    const given = await client.attempt(z.unknown(), 'POST', `${ISSUE}/labels`, parameters, 'repeatable');
    if (!given.ok) return forbidden(given.failure);
  }
  const body = issueText(content, marker);
  if (issue.body === body || !isAsWritten(issue.body ?? '')) return null;
  const written = await client.attempt(issueShape, 'PATCH', ISSUE, { ...where, body });
  return written.ok ? null : forbidden(written.failure);
}

async function closed(client: Client, issues: readonly Issue[], why: string): Promise<ForgeRefusal | null> {
  for (const issue of issues) {
    const told = await postComment(client, issue, CLOSING, why);
    if (told.kind !== 'posted') return told;
    const body = closedText(issue.body ?? '');
    const parameters = { issue_number: issue.number, state: 'closed', body };
    const done = await client.attempt(issueShape, 'PATCH', ISSUE, parameters);
    if (!done.ok) return forbidden(done.failure);
  }
  return null;
}

/** Open ones of ours, oldest first. */
async function ownIssues(client: Client, marker: string): Promise<Attempt<Issue[]>> {
  const login = await client.login();
  const filter = { state: 'open', sort: 'created', direction: 'asc' };
  const all = await client.list(z.array(issueShape), (page) => page, '/issues', filter);
  if (!all.ok) return all;
  const own = all.value.filter((one) => isOwn(one, login, marker));
  return { ok: true, value: own.sort((a, b) => a.number - b.number) };
}

/** A list of issues has the pull requests in it. */
function isOwn({ pull_request: pull, user, body }: Issue, login: string, marker: string): boolean {
  return pull === undefined && user?.login === login && (body ?? '').includes(marker);
}

/** Among those that were closed or changed lately: a repository may have tens of thousands. */
async function closedByPerson(client: Client, marker: string, about: string): Promise<Issue | null> {
  const login = await client.login();
  const filter = { state: 'closed', sort: 'updated', direction: 'desc', per_page: 100 };
  const closedOnes = valueOf(await client.attempt(z.array(issueShape), 'GET', '/issues', filter));
  return closedOnes.find((one) => isOwn(one, login, marker) && aboutOf(one.body ?? '') === about) ?? null;
}
