import { invalid, unprocessable } from './api-error.js';
import { branchHead, commitTree, git, isAncestor, log, mergeTree, updateRef } from './git.js';
import { type Account, now, type PullRecord, type RepositoryState } from './world.js';

/**
 * Moves, makes or (`to` null) removes a ref as the API does, and lets the pull requests follow.
 * @throws ApiError 422 in GitHub's words
 */
export async function moveRef(
  repo: RepositoryState,
  ref: string,
  from: string | null,
  to: string | null,
  options: { force?: boolean; protection?: 'keep' | 'pass' } = {},
): Promise<void> {
  const branch = ref.replace(/^refs\/heads\//, '');
  const isProtected = repo.options.protectedBranches?.includes(branch) === true && branch !== ref;
  if (isProtected && from !== null && options.protection !== 'pass')
    throw unprocessable(`Protected branch update failed for ${ref}.`);
  if (from !== null && to !== null && options.force !== true && !(await isAncestor(repo.bare, from, to)))
    throw unprocessable('Update is not a fast forward');
  if (!(await updateRef(repo.bare, ref, to, from))) throw unprocessable('Reference cannot be updated');
  await follow(repo);
}

/** Number of commits that a pull request would bring. */
export async function commitsAhead(repo: RepositoryState, base: string, head: string): Promise<number> {
  return Number(await git(repo.bare, ['rev-list', '--count', `${base}..${head}`]));
}

/** What GitHub does after any push: pull requests follow their branches, or are closed, or have been merged. */
export async function follow(repo: RepositoryState): Promise<void> {
  repo.pushedAt = now();
  for (const pull of repo.records.pulls.values()) if (pull.state === 'open') await followOne(repo, pull);
}

async function followOne(repo: RepositoryState, pull: PullRecord): Promise<void> {
  const head = await branchHead(repo.bare, pull.headBranch);
  const base = await branchHead(repo.bare, pull.baseBranch);
  if (head === null || base === null) {
    close(pull);
    return;
  }
  const moved = head !== pull.headSha;
  if (await isAncestor(repo.bare, head, base)) {
    // The head came to nothing: closed. The base took it in: merged.
    close(pull);
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
    Object.assign(pull, { headSha: head, baseSha: base, updatedAt: now() });
    await git(repo.bare, ['update-ref', `refs/pull/${pull.number}/head`, head]);
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
  const author = { name: by.login, email: `${by.login}@users.noreply.github.com`, date: now() };
  return commitTree(repo.bare, { tree, parents: [base, pull.headSha], author, committer: github(), message });
}

/** The committer of what GitHub writes itself. */
export const github = (): { name: string; email: string; date: string } => ({
  name: 'GitHub',
  email: 'noreply@github.com',
  date: now(),
});

function close(pull: PullRecord): void {
  pull.state = 'closed';
  pull.closedAt = pull.updatedAt = now();
}

/** As a person presses the button. @throws ApiError where GitHub would grey it out */
export async function mergePull(
  repo: RepositoryState,
  pull: PullRecord,
  method: 'merge' | 'squash',
): Promise<string> {
  const base = await branchHead(repo.bare, pull.baseBranch);
  const tree =
    base === null || pull.state === 'closed' ? null : await mergeTree(repo.bare, base, pull.headSha);
  if (base === null || tree === null)
    throw invalid({ resource: 'PullRequest', code: 'custom', message: 'Pull Request is not mergeable' });
  const by = repo.owner;
  const author = { name: by.login, email: `${by.login}@users.noreply.github.com`, date: now() };
  const squash = method === 'squash';
  const message = squash
    ? `${pull.title} (#${pull.number})`
    : `Merge pull request #${pull.number} from ${repo.options.owner}/${pull.headBranch}\n\n${pull.title}`;
  const parents = squash ? [base] : [base, pull.headSha];
  const sha = await commitTree(repo.bare, { tree, parents, author, committer: github(), message });
  repo.signed.add(sha);
  // Closed first: a squash is no merge that could be seen in the history.
  close(pull);
  Object.assign(pull, { mergedAt: pull.closedAt, mergedBy: by, mergeSha: sha });
  await moveRef(repo, `refs/heads/${pull.baseBranch}`, base, sha, { protection: 'pass' });
  return sha;
}
