import { ApiError, invalid, notFound } from '../api-error.js';
import { close } from '../refs.js';
import { characters, checkText, reopen } from '../pulls.js';
import { issueJson } from '../represent/issue.js';
import { comment, label } from '../represent/pull.js';
import type { CommentRecord, IssueRecord, PullRecord } from '../world.js';
import {
  actorOf,
  type Answer,
  type Call,
  created,
  gone,
  listed,
  ok,
  type Operation,
  read,
  required,
  text,
  threadOf,
  write,
} from './call.js';

const limit = 65_536;

/** @throws ApiError 422 */
function checkBody(body: string): void {
  if (body.trim() === '') throw invalid({ resource: 'IssueComment', code: 'missing_field', field: 'body' });
  if (characters(body) <= limit) return;
  const message = `body is too long (maximum is ${limit} characters)`;
  throw invalid({ resource: 'IssueComment', code: 'custom', field: 'body', message });
}

function commentOf(call: Call): CommentRecord {
  const record = call.repo.records.comments.get(Number(call.parameters['comment_id']));
  if (!record) throw notFound();
  return record;
}

function createComment(call: Call): Answer {
  const thread = threadOf(call);
  const body = String(call.body['body']);
  checkBody(body);
  if (call.who === null) throw new ApiError(401, 'Requires authentication');
  const record = {
    id: call.world.nextId(),
    number: thread.number,
    author: call.who,
    body,
    createdAt: call.world.now(),
    updatedAt: call.world.now(),
  };
  call.repo.records.comments.set(record.id, record);
  thread.updatedAt = call.world.now();
  const json = comment(call.world, call.repo, record);
  return created(json, json['url']);
}

function listComments(call: Call): Answer {
  const { number } = threadOf(call);
  const since = text(call, 'since');
  const found = [...call.records.comments.values()]
    .filter((record) => record.number === number)
    .filter((record) => since === undefined || Date.parse(record.updatedAt) >= Date.parse(since));
  return listed(call, found, (record) => comment(call.world, call.repo, record));
}

function updateComment(call: Call): Answer {
  const record = commentOf(call);
  const body = String(call.body['body']);
  checkBody(body);
  Object.assign(record, { body, updatedAt: call.world.now() });
  return ok(comment(call.world, call.repo, record));
}

function deleteComment(call: Call): Answer {
  call.repo.records.comments.delete(commentOf(call).id);
  return gone;
}

function addLabels(call: Call): Answer {
  giveLabels(call, threadOf(call), (call.body['labels'] ?? []) as (string | { name: string })[]);
  return labels(call);
}

function giveLabels(
  call: Call,
  thread: IssueRecord | PullRecord,
  asked: readonly (string | { name: string })[],
): void {
  for (const one of asked) {
    const name = typeof one === 'string' ? one : one.name;
    if (name.length > 50)
      throw invalid({
        resource: 'Label',
        code: 'custom',
        field: 'name',
        message: 'name is too long (maximum is 50 characters)',
      });
    // Names are the same whatever their case; the first spelling stays.
    const known = call.repo.labels.get(name.toLowerCase()) ?? { id: call.world.nextId(), name };
    call.repo.labels.set(name.toLowerCase(), known);
    if (!thread.labels.includes(known.name)) thread.labels.push(known.name);
  }
}

function removeLabel(call: Call): Answer {
  const thread = threadOf(call);
  const name = required(call, 'name').toLowerCase();
  const left = thread.labels.filter((one) => one.toLowerCase() !== name);
  if (left.length === thread.labels.length) throw new ApiError(404, 'Label does not exist');
  thread.labels = left;
  return labels(call);
}

function labels(call: Call): Answer {
  return ok(threadOf(call).labels.map((name) => label(call.world, call.repo, name)));
}

/** @throws ApiError 410 where the repository has no issues */
function haveIssues(call: Call): void {
  if (call.repo.options.issues === false) throw new ApiError(410, 'Issues are disabled for this repo');
}

function createIssue(call: Call): Answer {
  haveIssues(call);
  if (call.who === null) throw new ApiError(401, 'Requires authentication');
  const { title, body } = call.body as { title: string; body?: string };
  checkText(title, body, 'Issue');
  if (title.trim() === '') throw invalid({ resource: 'Issue', code: 'missing_field', field: 'title' });
  const at = call.world.now();
  const issue: IssueRecord = {
    id: call.world.nextId(),
    number: call.repo.nextNumber++,
    title,
    body: body ?? null,
    state: 'open',
    stateReason: null,
    author: call.who,
    labels: [],
    assignees: [],
    milestone: null,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
  };
  giveLabels(call, issue, (call.body['labels'] ?? []) as string[]);
  call.repo.records.issues.set(issue.number, issue);
  const json = issueJson(call.world, call.repo, issue);
  return created(json, json['url']);
}

/** Pull requests too, as GitHub has it. */
function listIssues(call: Call): Answer {
  haveIssues(call);
  const state = text(call, 'state') ?? 'open';
  const found = [...call.records.issues.values(), ...call.records.pulls.values()]
    .filter((thread) => state === 'all' || thread.state === state)
    .sort((a, b) => (text(call, 'direction') === 'asc' ? a.number - b.number : b.number - a.number));
  return listed(call, found, (thread) => issueJson(call.world, call.repo, thread));
}

async function setState(call: Call, thread: IssueRecord | PullRecord, state: string): Promise<void> {
  if (state === thread.state) return;
  if ('headSha' in thread) {
    if (state === 'closed') close(call.repo, thread);
    else await reopen(call.repo, thread, actorOf(call));
    return;
  }
  const closed = state === 'closed';
  const reason = (call.body['state_reason'] as string | null | undefined) ?? null;
  thread.state = closed ? 'closed' : 'open';
  thread.stateReason = closed ? (reason ?? 'completed') : 'reopened';
  thread.closedAt = closed ? call.world.now() : null;
}

async function updateIssue(call: Call): Promise<Answer> {
  const thread = threadOf(call);
  const { title, body, state, milestone } = call.body as Partial<IssueRecord>;
  checkText(title, body, 'Issue');
  if (typeof milestone === 'number' && call.repo.options.milestones?.[milestone - 1] === undefined)
    throw invalid({ resource: 'Issue', code: 'invalid', field: 'milestone' });
  if (state !== undefined) await setState(call, thread, state);
  if (title !== undefined) thread.title = title;
  if (body !== undefined) thread.body = body;
  if (milestone !== undefined) thread.milestone = milestone;
  thread.updatedAt = call.world.now();
  return ok(issueJson(call.world, call.repo, thread));
}

// For what hangs on a pull request either permission will do.
const either = ['issues', 'pull_requests'] as const;

export const issueOperations: Record<string, Operation> = {
  'issues/create': write(['issues'], createIssue),
  'issues/list-for-repo': read(either, listIssues),
  'issues/get': read(either, (call) => ok(issueJson(call.world, call.repo, threadOf(call)))),
  'issues/update': write(either, updateIssue),
  'issues/list-comments': read(either, listComments),
  'issues/create-comment': write(either, createComment),
  'issues/get-comment': read(either, (call) => ok(comment(call.world, call.repo, commentOf(call)))),
  'issues/update-comment': write(either, updateComment),
  'issues/delete-comment': write(either, deleteComment),
  'issues/list-labels-on-issue': read(either, labels),
  'issues/add-labels': write(either, addLabels),
  'issues/remove-label': write(either, removeLabel),
};
