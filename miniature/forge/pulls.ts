import { type ApiError, invalid } from './api-error.js';
import { branchHead, isAncestor, mergeBase } from './git.js';
import { git } from './git-process.js';
import { bringHead, commitsAhead, testMerge } from './refs.js';
import { type Account, type Actor, type PullRecord, type RepositoryState, startWorkflow } from './world.js';

const bodyLimit = 65_536;
const titleLimit = 256;

/** Characters as GitHub counts them against its limits: code points. */
export const characters = (value: string): number => Array.from(value).length;

/** @throws ApiError 422 where a title or body is longer than GitHub keeps */
export function checkText(title: unknown, body: unknown, resource = 'PullRequest'): void {
  const length = (value: unknown): number => (typeof value === 'string' ? characters(value) : 0);
  const tooLong = (field: string, limit: number): ApiError =>
    invalid({
      resource,
      code: 'custom',
      field,
      message: `${field} is too long (maximum is ${limit} characters)`,
    });
  if (length(title) > titleLimit) throw tooLong('title', titleLimit);
  if (length(body) > bodyLimit) throw tooLong('body', bodyLimit);
}

/** The open one from this head to this base. */
export const openPull = (
  repo: RepositoryState,
  head: Pick<PullRecord, 'headRepository' | 'headBranch'>,
  base: string,
): PullRecord | undefined =>
  [...repo.records.pulls.values()].find(
    (pull) =>
      pull.state === 'open' &&
      pull.headRepository === head.headRepository &&
      pull.headBranch === head.headBranch &&
      pull.baseBranch === base,
  );

const custom = (message: string): ApiError => invalid({ resource: 'PullRequest', code: 'custom', message });

const ownerOf = (fullName: string): string => fullName.split('/')[0] ?? '';

export interface NewPull {
  title: string;
  body: string | null;
  head: string;
  headRepository: string;
  base: string;
  draft: boolean;
  author: Account;
}

/** Opens a pull request. @throws ApiError 422 in GitHub's words */
export async function makePull(repo: RepositoryState, wanted: NewPull, by: Actor): Promise<PullRecord> {
  const { title, body, base, author } = wanted;
  const from = { headBranch: wanted.head, headRepository: wanted.headRepository };
  if (title.trim() === '') throw invalid({ resource: 'PullRequest', code: 'missing_field', field: 'title' });
  checkText(title, body);
  const baseSha = await branchHead(repo.bare, base);
  const headSha = await bringHead(repo, from);
  if (baseSha === null) throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' });
  if (headSha === null) throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' });
  if (openPull(repo, from, base))
    throw custom(`A pull request already exists for ${ownerOf(wanted.headRepository)}:${wanted.head}.`);
  if ((await mergeBase(repo.bare, baseSha, headSha)) === null)
    throw custom(`The ${wanted.head} branch has no history in common with ${base}`);
  if ((await commitsAhead(repo, baseSha, headSha)) === 0)
    throw custom(`No commits between ${base} and ${wanted.head}`);
  const now = repo.world.now();
  const pull: PullRecord = {
    id: repo.world.nextId(),
    number: repo.nextNumber++,
    title,
    body,
    state: 'open',
    draft: wanted.draft,
    author,
    ...from,
    headSha,
    baseBranch: base,
    baseSha,
    mergeOf: '',
    mergeSha: null,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    labels: [],
    assignees: [],
    milestone: null,
    reviewers: [],
    teams: [],
    reviews: [],
    autoMerge: null,
    maintainerCanModify: false,
  };
  repo.records.pulls.set(pull.number, pull);
  await git(repo.bare, ['update-ref', `refs/pull/${pull.number}/head`, headSha]);
  await testMerge(repo, pull, baseSha);
  startWorkflow(repo, 'opened', pull, by);
  return pull;
}

/** @throws ApiError 422 where GitHub has greyed out the button */
export async function reopen(repo: RepositoryState, pull: PullRecord, by: Actor): Promise<void> {
  const refuse = (why: string): ApiError =>
    invalid({
      resource: 'PullRequest',
      code: 'custom',
      field: 'state',
      message: `state cannot be changed. ${why}`,
    });
  const from = ownerOf(pull.headRepository);
  if (pull.mergedAt !== null) throw refuse('The pull request has been merged.');
  if (openPull(repo, pull, pull.baseBranch))
    throw refuse(
      `There is already an open pull request from ${from}:${pull.headBranch} to ${repo.options.owner}:${pull.baseBranch}.`,
    );
  const head = await bringHead(repo, pull);
  const base = await branchHead(repo.bare, pull.baseBranch);
  if (head === null || base === null)
    throw refuse(`The ${head === null ? pull.headBranch : pull.baseBranch} branch has been deleted.`);
  if (!(await isAncestor(repo.bare, pull.headSha, head)))
    throw refuse(`The ${pull.headBranch} branch was force-pushed or recreated.`);
  if ((await commitsAhead(repo, base, head)) === 0)
    throw refuse(`There are no new commits on the ${from}:${pull.headBranch} branch.`);
  Object.assign(pull, { state: 'open', closedAt: null, headSha: head, baseSha: base });
  await git(repo.bare, ['update-ref', `refs/pull/${pull.number}/head`, head]);
  await testMerge(repo, pull, base);
  startWorkflow(repo, 'reopened', pull, by);
}
