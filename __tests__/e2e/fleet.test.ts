// A fleet on many runners: each step a process of its own, as in docs/workflows/matrix.yml.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fleetFiles } from '../../miniature/fleet.js';
import { run } from '../../miniature/run.js';
import { startWorld, type World } from '../../miniature/world.js';
import type { Plan } from '../../src/app/fleet/plan-file.js';
import type { ShardResult } from '../../src/app/fleet/shard-result.js';
import { BRANCH, checkRuns, onlyCache1, pulls, release, writes } from './action-world.js';
import { action, cli, git, json, scratch, type Ended } from './programs.js';

jest.setTimeout(600_000);

let world: World;
/** What the jobs hand on. */
let folder: string;

function inWorld(files: (world: World) => Promise<Record<string, string>>): void {
  beforeAll(async () => {
    world = await startWorld();
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4123').name);
    const changed = await files(world);
    if (Object.keys(changed).length > 0) {
      await world.forge.pushAs({ branch: 'main', person: 'ops', files: changed });
      await git(world.checkout, 'pull', '--quiet');
    }
    folder = await scratch(world);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    expect(world.forge.violations).toEqual([]);
  });
}

const depth = ['--rebuild', 'dry-build'];

async function plan(to: string, ...flags: string[]): Promise<{ ended: Ended; plan: Plan }> {
  const argv = ['plan', world.checkout, '--output', to, '--json', ...depth, ...flags];
  const ended = await cli(argv, { ...world.environment, CHANNEL_BUMP_CACHE_FOLDER: `${folder}/cache` });
  expect({ code: ended.code, stderr: ended.code === 0 ? '' : ended.stderr }).toEqual({ code: 0, stderr: '' });
  return { ended, plan: await readJson<Plan>(to) };
}

/** On a runner of its own: nothing of the forge is in its environment. */
function rebuild(shard: number, planned: string, results: string, ...flags: string[]): Promise<Ended> {
  const own = Object.entries(world.environment).filter(([name]) => !name.startsWith('GITHUB_'));
  const cache = { CHANNEL_BUMP_CACHE_FOLDER: `${folder}/cache-of-${shard}` };
  const output = ['--plan', planned, '--shard', String(shard), '--output', `${results}/${shard}.json`];
  return cli(['rebuild', world.checkout, ...output, ...depth, ...flags], {
    ...Object.fromEntries(own),
    ...cache,
  });
}

