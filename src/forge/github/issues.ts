import { z } from 'zod';
import { type Attempt, valueOf } from '../failure.js';
import { CLOSING, type ForgeRefusal, type IssueContent } from '../types.js';
import { type Client } from './client.js';
import { postComment } from './comments.js';
import { forbidden } from './failure.js';
import { missingLabels } from './labels.js';
import { madeOnce, withMarker } from '../made-once.js';

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
type Posted = { kind: 'posted'; url: string | null } | ForgeRefusal;

const ISSUE = '/issues/{issue_number}';

/** Keeps our one open issue with this marker up to date, or (null) closes it. Two of ours become one: the oldest. */
export async function postIssue(
  client: Client,
  marker: string,
  content: IssueContent | null,
  closing: string,
): Promise<Posted> {
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
): Promise<Posted> {
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
function absent(failure: Parameters<typeof forbidden>[0]): Posted {
  const none = failure.kind === 'refused' && failure.status === 410;
  return none ? { kind: 'posted', url: null } : forbidden(failure);
}

async function opened(client: Client, marker: string, content: IssueContent): Promise<Posted> {
  const parameters = {
    title: content.title,
    body: withMarker(content.body, marker),
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
  const { title } = content;
  const body = withMarker(content.body, marker);
  if (issue.title === title && issue.body === body) return null;
  const written = await client.attempt(issueShape, 'PATCH', ISSUE, { ...where, title, body });
  return written.ok ? null : forbidden(written.failure);
}

async function closed(client: Client, issues: readonly Issue[], why: string): Promise<ForgeRefusal | null> {
  for (const issue of issues) {
    const told = await postComment(client, issue, CLOSING, why);
    if (told.kind !== 'posted') return told;
    const parameters = { issue_number: issue.number, state: 'closed' };
    const done = await client.attempt(issueShape, 'PATCH', ISSUE, parameters);
    if (!done.ok) return forbidden(done.failure);
  }
  return null;
}

/** Open ones of ours, oldest first; a list of issues has the pull requests in it. */
async function ownIssues(client: Client, marker: string): Promise<Attempt<Issue[]>> {
  const login = await client.login();
  const filter = { state: 'open', sort: 'created', direction: 'asc' };
  const all = await client.list(z.array(issueShape), (page) => page, '/issues', filter);
  if (!all.ok) return all;
  const own = all.value.filter(
    (one) => one.pull_request === undefined && one.user?.login === login && one.body?.includes(marker),
  );
  return { ok: true, value: own.sort((a, b) => a.number - b.number) };
}
