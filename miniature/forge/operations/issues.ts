import { ApiError, invalid, notFound } from '../api-error.js';
import { comment, label } from '../represent/pull.js';
import { type CommentRecord, now } from '../world.js';
import {
  type Answer,
  type Call,
  characters,
  created,
  gone,
  listed,
  ok,
  type Operation,
  pullOf,
  read,
  required,
  text,
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
  const pull = pullOf(call, 'issue_number');
  const body = String(call.body['body']);
  checkBody(body);
  if (call.who === null) throw new ApiError(401, 'Requires authentication');
  const record = {
    id: call.world.nextId(),
    number: pull.number,
    author: call.who,
    body,
    createdAt: now(),
    updatedAt: now(),
  };
  call.repo.records.comments.set(record.id, record);
  pull.updatedAt = now();
  const json = comment(call.world, call.repo, record);
  return created(json, json['url']);
}

function listComments(call: Call): Answer {
  const { number } = pullOf(call, 'issue_number');
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
  Object.assign(record, { body, updatedAt: now() });
  return ok(comment(call.world, call.repo, record));
}

function deleteComment(call: Call): Answer {
  call.repo.records.comments.delete(commentOf(call).id);
  return gone;
}

function addLabels(call: Call): Answer {
  const pull = pullOf(call, 'issue_number');
  const asked = (call.body['labels'] ?? []) as (string | { name: string })[];
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
    if (!pull.labels.includes(known.name)) pull.labels.push(known.name);
  }
  return labels(call);
}

function removeLabel(call: Call): Answer {
  const pull = pullOf(call, 'issue_number');
  const name = required(call, 'name').toLowerCase();
  const left = pull.labels.filter((one) => one.toLowerCase() !== name);
  if (left.length === pull.labels.length) throw new ApiError(404, 'Label does not exist');
  pull.labels = left;
  return labels(call);
}

function labels(call: Call): Answer {
  return ok(pullOf(call, 'issue_number').labels.map((name) => label(call.world, call.repo, name)));
}

// For what hangs on a pull request either permission will do.
const either = ['issues', 'pull_requests'] as const;

export const issueOperations: Record<string, Operation> = {
  'issues/list-comments': read(either, listComments),
  'issues/create-comment': write(either, createComment),
  'issues/get-comment': read(either, (call) => ok(comment(call.world, call.repo, commentOf(call)))),
  'issues/update-comment': write(either, updateComment),
  'issues/delete-comment': write(either, deleteComment),
  'issues/list-labels-on-issue': read(either, labels),
  'issues/add-labels': write(either, addLabels),
  'issues/remove-label': write(either, removeLabel),
};
