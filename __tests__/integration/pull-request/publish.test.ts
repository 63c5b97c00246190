import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startForge, type ForgeServer } from '../../../miniature/forge/index.js';
import type { Proposal } from '../../../src/app/pull-request/identity.js';
import { publish, type ProposalContent } from '../../../src/app/pull-request/publish.js';
import { standing, type Published } from '../../../src/app/pull-request/standing.js';
import { createForge } from '../../../src/forge/registry.js';
import type { Forge } from '../../../src/forge/types.js';
import { clock } from '../../../src/platform/clock.js';
import { createHttp } from '../../../src/platform/http.js';

jest.setTimeout(60_000);

const branch = 'channel-bump/refresh/nixos-25.11';
const permissions = { contents: 'write', pull_requests: 'write', checks: 'write', issues: 'write' } as const;

let folder: string;
let server: ForgeServer;
let forge: Forge;
let main: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'publish-test-'));
  const origin = join(folder, 'origin');
  mkdirSync(origin);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', origin, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      encoding: 'utf8',
    });
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(join(origin, 'flake.lock'), 'one');
  git('add', '.');
  git('commit', '--quiet', '--message', 'one');
  main = git('rev-parse', 'HEAD').trim();
  server = await startForge({
    folder: join(folder, 'forge'),
    repositories: [{ owner: 'acme', name: 'infra', defaultBranch: 'main', from: origin }],
    tokens: { secret: { login: 'github-actions[bot]', kind: 'actions', permissions } },
  });
  const environment = {
    GITHUB_API_URL: server.urls.api,
    GITHUB_REPOSITORY: 'acme/infra',
    GITHUB_TOKEN: 'secret',
  };
  forge = createForge(environment, createHttp(clock), { wait: () => Promise.resolve() });
});

afterEach(async () => {
  expect(server.violations).toEqual([]);
  await server.close();
  rmSync(folder, { recursive: true });
});

const proposal = (key: string, goal = key): Proposal => ({
  branch,
  baseBranch: 'main',
  baseRevision: main,
  goal,
  key: key.repeat(64),
  releases: { 'nixos-25.11': `nixos-25.11.${key.charCodeAt(0)}.9cd0ab12cd34` },
  grouping: '',
});

function propose(
  key: string,
  to: Forge = forge,
  onCommit = (): Promise<void> => Promise.resolve(),
  goal = key,
): Promise<Published> {
  const content: ProposalContent = {
    title: `to ${key}`,
    commit: { headline: `to ${key}`, body: 'flake.lock: nixpkgs' },
    files: { 'flake.lock': key },
    labels: ['dependencies', 'nixos'],
    people: { reviewers: [], teamReviewers: [], assignees: [], milestone: null },
    body: () => `body of ${key}`,
    proof: 'proven',
    failures: 0,
    autoMerge: null,
  };
  return publish(to, proposal(key, goal), content, onCommit);
}

function number(published: Published): number {
  if (!('pull' in published) || published.pull === null) throw new Error(published.kind);
  return published.pull.number;
}

const file = (): string =>
  execFileSync('git', ['-C', server.gitFolder(), 'show', `${branch}:flake.lock`], { encoding: 'utf8' });

test('the same again writes nothing', async () => {
  const first = await propose('a');
  expect(first.kind).toBe('created');
  const before = server.requests.length;
  expect(await propose('a')).toMatchObject({ kind: 'unchanged', pull: { number: number(first) } });
  expect(
    server.requests
      .slice(before)
      .filter((r) => !['GET', 'POST /graphql'].includes(r.method) && r.operation !== 'graphql'),
  ).toEqual([]);
});

test('a newer one moves the same pull request, on one commit', async () => {
  const first = await propose('a');
  const next = await propose('b');
  expect(next).toMatchObject({ kind: 'updated', pull: { number: number(first), title: 'to b' } });
  expect(file()).toBe('b');
  expect(await forge.foreignCommits(branch, 'main')).toEqual([]);
});

test.each(['onCommit', 'pulls/create', 'pulls/update', 'issues/add-labels'])(
  'cut off at %s, the next run comes to the same end',
  async (where) => {
    const onCommit = (): Promise<void> =>
      where === 'onCommit' ? Promise.reject(new Error('cut off')) : Promise.resolve();
    if (where !== 'onCommit') server.fault(where, { kind: 'status', status: 422 }, { times: 1 });
    await expect(propose('a', forge, onCommit)).rejects.toThrow();
    server.clearFaults();
    const again = await propose('a');
    expect(['created', 'updated']).toContain(again.kind);
    const pull = await forge.findPull(branch, 'main');
    expect(pull).toMatchObject({ number: 1, state: 'open', labels: ['dependencies', 'nixos'] });
    expect(await standing(forge, proposal('a'))).toMatchObject({
      kind: 'settled',
      published: { kind: 'unchanged' },
    });
    expect(file()).toBe('a');
  },
);

test("a person's commit on the branch is never moved away, open or closed", async () => {
  const first = await propose('a');
  const revision = await server.pushAs({ branch, person: 'ann', files: { 'flake.lock': 'mine' } });
  expect(await propose('b')).toMatchObject({ kind: 'left-alone' });
  const pull = await forge.findPull(branch, 'main');
  if (pull === null) throw new Error('no pull request');
  await forge.closePull(pull, 'closed');
  expect(await propose('c')).toMatchObject({ kind: 'left-alone', pull: { number: number(first) } });
  expect(await forge.branchHead(branch)).toBe(revision);
});

test("a person's commit that comes between the look and the commit is not moved away", async () => {
  await propose('a');
  let revision = '';
  const slow: Forge = {
    ...forge,
    commit: async (request) => {
      revision = await server.pushAs({ branch, person: 'ann', files: { 'flake.lock': 'mine' } });
      return forge.commit(request);
    },
  };
  expect(await propose('b', slow)).toMatchObject({ kind: 'left-alone', authors: ['ann'] });
  expect(await forge.branchHead(branch)).toBe(revision);
});

test('what a person closed is not proposed again, the next release is', async () => {
  await propose('a');
  const pull = await forge.findPull(branch, 'main');
  if (pull === null) throw new Error('no pull request');
  await forge.closePull(pull, 'closed');
  expect(await propose('a')).toMatchObject({ kind: 'left-alone', pull: { number: 1 } });
  expect(await propose('b')).toMatchObject({ kind: 'created', pull: { number: 2 } });
});

test('what a person closed stays closed when another proof is asked for', async () => {
  await propose('a');
  const pull = await forge.findPull(branch, 'main');
  if (pull === null) throw new Error('no pull request');
  const other = (): Promise<Published> => propose('b', forge, undefined, 'a');
  expect(await other()).toMatchObject({ kind: 'updated', pull: { number: 1 } });
  await forge.closePull(pull, 'closed');
  expect(await propose('c', forge, undefined, 'a')).toMatchObject({ kind: 'left-alone' });
});

test('after a squash merge with a commit by a person in it, the branch is free again', async () => {
  await propose('a');
  await server.pushAs({ branch, person: 'ann', files: { 'flake.lock': 'a, mended' } });
  await server.merge(1, 'squash');
  main = (await forge.branchHead('main')) ?? '';
  expect(await propose('b')).toMatchObject({ kind: 'created', pull: { number: 2 } });
  expect(file()).toBe('b');
});
