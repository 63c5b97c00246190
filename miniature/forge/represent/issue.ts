import type { IssueRecord, PullRecord, RepositoryState, World } from '../world.js';
import { label } from './pull.js';
import { type Json, nodeId, repositoryApi, repositoryPage, user } from './repository.js';

export function milestoneJson(world: World, repo: RepositoryState, title: string): Json {
  const number = (repo.options.milestones ?? []).indexOf(title) + 1;
  const url = `${repositoryApi(world, repo)}/milestones/${number}`;
  return {
    url,
    html_url: `${repositoryPage(world, repo)}/milestone/${number}`,
    labels_url: `${url}/labels`,
    id: number,
    node_id: nodeId('MI', number),
    number,
    title,
    description: null,
    creator: user(world, repo.owner),
    open_issues: 0,
    closed_issues: 0,
    state: 'open',
    created_at: repo.createdAt,
    updated_at: repo.createdAt,
    due_on: null,
    closed_at: null,
  };
}

/** The milestone with a number, or null. */
export function milestoneOf(world: World, repo: RepositoryState, number: number | null): Json | null {
  const title = number === null ? undefined : repo.options.milestones?.[number - 1];
  return title === undefined ? null : milestoneJson(world, repo, title);
}

/** An issue, or a pull request in the form of one. */
export function issueJson(world: World, repo: RepositoryState, thread: IssueRecord | PullRecord): Json {
  const url = `${repositoryApi(world, repo)}/issues/${thread.number}`;
  const isPull = 'headSha' in thread;
  const html = `${repositoryPage(world, repo)}/${isPull ? 'pull' : 'issues'}/${thread.number}`;
  const pull = {
    url: `${repositoryApi(world, repo)}/pulls/${thread.number}`,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
  };
  const assignees = thread.assignees.map((who) => user(world, who));
  return {
    id: thread.id,
    node_id: nodeId(isPull ? 'PR' : 'I', thread.id),
    url,
    repository_url: repositoryApi(world, repo),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: html,
    number: thread.number,
    state: thread.state,
    state_reason: isPull ? null : thread.stateReason,
    title: thread.title,
    body: thread.body,
    user: user(world, thread.author),
    labels: thread.labels.map((name) => label(world, repo, name)),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: milestoneOf(world, repo, thread.milestone),
    locked: false,
    comments: [...repo.records.comments.values()].filter((one) => one.number === thread.number).length,
    ...(isPull ? { pull_request: pull, draft: thread.draft } : {}),
    closed_at: thread.closedAt,
    created_at: thread.createdAt,
    updated_at: thread.updatedAt,
    author_association: thread.author.id === repo.owner.id ? 'OWNER' : 'CONTRIBUTOR',
  };
}
