import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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
import { mendable, UserError } from '../../../src/errors.js';
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

test('what is no file is written into, and stays what it is', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  const read = readFile(at('pipe'), 'utf8');
  await files.write(at('pipe'), 'page');
  expect(await read).toBe('page');
  expect((await lstat(at('pipe'))).isFIFO()).toBe(true);
});

test('a symlink gives way to the file; what it led to stays: it may be another one’s to write', async () => {
  await writeFile(at('page'), 'old page');
  await symlink('page', at('link'));
  await files.write(at('link'), 'page');
  expect(await readFile(at('page'), 'utf8')).toBe('old page');
  expect((await lstat(at('link'))).isFile()).toBe(true);
});

test('a folder that stands there is told by its own name', async () => {
  await mkdir(at('folder'));
  await expect(files.write(at('folder'), 'x')).rejects.toThrow(`${at('folder')} can't be written`);
  expect(await readdir(root)).toEqual(['folder']);
});

test('a file that is made anew takes the place of nothing, and lies inside', async () => {
  expect(await files.create(at('deep/er/file'), 'new', root)).toBe(true);
  expect(await files.create(at('deep/er/file'), 'newer', root)).toBe(false);
  expect(await readFile(at('deep/er/file'), 'utf8')).toBe('new');
  await symlink(at('nowhere'), at('dangling'));
  expect(await files.create(at('dangling'), 'x', root)).toBe(false);
  await expect(lstat(at('nowhere'))).rejects.toThrow('ENOENT');
  await mkdir(at('inside'));
  await symlink(root, at('inside/out'));
  await expect(files.create(at('inside/out/file'), 'x', at('inside'))).rejects.toThrow(UserError);
  await expect(lstat(at('file'))).rejects.toThrow('ENOENT');
  // Of many that make the same one, one does.
  const made = await Promise.all([1, 2, 3, 4].map((n) => files.create(at('once'), String(n), root)));
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await readFile(at('once'), 'utf8')).toBe(String(made.indexOf(true) + 1));
});

test('folders are made as deep as needed, through symlinks, and one that can not be made is told', async () => {
  await files.makeFolder(at('a/b/c'));
  await files.makeFolder(at('a/b/c'));
  await Promise.all([files.makeFolder(at('x/y/z')), files.makeFolder(at('x/y/z'))]);
  await symlink(at('a'), at('link'));
  await files.makeFolder(at('link/d/e'));
  expect((await stat(at('a/b/c'))).isDirectory() && (await stat(at('a/d/e'))).isDirectory()).toBe(true);
  expect((await stat(at('x/y/z'))).isDirectory()).toBe(true);
  await writeFile(at('file'), '');
  await expect(files.makeFolder(at('file'))).rejects.toThrow('EEXIST');
  await expect(files.makeFolder(at('file/inner'))).rejects.toThrow('ENOTDIR');
  // Where the kernel says that there is no such place, whatever is made of what is above it.
  await expect(files.makeFolder('/proc/nope/inner')).rejects.toThrow("can't be made");
});

test('what can not be written leaves nothing behind', async () => {
  await mkdir(at('folder'));
  await expect(files.write(at('folder'), 'x')).rejects.toThrow();
  expect(await readdir(root)).toEqual(['folder']);
});

test('where nothing can be written is said, in a sentence', async () => {
  await expect(files.write('/proc/page.html', 'x')).rejects.toThrow(UserError);
  await writeFile(at('file'), '');
  const error: unknown = await files.write(at('file/page.html'), 'x').catch(mendable);
  expect(error).toBeInstanceOf(UserError);
  expect(String(error)).toContain('a file stands there');
});

test('a signal in the middle of writing leaves nothing beside the old file', async () => {
  await writeFile(at('page'), 'old');
  const script = `
    import { files } from ${JSON.stringify(path.resolve('src/platform/files.ts'))};
    import { endInGoodOrder } from ${JSON.stringify(path.resolve('src/platform/shutdown.ts'))};
    endInGoodOrder();
    void files.write(process.argv[1], 'x'.repeat(200_000_000));
    setInterval(() => process.stdout.write('.'), 1);`;
  const argv = ['--import', 'tsx', '--input-type=module', '--eval', script, at('page')];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  while ((await readdir(root)).length === 1) await setTimeout(1);
  child.kill('SIGTERM');
  expect(await ended).toEqual([143, null]);
  expect(await readdir(root)).toEqual(['page']);
  expect(await readFile(at('page'), 'utf8')).toBe('old');
}, 30_000);

test('null for what is not there; other troubles are thrown', async () => {
  await writeFile(at('file'), 'x');
  expect(await files.read(at('nothing'))).toBeNull();
  expect(await files.read(at('file/below'))).toBeNull();
  expect(await files.exists(at('nothing'))).toBe(false);
  await expect(files.read(root)).rejects.toThrow('EISDIR');
});

test('a walk gives files by byte order, passes over .git, .direnv, node_modules and other repositories, and follows no symlink', async () => {
  for (const name of [
    'b',
    'B',
    'é',
    'a/z',
    'a-b',
    '.git/config',
    'node_modules/x/flake.lock',
    'sub/.git/y',
    'sub/flake.lock',
    'sub/deep/flake.lock',
    '.direnv/x.json',
  ]) {
    await mkdir(path.dirname(at(name)), { recursive: true });
    await writeFile(at(name), '');
  }
  await symlink('..', at('a/up'));
  await symlink('nowhere', at('dangling'));
  expect(await files.walk(root)).toEqual({
    files: ['B', 'a-b', 'a/z', 'b', 'é'],
    symlinks: ['a/up', 'dangling'],
    unread: [],
  });
  const all = await files.walk(root, { everything: true });
  expect(all.files).toEqual([
    '.direnv/x.json',
    '.git/config',
    'B',
    'a-b',
    'a/z',
    'b',
    'node_modules/x/flake.lock',
    'sub/.git/y',
    'sub/deep/flake.lock',
    'sub/flake.lock',
    'é',
  ]);
});

