import { ApiError } from '../../forge/api-error.js';
import { branchHead } from '../../forge/git.js';
import { mergePull } from '../../forge/merge.js';
import { makePull, openPull, reopen } from '../../forge/pulls.js';
import { close } from '../../forge/refs.js';
import { account, type MergeMethod, type PullRecord, type RepositoryState } from '../../forge/world.js';
import {
  actorOf,
  canWrite,
  created,
  gone,
  missing,
  mustOwnOrWrite,
  ok,
  paged,
  pullOf,
  textOf,
  type Answer,
  type Call,
  type Operation,
  type TimelineEvent,
} from '../call.js';
import * as represent from '../represent.js';
import { labelNames } from './issues.js';

const shown = async (repo: RepositoryState, pulls: readonly PullRecord[]): Promise<object[]> =>
  Promise.all(pulls.map((one) => represent.pull(repo, one)));

async function listPulls(call: Call): Promise<Answer> {
  const state = call.query.get('state') ?? 'open';
  const found = [...call.records.pulls.values()].filter((one) => state === 'all' || one.state === state);
  const sorted = found.sort((a, b) => b.number - a.number);
  if (call.query.get('sort') === 'oldest') sorted.reverse();
  if (call.query.get('sort') === 'recentupdate')
    sorted.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt) || b.number - a.number);
  return ok(await shown(call.repo, paged(call, sorted)));
}

async function createPull(call: Call): Promise<Answer> {
  const { repo, who } = call;
  const [head, base] = [textOf(call, 'head'), textOf(call, 'base')];
  if (head === base)
    throw new ApiError(422, 'Invalid PullRequest: There are no changes between the head and the base');
  if ((await branchHead(repo.bare, head)) === null || (await branchHead(repo.bare, base)) === null)
    throw missing();
  const from = { headRepository: repo.fullName, headBranch: head };
  const there = openPull(repo, from, base);
  if (there)
    throw new ApiError(
      409,
      `pull request already exists for these targets [id: ${there.id}, issue_id: ${there.number}, head_branch: ${head}, base_branch: ${base}]`,
    );
  const title = textOf(call, 'title');
  const wanted = { title, body: textOf(call, 'body'), head, base, headRepository: repo.fullName };
  const pull = await makePull(
    repo,
    { ...wanted, draft: represent.isDraft(title), author: who },
    actorOf(call),
  );
  pull.labels.push(...labelNames(call));
  return created(await represent.pull(repo, pull));
}

async function editPull(call: Call): Promise<Answer> {
  const { repo, body, world } = call;
  const pull = pullOf(call);
  mustOwnOrWrite(call, pull.author, 'pull_requests');
  if (typeof body['title'] === 'string' && body['title'] !== '') pull.title = body['title'];
  if (typeof body['body'] === 'string') pull.body = body['body'];
  pull.draft = represent.isDraft(pull.title);
  if (canWrite(call, 'pull_requests')) {
    const names = body['assignees'] as string[] | undefined;
    const unknown = names?.find((name) => !assignable(repo).includes(name));
    if (unknown !== undefined) throw new ApiError(422, `Assignee does not exist: [name: ${unknown}]`);
    if (names) pull.assignees = names.map((name) => account(world, name));
    if (typeof body['milestone'] === 'number') pull.milestone = body['milestone'];
    if (body['labels']) pull.labels = labelNames(call);
  }
  if (body['state'] !== undefined) await setState(call, pull, body['state'] === 'open');
  pull.updatedAt = world.now();
  return created(await represent.pull(repo, pull));
}

async function setState(call: Call, pull: PullRecord, open: boolean): Promise<void> {
  if (pull.mergedAt !== null)
    throw new ApiError(412, 'cannot change state of this pull request, it was already merged');
  if (open === (pull.state === 'open')) return;
  if (open) await reopen(call.repo, pull, actorOf(call));
  else close(call.repo, pull);
}

export const assignable = (repo: RepositoryState): string[] => [
  repo.options.owner,
  ...(repo.options.collaborators ?? []),
];

/** Who opened it may choose its reviewers, and who has a right of their own in the repository. */
const mayChoose = ({ repo, who }: Call, pull: PullRecord): boolean =>
  pull.author.login === who.login || assignable(repo).includes(who.login);

