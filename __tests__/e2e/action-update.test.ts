// `update` as GitHub's runner starts it, against the miniature forge and mirror.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../miniature/run.js';
import { startWorld, type World } from '../../miniature/world.js';
import {
  ask,
  BRANCH,
  comments,
  conclusions,
  expectNoLeak,
  onlyCache1,
  onlyDb1,
  PIN_FILES,
  pulls,
  release,
  repin,
  writes,
} from './action-world.js';
import {
  action,
  cli,
  clone,
  commandLines,
  containersOf,
  git,
  inspect,
  startAction,
  until,
} from './programs.js';

jest.setTimeout(300_000);

const none = { rebuild: 'none' };
let world: World;

/** For a describe: a world of its own, and no request that GitHub would not know. */
function inWorld(permissions?: Parameters<typeof startWorld>[0]): void {
  beforeAll(async () => {
    world = await startWorld(permissions);
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4123').name);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    expect(world.forge.violations).toEqual([]);
  });
}

describe('the life of a pull request', () => {
  inWorld();

  test('opened with the proof, by a signed commit of the pins alone', async () => {
    const token = world.environment['GITHUB_TOKEN']!;
    const running = await startAction(world);
    const seen: string[] = [];
    let container = '';
    await until(running, async () => {
      seen.push(...(await commandLines()));
      const [id] = container === '' ? await containersOf(running.temporary) : [];
      if (id !== undefined) container = await inspect(id);
      return running.said().includes('::endgroup::');
    });
    const ended = await running.ended;
    expect(ended.code).toBe(0);
    expect(container).toContain('"Env"');
    expect(container).not.toContain(token);
    expect(seen.filter((line) => line.includes(token))).toEqual([]);
    await expectNoLeak(world, ended);
    expect(await containersOf(running.temporary)).toEqual([]);
    const left = ['channel-bump-cache', 'channel-bump-logs', 'channel-bump.html', 'channel-bump.json'];
    expect((await readdir(running.temporary)).sort()).toEqual(left);
    expect(await git(world.checkout, 'status', '--porcelain')).toBe('');

    const [pull, ...others] = await pulls(world);
    expect(others).toEqual([]);
    const { name } = release(world, 'nixos-25.11.4123');
    expect(pull).toMatchObject({ number: 1, state: 'open', head: { ref: BRANCH }, base: { ref: 'main' } });
    expect(pull?.title).toMatch(/nixos-25\.11.*4021.*4123/);
    expect(pull?.labels.map((label) => label.name)).toEqual(['dependencies', 'nixos']);
    expect(pull?.body).toMatch(/reboot.*6\.12\.68 (->|→) 6\.12\.70/);
    for (const host of ['web1', 'db1', 'cache1']) expect(pull?.body).toContain(host);
    expect(ended.summary).toContain('6.12.70');
    expect(ended.summary).toContain(`opened ${ended.outputs['pull-request-url']!}`);

    const { outputs } = ended;
    expect(outputs).toMatchObject({ changed: 'true', verdict: 'reboot', 'pull-request-number': '1' });
    expect(JSON.parse(outputs['pull-requests']!)).toEqual([
      { number: 1, url: outputs['pull-request-url'], state: 'open', done: 'created' },
    ]);
    const bumps = JSON.parse(outputs['bumps']!) as { file: string; to: { release: string } }[];
    expect(bumps.map((bump) => [bump.file, bump.to.release])).toEqual(PIN_FILES.map((file) => [file, name]));
    const report = JSON.parse(await readFile(outputs['report']!, 'utf8')) as {
      schemaVersion: number;
      hosts: { name: string; verdict: string }[];
    };
    expect(report.schemaVersion).toBe(1);
    const page = await readFile(outputs['html']!, 'utf8');
    expect(page).toMatch(/^<!DOCTYPE html>[^]*<code>cache1<\/code>[^]*6\.12\.70/);
    expect(page).toContain(`<a href="${outputs['pull-request-url']!}"`);
    expect(Object.fromEntries(report.hosts.map((host) => [host.name, host.verdict]))).toEqual({
      cache1: 'switch',
      db1: 'reboot',
      web1: 'reboot',
    });

    const sha = pull!.head.sha;
    const commit = (await ask(world, `/git/commits/${sha}`)) as {
      verification: { verified: boolean };
      parents: { sha: string }[];
    };
    expect(commit.verification.verified).toBe(true);
    expect(commit.parents.map((parent) => parent.sha)).toEqual([
      await git(world.checkout, 'rev-parse', 'main'),
    ]);
    const proposed = await clone(world, BRANCH);
    expect((await git(proposed, 'diff', '--name-only', 'origin/main')).split('\n')).toEqual(PIN_FILES);
    expect(await conclusions(world, sha)).toEqual({
      'channel-bump': 'success',
      'channel-bump / cache1': 'success',
      'channel-bump / db1': 'success',
      'channel-bump / web1': 'success',
    });

    // The same bytes as a bump by hand.
    const byHand = await clone(world);
    expect((await cli(['bump', byHand], world.environment)).code).toBe(0);
    for (const file of PIN_FILES) {
      expect(await readFile(path.join(proposed, file))).toEqual(await readFile(path.join(byHand, file)));
    }
  });

  test('a second run writes nothing', async () => {
    const before = world.forge.requests.length;
    const ended = await action(world);
    expect(ended.code).toBe(0);
    expect(world.forge.requests.length).toBeGreaterThan(before);
    expect(writes(world, before)).toEqual([]);
    expect(ended.outputs).toMatchObject({ changed: 'true', 'pull-request-number': '1' });
    expect(JSON.parse(ended.outputs['pull-requests']!)).toMatchObject([{ done: 'unchanged' }]);
    expect(ended.summary).toContain('nothing new');
  });

  test('a newer release updates it in place, in one commit on the base', async () => {
    const [before] = await pulls(world);
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4188').name);
    const ended = await action(world, { inputs: none });
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.outputs['pull-requests']!)).toMatchObject([{ number: 1, done: 'updated' }]);
    const [pull, ...others] = await pulls(world);
    expect(others).toEqual([]);
    expect(pull).toMatchObject({ number: 1, state: 'open' });
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

  test('moves along when the base moves, and stays one commit', async () => {
    await world.forge.pushAs({ branch: 'main', person: 'ops', files: { 'README.md': 'Hosts.\n' } });
    await git(world.checkout, 'pull', '--quiet');
    const before = world.forge.requests.length;
    const ended = await action(world, { inputs: none });
    // The same pins to the same release: the proposal stands, the forge merges it.
    expect(ended.code).toBe(0);
    expect(writes(world, before)).toEqual([]);
  });

  test("a person's commit on our branch is left alone", async () => {
    const own = await world.forge.pushAs({
      branch: BRANCH,
      person: 'ada',
      files: { 'hosts/db1.nix': '{ }\n' },
    });
    await repin(world, 'nixos-25.11.4057');
    const before = world.forge.requests.length;
    const ended = await action(world, { inputs: none });
    expect(ended.code).toBe(0);
    expect(writes(world, before)).toEqual(['POST issues/create-comment 201']);
    expect(ended.stdout).toMatch(/left alone: .*ada/);
    expect(ended.summary).toMatch(/left alone: .*ada/);
    expect((await pulls(world))[0]?.head.sha).toBe(own);
    expect(await comments(world, 1)).toMatchObject([{ body: expect.stringContaining('commits by ada') }]);
    const again = world.forge.requests.length;
    expect((await action(world, { inputs: none })).code).toBe(0);
    expect(writes(world, again)).toEqual([]);
  });
});

