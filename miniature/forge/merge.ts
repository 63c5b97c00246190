import { ApiError, invalid } from './api-error.js';
import { branchHead, commitTree, log, mergeTree, readCommit } from './git.js';
import { close, github, moveRef, signatureOf } from './refs.js';
import type { Account, CheckRecord, MergeMethod, PullRecord, RepositoryState } from './world.js';

const PASSING = ['success', 'neutral', 'skipped'];

/** The newest of each name and app, and of each status's context, on a commit. */
function verdicts(repo: RepositoryState, sha: string): { name: string; green: boolean }[] {
  const runs = new Map<string, CheckRecord>();
  for (const run of repo.records.checks.values())
    if (run.sha === sha) runs.set(`${run.app}\n${run.name}`, run);
  const contexts = new Map<string, string>();
  for (const one of repo.records.statuses) if (one.sha === sha) contexts.set(one.context, one.state);
  return [
    ...[...runs.values()].map(({ name, conclusion }) => ({
      name,
      green: PASSING.includes(conclusion ?? ''),
    })),
    ...[...contexts].map(([name, state]) => ({ name, green: state === 'success' })),
  ];
}

/** The first required check that is not green on the head; null: all are. */
export function missingCheck(repo: RepositoryState, pull: PullRecord): string | null {
  const found = verdicts(repo, pull.headSha);
  const green = (name: string): boolean => {
    const named = found.filter((one) => one.name === name);
    return named.length > 0 && named.every((one) => one.green);
  };
  return (repo.options.requiredChecks ?? []).find((name) => !green(name)) ?? null;
}

export type MergeState = 'unknown' | 'dirty' | 'draft' | 'blocked' | 'unstable' | 'clean';

/** GitHub's `mergeable_state`. */
export function mergeState(repo: RepositoryState, pull: PullRecord): MergeState {
  if (pull.state !== 'open') return 'unknown';
  if (pull.mergeSha === null) return 'dirty';
  if (pull.draft) return 'draft';
  if (missingCheck(repo, pull) !== null) return 'blocked';
  return verdicts(repo, pull.headSha).every((one) => one.green) ? 'clean' : 'unstable';
}

/** Merges what was to be merged by itself, once it can be. */
export async function mergeWhatIsReady(repo: RepositoryState): Promise<void> {
  for (const pull of repo.records.pulls.values()) {
    const { autoMerge } = pull;
    if (autoMerge !== null && ['clean', 'unstable'].includes(mergeState(repo, pull)))
      await mergePull(repo, pull, autoMerge.method, autoMerge.by);
  }
}

/** As `by` presses the button. @throws ApiError where GitHub would grey it out */
export async function mergePull(
  repo: RepositoryState,
  pull: PullRecord,
  method: MergeMethod,
  by: Account,
): Promise<string> {
  const base = await branchHead(repo.bare, pull.baseBranch);
  const tree =
    base === null || pull.state === 'closed' ? null : await mergeTree(repo.bare, base, pull.headSha);
  if (base === null || tree === null)
    throw invalid({ resource: 'PullRequest', code: 'custom', message: 'Pull Request is not mergeable' });
  if (pull.draft) throw new ApiError(405, 'Pull Request is still a draft');
  const missing = missingCheck(repo, pull);
  if (missing !== null) throw new ApiError(405, `Required status check "${missing}" is expected.`);
  const sha =
    method === 'rebase'
      ? await rebased(repo, pull, base)
      : await joined(repo, pull, { base, tree, by, squash: method === 'squash' });
  // Closed first: a squash is no merge that could be seen in the history.
  close(repo, pull);
  Object.assign(pull, { mergedAt: pull.closedAt, mergedBy: by, mergeSha: sha });
  const actor = { login: by.login, kind: 'user' } as const;
  await moveRef(repo, `refs/heads/${pull.baseBranch}`, base, sha, { by: actor, protection: 'pass' });
  return sha;
}

async function joined(
  repo: RepositoryState,
  pull: PullRecord,
  { base, tree, by, squash }: { base: string; tree: string; by: Account; squash: boolean },
): Promise<string> {
  const message = squash
    ? `${pull.title} (#${pull.number})`
    : `Merge pull request #${pull.number} from ${repo.options.owner}/${pull.headBranch}\n\n${pull.title}`;
  const parents = squash ? [base] : [base, pull.headSha];
  const author = signatureOf(repo, by);
  const sha = await commitTree(repo.bare, { tree, parents, author, committer: github(repo), message });
  repo.signed.add(sha);
  return sha;
}

/** Each commit anew on the base. */
async function rebased(repo: RepositoryState, pull: PullRecord, base: string): Promise<string> {
  let onto = base;
  for (const commit of (await log(repo.bare, [`${base}..${pull.headSha}`])).reverse()) {
    const tree = await mergeTree(repo.bare, base, commit.sha);
    if (tree === null) throw new ApiError(405, 'This branch can\u2019t be rebased');
    const { author, message } = await readCommit(repo.bare, commit.sha);
    onto = await commitTree(repo.bare, { tree, parents: [onto], author, committer: github(repo), message });
  }
  return onto;
}
