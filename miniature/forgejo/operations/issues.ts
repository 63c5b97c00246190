import { account, type CommentRecord, type IssueRecord, type PullRecord } from '../../forge/world.js';
import { ApiError } from '../../forge/api-error.js';
import {
  canWrite,
  created,
  gone,
  missing,
  mustOwnOrWrite,
  mustWrite,
  ok,
  paged,
  threadOf,
  textOf,
  type Answer,
  type Call,
  type Operation,
} from '../call.js';
import * as represent from '../represent.js';
import { assignable } from './pulls.js';

/** Names of the labels whose ids are given; unknown ones are passed over. */
export function labelNames({ repo, body }: Call): string[] {
  const ids = (body['labels'] ?? []) as number[];
  return [...repo.labels.values()].filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

function createLabel(call: Call): Answer {
  mustWrite(call, 'issues');
  const name = textOf(call, 'name');
  // Two of a name are allowed.
  call.repo.labels.set(name.toLowerCase(), { id: call.world.nextId(), name });
  return created(represent.label(call.repo, name));
}

function addLabels(call: Call): Answer {
  mustWrite(call, 'issues');
  const thread = threadOf(call);
  thread.labels = [...new Set([...thread.labels, ...labelNames(call)])];
  return ok(thread.labels.map((name) => represent.label(call.repo, name)));
}

/** @throws ApiError 404 where the repository has no issues */
function mustHaveIssues({ repo }: Call): void {
  if (repo.options.issues === false) throw missing();
}

function listIssues(call: Call): Answer {
  const { query, records, repo } = call;
  const state = query.get('state') ?? 'open';
  const type = query.get('type');
  if (type !== 'pulls') mustHaveIssues(call);
  const all: (IssueRecord | PullRecord)[] = [
    ...(type === 'pulls' ? [] : records.issues.values()),
    ...(type === 'issues' ? [] : records.pulls.values()),
  ];
  const found = all.filter((one) => state === 'all' || one.state === state);
  const sorted = found.sort((a, b) => b.number - a.number);
  return ok(paged(call, sorted).map((one) => represent.issue(repo, one)));
}

function createIssue(call: Call): Answer {
  mustHaveIssues(call);
  const { repo, world, who } = call;
  const now = world.now();
  const issue: IssueRecord = {
    id: world.nextId(),
    number: repo.nextNumber++,
    title: textOf(call, 'title'),
    body: textOf(call, 'body'),
    state: 'open',
    stateReason: null,
    author: who,
    labels: canWrite(call, 'issues') ? labelNames(call) : [],
    assignees: [],
    milestone: null,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  repo.records.issues.set(issue.number, issue);
  return created(represent.issue(repo, issue));
}

function editIssue(call: Call): Answer {
  const { body, world, repo } = call;
  const thread = threadOf(call);
  mustOwnOrWrite(call, thread.author, 'issues');
  if (typeof body['title'] === 'string' && body['title'] !== '') thread.title = body['title'];
  if (typeof body['body'] === 'string') thread.body = body['body'];
  if (body['state'] !== undefined && body['state'] !== thread.state) {
    if ('mergedAt' in thread && thread.mergedAt !== null)
      throw new ApiError(412, 'cannot change state of this pull request, it was already merged');
    thread.state = body['state'] as 'open' | 'closed';
    thread.closedAt = thread.state === 'closed' ? world.now() : null;
  }
  const names = body['assignees'] as string[] | undefined;
  // The handler has no word for one that can't be assigned.
  if (names?.some((name) => !assignable(repo).includes(name)) === true) throw new ApiError(500, '');
  if (names) thread.assignees = names.map((name) => account(world, name));
  thread.updatedAt = world.now();
  return created(represent.issue(repo, thread));
}

const commentsOf = ({ records }: Pick<Call, 'records'>, number: number): CommentRecord[] =>
  [...records.comments.values()].filter((one) => one.number === number).sort((a, b) => a.id - b.id);

function listComments(call: Call): Answer {
  const { number } = threadOf(call);
  return ok(commentsOf(call, number).map((one) => represent.comment(call.repo, one)));
}

function createComment(call: Call): Answer {
  const { repo, world, who } = call;
  const { number } = threadOf(call);
  const now = world.now();
  const text = textOf(call, 'body');
  const made = { id: world.nextId(), number, author: who, body: text, createdAt: now, updatedAt: now };
  repo.records.comments.set(made.id, made);
  return created(represent.comment(repo, made));
}

function commentOf({ repo, path }: Call): CommentRecord {
  const found = repo.records.comments.get(Number(path['id']));
  if (!found) throw missing();
  return found;
}

function editComment(call: Call): Answer {
  const comment = commentOf(call);
  mustOwnOrWrite(call, comment.author, 'issues');
  comment.body = textOf(call, 'body');
  comment.updatedAt = call.world.now();
  return ok(represent.comment(call.repo, comment));
}

function deleteComment(call: Call): Answer {
  const comment = commentOf(call);
  mustOwnOrWrite(call, comment.author, 'issues');
  call.repo.records.comments.delete(comment.id);
  return gone;
}

function timeline(call: Call): Answer {
  const { number } = threadOf(call);
  const comments = commentsOf(call, number).map((one) => ({
    ...represent.comment(call.repo, one),
    type: 'comment',
  }));
  const events = (call.state.events.get(`${call.repo.fullName}#${number}`) ?? []).map(
    ({ id, type, by, at }) => ({
      ...{ id, type, body: '', created_at: at },
      user: represent.user(call.world, by),
    }),
  );
  const page = paged(
    call,
    [...comments, ...events].sort((a, b) => idOf(a) - idOf(b)),
  );
  // As Forgejo has it: the count is the page's, and an empty one is no list.
  call.shown.total = page.length;
  return ok(page.length === 0 ? null : page);
}

const idOf = (one: object): number => ('id' in one ? Number(one.id) : 0);

export const issueOperations: Readonly<Record<string, Operation>> = {
  issueListLabels: {
    scope: 'issue',
    run: (call) =>
      ok(paged(call, [...call.repo.labels.values()]).map(({ name }) => represent.label(call.repo, name))),
  },
  issueCreateLabel: { scope: 'issue', run: createLabel },
  issueAddLabel: { scope: 'issue', run: addLabels },
  issueGetMilestonesList: { scope: 'issue', run: (call) => ok(paged(call, represent.milestones(call.repo))) },
  repoGetAssignees: {
    scope: 'repository',
    run: ({ repo, world }) =>
      ok(assignable(repo).map((login) => represent.user(world, account(world, login)))),
  },
  issueListIssues: { scope: 'issue', run: listIssues },
  issueCreateIssue: { scope: 'issue', run: createIssue },
  issueEditIssue: { scope: 'issue', run: editIssue },
  issueGetComments: { scope: 'issue', run: listComments },
  issueCreateComment: { scope: 'issue', run: createComment },
  issueEditComment: { scope: 'issue', run: editComment },
  issueDeleteComment: { scope: 'issue', run: deleteComment },
  issueGetCommentsAndTimeline: { scope: 'issue', run: timeline },
};
