import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startWorld, type World } from '../../miniature/world.js';
import { onlyCache1, writes } from './action-world.js';
import { clone, containersOf, git, scratch, startCli, until } from './programs.js';

jest.setTimeout(300_000);

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const settings = [
  ['--rebuild', 'build', '--nix-config', 'substituters ='],
  ['--discover-hosts', 'false', '--hosts', onlyCache1.hosts],
].flat();

test.each([
  ['SIGINT to the whole group, as Ctrl-C does', 'SIGINT', true, 130],
  ['SIGINT to us alone, as a runner does', 'SIGINT', false, 130],
  ['SIGTERM', 'SIGTERM', false, 143],
] as const)('%s', async (_, signal, group, code) => {
  const folder = await clone(world);
  await writeFile(path.join(folder, 'flake.lock'), 'half an edit');
  const before = await git(folder, 'status', '--porcelain');
  const temporary = path.join(await scratch(world), 'temp');
  await mkdir(temporary);
  const from = world.forge.requests.length;
  const running = startCli(['update', folder, ...settings], { ...world.environment, TMPDIR: temporary });
  await until(running, () => running.said().includes('Rebuilding in'));
  expect(await containersOf(temporary)).toHaveLength(1);
  const pid = running.child.pid!;
  process.kill(group ? -pid : pid, signal);
  const ended = await running.ended;
  expect(ended.code).toBe(code);
  expect(ended.stdout).toBe('');
  expect(ended.stderr).not.toContain('defect');
  expect(await containersOf(temporary)).toEqual([]);
  expect(await readdir(temporary)).toEqual([]);
  expect(await git(folder, 'status', '--porcelain')).toBe(before);
  expect(writes(world, from)).toEqual([]);
});

test('SIGKILL, which we are not told of', async () => {
  const folder = await clone(world);
  const temporary = path.join(await scratch(world), 'temp');
  await mkdir(temporary);
  const environment = { ...world.environment, TMPDIR: temporary };
  const running = startCli(['update', folder, ...settings], environment);
  await until(running, () => running.said().includes('Rebuilding in'));
  expect(await containersOf(temporary)).toHaveLength(1);
  running.child.kill('SIGKILL');
  expect((await running.ended).code).toBeNull();
  while ((await containersOf(temporary)).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  // What lies in the temporary folder goes with the next run.
  expect(await readdir(temporary)).not.toEqual([]);
  const next = await startCli(['update', folder, ...settings, '--dry-run'], environment).ended;
  expect(next.code).toBe(0);
  expect(await readdir(temporary)).toEqual([]);
});