function askForReview(call: Call): Answer {
  const { repo, body, world } = call;
  const pull = pullOf(call);
  const reviewers = (body['reviewers'] ?? []) as string[];
  for (const name of reviewers) {
    if (!world.accounts.has(name) && !assignable(repo).includes(name))
      throw new ApiError(404, `User '${name}' not exist`);
    const why = whyNoReviewer(call, pull, name);
    if (why !== null) throw new ApiError(422, `${why} [user_id: ${call.who.id}, repo_id: ${repo.id}]`);
  }
  const teams = (body['team_reviewers'] ?? []) as string[];
  const known = (repo.options.teams ?? []).length > 0 ? repo.options.teams : undefined;
  const unknown = known ? teams.find((name) => !known.includes(name)) : undefined;
  if (unknown !== undefined) throw new ApiError(404, `Team '${unknown}' not exist`);
  for (const name of reviewers)
    if (!pull.reviewers.some(({ login }) => login === name)) pull.reviewers.push(account(world, name));
  // A person has no teams, and nothing is said of it.
  if (known) pull.teams = [...new Set([...pull.teams, ...teams])];
  return created(reviewers.map((_, index) => ({ id: index + 1, state: 'REQUEST_REVIEW' })));
}

function whyNoReviewer(call: Call, pull: PullRecord, name: string): string | null {
  if (!assignable(call.repo).includes(name)) return "Reviewer can't read";
  if (name === pull.author.login) return "poster of pr can't be reviewer";
  return mayChoose(call, pull) ? null : "Doer can't choose reviewer";
}

function note(call: Call, pull: PullRecord, type: TimelineEvent['type']): void {
  const key = `${call.repo.fullName}#${pull.number}`;
  const event = { id: call.world.nextId(), type, by: call.who, at: call.world.now() };
  call.state.events.set(key, [...(call.state.events.get(key) ?? []), event]);
}

async function merge(call: Call): Promise<Answer> {
  const { repo, body, who } = call;
  const pull = pullOf(call);
  if (pull.mergedAt !== null) throw new ApiError(405, '');
  if (pull.state === 'closed') throw missing();
  if (!canWrite(call, 'contents')) throw new ApiError(405, 'User not allowed to merge PR');
  if (represent.isDraft(pull.title)) throw new ApiError(405, 'Work in progress PRs cannot be merged');
  if (pull.mergeSha === null) throw new ApiError(405, 'Please try again later');
  const later = body['merge_when_checks_succeed'] === true;
  const why = represent.notReady(repo, pull);
  if (why !== null && !later) throw new ApiError(405, why);
  const method = textOf(call, 'Do') as MergeMethod;
  if (later) {
    if (pull.autoMerge !== null)
      throw new ApiError(409, `pull request is already scheduled to auto merge when checks succeed`);
    pull.autoMerge = { method, by: who, at: call.world.now() };
    note(call, pull, 'pull_scheduled_merge');
    return { status: 201, body: null };
  }
  const head = body['head_commit_id'];
  if (head !== undefined && head !== pull.headSha) throw new ApiError(409, 'head out of date');
  await mergePull(repo, pull, method, who);
  return { status: 200, body: null };
}

function cancelMerge(call: Call): Answer {
  const pull = pullOf(call);
  if (pull.autoMerge === null) throw missing();
  if (pull.autoMerge.by.login !== call.who.login)
    throw new ApiError(403, 'user has no permission to cancel the scheduled auto merge');
  pull.autoMerge = null;
  note(call, pull, 'pull_cancel_scheduled_merge');
  return gone;
}

async function pullOfCommit({ repo, path }: Call): Promise<Answer> {
  const found = [...repo.records.pulls.values()].find(
    (one) => one.mergedAt !== null && one.mergeSha === path['sha'],
  );
  if (!found) throw missing();
  return ok(await represent.pull(repo, found));
}

export const pullOperations: Readonly<Record<string, Operation>> = {
  repoListPullRequests: { scope: 'repository', run: listPulls },
  repoCreatePullRequest: { scope: 'repository', run: createPull },
  repoGetPullRequest: {
    scope: 'repository',
    run: async (call) => ok(await represent.pull(call.repo, pullOf(call))),
  },
  repoEditPullRequest: { scope: 'repository', run: editPull },
  repoMergePullRequest: { scope: 'repository', run: merge },
  repoCancelScheduledAutoMerge: { scope: 'repository', run: cancelMerge },
  repoCreatePullReviewRequests: { scope: 'repository', run: askForReview },
  repoGetCommitPullRequest: { scope: 'repository', run: pullOfCommit },
};
