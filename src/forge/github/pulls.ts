import { z } from 'zod';
import { LAG } from '../branches.js';
import { valueOf } from '../failure.js';
import type { Pull, PullContent } from '../types.js';
import { type Client } from './client.js';
import { missingLabels } from './labels.js';

const side = z.object({
  ref: z.string(),
  sha: z.string(),
  repo: z.object({ full_name: z.string() }).nullish(),
});

const pullShape = z.object({
  node_id: z.string(),
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().nullish(),
  auto_merge: z.object({ merge_method: z.string() }).nullish(),
  user: z.object({ login: z.string() }).nullish(),
  merged_at: z.string().nullish(),
  head: side,
  base: side,
  labels: z.array(z.object({ name: z.string() })),
});

type RawPull = z.infer<typeof pullShape>;

function toPull(pull: RawPull): Pull {
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    body: pull.body ?? '',
    state: pull.state,
    merged: pull.merged_at !== null && pull.merged_at !== undefined,
    draft: pull.draft ?? false,
    autoMerge: pull.auto_merge !== null && pull.auto_merge !== undefined,
    author: pull.user?.login ?? 'ghost',
    head: { branch: pull.head.ref, revision: pull.head.sha },
    base: { branch: pull.base.ref, revision: pull.base.sha },
    labels: pull.labels.map((label) => label.name),
  };
}

/** The open pull request from this branch, else the newest closed one. */
export async function findPull(client: Client, head: string, base: string): Promise<Pull | null> {
  const { owner } = client.repository;
  // Newest first.
  const filter = { head: `${owner}:${head}`, base, state: 'all', sort: 'created', direction: 'desc' };
  const pulls = valueOf(await client.list(z.array(pullShape), (page) => page, '/pulls', filter));
  const own = pulls.filter((pull) => pull.head.ref === head && isOwn(client, pull));
  const found = own.find((pull) => pull.state === 'open') ?? own[0];
  return found ? toPull(found) : null;
}

/** Open ones whose branch has that prefix, of this repository and of no fork, oldest first. */
export async function openPulls(client: Client, prefix: string): Promise<Pull[]> {
  const filter = { state: 'open', sort: 'created', direction: 'asc' };
  const pulls = valueOf(await client.list(z.array(pullShape), (page) => page, '/pulls', filter));
  return pulls.filter((pull) => isOwn(client, pull) && pull.head.ref.startsWith(prefix)).map(toPull);
}

/** As it is now, in GitHub's form; null where there is none of that number. */
export async function rawPull(client: Client, number: number): Promise<RawPull | null> {
  const found = await client.attempt(pullShape, 'GET', '/pulls/{pull_number}', { pull_number: number });
  if (found.ok) return found.value;
  if (found.failure.kind === 'refused' && found.failure.status === 404) return null;
  throw found.failure.error;
}

export async function pullByNumber(client: Client, number: number): Promise<Pull | null> {
  const found = await rawPull(client, number);
  return found && toPull(found);
}

/** The merged one that brought a commit, else the open one that would; null also for a commit that is not known. */
export async function pullOfCommit(client: Client, revision: string): Promise<Pull | null> {
  const found = await client.list(z.array(pullShape), (page) => page, '/commits/{commit_sha}/pulls', {
    commit_sha: revision,
  });
  const unknown =
    !found.ok && found.failure.kind === 'refused' && [404, 409, 422].includes(found.failure.status);
  if (unknown) return null;
  const pulls = valueOf(found).map(toPull);
  return pulls.find((pull) => pull.merged) ?? pulls.find((pull) => pull.state === 'open') ?? null;
}

/** The owner's forks have the same "owner:branch": they are told apart by the repository. */
function isOwn({ repository }: Client, pull: RawPull): boolean {
  return pull.head.repo?.full_name.toLowerCase() === `${repository.owner}/${repository.name}`.toLowerCase();
}

export async function createPull(
  client: Client,
  head: string,
  base: string,
  content: PullContent,
): Promise<Pull> {
  const open = await findOpen(client, head, base);
  if (open) return updatePull(client, open, content);
  const { title, body, draft } = content;
  const parameters = { head, base, title, body, ...(draft ? { draft } : {}) };
  const made = await client.attempt(pullShape, 'POST', '/pulls', parameters);
  if (made.ok) return withLabels(client, toPull(made.value), content);
  const { failure } = made;
  const mayBeThere =
    failure.kind === 'broken' || (failure.kind === 'refused' && /already exists/i.test(failure.message));
  if (!mayBeThere) throw failure.error;
  for (const seconds of LAG) {
    await client.wait(seconds * 1000);
    const found = await findOpen(client, head, base);
    if (found) return updatePull(client, found, content);
  }
  if (failure.kind !== 'broken') throw failure.error;
  // It did not happen, as far as anybody can see; if it did, this one is refused.
  const again = await client.attempt(pullShape, 'POST', '/pulls', parameters);
  if (again.ok) return withLabels(client, toPull(again.value), content);
  const late = await findOpen(client, head, base);
  if (late) return updatePull(client, late, content);
  throw again.failure.error;
}

async function findOpen(client: Client, head: string, base: string): Promise<Pull | null> {
  const found = await findPull(client, head, base);
  return found?.state === 'open' ? found : null;
}

/** Labels and draft first: what stands in the body last says that all is done. */
export async function updatePull(client: Client, pull: Pull, content: PullContent): Promise<Pull> {
  const { title, body, draft } = content;
  const labelled = await withLabels(client, pull, content);
  const switched = pull.draft === draft ? labelled : await withDraft(client, labelled, draft);
  if (pull.title === title && pull.body === body) return switched;
  const changed = {
    ...(pull.title === title ? {} : { title }),
    ...(pull.body === body ? {} : { body }),
  };
  const parameters = { pull_number: pull.number, ...changed };
  return toPull(await client.send(pullShape, 'PATCH', '/pulls/{pull_number}', parameters));
}

async function withLabels(client: Client, pull: Pull, content: PullContent): Promise<Pull> {
  const missing = missingLabels(pull.labels, content.labels);
  if (missing.length === 0) return pull;
  const given = await client.attempt(
    z.array(z.object({ name: z.string() })),
    'POST',
    '/issues/{issue_number}/labels',
    { issue_number: pull.number, labels: missing },
    'repeatable', // giving a label twice is giving it once
  );
  return { ...pull, labels: valueOf(given).map((label) => label.name) };
}

const draftMutation = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { pullRequest { isDraft } } }`;
const toDraft = draftMutation('convertPullRequestToDraft', 'ConvertPullRequestToDraftInput');
const toReady = draftMutation('markPullRequestReadyForReview', 'MarkPullRequestReadyForReviewInput');

/** The REST API can't switch it. */
async function withDraft(client: Client, pull: Pull, draft: boolean): Promise<Pull> {
  const now = await rawPull(client, pull.number);
  if (now === null || (now.draft ?? false) === draft) return { ...pull, draft };
  const input = { pullRequestId: now.node_id };
  const mutation = draft ? toDraft : toReady;
  const switched = await client.graphql(z.unknown(), mutation, { input }, 'repeatable');
  if (switched.ok) return { ...pull, draft };
  const after = await rawPull(client, pull.number);
  if ((after?.draft ?? false) === draft) return { ...pull, draft };
  throw switched.failure.error;
}

export async function setClosed(client: Client, pull: Pull): Promise<void> {
  await client.send(pullShape, 'PATCH', '/pulls/{pull_number}', {
    pull_number: pull.number,
    state: 'closed',
  });
}
