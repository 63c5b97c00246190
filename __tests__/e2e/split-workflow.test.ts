// docs/workflows/matrix.yml as a runner would go through it: each job has the token that its `permissions` give, a
// checkout of its own, and of the other jobs no more than what they hand over.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { cp, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { Level, PermissionName } from '../../miniature/forge/index.js';
import { startWorld, type World } from '../../miniature/world.js';
import { conclusions, onlyCache1, pulls, release, writes } from './action-world.js';
import { action, clone, scratch, type ActionEnded } from './programs.js';

jest.setTimeout(300_000);

interface Step {
  id?: string;
  uses: string;
  with?: Record<string, string | boolean | number>;
}

interface Job {
  permissions: Record<string, Level>;
  steps: Step[];
}

const root = path.resolve(import.meta.dirname, '../..');
const OURS = 'OWNER/channel-bump@COMMIT';

let world: World;
let jobs: Record<string, Job>;
/** Artifacts by name. */
let artifacts: string;

beforeAll(async () => {
  const text = await readFile(path.join(root, 'docs/workflows/matrix.yml'), 'utf8');
  jobs = (parse(text) as { jobs: Record<string, Job> }).jobs;
  const tokens = Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, permissionsOf(job)]));
  world = await startWorld({}, tokens);
  world.mirror.setNewest('nixos-25.11', release(world, 'nixos-25.11.4123').name);
  artifacts = await scratch(world);
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
  expect(world.forge.violations).toEqual([]);
});

function permissionsOf({ permissions }: Job): Partial<Record<PermissionName, Level>> {
  return Object.fromEntries(
    Object.entries(permissions).map(([name, level]) => [name.replace('-', '_'), level]),
  );
}

interface Ran {
  /** What our own step said. */
  ended: ActionEnded;
  outputs: Record<string, string>;
}

/** Goes through a job. @param known values of expressions, e.g. `matrix.shard` */
async function runJob(name: string, known: Record<string, string> = {}): Promise<Ran> {
  const job = jobs[name]!;
  const temporary = await scratch(world);
  const workspace = await clone(world);
  const values: Record<string, string> = { 'runner.temp': temporary, ...known };
  const valueOf = (text: string): string =>
    text.replace(/\$\{\{ ([^}]+?) \}\}/g, (_, expression: string) => {
      const value = values[expression];
      if (value === undefined) throw new Error(`${name}: nobody gives ${expression}`);
      return value;
    });
  let ended: ActionEnded | null = null;
  for (const { id, uses, with: given = {} } of job.steps) {
    if (/^actions\/(checkout|cache\/)/.test(uses)) continue;
    const inputs = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, valueOf(String(value))]),
    );
    if (uses.startsWith('actions/upload-artifact@')) {
      await cp(inputs['path']!, path.join(artifacts, inputs['name']!, path.basename(inputs['path']!)));
    } else if (uses.startsWith('actions/download-artifact@')) {
      await download(inputs);
    } else if (uses === OURS) {
      const token = world.tokens[name]!;
      ended = await action(world, {
        workspace,
        inputs: { token, rebuild: 'dry-build', ...onlyCache1, ...inputs },
      });
      for (const [output, value] of Object.entries(ended.outputs))
        values[`steps.${id ?? ''}.outputs.${output}`] = value;
    } else throw new Error(`no such step here: ${uses}`);
  }
  return { ended: ended!, outputs: ended!.outputs };
}

async function download({ name, pattern, path: to = '' }: Record<string, string>): Promise<void> {
  await mkdir(to, { recursive: true });
  const from = name === undefined ? artifacts : path.join(artifacts, name);
  const isWanted = (source: string): boolean =>
    pattern === undefined ||
    source === artifacts ||
    path.relative(artifacts, source).startsWith(pattern.replace('*', ''));
  await cp(from, to, { recursive: true, filter: isWanted });
}

test('three jobs, of which one alone may write, come to one proven pull request', async () => {
  const planned = await runJob('plan');
  expect(planned.ended).toMatchObject({ code: 0 });
  const matrix = JSON.parse(planned.outputs['matrix']!) as { include: { shard: number; hosts: string }[] };
  expect(matrix.include).toHaveLength(1);
  for (const { shard } of matrix.include) {
    const before = world.forge.requests.length;
    const rebuilt = await runJob('rebuild', { 'matrix.shard': String(shard) });
    expect(rebuilt.ended).toMatchObject({ code: 0 });
    // It is given no token: the clone is all that it asks of the forge.
    const asked = world.forge.requests.slice(before).map(({ operation }) => operation);
    expect(asked.filter((operation) => !operation.startsWith('git-'))).toEqual([]);
  }
  expect(writes(world, 0).filter((one) => !one.includes('git-'))).toEqual([]);
  const published = await runJob('publish');
  expect(published.ended).toMatchObject({ code: 0 });
  const publisher = { ...world.environment, GITHUB_TOKEN: world.tokens['publish'] ?? '' };
  const seen = { ...world, environment: publisher };
  const [pull, ...others] = await pulls(seen);
  expect(others).toEqual([]);
  expect(pull).toMatchObject({ state: 'open', draft: false });
  expect(await conclusions(seen, pull!.head.sha)).toEqual({
    'channel-bump': 'success',
    'channel-bump / cache1': 'success',
  });
});

test('the jobs before the last one could not have written', async () => {
  for (const name of ['plan', 'rebuild']) {
    const answer = await fetch(`${world.forge.urls.api}/repos/${world.repository}/issues`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.tokens[name] ?? ''}`, 'user-agent': 'test' },
      body: JSON.stringify({ title: 'no' }),
    });
    expect(answer.status).toBe(403);
  }
});
