import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startForge, type ForgeServer, type TokenGrant } from '../../miniature/forge/index.js';
import { UserError } from '../../src/errors.js';
import { createForge, forgeDrivers, optionalForge } from '../../src/forge/registry.js';
import {
  COMMIT_TRAILER,
  type CommitRequest,
  type Forge,
  type Pull,
  type PullContent,
} from '../../src/forge/types.js';

const all = { contents: 'write', pull_requests: 'write', checks: 'write' } as const;
const tokens: Record<string, TokenGrant> = {
  'secret-actions': { login: 'github-actions[bot]', kind: 'actions', permissions: all },
  'secret-other': { login: 'renovate[bot]', kind: 'app', permissions: all },
  'secret-reader': {
    login: 'github-actions[bot]',
    kind: 'actions',
    permissions: { contents: 'read', pull_requests: 'read', checks: 'read' },
  },
  'secret-stranger': { login: 'x[bot]', kind: 'app', permissions: all, repositories: ['acme/other'] },
  'secret-user': { login: 'ann', kind: 'user', permissions: all },
};

const branch = 'channel-bump/refresh/nixos-25.11';
const content: PullContent = {
  title: 'nixos-25.11: a -> b',
  body: 'verdict\n',
  labels: ['dependencies', 'nixos'],
};

let folder: string;
let server: ForgeServer;
let forge: Forge;
let main: string;
/** Milliseconds that were asked for; nobody waits for real. */
let waits: number[];

beforeEach(async () => {
  waits = [];
  folder = mkdtempSync(join(tmpdir(), 'forge-test-'));
  const from = join(folder, 'source');
  mkdirSync(from);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', from, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
    }).trim();
  git('init', '-q', '-b', 'main');
  writeFileSync(join(from, 'flake.lock'), 'one\n');
  writeFileSync(join(from, 'pin.sh'), '#!/bin/sh\n');
  chmodSync(join(from, 'pin.sh'), 0o755);
  git('add', '.');
  git('commit', '-qm', 'first');
  main = git('rev-parse', 'HEAD');
  server = await startForge({
    folder: join(folder, 'forge'),
    repositories: [
      { owner: 'acme', name: 'infra', defaultBranch: 'main', from },
      { owner: 'acme', name: 'other', defaultBranch: 'main', from },
    ],
    tokens,
  });
  forge = withToken('secret-actions');
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  // Neither we nor the miniature left what GitHub's own description allows.
  expect(server.violations).toEqual([]);
});

function withToken(token: string): Forge {
  const environment = {
    GITHUB_API_URL: server.urls.api,
    GITHUB_GRAPHQL_URL: server.urls.graphql,
    GITHUB_REPOSITORY: 'acme/infra',
    INPUT_TOKEN: token,
  };
  return createForge(environment, (ms) => {
    waits.push(ms);
    return Promise.resolve();
  });
}

const bare = (...args: string[]): string =>
  execFileSync('git', ['--git-dir', server.gitFolder('acme/infra'), ...args], { encoding: 'utf8' }).trim();
const branches = (): string[] => bare('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n');
const writes = (): string[] =>
  server.requests
    .filter((one) => one.method !== 'GET' && one.operation !== 'graphql')
    .map((one) => one.operation);

function request(fields: Partial<CommitRequest> = {}): CommitRequest {
  return {
    branch,
    base: main,
    expectedHead: null,
    headline: 'Bump',
    body: `flake.lock: nixpkgs\n\n${COMMIT_TRAILER}: ${'a'.repeat(64)}`,
    files: { 'flake.lock': 'two\n' },
    ...fields,
  };
}

async function committed(fields: Partial<CommitRequest> = {}): Promise<string> {
  const made = await forge.commit(request(fields));
  if (made.kind !== 'committed') throw new Error(`${made.kind}: ${made.message}`);
  return made.revision;
}

async function opened(): Promise<Pull> {
  await committed();
  return forge.createPull(branch, 'main', content);
}

async function failure(promise: Promise<unknown>): Promise<UserError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error;
  throw new Error('expected a UserError', { cause: error });
}

