import { ApiError, invalid, unprocessable } from '../api-error.js';
import { branchHead, diff, log } from '../git.js';
import { mergePull } from '../merge.js';
import { checkText, makePull, openPull, reopen } from '../pulls.js';
import { close, commitsAhead, testMerge } from '../refs.js';
import { diffEntry, repositoryCommit } from '../represent/commit.js';
import { diffBase, pullFull, pullSimple } from '../represent/pull.js';
import type { MergeMethod, PullRecord, RepositoryState } from '../world.js';
import {
  actorOf,
  type Answer,
  type Call,
  created,
  findCommit,
  listed,
  ok,
  type Operation,
  pullOf,
  read,
  required,
  text,
  write,
} from './call.js';

async function create(call: Call): Promise<Answer> {
  const { repo } = call;
  if (call.grant?.kind === 'actions' && repo.options.actionsMayCreatePulls === false)
    throw new ApiError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  if (call.who === null) throw new ApiError(401, 'Requires authentication');
  const { title, body, base } = call.body as { title?: string; body?: string | null; base: string };
  const asked = String(call.body['head']);
  const [owner = '', ...rest] = asked.includes(':') ? asked.split(':') : [repo.options.owner, asked];
  const made = await makePull(
    repo,
    {
      title: title ?? '',
      body: body ?? null,
      head: rest.join(':'),
      headRepository: repositoryOfOwner(repo, owner),
      base,
      draft: call.body['draft'] === true,
      author: call.who,
    },
    actorOf(call),
  );
  const full = await pullFull(call.world, repo, made);
  return created(full, full['url']);
}

/** The repository itself, or the owner's fork of it. */
function repositoryOfOwner(repo: RepositoryState, owner: string): string {
  if (owner.toLowerCase() === repo.options.owner.toLowerCase()) return repo.fullName;
  const forks = [...repo.world.repositories.values()].filter(
    (one) => one.options.forkOf?.toLowerCase() === repo.fullName.toLowerCase(),
  );
  const fork = forks.find((one) => one.options.owner.toLowerCase() === owner.toLowerCase());
  if (!fork) throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' });
  return fork.fullName;
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
      (pull) =>
        branch === null || (branch[0] === pull.headRepository.split('/')[0] && branch[1] === pull.headBranch),
    )
    .filter((pull) => base === undefined || pull.baseBranch === base);
  const key = (pull: PullRecord): string => (sort === 'updated' ? pull.updatedAt : pull.createdAt);
  wanted.sort((a, b) => (key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1));
  if (direction === 'desc') wanted.reverse();
  return listed(call, wanted, (pull) => pullSimple(call.world, call.repo, pull));
}

async function update(call: Call): Promise<Answer> {
  const pull = pullOf(call);
  const { title, body, state, base } = call.body as {
    title?: string;
    body?: string | null;
    state?: string;
    base?: string;
  };
  checkText(title, body);
  if (base !== undefined && base !== pull.baseBranch) await rebase(call, pull, base);
  if (state === 'open' && pull.state === 'closed') await reopen(call.repo, pull, actorOf(call));
  if (state === 'closed' && pull.state === 'open') close(call.repo, pull);
  if (title !== undefined) pull.title = title;
  if (body !== undefined) pull.body = body;
  const allowed = call.body['maintainer_can_modify'];
  if (typeof allowed === 'boolean') pull.maintainerCanModify = allowed;
  pull.updatedAt = call.world.now();
  return ok(await pullFull(call.world, call.repo, pull));
}

async function rebase(call: Call, pull: PullRecord, base: string): Promise<void> {
  const refuse = (message: string): ApiError =>
    invalid({ resource: 'PullRequest', code: 'invalid', field: 'base', message });
  if (pull.state === 'closed') throw refuse('Cannot change the base branch of a closed pull request.');
  const baseSha = await branchHead(call.repo.bare, base);
  if (baseSha === null) throw refuse(`Proposed base branch '${base}' was not found`);
  if (openPull(call.repo, pull, base))
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
  const pull = pullOf(call);
  // Oldest first, 250 at most.
  const commits = (await log(call.repo.bare, [`${pull.baseSha}..${pull.headSha}`])).reverse().slice(0, 250);
  return listed(call, commits, (commit) => repositoryCommit(call.world, call.repo, commit));
}

async function listFiles(call: Call): Promise<Answer> {
  const pull = pullOf(call);
  const files = await diff(call.repo.bare, await diffBase(call.repo, pull), pull.headSha);
  return listed(call, files, (file) => diffEntry(call.world, call.repo, file, pull.headSha));
}

function mergeMethodOf(call: Call): MergeMethod {
  const asked = call.body['merge_method'];
  return asked === 'squash' || asked === 'rebase' ? asked : 'merge';
}

async function merge(call: Call): Promise<Answer> {
  const pull = pullOf(call);
  if (call.who === null) throw new ApiError(401, 'Requires authentication');
  if (pull.state === 'closed' || pull.mergeSha === null)
    throw new ApiError(405, 'Pull Request is not mergeable');
  const sha = call.body['sha'];
  if (sha !== undefined && sha !== pull.headSha)
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  const merged = await mergePull(call.repo, pull, mergeMethodOf(call), call.who);
  return ok({ sha: merged, merged: true, message: 'Pull Request successfully merged' });
}

async function ofCommit(call: Call): Promise<Answer> {
  const sha = required(call, 'commit_sha');
  if ((await findCommit(call.repo, sha)) === null) throw unprocessable(`No commit found for SHA: ${sha}`);
  const found: PullRecord[] = [];
  for (const pull of call.records.pulls.values()) {
    const ahead = [`${pull.baseSha}..${pull.headSha}`];
    const brings = (await log(call.repo.bare, ahead)).some((commit) => commit.sha === sha);
    if (brings || (pull.mergedAt !== null && pull.mergeSha === sha)) found.push(pull);
  }
  return listed(call, found, (pull) => pullSimple(call.world, call.repo, pull));
}

const pulls = ['pull_requests'] as const;

export const pullOperations: Record<string, Operation> = {
  'pulls/list': read(pulls, list),
  'pulls/create': write(pulls, create),
  'pulls/get': read(pulls, async (call) => ok(await pullFull(call.world, call.repo, pullOf(call)))),
  'pulls/update': write(pulls, update),
  'pulls/merge': write(['contents'], merge),
  'pulls/list-commits': read(pulls, listCommits),
  'pulls/list-files': read(pulls, listFiles),
  'repos/list-pull-requests-associated-with-commit': read(pulls, ofCommit),
};