describe('lane upgrade', () => {
  inWorld();

  test('opens a pull request beside the refresh, once the next channel is stable, for a person to decide', async () => {
    const lanes = { inputs: none };
    expect(await (await startAction(world, lanes)).ended).toMatchObject({ code: 0 });
    expect((await pulls(world)).map((pull) => pull.head.ref)).toEqual([BRANCH]);
    world.mirror.setStatus('nixos-26.05', 'stable');
    expect(await (await startAction(world, lanes)).ended).toMatchObject({ code: 0 });
    const [upgrade, refresh, ...others] = await pulls(world);
    expect([refresh?.head.ref, others]).toEqual([BRANCH, []]);
    expect(upgrade?.head.ref).toBe('channel-bump/upgrade/nixos-26.05');
    expect(upgrade?.labels.map((label) => label.name)).toEqual(['dependencies', 'nixos', 'needs-review']);
    expect(upgrade?.body).toContain('sec-release-26.05-incompatibilities');
    const { path: folder } = release(world, 'nixos-26.05.1377');
    const changed = await git(world.checkout, 'ls-remote', 'origin', upgrade?.head.ref ?? '');
    await git(world.checkout, 'fetch', '--quiet', 'origin', changed.split('\t')[0] ?? '');
    const files = await git(world.checkout, 'diff', '--name-only', 'HEAD', 'FETCH_HEAD');
    expect(files.split('\n')).toEqual([...PIN_FILES.slice(0, 2), 'flake.nix', PIN_FILES[2]]);
    expect(await git(world.checkout, 'show', 'FETCH_HEAD:flake.nix')).toContain('/nixos-26.05/nixexprs');
    expect(await git(world.checkout, 'show', 'FETCH_HEAD:.nix-channels')).toContain(folder);
  });

  test('more than the limit wait, and so does everything outside the schedule', async () => {
    const forge = world.forge.requests.length;
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4188').name);
    const limited = await (
      await startAction(world, { inputs: { ...none, 'pull-request-limit': '1', group: 'pin' } })
    ).ended;
    expect(limited.code).toBe(0);
    expect(JSON.parse(limited.outputs['bumps']!)).toContainEqual(expect.objectContaining({ done: 'held' }));
    const day = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getUTCDay() + 3) % 7]!;
    const shut = await (await startAction(world, { inputs: { ...none, schedule: `[${day}]` } })).ended;
    expect(shut.code).toBe(0);
    expect(shut.stdout).toContain(`the schedule (${day}, UTC) has no room for it now`);
    expect(writes(world, forge)).toEqual([]);
  });
});

