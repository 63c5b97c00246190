import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { markedName, removeLeftovers } from '../../../src/platform/leftovers.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'channel-bump-leftovers-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn('true');
  await once(child, 'close');
  return child.pid!;
}

test('a folder says whose it is', () => {
  const marked = /^channel-bump-home-(\d+)-\d+-\d+-$/;
  expect(marked.exec(markedName('channel-bump-home'))?.[1]).toBe(String(process.pid));
  expect(markedName('home')).toBe(markedName('channel-bump-home'));
});

test('what a process has left that is no more goes; all else stays', async () => {
  const ours = markedName('channel-bump-x');
  const [pid, start, namespace] = ours.split('-').slice(3, 6);
  const dead = await deadPid();
  const gone = [
    `channel-bump-x-${dead}-${start}-${namespace}-abcDEF`,
    // The same id, but another process.
    `channel-bump-x-${pid}-${Number(start) - 1}-${namespace}-abcDEF`,
  ];
  const stays = [
    `${ours}abcDEF`,
    `channel-bump-x-${dead}-${start}-${Number(namespace) + 1}-abcDEF`,
    `other-x-${dead}-${start}-${namespace}-abcDEF`,
    'channel-bump-x-abcDEF',
  ];
  for (const name of [...gone, ...stays]) {
    await mkdir(path.join(root, name));
    await writeFile(path.join(root, name, 'file'), 'x');
  }
  const link = `channel-bump-link-${dead}-${start}-${namespace}-abcDEF`;
  await symlink(path.join(root, stays[0]!), path.join(root, link));
  const others = `channel-bump-others-${dead}-${start}-${namespace}-abcDEF`;
  // Only root can give something away.
  const giving = process.getuid?.() === 0;
  if (giving) {
    await mkdir(path.join(root, others));
    await chown(path.join(root, others), 65_534, 65_534);
  }
  await removeLeftovers(root);
  expect((await readdir(root)).sort()).toEqual([...stays, link, ...(giving ? [others] : [])].sort());
  expect(await readdir(path.join(root, stays[0]!))).toEqual(['file']);
});

test('a folder that is not there has no leftovers', async () => {
  await expect(removeLeftovers(path.join(root, 'nowhere'))).resolves.toBeUndefined();
});