/** Where there is neither Nix nor a container engine: git alone. */
async function publish(planned: string, results: string, ...flags: string[]): Promise<Ended> {
  const programs = path.join(await scratch(world), 'bin');
  await mkdir(programs);
  await symlink((await run(['which', 'git'])).toString().trim(), path.join(programs, 'git'));
  const environment = { ...world.environment, PATH: programs, CHANNEL_BUMP_CACHE_FOLDER: `${folder}/cache` };
  return cli(
    ['publish', world.checkout, '--plan', planned, '--results', results, ...depth, ...flags],
    environment,
  );
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

/** A folder of results: files of shards that were rebuilt, by number, and others beside. */
async function results(
  from: string,
  shards: readonly number[],
  others: Record<string, unknown> = {},
): Promise<string> {
  const to = await scratch(world);
  for (const shard of shards) await copyFile(`${from}/${shard}.json`, `${to}/${shard}.json`);
  for (const [name, value] of Object.entries(others)) await writeFile(`${to}/${name}`, JSON.stringify(value));
  return to;
}

/** Ends as failed with this sentence, and has written nothing on the forge. */
async function expectRefusal(publishing: () => Promise<Ended>, sentence: RegExp): Promise<void> {
  const before = world.forge.requests.length;
  const ended = await publishing();
  expect(ended.stderr).toMatch(sentence);
  expect(ended.code).toBe(1);
  expect(ended.stderr).not.toContain('defect');
  expect(writes(world, before)).toEqual([]);
  expect(await pulls(world)).toEqual([]);
}

describe('three hosts on two runners', () => {
  let planned: string;
  let found: string;
  inWorld(() => Promise.resolve({}));

  beforeAll(async () => {
    planned = `${folder}/plan.json`;
    found = `${folder}/results`;
    const { ended, plan: written } = await plan(planned, '--shards', '2');
    expect(written.shards).toEqual([['cache1', 'web1'], ['db1']]);
    expect(json(ended)).toMatchObject({
      matrix: {
        include: [
          { shard: 1, hosts: 'cache1 web1' },
          { shard: 2, hosts: 'db1' },
        ],
      },
      bumps: [{ done: 'planned' }, { done: 'planned' }, { done: 'planned' }],
    });
    const shards = await Promise.all([rebuild(1, planned, found), rebuild(2, planned, found)]);
    expect(shards.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '']);
  });

  test('what a shard tested is written down, and it had no token', async () => {
    const result = await readJson<ShardResult>(`${found}/1.json`);
    expect(result).toMatchObject({ shard: 1, commit: await git(world.checkout, 'rev-parse', 'HEAD') });
    const hosts = result.candidates.flatMap((candidate) => candidate.hosts);
    expect(hosts.map(({ name, outcome }) => [name, outcome.kind])).toEqual([
      ['cache1', 'evaluated'],
      ['web1', 'evaluated'],
    ]);
    for (const { before, after } of hosts) {
      expect(before.derivation).toMatch(/^\/nix\/store\/.*\.4021\..*\.drv$|nixos-system/);
      expect(after.derivation).not.toBe(before.derivation);
    }
    expect(result.costs.map(({ host }) => host)).toEqual(['cache1', 'web1']);
    expect(JSON.stringify(result)).not.toContain(world.environment['GITHUB_TOKEN']);
  });

  test('a shard that left nothing: no pull request, and the hosts are named', async () => {
    const partly = await results(found, [1]);
    await expectRefusal(
      () => publish(planned, partly),
      /nothing is known of host db1 \(no result of shard 2\)/,
    );
    await expectRefusal(
      () => publish(planned, `${folder}/none`),
      /nothing is known of 3 hosts: .*\(no result of 2 shards: 1, 2\)/,
    );
  });

  test('a forged result: of hosts that are not its own, beside the true ones', async () => {
    const forged = { ...(await readJson<object>(`${found}/1.json`)), shard: 2 };
    const beside = await results(found, [1, 2], { 'forged.json': forged });
    await expectRefusal(
      () => publish(planned, beside),
      /forged\.json is not taken: it tells of cache1, which is not in shard 2/,
    );
    const huge = await results(found, [1, 2], { 'noise.json': 'x'.repeat(1000) });
    await expectRefusal(() => publish(planned, huge), /noise\.json is not taken/);
  });

  test('two results that disagree', async () => {
    const other = await readJson<ShardResult>(`${found}/2.json`);
    const [db1] = other.candidates[0]!.hosts;
    Object.assign(db1!.after, { derivation: `/nix/store/${'0'.repeat(32)}-nixos-system-db1.drv` });
    const both = await results(found, [1, 2], { 'other.json': other });
    await expectRefusal(() => publish(planned, both), /two results say different things of host db1/);
  });

  test('a result of another plan, and a plan of another commit, of other settings or of a release that is none', async () => {
    const written = await readJson<Plan>(planned);
    const changed = async (change: Partial<Plan>): Promise<string> => {
      const file = path.join(await scratch(world), 'plan.json');
      await writeFile(file, JSON.stringify({ ...written, ...change }));
      return file;
    };
    const one = await changed({ shards: [written.hosts] });
    await expectRefusal(() => publish(one, found), /is not taken: it is of another plan/);
    const elsewhere = await changed({ commit: '0'.repeat(40) });
    await expectRefusal(() => publish(elsewhere, found), /the plan is of the commit 0{40}/);
    const ended = await rebuild(1, elsewhere, `${folder}/elsewhere`);
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('the plan is of the commit')]);
    await expectRefusal(() => publish(planned, found, '--labels', 'mine'), /other settings: `labels`/);
    const text = JSON.stringify(written.candidates);
    const { revision } = release(world, 'nixos-25.11.4123');
    const mine = JSON.parse(
      text.replaceAll(revision, `${revision.slice(0, 12)}${'0'.repeat(28)}`),
    ) as Plan['candidates'];
    const foreign = await changed({ candidates: mine });
    await expectRefusal(() => publish(foreign, found), /the plan does not fit: .*its git-revision is/);
  });

  test('all of it there: one pull request, as update would open it', async () => {
    // A job that was run again leaves the same once more.
    const twice = await results(found, [1, 2], { 'again.json': await readJson(`${found}/1.json`) });
    const ended = await publish(planned, twice, '--json');
    expect([ended.code, ended.stderr]).toEqual([0, expect.not.stringContaining('error')]);
    const [pull, ...others] = await pulls(world);
    expect(others).toEqual([]);
    expect(pull).toMatchObject({ state: 'open', head: { ref: BRANCH } });
    for (const host of ['web1', 'db1', 'cache1']) expect(pull?.body).toContain(host);
    const hosts = (json(ended) as { hosts: { name: string }[] }).hosts.map(({ name }) => name);
    expect(hosts.sort()).toEqual(['cache1', 'db1', 'web1']);
    const [check] = await checkRuns(world, pull!.head.sha);
    expect(check).toMatchObject({ name: 'channel-bump', conclusion: 'success' });
  });

  test('what is proposed is not planned again: an empty matrix, and no job', async () => {
    const { ended, plan: written } = await plan(`${folder}/later.json`);
    expect(written).toMatchObject({ candidates: [], hosts: [], shards: [], troubles: [] });
    expect(json(ended)).toMatchObject({ matrix: { include: [] }, pullRequests: [{ done: 'unchanged' }] });
  });

  test('step by step, the action plans the next release, builds a shard and moves the pull request', async () => {
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4188').name);
    const inputs = { rebuild: 'build', ...onlyCache1 };
    const first = await action(world, { inputs: { ...inputs, command: 'plan' } });
    expect(first).toMatchObject({ code: 0, outputs: { shards: '1', changed: 'true' } });
    expect(JSON.parse(first.outputs['matrix']!)).toEqual({ include: [{ shard: 1, hosts: 'cache1' }] });
    const { plan: planned = '' } = first.outputs;
    expect(path.basename(planned)).toBe('channel-bump-plan.json');
    const second = await action(world, {
      inputs: { ...inputs, command: 'rebuild', shard: '1', plan: planned, token: '' },
    });
    expect(second).toMatchObject({ code: 0, outputs: { verdict: 'switch' } });
    const { result = '' } = second.outputs;
    const gathered = { plan: planned, results: await scratch(world) };
    await copyFile(result, path.join(gathered.results, path.basename(result)));
    const third = await action(world, { inputs: { ...inputs, command: 'publish', ...gathered } });
    expect(third).toMatchObject({ code: 0, outputs: { verdict: 'switch', 'pull-request-number': '1' } });
    const [pull, ...others] = await pulls(world);
    expect(others).toEqual([]);
    expect(pull?.title).toContain('4188');
    expect(pull?.body).toMatch(/openssl/);
  });

  test('a shard that there is none of is one clear sentence', async () => {
    const ended = await action(world, {
      inputs: { command: 'rebuild', shard: '1000', plan: 'none.json', token: '' },
    });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^::error.*--shard 1000 is no number from 1 to 256/m);
  });
});

