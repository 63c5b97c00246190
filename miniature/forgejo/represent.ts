import { branchHead, diff, type Commit } from '../forge/git.js';
import { git } from '../forge/git-process.js';
import { missingCheck } from '../forge/merge.js';
import { headRepository } from '../forge/refs.js';
import type {
  Account,
  CommentRecord,
  IssueRecord,
  PullRecord,
  RepositoryState,
  StatusRecord,
  World,
} from '../forge/world.js';
import { accountByEmail } from '../forge/world.js';

export const WORKFLOW_ACCOUNT = 'forgejo-actions';

/** The address that Forgejo gives to who keeps theirs private; a workflow's account has none but that. */
export const emailOf = (who: Account): string => `${who.login}@noreply.forge.example`;

const apiOf = (repo: RepositoryState): string => `${repo.world.server}/api/v1/repos/${repo.fullName}`;

/** Who a commit is by, as far as there is a user of that address. */
function userByEmail(world: World, email: string): Account | null {
  const login = /^(.+)@noreply\.forge\.example$/.exec(email)?.[1];
  const who = login === undefined ? accountByEmail(world, email) : (world.accounts.get(login) ?? null);
  return who?.login === WORKFLOW_ACCOUNT ? null : who;
}

export const user = (world: World, who: Account): object => ({
  id: who.login === WORKFLOW_ACCOUNT ? -2 : who.id,
  login: who.login,
  login_name: '',
  full_name: '',
  email: emailOf(who),
  avatar_url: '',
  html_url: `${world.server}/${who.login}`,
  is_admin: false,
  username: who.login,
});

export const repository = (repo: RepositoryState): object => ({
  id: repo.id,
  owner: user(repo.world, repo.owner),
  name: repo.options.name,
  full_name: repo.fullName,
  private: repo.options.public !== true,
  fork: repo.options.forkOf !== undefined,
  html_url: `${repo.world.server}/${repo.fullName}`,
  clone_url: `${repo.world.server}/${repo.fullName}.git`,
  default_branch: repo.options.defaultBranch,
  has_issues: repo.options.issues !== false,
});

export const branch = (repo: RepositoryState, name: string, head: Commit): object => ({
  name,
  commit: {
    id: head.sha,
    message: head.message,
    url: `${repo.world.server}/${repo.fullName}/commit/${head.sha}`,
  },
  protected: repo.options.protectedBranches?.includes(name) === true,
});

const meta = (repo: RepositoryState, sha: string): object => ({
  url: `${apiOf(repo)}/git/commits/${sha}`,
  sha,
});

export async function commit(repo: RepositoryState, one: Commit, withFiles: boolean): Promise<object> {
  const account = (email: string): object | null => {
    const who = userByEmail(repo.world, email);
    return who && user(repo.world, who);
  };
  const [parent] = one.parents;
  const empty = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
  const files = withFiles ? await diff(repo.bare, parent ?? empty, one.sha) : null;
  return {
    ...meta(repo, one.sha),
    created: one.committer.date,
    html_url: `${repo.world.server}/${repo.fullName}/commit/${one.sha}`,
    commit: {
      url: `${apiOf(repo)}/git/commits/${one.sha}`,
      author: one.author,
      committer: one.committer,
      message: `${one.message}\n`,
      // The commit's own id, as Forgejo gives it.
      tree: { ...meta(repo, one.sha), created: one.committer.date },
    },
    author: account(one.author.email),
    committer: account(one.committer.email),
    parents: one.parents.map((sha) => meta(repo, sha)),
    files: files && files.map(({ path, status }) => ({ filename: path, status })),
  };
}

export function label(repo: RepositoryState, name: string): object {
  const known = repo.labels.get(name.toLowerCase());
  return { id: known?.id ?? 0, name: known?.name ?? name, color: 'ededed', description: '', url: '' };
}

