import { ApiError } from '../../forge/api-error.js';
import { resolve } from '../../forge/git.js';
import { mergeWhatIsReady } from '../../forge/merge.js';
import {
  created,
  missing,
  mustWrite,
  ok,
  paged,
  textOf,
  type Answer,
  type Call,
  type Operation,
} from '../call.js';
import * as represent from '../represent.js';

async function createStatus(call: Call): Promise<Answer> {
  mustWrite(call, 'contents');
  const { repo, who, world } = call;
  const sha = await resolve(repo.bare, call.path['sha'] ?? '');
  if (sha === null) throw new ApiError(500, '');
  const text = (name: string): string => textOf(call, name).trim();
  const made = {
    id: world.nextId(),
    sha,
    state: textOf(call, 'state'),
    context: text('context') || 'default',
    description: text('description'),
    targetUrl: text('target_url'),
    author: who,
    createdAt: world.now(),
  };
  repo.records.statuses.push(made);
  await mergeWhatIsReady(repo);
  return created(represent.status(repo, made));
}

async function listStatuses(call: Call): Promise<Answer> {
  const sha = await resolve(call.repo.bare, call.path['ref'] ?? '');
  if (sha === null) throw missing();
  const found = call.records.statuses.filter((one) => one.sha === sha);
  // By the second: what was made in the same one comes in any order.
  const sorted = found.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return ok(paged(call, sorted).map((one) => represent.status(call.repo, one)));
}

export const statusOperations: Readonly<Record<string, Operation>> = {
  repoCreateStatus: { scope: 'repository', run: createStatus },
  repoListStatusesByRef: { scope: 'repository', run: listStatuses },
};
