import { ApiError, invalid, notFound, unprocessable } from '../api-error.js';
import { objectType } from '../git.js';
import { mergeWhatIsReady } from '../merge.js';
import { checkRun, status } from '../represent/check.js';
import { repository, repositoryApi } from '../represent/repository.js';
import type { Annotation, CheckRecord, StatusRecord } from '../world.js';
import {
  type Answer,
  type Call,
  created,
  findCommit,
  ok,
  type Operation,
  page,
  read,
  required,
  text,
  write,
} from './call.js';

/** The app behind the token. @throws ApiError 403: check runs are for apps alone */
function appOf(call: Call): string {
  if (!call.grant || call.grant.kind === 'user')
    throw new ApiError(403, 'You must authenticate via a GitHub App.');
  return call.grant.login.replace(/\[bot\]$/, '');
}

interface Output {
  title?: string;
  summary?: string;
  text?: string;
  annotations?: Annotation[];
}

function apply(call: Call, record: CheckRecord): void {
  const body = call.body as Partial<Record<string, string>>;
  if (body['name'] !== undefined) record.name = body['name'];
  if (body['details_url'] !== undefined) record.detailsUrl = body['details_url'];
  if (body['external_id'] !== undefined) record.externalId = body['external_id'];
  if (body['started_at'] !== undefined) record.startedAt = body['started_at'];
  if (body['status'] !== undefined) record.status = body['status'];
  const conclusion = body['conclusion'];
  if (conclusion !== undefined) Object.assign(record, { conclusion, status: 'completed' });
  else if (record.status !== 'completed') Object.assign(record, { conclusion: null, completedAt: null });
  if (record.status === 'completed' && record.conclusion === null)
    throw unprocessable('Invalid request.\n\n"conclusion" wasn\'t supplied.');
  if (record.status === 'completed')
    record.completedAt = body['completed_at'] ?? record.completedAt ?? call.world.now();
  const output = call.body['output'] as Output | undefined;
  if (output === undefined) return;
  record.output = {
    title: output.title ?? record.output.title,
    summary: output.summary ?? record.output.summary,
    text: output.text ?? record.output.text,
  };
  record.annotations.push(...(output.annotations ?? []));
}

async function create(call: Call): Promise<Answer> {
  const app = appOf(call);
  const sha = String(call.body['head_sha']);
  if ((await objectType(call.repo.bare, sha)) !== 'commit')
    throw unprocessable(`No commit found for SHA: ${sha}`);
  const suite = [...call.repo.records.checks.values()].find((c) => c.sha === sha && c.app === app)?.suite;
  const record: CheckRecord = {
    id: call.world.nextId(),
    suite: suite ?? call.world.nextId(),
    app,
    name: '',
    sha,
    status: 'queued',
    conclusion: null,
    startedAt: call.world.now(),
    completedAt: null,
    detailsUrl: null,
    externalId: '',
    output: { title: null, summary: null, text: null },
    annotations: [],
  };
  apply(call, record);
  call.repo.records.checks.set(record.id, record);
  await mergeWhatIsReady(call.repo);
  const json = checkRun(call.world, call.repo, record);
  return created(json, json['url']);
}

function recordOf(call: Call): CheckRecord {
  const record = call.repo.records.checks.get(Number(call.parameters['check_run_id']));
  if (!record) throw notFound();
  return record;
}

async function update(call: Call): Promise<Answer> {
  const app = appOf(call);
  const record = recordOf(call);
  if (record.app !== app)
    throw new ApiError(
      403,
      `Invalid app_id \`${app}\` - check run can only be modified by the GitHub App that created it.`,
    );
  const changed = structuredClone(record);
  apply(call, changed);
  // What is completed is so for good: its words may change, its verdict may not.
  if (record.status === 'completed' && changed.conclusion !== record.conclusion)
    throw unprocessable('A completed check run can not be given another status or conclusion.');
  if (
    record.status === 'completed' &&
    call.body['status'] !== undefined &&
    call.body['status'] !== 'completed'
  )
    throw unprocessable('A completed check run can not be given another status or conclusion.');
  Object.assign(record, changed);
  await mergeWhatIsReady(call.repo);
  return ok(checkRun(call.world, call.repo, record));
}

async function listForRef(call: Call): Promise<Answer> {
  const ref = required(call, 'ref');
  const sha = await findCommit(call.repo, ref);
  if (sha === null) throw unprocessable(`No commit found for SHA: ${ref}`);
  const name = text(call, 'check_name');
  const wantedStatus = text(call, 'status');
  const newestFirst = [...call.records.checks.values()].filter((c) => c.sha === sha).reverse();
  // "latest": of runs of one name and app the newest alone
  const latest = newestFirst.filter(
    (c, i) => newestFirst.findIndex((o) => o.name === c.name && o.app === c.app) === i,
  );
  const found = (text(call, 'filter') === 'all' ? newestFirst : latest)
    .filter((c) => name === undefined || c.name === name)
    .filter((c) => wantedStatus === undefined || c.status === wantedStatus);
  const { items, headers } = page(call, found);
  const body = {
    total_count: found.length,
    check_runs: items.map((c) => checkRun(call.world, call.repo, c)),
  };
  return { status: 200, body, headers };
}

async function createStatus(call: Call): Promise<Answer> {
  const sha = required(call, 'sha');
  if ((await objectType(call.repo.bare, sha)) !== 'commit')
    throw unprocessable(`No commit found for SHA: ${sha}`);
  const { state, description, target_url, context } = call.body as Record<string, string | null | undefined>;
  if ((description?.length ?? 0) > 140)
    throw invalid({
      resource: 'Status',
      code: 'custom',
      field: 'description',
      message: 'description is too long (maximum is 140 characters)',
    });
  if (call.who === null) throw new ApiError(401, 'Requires authentication');
  const record: StatusRecord = {
    id: call.world.nextId(),
    sha,
    state: state ?? '',
    context: context ?? 'default',
    description: description ?? null,
    targetUrl: target_url ?? null,
    author: call.who,
    createdAt: call.world.now(),
  };
  call.repo.records.statuses.push(record);
  await mergeWhatIsReady(call.repo);
  return created(status(call.world, call.repo, record));
}

async function combined(call: Call): Promise<Answer> {
  const sha = await findCommit(call.repo, required(call, 'ref'));
  if (sha === null) throw notFound();
  const newest = new Map<string, StatusRecord>();
  for (const record of call.records.statuses) if (record.sha === sha) newest.set(record.context, record);
  const states = [...newest.values()].map((record) => record.state);
  const bad = states.some((state) => state === 'failure' || state === 'error');
  const good = states.length > 0 && states.every((state) => state === 'success');
  return ok({
    state: bad ? 'failure' : good ? 'success' : 'pending',
    statuses: [...newest.values()].map((record) => status(call.world, call.repo, record)),
    sha,
    total_count: newest.size,
    repository: repository(call.world, call.repo),
    commit_url: `${repositoryApi(call.world, call.repo)}/commits/${sha}`,
    url: `${repositoryApi(call.world, call.repo)}/commits/${sha}/status`,
  });
}

export const checkOperations: Record<string, Operation> = {
  'checks/create': write(['checks'], create),
  'checks/update': write(['checks'], update),
  'checks/get': read(['checks'], (call) => ok(checkRun(call.world, call.repo, recordOf(call)))),
  'checks/list-for-ref': read(['checks'], listForRef),
  'repos/create-commit-status': write(['statuses'], createStatus),
  'repos/get-combined-status-for-ref': read(['statuses'], combined),
};
