import { unprocessable } from './api-error.js';
import { branchHead, commitTree, isAncestor, log, mergeTree, updateRef } from './git.js';
import { git } from './git-process.js';
import { type Account, type Actor, type PullRecord, type RepositoryState, startWorkflow } from './world.js';

/**
 * Moves, makes or (`to` null) removes a ref as the API does, and lets the pull requests follow.
 * @throws ApiError 422 in GitHub's words
 */
export async function moveRef(
  repo: RepositoryState,
  ref: string,
  from: string | null,
  to: string | null,
  options: { by: Actor; force?: boolean; protection?: 'keep' | 'pass' },
): Promise<void> {
  const branch = ref.replace(/^refs\/heads\//, '');
  const isProtected = repo.options.protectedBranches?.includes(branch) === true && branch !== ref;
  if (isProtected && from !== null && options.protection !== 'pass')
    throw unprocessable(`Protected branch update failed for ${ref}.`);
  if (from !== null && to !== null && options.force !== true && !(await isAncestor(repo.bare, from, to)))
    throw unprocessable('Update is not a fast forward');
  if (!(await updateRef(repo.bare, ref, to, from))) throw unprocessable('Reference cannot be updated');
  await follow(repo, options.by);
}

/** Number of commits that a pull request would bring. */
export async function commitsAhead(repo: RepositoryState, base: string, head: string): Promise<number> {
  return Number(await git(repo.bare, ['rev-list', '--count', `${base}..${head}`]));
}

/** The repository that a head is in. */
export function headRepository(repo: RepositoryState, name: string): RepositoryState {
  return repo.world.repositories.get(name.toLowerCase()) ?? repo;
}

/** Commit that the head branch is at, brought into this repository; null: it is gone. */
export async function bringHead(
  repo: RepositoryState,
  pull: Pick<PullRecord, 'headRepository' | 'headBranch'>,
): Promise<string | null> {
  const from = headRepository(repo, pull.headRepository);
  const head = await branchHead(from.bare, pull.headBranch);
  if (head !== null && from !== repo)
    await git(repo.bare, ['fetch', '--quiet', '--no-tags', from.bare.folder, head]);
  return head;
}

/** What GitHub does after any push: pull requests follow their branches, or are closed, or have been merged. */
export async function follow(repo: RepositoryState, by: Actor): Promise<void> {
  repo.pushedAt = repo.world.now();
  for (const pull of repo.records.pulls.values()) if (pull.state === 'open') await followOne(repo, pull, by);
  const parent = repo.world.repositories.get(repo.options.forkOf?.toLowerCase() ?? '');
  if (!parent) return;
  // The parent never waits for its fork.
  await parent.exclusive(async () => {
    for (const pull of parent.records.pulls.values()) {
      if (pull.state === 'open' && pull.headRepository === repo.fullName) await followOne(parent, pull, by);
    }
  });
}

async function followOne(repo: RepositoryState, pull: PullRecord, by: Actor): Promise<void> {
  const head = await bringHead(repo, pull);
  const base = await branchHead(repo.bare, pull.baseBranch);
  if (head === null || base === null) {
    close(repo, pull);
    return;
  }
  const moved = head !== pull.headSha;
  if (await isAncestor(repo.bare, head, base)) {
    // The head came to nothing: closed. The base took it in: merged.
    close(repo, pull);
    if (!moved) {
      const [merge] = await log(repo.bare, ['-1', base]);
      pull.mergedAt = pull.closedAt;
      pull.mergedBy = repo.owner;
      pull.mergeSha = merge?.sha ?? base;
    }
    pull.headSha = head;
    return;
  }
  if (moved) {
    Object.assign(pull, { headSha: head, baseSha: base, updatedAt: repo.world.now() });
    await git(repo.bare, ['update-ref', `refs/pull/${pull.number}/head`, head]);
    startWorkflow(repo, 'synchronize', pull, by);
  }
  await testMerge(repo, pull, base);
}

/** Keeps refs/pull/N/merge, and with it `mergeable`, up to date. */
export async function testMerge(repo: RepositoryState, pull: PullRecord, base: string): Promise<void> {
  const wanted = `${base} ${pull.headSha}`;
  if (pull.mergeOf === wanted) return;
  pull.mergeOf = wanted;
  pull.mergeSha = await mergeCommit(repo, pull, base, repo.owner);
  const ref = `refs/pull/${pull.number}/merge`;
  await git(repo.bare, ['update-ref', ...(pull.mergeSha === null ? ['-d', ref] : [ref, pull.mergeSha])]);
}

async function mergeCommit(
  repo: RepositoryState,
  pull: PullRecord,
  base: string,
  by: Account,
): Promise<string | null> {
  const tree = await mergeTree(repo.bare, base, pull.headSha);
  if (tree === null) return null;
  const message = `Merge ${pull.headSha} into ${base}`;
  const author = signatureOf(repo, by);
  const committer = github(repo);
  return commitTree(repo.bare, { tree, parents: [base, pull.headSha], author, committer, message });
}

/** A person, as GitHub writes them into a commit. */
export const signatureOf = (
  repo: RepositoryState,
  who: Account,
): { name: string; email: string; date: string } => ({
  name: who.login,
  email: `${who.login}@users.noreply.github.com`,
  date: repo.world.now(),
});

/** The committer of what GitHub writes itself. */
export const github = (repo: RepositoryState): { name: string; email: string; date: string } => ({
  name: 'GitHub',
  email: 'noreply@github.com',
  date: repo.world.now(),
});

export function close(repo: RepositoryState, pull: PullRecord): void {
  pull.state = 'closed';
  pull.autoMerge = null;
  pull.closedAt = pull.updatedAt = repo.world.now();
}