test('the registry’s ids are unique, and the environment chooses', async () => {
  expect(new Set(forgeDrivers.map((driver) => driver.id)).size).toBe(forgeDrivers.length);
  expect(forge.id).toBe('github');
  const environment = { GITHUB_REPOSITORY: 'acme/infra', GITHUB_TOKEN: 't' };
  expect(createForge(environment).id).toBe('github');
  expect(optionalForge(environment)?.id).toBe('github');
  expect(optionalForge({ GITHUB_REPOSITORY: 'acme/infra' })).toBeNull();
  expect(optionalForge({ GITHUB_TOKEN: 't' })).toBeNull();
  const wrong = async (more: Record<string, string>): Promise<UserError> =>
    failure(Promise.resolve().then(() => createForge({ ...environment, ...more })));
  expect((await wrong({ GITHUB_TOKEN: '' })).cure).toMatch(/token/);
  expect((await wrong({ GITHUB_REPOSITORY: 'infra' })).message).toMatch(/GITHUB_REPOSITORY/);
  expect((await wrong({ GITHUB_API_URL: 'https://codeberg.org/api/v1' })).message).toMatch(/no kind/);
});

describe('branches and commits', () => {
  test('says where branches are', async () => {
    expect(await forge.defaultBranch()).toBe('main');
    expect(await forge.branchHead('main')).toBe(main);
    expect(await forge.branchHead(branch)).toBeNull();
  });

  test('a new branch gets one signed commit on its base', async () => {
    const revision = await committed();
    expect(await forge.branchHead(branch)).toBe(revision);
    expect(bare('log', '--format=%P|%an|%cn|%B', '-1', revision)).toBe(
      `${main}|github-actions[bot]|GitHub|Bump\n\n${request().body}`,
    );
    expect(bare('show', `${revision}:flake.lock`)).toBe('two');
    expect(bare('diff', '--name-only', main, revision)).toBe('flake.lock');
    expect(branches()).toEqual([branch, 'main']);
  });

  test('a branch that a run left without its commit gets it', async () => {
    server.fault('graphql', { kind: 'reset' });
    await failure(forge.commit(request()));
    expect(await forge.branchHead(branch)).toBe(main);
    const revision = await committed({ expectedHead: main });
    expect(bare('rev-parse', `${revision}^`)).toBe(main);
  });

  test('a standing branch moves onto a new base in one step', async () => {
    const first = await committed();
    const base = await server.pushAs({ branch: 'main', person: 'ann', files: { 'host.nix': '{ }' } });
    const seen: (string | null)[] = [];
    const second = await committed({ base, expectedHead: first, files: { 'flake.lock': 'three\n' } });
    seen.push(await forge.branchHead(branch));
    expect(seen).toEqual([second]);
    expect(bare('rev-parse', `${second}^`)).toBe(base);
    expect(bare('show', `${second}:flake.lock`)).toBe('three');
    expect(branches()).toEqual([branch, 'main']);
    const moves = server.requests.filter((one) => one.operation === 'git/update-ref');
    expect(moves.map((one) => one.path.split('/git/refs/')[1])).toEqual([
      encodeURIComponent(`heads/${branch}`),
    ]);
  });

  test('the same commit again stays what it is', async () => {
    const first = await committed();
    expect(await committed({ expectedHead: first })).toBe(first);
    expect(branches()).toEqual([branch, 'main']);
  });

  test('what a run that was ended left beside is used and removed', async () => {
    const first = await committed();
    bare('branch', `${branch}-next`, first);
    const second = await committed({ expectedHead: first, files: { 'flake.lock': 'three\n' } });
    expect(bare('rev-parse', `${second}^`)).toBe(main);
    expect(branches()).toEqual([branch, 'main']);
  });

  test('a reply that was lost is found by the next run', async () => {
    server.fault('graphql', { kind: 'lost-reply' });
    const error = await failure(forge.commit(request()));
    expect(error.cure).toMatch(/Run again/);
    const landed = await forge.branchHead(branch);
    expect(landed).not.toBe(main);
    expect(await committed({ expectedHead: landed })).toBe(landed);
  });

  test.each(['lost-reply', 'reset', 'truncated'] as const)('moving a branch outlives: %s', async (kind) => {
    const first = await committed();
    server.fault('git/update-ref', { kind });
    const second = await committed({ expectedHead: first, files: { 'flake.lock': 'three\n' } });
    expect(await forge.branchHead(branch)).toBe(second);
  });

  test('somebody else’s change is never overwritten', async () => {
    const first = await committed();
    const theirs = await server.pushAs({ branch, person: 'ann', files: { 'flake.lock': 'mine\n' } });
    expect(await forge.commit(request())).toMatchObject({ kind: 'moved' });
    expect(await forge.commit(request({ expectedHead: first }))).toMatchObject({ kind: 'moved' });
    expect(await forge.commit(request({ branch: 'gone', expectedHead: first }))).toMatchObject({
      kind: 'moved',
    });
    expect(await forge.branchHead(branch)).toBe(theirs);
    expect(branches()).toEqual([branch, 'main']);
  });

  test('an executable file stays one', async () => {
    const files = { 'flake.lock': 'two\n', 'pin.sh': '#!/bin/sh\n# größe\n' };
    const first = await committed({ files });
    const modes = (revision: string): string[] =>
      bare('ls-tree', revision)
        .split('\n')
        .map((line) => line.slice(0, 6));
    expect(modes(first)).toEqual(['100644', '100755']);
    expect(bare('show', `${first}:pin.sh`)).toBe('#!/bin/sh\n# größe');
    expect(bare('rev-parse', `${first}^`)).toBe(main);
    const second = await committed({ files: { 'pin.sh': 'x\n' }, expectedHead: first });
    expect(modes(second)).toEqual(['100644', '100755']);
    expect(await forge.branchHead(branch)).toBe(second);
  });

  test('a base that was never pushed is told', async () => {
    const error = await failure(forge.commit(request({ base: '1'.repeat(40) })));
    expect(error.message).toMatch(/does not have commit 1{40}/);
    expect(branches()).toEqual(['main']);
  });

  test('commits by others on the branch are told, newest first', async () => {
    await committed();
    expect(await forge.foreignCommits(branch, 'main')).toEqual([]);
    const one = await server.pushAs({ branch, person: 'ann', message: 'One\n\nmore', files: { a: '1' } });
    const two = await server.pushAs({ branch, person: 'bob', message: 'Two', files: { a: '2' } });
    expect(await forge.foreignCommits(branch, 'main')).toEqual([
      { revision: two, author: 'bob', title: 'Two' },
      { revision: one, author: 'ann', title: 'One' },
    ]);
  });
});

