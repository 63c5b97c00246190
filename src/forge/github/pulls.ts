import { z } from 'zod';
import type { Pull, PullContent } from '../types.js';
import { valueOf, type Client } from './client.js';

const side = z.object({
  ref: z.string(),
  sha: z.string(),
  repo: z.object({ full_name: z.string() }).nullish(),
});

const pullShape = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().nullish(),
  merged_at: z.string().nullish(),
  head: side,
  base: side,
  labels: z.array(z.object({ name: z.string() })),
});

function toPull(pull: z.infer<typeof pullShape>): Pull {
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    body: pull.body ?? '',
    state: pull.state,
    merged: pull.merged_at !== null && pull.merged_at !== undefined,
    draft: pull.draft ?? false,
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

/** Branches with that prefix, of this repository and of no fork, that have an open pull request. */
export async function openBranches(client: Client, prefix: string): Promise<string[]> {
  const filter = { state: 'open', sort: 'created', direction: 'asc' };
  const pulls = valueOf(await client.list(z.array(pullShape), (page) => page, '/pulls', filter));
  const own = pulls.filter((pull) => isOwn(client, pull) && pull.head.ref.startsWith(prefix));
  return [...new Set(own.map((pull) => pull.head.ref))];
}

/** The owner's forks have the same "owner:branch": they are told apart by the repository. */
function isOwn({ repository }: Client, pull: z.infer<typeof pullShape>): boolean {
  return pull.head.repo?.full_name.toLowerCase() === `${repository.owner}/${repository.name}`.toLowerCase();
}

/** Waits, in seconds, between looks at a list that lags behind what was written. */
const LAG = [0, 1, 2, 4, 8];

export async function createPull(
  client: Client,
  head: string,
  base: string,
  content: PullContent,
): Promise<Pull> {
  const open = await findOpen(client, head, base);
  if (open) return updatePull(client, open, content);
  const { title, body } = content;
  const made = await client.attempt(pullShape, 'POST', '/pulls', { head, base, title, body });
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
  throw failure.error;
}

async function findOpen(client: Client, head: string, base: string): Promise<Pull | null> {
  const found = await findPull(client, head, base);
  return found?.state === 'open' ? found : null;
}

/** Labels first: what stands in the body last says that all is done. */
export async function updatePull(client: Client, pull: Pull, content: PullContent): Promise<Pull> {
  const { title, body } = content;
  const labelled = await withLabels(client, pull, content);
  if (pull.title === title && pull.body === body) return labelled;
  const changed = {
    ...(pull.title === title ? {} : { title }),
    ...(pull.body === body ? {} : { body }),
  };
  const parameters = { pull_number: pull.number, ...changed };
  return toPull(await client.send(pullShape, 'PATCH', '/pulls/{pull_number}', parameters));
}

/** Adds what is missing; labels that people gave stay. Names are the same whatever their case. */
async function withLabels(client: Client, pull: Pull, content: PullContent): Promise<Pull> {
  const present = new Set(pull.labels.map((label) => label.toLowerCase()));
  const missing = content.labels.filter((label) => !present.has(label.toLowerCase()));
  if (missing.length === 0) return pull;
  const labels = await client.send(
    z.array(z.object({ name: z.string() })),
    'POST',
    '/issues/{issue_number}/labels',
    {
      issue_number: pull.number,
      labels: missing,
    },
  );
  return { ...pull, labels: labels.map((label) => label.name) };
}

export async function setClosed(client: Client, pull: Pull): Promise<void> {
  await client.send(pullShape, 'PATCH', '/pulls/{pull_number}', {
    pull_number: pull.number,
    state: 'closed',
  });
}