describe('a channel in both lanes', () => {
  inWorld();

  test('once a person has merged the upgrade, nothing goes back', async () => {
    world.mirror.setStatus('nixos-26.05', 'stable');
    expect(await action(world, { inputs: none })).toMatchObject({ code: 0 });
    const [upgrade, refresh] = (await pulls(world)).sort((a, b) => b.head.ref.localeCompare(a.head.ref));
    expect([upgrade?.head.ref, refresh?.head.ref]).toEqual(['channel-bump/upgrade/nixos-26.05', BRANCH]);
    await world.forge.merge(upgrade!.number, 'merge');
    await git(world.checkout, 'pull', '--quiet');
    const before = world.forge.requests.length;
    // Also where the old channel goes on.
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4188').name);
    const ended = await action(world, { inputs: none });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.outputs).toMatchObject({ changed: 'false', bumps: '[]', 'pull-requests': '[]' });
    // The refresh is moot: it is closed with the reason, and its branch removed.
    const moot = (await pulls(world)).find(({ number }) => number === refresh!.number);
    expect(moot).toMatchObject({ state: 'closed' });
    expect((await comments(world, refresh!.number)).map(({ body }) => body.split(',')[0])).toEqual([
      'Closed',
    ]);
    const left = await git(world.forge.gitFolder(), 'branch', '--list', BRANCH);
    expect(left).toBe('');
    expect(writes(world, before)).toHaveLength(4);
    expect(await git(world.checkout, 'show', 'HEAD:.nix-channels')).toContain('nixos-26.05.1377');
  });

  test('once a person has merged the refresh, the upgrade is made anew on it', async () => {
    await repin(world, 'nixos-25.11.4021');
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4123').name);
    expect(await action(world, { inputs: none })).toMatchObject({ code: 0 });
    const open = (await pulls(world)).filter(({ state }) => state === 'open');
    expect(open.map(({ head }) => head.ref).sort()).toEqual([BRANCH, 'channel-bump/upgrade/nixos-26.05']);
    const refresh = open.find(({ head }) => head.ref === BRANCH);
    const upgrade = open.find(({ head }) => head.ref !== BRANCH);
    await world.forge.merge(refresh!.number, 'merge');
    await git(world.checkout, 'pull', '--quiet');
    const ended = await action(world, { inputs: none });
    expect(ended).toMatchObject({ code: 0 });
    expect(JSON.parse(ended.outputs['pull-requests']!)).toMatchObject([
      { number: upgrade!.number, done: 'updated' },
    ]);
    const proposed = await clone(world, upgrade!.head.ref);
    expect(await git(proposed, 'rev-parse', 'HEAD~1')).toBe(await git(world.checkout, 'rev-parse', 'main'));
  });
});