describe('whose a commit is', () => {
  test('one of our account without our trailer is not ours: another workflow has the same account', async () => {
    const revision = await committed({ body: 'by another workflow' });
    expect(await forge.foreignCommits(branch, 'main')).toEqual([
      { revision, author: 'github-actions[bot]', title: request().headline },
    ]);
  });

  test('one with our trailer by another account is not ours: a person has copied it', async () => {
    await committed();
    const message = `Mine\n\n${request().body}`;
    const revision = await server.pushAs({ branch, person: 'ann', message, files: { a: '1' } });
    expect(await forge.foreignCommits(branch, 'main')).toEqual([{ revision, author: 'ann', title: 'Mine' }]);
  });
});

describe('pull requests', () => {
  test('is found by its branch, and made once', async () => {
    expect(await forge.findPull(branch, 'main')).toBeNull();
    const pull = await opened();
    expect(pull).toMatchObject({
      title: content.title,
      body: content.body,
      state: 'open',
      merged: false,
      draft: false,
      labels: ['dependencies', 'nixos'],
      head: { branch, revision: await forge.branchHead(branch) },
      base: { branch: 'main', revision: main },
    });
    expect(pull.url).toContain(`/acme/infra/pull/${pull.number}`);
    expect(await forge.findPull(branch, 'main')).toEqual(pull);
    expect((await forge.createPull(branch, 'main', content)).number).toBe(pull.number);
    expect(writes().filter((operation) => operation === 'pulls/create')).toHaveLength(1);
  });

  test('the open ones of a prefix are told by their branches', async () => {
    expect(await forge.openBranches('channel-bump/')).toEqual([]);
    const pull = await opened();
    expect(await forge.openBranches(branch.slice(0, 5))).toEqual([branch]);
    expect(await forge.openBranches(`${branch}-other`)).toEqual([]);
    await forge.closePull(pull, 'done');
    expect(await forge.openBranches(branch.slice(0, 5))).toEqual([]);
  });

  test('a list that lags is waited for', async () => {
    await committed();
    server.fault('pulls/list', { kind: 'stale-list' }, { times: 3 });
    const other = withToken('secret-other');
    const made = await other.createPull(branch, 'main', { ...content, labels: [] });
    const found = await forge.createPull(branch, 'main', content);
    expect(found.number).toBe(made.number);
    expect(found.labels).toEqual(['dependencies', 'nixos']);
  });

  test.each(['lost-reply', 'truncated', 'html'] as const)('one pull request comes of: %s', async (kind) => {
    await committed();
    server.fault('pulls/create', { kind });
    const attempt = await forge.createPull(branch, 'main', content).catch(() => null);
    const pull = attempt ?? (await forge.createPull(branch, 'main', content));
    expect(pull.labels).toEqual(['dependencies', 'nixos']);
    expect(
      server.requests.filter((one) => one.operation === 'pulls/create' && one.status === 201).length,
    ).toBeLessThan(2);
    expect((await forge.findPull(branch, 'main'))?.number).toBe(pull.number);
  });

  test('only what differs is written, and people’s labels stay', async () => {
    const pull = await opened();
    const before = writes().length;
    expect(await forge.updatePull(pull, { ...content, labels: ['Dependencies'] })).toEqual(pull);
    expect(writes().length).toBe(before);
    const other = withToken('secret-other');
    const labelled = await other.updatePull(pull, { ...content, labels: ['hold'] });
    const updated = await forge.updatePull(labelled, { ...content, body: 'new\n' });
    expect(updated).toMatchObject({
      body: 'new\n',
      title: content.title,
      labels: ['dependencies', 'nixos', 'hold'],
    });
    expect(server.requests.findLast((one) => one.operation === 'pulls/update')?.body).toEqual({
      body: 'new\n',
    });
  });

  test('closes with a word, once', async () => {
    const pull = await opened();
    await forge.closePull(pull, 'nothing newer any more');
    await forge.closePull({ ...pull, state: 'open' }, 'nothing newer any more');
    const closed = await forge.findPull(branch, 'main');
    expect(closed).toMatchObject({ number: pull.number, state: 'closed', merged: false });
    expect(writes().filter((operation) => operation === 'issues/create-comment')).toHaveLength(1);
  });

  test('after a merge the closed one is found, until there is a new one', async () => {
    const pull = await opened();
    await server.merge(pull.number, 'squash', 'acme/infra');
    expect(await forge.findPull(branch, 'main')).toMatchObject({
      number: pull.number,
      state: 'closed',
      merged: true,
    });
    const base = (await forge.branchHead('main')) ?? '';
    const head = await forge.branchHead(branch);
    await committed({ base, expectedHead: head, files: { 'flake.lock': 'three\n' } });
    const next = await forge.createPull(branch, 'main', content);
    expect(next.number).not.toBe(pull.number);
    expect((await forge.findPull(branch, 'main'))?.number).toBe(next.number);
  });

  test('a body of exactly the limit is taken', async () => {
    await committed();
    const pull = await forge.createPull(branch, 'main', {
      ...content,
      body: 'x'.repeat(forge.maxBodyLength),
    });
    expect(pull.body).toHaveLength(forge.maxBodyLength);
    const error = await failure(
      forge.updatePull(pull, { ...content, body: 'x'.repeat(forge.maxBodyLength + 1) }),
    );
    expect(error.message).toMatch(/too long/);
  });

  test('one comment is kept up to date; another’s with the marker is not touched', async () => {
    const pull = await opened();
    const marker = '<!-- channel-bump report -->';
    await withToken('secret-other').comment(pull, marker, `quoting ${marker}`);
    expect(await forge.comment(pull, marker, 'one')).toEqual({ kind: 'posted' });
    await forge.comment(pull, marker, 'one');
    await forge.comment(pull, marker, 'two');
    const comments = writes().filter((operation) => operation.includes('comment'));
    expect(comments).toEqual(['issues/create-comment', 'issues/create-comment', 'issues/update-comment']);
  });
});