describe('a fleet of a thousand hosts', () => {
  const fleet = ['--only-hosts', '*-*'];
  inWorld((one) => fleetFiles(one, 1000));

  test('1,000 are planned on 50 shards, 20 of them are evaluated, all are rolled up into one pull request', async () => {
    const planned = `${folder}/plan.json`;
    const { plan: written } = await plan(planned, '--shards', '50', ...fleet);
    expect(written.hosts).toHaveLength(1000);
    expect(written.shards.map(({ length }) => length)).toEqual(Array.from({ length: 50 }, () => 20));

    const found = `${folder}/results`;
    const shard = await rebuild(1, planned, found, ...fleet);
    expect([shard.code, shard.code === 0 ? '' : shard.stderr]).toEqual([0, '']);
    const result = await readJson<ShardResult>(`${found}/1.json`);
    const hosts = result.candidates[0]!.hosts;
    const kindOf = (host: string): string => host.replace(/-\d+$/, '');
    const outcomes = hosts.map(({ name, outcome }) => `${kindOf(name)} ${outcome.kind}`);
    expect(new Set(outcomes)).toEqual(
      new Set(['appliance unchanged', 'cache evaluated', 'db evaluated', 'kiosk evaluated', 'web evaluated']),
    );
    const kiosks = hosts.filter(({ name }) => kindOf(name) === 'kiosk');
    expect(new Set(kiosks.map(({ after }) => after.derivation)).size).toBe(1);

    await expectRefusal(
      () => publish(planned, found, ...fleet),
      /nothing is known of 980 hosts: .* and 975 more/,
    );

    // The other shards are as this one: each host as one of its kind.
    const others = written.shards.slice(1).map((names, index) => {
      const likes = names.map((name) => ({
        ...hosts.find((host) => kindOf(host.name) === kindOf(name))!,
        name,
      }));
      const costs = names.map((host) => ({ host, seconds: 90, evaluationBytes: 3e9 }));
      const candidates = [{ ...result.candidates[0]!, hosts: likes }];
      return [`${index + 2}.json`, { ...result, shard: index + 2, candidates, costs }];
    });
    const all = await results(found, [1], Object.fromEntries(others) as Record<string, unknown>);
    const ended = await publish(planned, all, ...fleet);
    expect([ended.code, ended.code === 0 ? '' : ended.stderr]).toEqual([0, '']);
    const [pull] = await pulls(world);
    expect(pull?.body).toMatch(/\b1,?000 hosts: 950 evaluated only, 50 unchanged/);
    expect(pull?.body.length).toBeLessThan(65_536);

    // What they cost decides how many runners there are the next time.
    world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4188').name);
    const { plan: next } = await plan(`${folder}/next.json`, ...fleet);
    expect(next.shards.length).toBeGreaterThan(70);
    expect(next.shards.length).toBeLessThanOrEqual(76);
  });
});