describe('what people decide, and what tokens may', () => {
  inWorld();

  test('dry-run publishes nothing', async () => {
    const before = world.forge.requests.length;
    const ended = await action(world, { inputs: { ...none, 'dry-run': 'true' } });
    expect(ended.code).toBe(0);
    expect(world.forge.requests).toHaveLength(before);
    expect(ended.outputs).toMatchObject({ changed: 'true', 'pull-requests': '[]', 'pull-request-url': '' });
    expect(ended.summary).toContain('dry run');
    await expectNoLeak(world, ended);
  });

  test('a dry-run that is neither true nor false publishes nothing either', async () => {
    const before = world.forge.requests.length;
    const ended = await action(world, { inputs: { ...none, 'dry-run': 'yes' } });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^::error.*`dry-run` is neither true nor false/m);
    expect(writes(world, before)).toEqual([]);
  });

  test('check finds the same and asks the forge nothing', async () => {
    const before = world.forge.requests.length;
    const ended = await action(world, { inputs: { command: 'check' } });
    expect(ended.code).toBe(0);
    expect(world.forge.requests).toHaveLength(before);
    expect(ended.outputs).toMatchObject({ changed: 'true', verdict: '', bumps: '[]' });
    expect(ended.stdout).toContain('::notice file=flake.lock,line=3::');
  });

  test.each([
    ['a wrong token', { token: 'ghs_0000000000000000000000000000000000000' }, /does not accept the token/],
    ['no token', { token: '' }, /no token/],
    ['a command that is none', { command: 'upgrade' }, /no command `upgrade`/],
    ['a setting that is none', { rebuild: 'deep' }, /`rebuild`/],
    ['a directory that is none', { directory: 'infra' }, /no folder/],
  ])('%s is one clear sentence', async (_, inputs, words) => {
    const ended = await action(world, { inputs: { ...none, ...inputs } });
    expect(ended.code).toBe(1);
    const errors = ended.stdout.split('\n').filter((line) => line.startsWith('::error'));
    expect(errors.join('\n')).toMatch(words);
    expect(new Set(errors.map((line) => line.replace(/^::error[^:]*::/, ''))).size).toBe(1);
    expect(ended.stdout).not.toContain('defect');
    expect(await pulls(world)).toEqual([]);
  });

  test('other settings: prefix of the branch, labels, mirrors as inputs', async () => {
    const { channels, releases, archives } = world.mirror.urls;
    const inputs = {
      ...none,
      'branch-prefix': 'bot/nix-',
      labels: 'nix, weekly',
      'channels-url': `${channels}/`,
      'releases-url': releases,
      'archive-url': archives,
    };
    expect(await action(world, { inputs })).toMatchObject({ code: 0 });
    const [pull] = await pulls(world);
    expect(pull?.head.ref).toBe('bot/nix-refresh/nixos-25.11');
    expect(pull?.labels.map(({ name }) => name)).toEqual(['nix', 'weekly']);
    await ask(world, '/pulls/1', { method: 'PATCH', body: { state: 'closed' } });
  });

  test('a pull request that a person closed stays closed, until there is another release', async () => {
    expect(await action(world, { inputs: none })).toMatchObject({ code: 0 });
    await ask(world, '/pulls/2', { method: 'PATCH', body: { state: 'closed' } });
    const before = world.forge.requests.length;
    const ended = await action(world, { inputs: none });
    expect(ended.code).toBe(0);
    expect(writes(world, before)).toEqual([]);
    expect(ended.summary).toMatch(/left alone: .*closed/);
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4188').name);
    expect(await action(world, { inputs: none })).toMatchObject({ code: 0 });
    expect((await pulls(world)).map(({ number, state }) => [number, state])).toEqual([
      [3, 'open'],
      [2, 'closed'],
      [1, 'closed'],
    ]);
  });
});

