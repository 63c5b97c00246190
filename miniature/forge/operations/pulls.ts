import { ApiError, invalid } from '../api-error.js';
import { branchHead, diff, git, isAncestor, log, mergeBase } from '../git.js';
import { diffEntry, repositoryCommit } from '../represent/commit.js';
import { diffBase, pullFull, pullSimple } from '../represent/pull.js';
import { commitsAhead, testMerge } from '../refs.js';
import { now, type PullRecord } from '../world.js';
import {
  type Answer,
  type Call,
  characters,
  created,
  listed,
  ok,
  type Operation,
  pullOf,
  read,
  text,
  write,
} from './call.js';

const bodyLimit = 65_536;
const titleLimit = 256;

/** @throws ApiError 422 where a title or body is longer than GitHub keeps */
function checkText(title: unknown, body: unknown): void {
  const length = (value: unknown): number => (typeof value === 'string' ? characters(value) : 0);
  const tooLong = (field: string, limit: number): ApiError =>
    invalid({
      resource: 'PullRequest',
      code: 'custom',
      field,
      message: `${field} is too long (maximum is ${limit} characters)`,
    });
  if (length(title) > titleLimit) throw tooLong('title', titleLimit);
  if (length(body) > bodyLimit) throw tooLong('body', bodyLimit);
}

const openPull = (call: Call, head: string, base: string): PullRecord | undefined =>
  [...call.repo.records.pulls.values()].find(
    (pull) => pull.state === 'open' && pull.headBranch === head && pull.baseBranch === base,
  );

const custom = (message: string): ApiError => invalid({ resource: 'PullRequest', code: 'custom', message });

async function create(call: Call): Promise<Answer> {
  const { repo } = call;
  if (call.grant?.kind === 'actions' && repo.options.actionsMayCreatePulls === false)
    throw new ApiError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  const { title, body, base } = call.body as { title?: string; body?: string | null; base: string };
  const owner = `${repo.options.owner}:`;
  const asked = String(call.body['head']);
  const head = asked.startsWith(owner) ? asked.slice(owner.length) : asked;
  if (title === undefined || title.trim() === '')
    throw invalid({ resource: 'PullRequest', code: 'missing_field', field: 'title' });
  checkText(title, body);
  const baseSha = await branchHead(repo.bare, base);
  const headSha = await branchHead(repo.bare, head);
  if (baseSha === null) throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' });
  if (headSha === null) throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' });
  if (openPull(call, head, base)) throw custom(`A pull request already exists for ${owner}${head}.`);
  if ((await mergeBase(repo.bare, baseSha, headSha)) === null)
    throw custom(`The ${head} branch has no history in common with ${base}`);
  if ((await commitsAhead(repo, baseSha, headSha)) === 0)
    throw custom(`No commits between ${base} and ${head}`);
  if (call.who === null) throw new ApiError(401, 'Requires authentication');
  const pull: PullRecord = {
    id: call.world.nextId(),
    number: repo.nextNumber++,
    title,
    body: body ?? null,
    state: 'open',
    draft: call.body['draft'] === true,
    author: call.who,
    headBranch: head,
    headSha,
    baseBranch: base,
    baseSha,
    mergeOf: '',
    mergeSha: null,
    createdAt: now(),
    updatedAt: now(),
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    labels: [],
    maintainerCanModify: false,
  };
  repo.records.pulls.set(pull.number, pull);
  await git(repo.bare, ['update-ref', `refs/pull/${pull.number}/head`, headSha]);
  await testMerge(repo, pull, baseSha);
  const full = await pullFull(call.world, repo, pull);
  return created(full, full['url']);
}

function list(call: Call): Answer {
  const state = text(call, 'state') ?? 'open';
  const sort = text(call, 'sort') ?? 'created';
  const direction = text(call, 'direction') ?? (sort === 'created' ? 'desc' : 'asc');
  const head = text(call, 'head');
  const base = text(call, 'base');
  // A head without "owner:" is no filter, and GitHub says nothing about it.
  const branch = head?.includes(':') ? head.split(':') : null;
  const wanted = [...call.records.pulls.values()]
    .filter((pull) => state === 'all' || pull.state === state)
    .filter(
      (pull) => branch === null || (branch[0] === call.repo.options.owner && branch[1] === pull.headBranch),
    )
    .filter((pull) => base === undefined || pull.baseBranch === base);
  const key = (pull: PullRecord): string => (sort === 'updated' ? pull.updatedAt : pull.createdAt);
  wanted.sort((a, b) => (key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1));
  if (direction === 'desc') wanted.reverse();
  return listed(call, wanted, (pull) => pullSimple(call.world, call.repo, pull));
}