export const milestones = (repo: RepositoryState): { id: number; title: string; state: string }[] =>
  (repo.options.milestones ?? []).map((title, index) => ({ id: index + 1, title, state: 'open' }));

const WIP = /^(?:WIP:|\[WIP\])/i;
export const isDraft = (title: string): boolean => WIP.test(title);

export async function pull(repo: RepositoryState, one: PullRecord): Promise<object> {
  const { world } = repo;
  const from = headRepository(repo, one.headRepository);
  const head = await branchHead(from.bare, one.headBranch);
  const base = await branchHead(repo.bare, one.baseBranch);
  const teams = repo.options.teams ?? [];
  return {
    ...thread(repo, one),
    html_url: `${world.server}/${repo.fullName}/pulls/${one.number}`,
    draft: isDraft(one.title),
    requested_reviewers: one.reviewers.map((who) => user(world, who)),
    requested_reviewers_teams: one.teams.map((name) => ({ id: teams.indexOf(name) + 1, name })),
    mergeable: one.state === 'open' && one.mergeSha !== null,
    merged: one.mergedAt !== null,
    merged_at: one.mergedAt,
    merge_commit_sha: one.mergedAt === null ? null : one.mergeSha,
    merged_by: one.mergedBy && user(world, one.mergedBy),
    base: {
      ...{ label: one.baseBranch, ref: one.baseBranch, sha: base ?? '', repo_id: repo.id },
      repo: repository(repo),
    },
    head: {
      label: one.headBranch,
      ref: head === null ? `refs/pull/${one.number}/head` : one.headBranch,
      sha: head ?? (await git(repo.bare, ['rev-parse', `refs/pull/${one.number}/head`])).trim(),
      repo_id: from.id,
      repo: repository(from),
    },
    allow_maintainer_edit: one.maintainerCanModify,
  };
}

function thread(repo: RepositoryState, one: PullRecord | IssueRecord): object {
  const { world } = repo;
  return {
    id: one.id,
    number: one.number,
    user: user(world, one.author),
    title: one.title,
    body: one.body ?? '',
    labels: one.labels.map((name) => label(repo, name)),
    milestone: milestones(repo).find(({ id }) => id === one.milestone) ?? null,
    assignees: one.assignees.length === 0 ? null : one.assignees.map((who) => user(world, who)),
    state: one.state,
    created_at: one.createdAt,
    updated_at: one.updatedAt,
    closed_at: one.closedAt,
  };
}

export function issue(repo: RepositoryState, one: PullRecord | IssueRecord): object {
  const isPull = 'headSha' in one;
  return {
    ...thread(repo, one),
    html_url: `${repo.world.server}/${repo.fullName}/${isPull ? 'pulls' : 'issues'}/${one.number}`,
    pull_request: isPull
      ? { merged: one.mergedAt !== null, merged_at: one.mergedAt, draft: isDraft(one.title) }
      : null,
  };
}

export const comment = (repo: RepositoryState, one: CommentRecord): object => ({
  id: one.id,
  html_url: `${repo.world.server}/${repo.fullName}/issues/${one.number}#issuecomment-${one.id}`,
  user: user(repo.world, one.author),
  body: one.body,
  created_at: one.createdAt,
  updated_at: one.updatedAt,
});

export const status = (repo: RepositoryState, one: StatusRecord): object => ({
  id: one.id,
  status: one.state,
  target_url: one.targetUrl ?? '',
  description: one.description ?? '',
  url: `${apiOf(repo)}/statuses/${one.sha}`,
  context: one.context,
  creator: user(repo.world, one.author),
  created_at: one.createdAt,
  updated_at: one.createdAt,
});

/** Why a pull request can't be merged yet, in Forgejo's words; null: it can. */
export function notReady(repo: RepositoryState, one: PullRecord): string | null {
  if (missingCheck(repo, one) === null) return null;
  return 'not allowed to merge [reason: Not all required status checks successful]';
}