describe('a token that may only read', () => {
  inWorld({ contents: 'read', pull_requests: 'read', checks: 'read' });

  test('is told what it lacks, and nothing is there afterwards', async () => {
    const ended = await action(world, { inputs: none });
    expect(ended.code).toBe(1);
    const errors = ended.stdout.split('\n').filter((line) => line.startsWith('::error'));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/contents: write/);
    expect(await pulls(world)).toEqual([]);
    expect(await git(world.forge.gitFolder(), 'branch', '--list', 'channel-bump/*')).toBe('');
  });
});

describe('a release that fails', () => {
  inWorld();

  test('to build: a draft with its class and the end of its log, and a red check', async () => {
    await repin(world, 'nixos-25.11.4064');
    const ended = await action(world, { inputs: { rebuild: 'build', ...onlyCache1 } });
    expect(ended.code).toBe(1);
    const [draft, ...others] = await pulls(world);
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ state: 'open', draft: true });
    expect(draft?.body).toContain('ngx_http_finalize_request');
    expect(await conclusions(world, draft!.head.sha)).toEqual({
      'channel-bump': 'failure',
      'channel-bump / cache1': 'failure',
    });
    expect(ended.stdout).toContain('too few arguments to function ngx_http_finalize_request');
    expect(ended.stdout).toMatch(/^::error.*4131.*is not proposed/m);
    expect(ended.summary).toMatch(/build/i);
    expect(ended.summary).toContain('ngx_http_finalize_request');
    const report = JSON.parse(await readFile(ended.outputs['report']!, 'utf8')) as {
      hosts: { outcome: { kind: string; class: string } }[];
    };
    expect(report.hosts[0]?.outcome).toMatchObject({ kind: 'failed', class: 'build' });
    const logs = path.join(path.dirname(ended.outputs['report']!), 'channel-bump-logs');
    expect((await run(['grep', '-rl', 'ngx_http_finalize_request', logs])).toString()).toContain('cache1');
  });

  test('to evaluate: the same, no draft where none is wanted; the old one is moot', async () => {
    await repin(world, 'nixos-26.05pre935090');
    const inputs = { rebuild: 'dry-build', unproven: 'nothing', 'issue-after': '0', ...onlyDb1 };
    const ended = await action(world, { inputs });
    expect(ended.code).toBe(1);
    // The draft for nixos-25.11, which nothing follows any more, is closed with the reason.
    expect(await pulls(world)).toMatchObject([{ number: 1, state: 'closed' }]);
    expect((await comments(world, 1)).map(({ body }) => body.split('\n')[0])).toEqual([
      expect.stringMatching(/^Closed, as the pins/),
    ]);
    expect(ended.summary).toMatch(/evaluation/i);
    expect(ended.summary).toContain('services.postgresql');
  });
});