/** @throws ApiError 422 where GitHub has greyed out the button */
async function reopen(call: Call, pull: PullRecord): Promise<void> {
  const refuse = (why: string): ApiError =>
    invalid({
      resource: 'PullRequest',
      code: 'custom',
      field: 'state',
      message: `state cannot be changed. ${why}`,
    });
  const { bare } = call.repo;
  const owner = call.repo.options.owner;
  if (pull.mergedAt !== null) throw refuse('The pull request has been merged.');
  if (openPull(call, pull.headBranch, pull.baseBranch))
    throw refuse(
      `There is already an open pull request from ${owner}:${pull.headBranch} to ${owner}:${pull.baseBranch}.`,
    );
  const head = await branchHead(bare, pull.headBranch);
  const base = await branchHead(bare, pull.baseBranch);
  if (head === null || base === null)
    throw refuse(`The ${head === null ? pull.headBranch : pull.baseBranch} branch has been deleted.`);
  if (!(await isAncestor(bare, pull.headSha, head)))
    throw refuse(`The ${pull.headBranch} branch was force-pushed or recreated.`);
  if ((await commitsAhead(call.repo, base, head)) === 0)
    throw refuse(`There are no new commits on the ${owner}:${pull.headBranch} branch.`);
  Object.assign(pull, { state: 'open', closedAt: null, headSha: head, baseSha: base });
  await git(bare, ['update-ref', `refs/pull/${pull.number}/head`, head]);
  await testMerge(call.repo, pull, base);
}

async function update(call: Call): Promise<Answer> {
  const pull = pullOf(call, 'pull_number');
  const { title, body, state, base } = call.body as {
    title?: string;
    body?: string | null;
    state?: string;
    base?: string;
  };
  checkText(title, body);
  if (base !== undefined && base !== pull.baseBranch) await rebase(call, pull, base);
  if (state === 'open' && pull.state === 'closed') await reopen(call, pull);
  if (state === 'closed' && pull.state === 'open') Object.assign(pull, { state: 'closed', closedAt: now() });
  if (title !== undefined) pull.title = title;
  if (body !== undefined) pull.body = body;
  const allowed = call.body['maintainer_can_modify'];
  if (typeof allowed === 'boolean') pull.maintainerCanModify = allowed;
  pull.updatedAt = now();
  return ok(await pullFull(call.world, call.repo, pull));
}

async function rebase(call: Call, pull: PullRecord, base: string): Promise<void> {
  const refuse = (message: string): ApiError =>
    invalid({ resource: 'PullRequest', code: 'invalid', field: 'base', message });
  if (pull.state === 'closed') throw refuse('Cannot change the base branch of a closed pull request.');
  const baseSha = await branchHead(call.repo.bare, base);
  if (baseSha === null) throw refuse(`Proposed base branch '${base}' was not found`);
  if (openPull(call, pull.headBranch, base))
    throw refuse(
      `A pull request already exists for base branch '${base}' and head branch '${pull.headBranch}'`,
    );
  if ((await commitsAhead(call.repo, baseSha, pull.headSha)) === 0)
    throw refuse(
      `There are no new commits between base branch '${base}' and head branch '${pull.headBranch}'`,
    );
  Object.assign(pull, { baseBranch: base, baseSha });
  await testMerge(call.repo, pull, baseSha);
}

async function listCommits(call: Call): Promise<Answer> {
  const pull = pullOf(call, 'pull_number');
  // Oldest first, 250 at most.
  const commits = (await log(call.repo.bare, [`${pull.baseSha}..${pull.headSha}`])).reverse().slice(0, 250);
  return listed(call, commits, (commit) => repositoryCommit(call.world, call.repo, commit));
}

async function listFiles(call: Call): Promise<Answer> {
  const pull = pullOf(call, 'pull_number');
  const files = await diff(call.repo.bare, await diffBase(call.repo, pull), pull.headSha);
  return listed(call, files, (file) => diffEntry(call.world, call.repo, file, pull.headSha));
}

const pulls = ['pull_requests'] as const;

export const pullOperations: Record<string, Operation> = {
  'pulls/list': read(pulls, list),
  'pulls/create': write(pulls, create),
  'pulls/get': read(pulls, async (call) =>
    ok(await pullFull(call.world, call.repo, pullOf(call, 'pull_number'))),
  ),
  'pulls/update': write(pulls, update),
  'pulls/list-commits': read(pulls, listCommits),
  'pulls/list-files': read(pulls, listFiles),
};
