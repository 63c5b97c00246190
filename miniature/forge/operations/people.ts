import { invalid, unprocessable } from '../api-error.js';
import { issueJson, milestoneJson } from '../represent/issue.js';
import { pullSimple } from '../represent/pull.js';
import { nodeId, repositoryPage, user } from '../represent/repository.js';
import { type Account, account, type PullRecord, type RepositoryState } from '../world.js';
import {
  type Answer,
  type Call,
  created,
  listed,
  type Operation,
  pullOf,
  read,
  text,
  threadOf,
  write,
} from './call.js';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The account of a collaborator, or null. */
function collaborator(repo: RepositoryState, login: string): Account | null {
  const known = [repo.options.owner, ...(repo.options.collaborators ?? [])].find((one) => same(one, login));
  return known === undefined ? null : account(repo.world, known);
}

function requestReviewers(call: Call): Answer {
  const { repo } = call;
  const pull = pullOf(call);
  const { reviewers = [], team_reviewers: teams = [] } = call.body as {
    reviewers?: string[];
    team_reviewers?: string[];
  };
  if (reviewers.some((login) => same(login, pull.author.login)))
    throw unprocessable('Review cannot be requested from pull request author.');
  const people = reviewers.map((login) => collaborator(repo, login));
  const known = teams.every((slug) => repo.options.teams?.some((one) => same(one, slug)));
  if (people.includes(null) || !known)
    throw unprocessable(
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repo.fullName} repository.`,
    );
  for (const who of people) if (who !== null && !pull.reviewers.includes(who)) pull.reviewers.push(who);
  for (const slug of teams) if (!pull.teams.includes(slug)) pull.teams.push(slug);
  pull.updatedAt = call.world.now();
  const json = pullSimple(call.world, repo, pull);
  return created(json, json['url']);
}

function addAssignees(call: Call): Answer {
  const thread = threadOf(call);
  // Whom it does not know, or who may not, is left out without a word.
  for (const asked of (call.body['assignees'] ?? []) as string[]) {
    const who = collaborator(call.repo, asked);
    if (who !== null && !thread.assignees.includes(who)) thread.assignees.push(who);
  }
  thread.updatedAt = call.world.now();
  return created(issueJson(call.world, call.repo, thread));
}

function listMilestones(call: Call): Answer {
  const state = text(call, 'state') ?? 'open';
  const titles = state === 'closed' ? [] : (call.repo.options.milestones ?? []);
  return listed(call, titles, (title) => milestoneJson(call.world, call.repo, title));
}

function listReviews(call: Call): Answer {
  const pull = pullOf(call);
  const page = `${repositoryPage(call.world, call.repo)}/pull/${pull.number}`;
  return listed(call, pull.reviews, (review) => ({
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: user(call.world, review.author),
    body: '',
    state: 'COMMENTED',
    html_url: `${page}#pullrequestreview-${review.id}`,
    pull_request_url: page,
    _links: { html: { href: page }, pull_request: { href: page } },
    submitted_at: review.at,
    commit_id: review.sha,
    author_association: 'MEMBER',
  }));
}

/** Somebody reviewed it: they are asked no more. */
export function review(repo: RepositoryState, pull: PullRecord, author: Account): void {
  if (author === pull.author)
    throw invalid({ resource: 'PullRequestReview', code: 'invalid', field: 'user_id' });
  const id = repo.world.nextId();
  pull.reviews.push({ id, author, sha: pull.headSha, at: repo.world.now() });
  pull.reviewers = pull.reviewers.filter((one) => one !== author);
}

export const peopleOperations: Record<string, Operation> = {
  'pulls/request-reviewers': write(['pull_requests'], requestReviewers),
  'pulls/list-reviews': read(['pull_requests'], listReviews),
  'issues/add-assignees': write(['issues', 'pull_requests'], addAssignees),
  'issues/list-milestones': read(['issues', 'pull_requests'], listMilestones),
};
