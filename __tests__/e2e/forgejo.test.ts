// The action as Forgejo's runner starts it: the same inputs, another API.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startWorld, type World } from '../../miniature/world.js';
import {
  ask,
  BRANCH,
  comments,
  expectNoLeak,
  onlyCache1,
  release,
  repin,
  type PullAnswer,
} from './action-world.js';
import { action, clone, git } from './programs.js';

jest.setTimeout(300_000);

const none = { rebuild: 'none' };
let world: World;

beforeAll(async () => {
  world = await startWorld(undefined, undefined, 'forgejo');
  world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4123').name);
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
  expect(world.forge.violations).toEqual([]);
});

async function pulls(): Promise<PullAnswer[]> {
  return (await ask(world, '/pulls?state=all')) as PullAnswer[];
}

/** State of the newest status of each context on a commit. Lists are sorted by the second: the number tells. */
async function statuses(revision: string): Promise<Record<string, string>> {
  const all = (await ask(world, `/commits/${revision}/statuses`)) as {
    id: number;
    context: string;
    status: string;
  }[];
  const oldestFirst = all.sort((one, other) => one.id - other.id);
  return Object.fromEntries(oldestFirst.map(({ context, status }) => [context, status]));
}

/** What changed something, git pushes too. */
function writes(from: number): string[] {
  return world.forge.requests
    .slice(from)
    .filter(({ method, operation }) => method !== 'GET' && operation !== 'git-upload-pack')
    .map(({ operation }) => operation);
}

test('a pull request with the proof, its statuses on its head, and nothing more the second time', async () => {
  const inputs = { rebuild: 'build', ...onlyCache1 };
  const ended = await action(world, { inputs });
  expect(ended).toMatchObject({ code: 0 });
  const [pull, ...others] = await pulls();
  expect(others).toEqual([]);
  expect(pull).toMatchObject({ state: 'open', head: { ref: BRANCH } });
  expect(pull?.body).toContain('cache1');
  expect(pull?.labels.map(({ name }) => name).sort()).toEqual(['dependencies', 'nixos']);
  expect(await statuses(pull!.head.sha)).toEqual({
    'channel-bump': 'success',
    'channel-bump / cache1': 'success',
  });
  await expectNoLeak(world, ended);
  const before = world.forge.requests.length;
  expect(await action(world, { inputs })).toMatchObject({ code: 0 });
  expect(writes(before)).toEqual([]);
});

test('a newer release moves the branch in one step, by git', async () => {
  const [before] = await pulls();
  world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4188').name);
  const from = world.forge.requests.length;
  const ended = await action(world, { inputs: none });
  expect(ended).toMatchObject({ code: 0 });
  expect(writes(from)).toContain('git-receive-pack');
  const [pull, ...others] = await pulls();
  expect(others).toEqual([]);
  expect(pull?.title).toContain('4188');
  expect(pull?.head.sha).not.toBe(before?.head.sha);
  const proposed = await clone(world, BRANCH);
  expect(await git(proposed, 'rev-list', '--count', 'origin/main..HEAD')).toBe('1');
  const branches = await git(
    world.forge.gitFolder(),
    'for-each-ref',
    '--format=%(refname:short)',
    'refs/heads',
  );
  expect(branches.split('\n').sort()).toEqual([BRANCH, 'main']);
  await expectNoLeak(world, ended);
});

test('commits of people are left alone, and it is said once', async () => {
  const own = await world.forge.pushAs({
    branch: BRANCH,
    person: 'ada',
    files: { 'hosts/db1.nix': '{ }\n' },
  });
  world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4170').name);
  await repin(world, 'nixos-25.11.4057');
  for (let run = 0; run < 2; run++) expect(await action(world, { inputs: none })).toMatchObject({ code: 0 });
  const [pull] = await pulls();
  expect(pull?.head.sha).toBe(own);
  expect((await comments(world, pull!.number)).map(({ body }) => body)).toEqual([
    expect.stringContaining('commits by ada'),
  ]);
});

test('a release that fails is a work in progress', async () => {
  await repin(world, 'nixos-25.11.4064');
  const ended = await action(world, { inputs: { rebuild: 'build', ...onlyCache1 } });
  expect(ended.code).toBe(1);
  const draft = (await pulls()).find(({ head }) => head.ref !== BRANCH);
  expect(draft?.title).toMatch(/^WIP: /);
  expect(await statuses(draft!.head.sha)).toEqual({
    'channel-bump': 'failure',
    'channel-bump / cache1': 'failure',
  });
});

test('the gate tells on the head of a pull request, and keeps one comment', async () => {
  const base = await git(world.checkout, 'rev-parse', 'main');
  const head = await world.forge.pushAs({
    branch: 'by-hand',
    person: 'ada',
    files: { 'README.md': 'Hosts.\n' },
  });
  const number = await world.forge.openPull({
    head: 'by-hand',
    base: 'main',
    title: 'Read me',
    body: '',
    by: 'ada',
  });
  const payload = { pull_request: { number, base: { sha: base }, head: { sha: head } } };
  const asked = {
    workspace: await clone(world, 'by-hand'),
    event: { name: 'pull_request', payload },
    inputs: { command: 'gate', comment: 'always' },
  };
  for (let run = 0; run < 2; run++) expect(await action(world, asked)).toMatchObject({ code: 0 });
  expect(await statuses(head)).toEqual({ 'channel-bump': 'success' });
  expect((await comments(world, number)).map(({ body }) => body.split('\n')[0])).toEqual([
    'This pull request changes no pin: nothing to prove.',
  ]);
});