test('the order is that of the bytes, also past the surrogates of UTF-16', async () => {
  for (const name of ['\u{1F600}', '\uFF5E', 'z']) await writeFile(at(name), '');
  expect((await files.walk(root)).files).toEqual(['z', '\uFF5E', '\u{1F600}']);
});

test('a folder whose name is no UTF-8, or too deep down, is told; the others are walked', async () => {
  await mkdir(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x64, 0xff])]));
  await writeFile(at('file'), '');
  const deeper = 'for i in $(seq 30); do mkdir "$1" && cd -P "$1" || exit 1; done';
  execFileSync('sh', ['-c', deeper, 'sh', 'x'.repeat(200)], { cwd: root });
  try {
    const { files: found, unread } = await files.walk(root);
    expect(found).toEqual(['file']);
    const told = unread.map(({ message }) => /: ([^:]+)$/.exec(message)?.[1]).sort();
    expect(told).toEqual(['its name is not UTF-8.', 'its name is too long.']);
  } finally {
    // Node's own rm finds such names too long.
    execFileSync('rm', ['-r', at('x'.repeat(200))]);
  }
  await expect(files.walk(at('nowhere'))).rejects.toThrow('ENOENT');
});

test('a file that a glimpse shows to be of no interest is not kept; what is kept stays', async () => {
  await writeFile(at('one'), 'wanted \u00e9');
  await writeFile(at('two'), 'other');
  await writeFile(at('large'), 'wanted'.padEnd(300_000, '.'));
  const glimpses: string[] = [];
  const wanted = (glimpse: string): boolean => {
    glimpses.push(glimpse.slice(0, 10));
    return glimpse.startsWith('wanted');
  };
  const one = await files.readIf(at('one'), 100, wanted);
  expect(await files.readIf(at('two'), 100, wanted)).toEqual({ kind: 'unwanted' });
  expect(await files.readIf(at('large'), 1_000_000, wanted)).toMatchObject({ kind: 'bytes' });
  expect(await files.readIf(at('large'), 100, wanted)).toEqual({ kind: 'too-large', size: 300_000 });
  expect(one).toEqual({ kind: 'bytes', bytes: Buffer.from('wanted \u00e9') });
  expect(glimpses).toEqual(['wanted \u00c3\u00a9', 'other', 'wanted....']);
});

test('a file is read up to a size; a symlink, a folder and a pipe are none', async () => {
  await writeFile(at('file'), 'x'.repeat(10));
  await symlink('file', at('link'));
  await mkdir(at('folder'));
  execFileSync('mkfifo', [at('pipe')]);
  expect(await files.readUpTo(at('file'), 10)).toEqual({ kind: 'bytes', bytes: Buffer.from('x'.repeat(10)) });
  expect(await files.readUpTo(at('file'), 9)).toEqual({ kind: 'too-large', size: 10 });
  for (const name of ['link', 'folder', 'pipe', 'nothing', 'file/below'])
    expect(await files.readUpTo(at(name), 10)).toEqual({ kind: 'missing' });
  expect(await files.readUpTo(at('x'.repeat(300)), 10)).toMatchObject({
    kind: 'unreadable',
    error: { message: expect.stringContaining('too long') as unknown },
  });
});

describe('what must lie within a folder', () => {
  beforeEach(async () => {
    await mkdir(at('repository/inner'), { recursive: true });
    await mkdir(at('outside'));
    await writeFile(at('outside/flake.lock'), 'theirs');
    await symlink('../outside', at('repository/out'));
    await symlink('inner', at('repository/in'));
    await symlink('../nowhere', at('repository/dangling'));
    await symlink('../outside/flake.lock', at('repository/flake.lock'));
  });

  test.each([
    'repository/out/flake.lock',
    'repository/out/new/flake.lock',
    'repository/dangling/flake.lock',
    'repository/flake.lock',
    'repository/../outside/flake.lock',
    'repository/inner/../../flake.lock',
    'repository/..flake.lock/../../flake.lock',
    'repository-of-another/flake.lock',
  ])('%s is refused, and nothing is written', async (name) => {
    const before = await everythingBelow(root);
    const refusal: unknown = await files.write(at(name), 'ours', at('repository')).catch((e: unknown) => e);
    expect(refusal).toBeInstanceOf(UserError);
    expect((refusal as UserError).cure).toBeTruthy();
    expect(await everythingBelow(root)).toEqual(before);
  });

  test.each([
    'repository/new',
    'repository/inner/flake.lock',
    'repository/in/flake.lock',
    'repository/..name/flake.lock',
    'repository/out\n of line',
    "repository/-rf '$(touch x)' \"",
    `repository/${'x'.repeat(255)}`,
  ])('%s is written', async (name) => {
    await files.write(at(name), 'ours', at('repository'));
    expect(await readFile(at(name), 'utf8')).toBe('ours');
  });

  test('the folder itself may be named by a symlink', async () => {
    await symlink('repository', at('alias'));
    await files.write(at('alias/inner/x'), 'ours', at('alias'));
    expect(await readFile(at('repository/inner/x'), 'utf8')).toBe('ours');
  });
});

async function everythingBelow(folder: string): Promise<Record<string, string>> {
  const { files: found, symlinks } = await files.walk(folder, { everything: true });
  const told = [...found, ...symlinks].map(async (name) => [
    name,
    found.includes(name) ? await readFile(path.join(folder, name), 'utf8') : 'symlink',
  ]);
  return Object.fromEntries(await Promise.all(told)) as Record<string, string>;
}

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
