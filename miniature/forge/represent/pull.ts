import { diff, type FileDiff, mergeBase } from '../git.js';
import { mergeState } from '../merge.js';
import { commitsAhead, headRepository } from '../refs.js';
import type { CommentRecord, PullRecord, RepositoryState, World } from '../world.js';
import { milestoneOf } from './issue.js';
import { type Json, nodeId, repository, repositoryApi, repositoryPage, user } from './repository.js';

export function label(world: World, repo: RepositoryState, name: string): Json {
  const id = repo.labels.get(name.toLowerCase())?.id ?? 0;
  return {
    id,
    node_id: nodeId('LA', id),
    url: `${repositoryApi(world, repo)}/labels/${encodeURIComponent(name)}`,
    name,
    description: '',
    color: 'ededed',
    default: false,
  };
}

/** A team, as it stands in a list. */
function team(world: World, repo: RepositoryState, slug: string): Json {
  const url = `${world.api}/organizations/${repo.owner.id}/team/${slug}`;
  return {
    id: 1 + (repo.options.teams ?? []).indexOf(slug),
    node_id: nodeId('T', slug),
    url,
    html_url: `${world.server}/orgs/${repo.options.owner}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    name: slug,
    slug,
    description: null,
    permission: 'push',
    type: 'organization',
    parent: null,
  };
}

function autoMerge(world: World, pull: PullRecord): Json | null {
  if (pull.autoMerge === null) return null;
  const { by, method } = pull.autoMerge;
  return {
    enabled_by: user(world, by),
    merge_method: method,
    commit_title: pull.title,
    commit_message: '',
  };
}

function side(world: World, repo: RepositoryState, branch: string, sha: string): Json {
  return {
    label: `${repo.options.owner}:${branch}`,
    ref: branch,
    sha,
    user: user(world, repo.owner),
    repo: repository(world, repo),
  };
}

/** As it stands in a list. */
export function pullSimple(world: World, repo: RepositoryState, pull: PullRecord): Json {
  const api = repositoryApi(world, repo);
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const html = `${repositoryPage(world, repo)}/pull/${pull.number}`;
  const assignees = pull.assignees.map((who) => user(world, who));
  const urls = {
    comments_url: `${issue}/comments`,
    commits_url: `${url}/commits`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    review_comments_url: `${url}/comments`,
    statuses_url: `${api}/statuses/${pull.headSha}`,
  };
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...urls,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: user(world, pull.author),
    body: pull.body,
    labels: pull.labels.map((name) => label(world, repo, name)),
    milestone: milestoneOf(world, repo, pull.milestone),
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeSha,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: pull.reviewers.map((who) => user(world, who)),
    requested_teams: pull.teams.map((slug) => team(world, repo, slug)),
    head: side(world, headRepository(repo, pull.headRepository), pull.headBranch, pull.headSha),
    base: side(world, repo, pull.baseBranch, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: urls.comments_url },
      review_comments: { href: urls.review_comments_url },
      review_comment: { href: urls.review_comment_url },
      commits: { href: urls.commits_url },
      statuses: { href: urls.statuses_url },
    },
    author_association: pull.author.id === repo.owner.id ? 'OWNER' : 'CONTRIBUTOR',
    auto_merge: autoMerge(world, pull),
    draft: pull.draft,
  };
}

/** As it stands alone. */
export async function pullFull(world: World, repo: RepositoryState, pull: PullRecord): Promise<Json> {
  const files = await diff(repo.bare, await diffBase(repo, pull), pull.headSha);
  const open = pull.state === 'open';
  const sum = (pick: (file: FileDiff) => number): number =>
    files.reduce((total, file) => total + pick(file), 0);
  return {
    ...pullSimple(world, repo, pull),
    merged: pull.mergedAt !== null,
    mergeable: open ? pull.mergeSha !== null : null,
    rebaseable: null,
    mergeable_state: mergeState(repo, pull),
    merged_by: pull.mergedBy && user(world, pull.mergedBy),
    comments: [...repo.records.comments.values()].filter((c) => c.number === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: await commitsAhead(repo, pull.baseSha, pull.headSha),
    additions: sum((file) => file.additions),
    deletions: sum((file) => file.deletions),
    changed_files: files.length,
  };
}

/** What a pull request's files are compared with: where it left its base. */
export async function diffBase(repo: RepositoryState, pull: PullRecord): Promise<string> {
  return (await mergeBase(repo.bare, pull.baseSha, pull.headSha)) ?? pull.baseSha;
}

export function comment(world: World, repo: RepositoryState, record: CommentRecord): Json {
  const api = repositoryApi(world, repo);
  return {
    url: `${api}/issues/comments/${record.id}`,
    html_url: `${repositoryPage(world, repo)}/${repo.records.issues.has(record.number) ? 'issues' : 'pull'}/${record.number}#issuecomment-${record.id}`,
    issue_url: `${api}/issues/${record.number}`,
    id: record.id,
    node_id: nodeId('IC', record.id),
    user: user(world, record.author),
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    author_association: record.author.id === repo.owner.id ? 'OWNER' : 'CONTRIBUTOR',
    body: record.body,
    performed_via_github_app: null,
  };
}