describe('check runs', () => {
  const run = {
    name: 'channel-bump',
    title: 'Rebuilding',
    summary: 'text',
    state: { status: 'in_progress' },
  } as const;
  const done = { status: 'completed', conclusion: 'success' } as const;

  test('one is made, then kept up to date; another app’s of that name is not touched', async () => {
    await withToken('secret-other').checkRun({ ...run, revision: main });
    const first = await forge.checkRun({ ...run, revision: main });
    const second = await forge.checkRun({ ...run, revision: main, state: done, title: 'Proven' });
    expect(first).toMatchObject({ kind: 'posted' });
    expect(second).toEqual(first);
    expect(writes()).toEqual(['checks/create', 'checks/create', 'checks/update']);
    const again = await forge.checkRun({ ...run, revision: main });
    expect(again).toEqual(first);
  });

  test('a summary past the limit loses whole lines', async () => {
    const summary = 'a line of the report\n'.repeat(4000);
    expect(await forge.checkRun({ ...run, revision: main, summary })).toMatchObject({ kind: 'posted' });
    const body = server.requests.findLast((one) => one.operation === 'checks/create')?.body;
    const sent = (body as { output: { summary: string } }).output.summary;
    expect(sent.length).toBeLessThanOrEqual(65_535);
    expect(sent).toMatch(/a line of the report\n\n\(The rest did not fit\.\)$/);
  });

  test('a token of a person can’t post one, and is told so', async () => {
    const refused = await withToken('secret-user').checkRun({ ...run, revision: main });
    expect(refused).toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/GitHub App/) as unknown,
    });
  });
});

