import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { files } from '../../../src/platform/files.js';

let root: string;
const at = (name: string): string => path.join(root, name);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'channel-bump-files-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

test('what is written takes the place of what was there, with its mode, and leaves nothing beside it', async () => {
  await writeFile(at('lock'), 'old');
  await chmod(at('lock'), 0o754);
  await files.write(at('lock'), 'new');
  await files.write(at('deep/er/file'), Buffer.from([0xff]));
  expect(await readFile(at('lock'), 'utf8')).toBe('new');
  expect((await stat(at('lock'))).mode & 0o7777).toBe(0o754);
  expect(await readFile(at('deep/er/file'))).toEqual(Buffer.from([0xff]));
  expect((await readdir(root)).sort()).toEqual(['deep', 'lock']);
});

test('what can not be written leaves nothing behind', async () => {
  await mkdir(at('folder'));
  await expect(files.write(at('folder'), 'x')).rejects.toThrow();
  expect(await readdir(root)).toEqual(['folder']);
});

test('null for what is not there; other troubles are thrown', async () => {
  await writeFile(at('file'), 'x');
  expect(await files.read(at('nothing'))).toBeNull();
  expect(await files.read(at('file/below'))).toBeNull();
  expect(await files.exists(at('nothing'))).toBe(false);
  await expect(files.read(root)).rejects.toThrow('EISDIR');
});

test('a walk gives files by byte order, passes over .git and node_modules, and follows no symlink', async () => {
  for (const name of [
    'b',
    'B',
    'é',
    'a/z',
    'a-b',
    '.git/config',
    'node_modules/x/flake.lock',
    'sub/.git/y',
  ]) {
    await mkdir(path.dirname(at(name)), { recursive: true });
    await writeFile(at(name), '');
  }
  await symlink('..', at('a/up'));
  await symlink('nowhere', at('dangling'));
  expect(await files.walk(root)).toEqual(['B', 'a-b', 'a/z', 'b', 'é']);
  expect(await files.walk(root, { symlinks: true })).toEqual([
    'B',
    'a-b',
    'a/up',
    'a/z',
    'b',
    'dangling',
    'é',
  ]);
});

test('a copy keeps modes, and symlinks as they are', async () => {
  await writeFile(at('script'), '#!/bin/sh\n', { mode: 0o755 });
  await symlink('nowhere', at('link'));
  await files.copy(at('script'), at('to/script'));
  await files.copy(at('link'), at('to/link'));
  expect((await stat(at('to/script'))).mode & 0o777).toBe(0o755);
  expect((await lstat(at('to/link'))).isSymbolicLink()).toBe(true);
});

test('a temporary folder goes with its block, full as it is', async () => {
  let where: string;
  {
    await using folder = await files.temporaryFolder('channel-bump-test');
    where = folder.path;
    await files.write(`${where}/a/b`, 'x');
    expect(await files.exists(`${where}/a/b`)).toBe(true);
  }
  expect(await files.exists(where)).toBe(false);
});