describe('refusals', () => {
  test('what the token may not do is told with the permission that is missing', async () => {
    const pull = await opened();
    const reader = withToken('secret-reader');
    const head = await reader.branchHead(branch);
    const forbidden = (await reader.commit(
      request({ expectedHead: head, files: { 'flake.lock': 'x' } }),
    )) as {
      kind: string;
      message: string;
    };
    expect(forbidden.kind).toBe('forbidden');
    expect(forbidden.message).toMatch(/contents: write/);
    expect(await reader.commit(request({ branch: 'new' }))).toMatchObject({ kind: 'forbidden' });
    expect(await reader.comment(pull, '<!-- m -->', 'x')).toMatchObject({ kind: 'forbidden' });
    const check = {
      name: 'c',
      revision: main,
      title: 't',
      summary: 's',
      state: { status: 'in_progress' },
    } as const;
    expect(await reader.checkRun(check)).toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/checks: write/) as unknown,
    });
    const error = await failure(reader.updatePull(pull, { ...content, title: 'x' }));
    expect(error.cure).toMatch(/`pull-requests: write`/);
  });

  test('a wrong token, and a repository that it does not see', async () => {
    expect((await failure(withToken('secret-wrong').defaultBranch())).message).toMatch(
      /does not accept the token/,
    );
    const stranger = await failure(withToken('secret-stranger').defaultBranch());
    expect(stranger.message).toMatch(/acme\/infra/);
    expect(stranger.cure).toMatch(/may read/);
  });

  test('no message has the token in it', async () => {
    const status = { kind: 'status', status: 422, message: 'bad secret-actions value' } as const;
    server.fault('repos/get', status);
    const error = await failure(forge.defaultBranch());
    expect(error.toLine()).toMatch(/bad \*\*\* value/);
    await server.close();
    const gone = await failure(forge.branchHead('main'));
    expect(gone.toLine()).not.toMatch(/secret/);
    expect(gone.message).toMatch(/no answer/);
  });

  test('limits are waited out, also for what is no repeatable request: it was not done', async () => {
    await committed();
    server.fault('pulls/create', { kind: 'secondary-limit', status: 403, retryAfter: 1 });
    server.fault('pulls/list', { kind: 'secondary-limit', status: 429, retryAfter: 1 });
    const pull = await forge.createPull(branch, 'main', content);
    expect(pull.state).toBe('open');
    expect(waits).toEqual([1000, 1000]);
    server.fault('repos/get', { kind: 'primary-limit', resetAfter: 1800 });
    expect((await failure(forge.defaultBranch())).message).toMatch(/no more requests .* 3[01] min/);
  });

  test('a read outlives a stumble; a page of HTML is no answer', async () => {
    server.fault('repos/get', { kind: 'status', status: 502 });
    server.fault('git/get-ref', { kind: 'truncated' });
    expect(await forge.defaultBranch()).toBe('main');
    expect(await forge.branchHead('main')).toBe(main);
    server.fault('repos/get', { kind: 'html' }, { times: 3 });
    expect((await failure(forge.defaultBranch())).message).toMatch(/is not GitHub's/);
  });
});
