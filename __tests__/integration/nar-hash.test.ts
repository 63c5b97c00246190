import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toSri } from '../../src/core/hash.js';
import { hashArchive } from '../../src/nar/hash-archive.js';

// Real tars pack and unpack real trees, and Nix says what their hashes are.
let root: string;
let tree: string;

beforeAll(async () => {
  root = await fs.mkdtemp(path.join(tmpdir(), 'nar-hash-'));
});
afterAll(() => fs.rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  tree = path.join(root, 'tree');
  await fs.rm(tree, { recursive: true, force: true });
  await fs.mkdir(tree);
});

const nixHash = (folder: string): string =>
  execFileSync('nix', ['--extra-experimental-features', 'nix-command', 'hash', 'path', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

const tar = (...argv: string[]): void => {
  execFileSync('tar', argv, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
};

const ourHash = async (archive: string): Promise<string> =>
  toSri((await hashArchive(createReadStream(path.join(root, archive)))).sha256);

/** A path under the tree whose name may be any bytes. */
const under = (name: string | Buffer): Buffer => Buffer.concat([Buffer.from(`${tree}/`), Buffer.from(name)]);

async function write(name: string | Buffer, content: string, mode = 0o644): Promise<void> {
  const file = under(name);
  await fs.mkdir(file.subarray(0, file.lastIndexOf('/')), { recursive: true });
  await fs.writeFile(file, content);
  await fs.chmod(file, mode);
}

async function writeManyKinds(): Promise<void> {
  for (const size of [0, 1, 7, 8, 9, 511, 512, 513, 100_000]) await write(`size/${size}`, 'x'.repeat(size));
  await write('run', '#!/bin/sh', 0o755);
  await write('of-owner', '', 0o700);
  await write('of-others', '', 0o655);
  for (const name of ['foo.nix', 'foo/default.nix', 'foo-bar', 'foo0', 'Foo', 'f', 'a\\b', 'a\nb', ' ']) {
    await write(name, name);
  }
  await write('é/é', 'composed');
  await write('e\u0301', 'decomposed');
  for (const length of [99, 100, 101, 155, 255]) await write('l'.repeat(length), String(length));
  await write(Array.from({ length: 60 }, (_, depth) => `deep${depth}`).join('/'), 'deep');
  await fs.mkdir(under('empty/also'), { recursive: true });
  for (const target of ['run', '../..', '/nowhere', 's'.repeat(300), 'é']) {
    await fs.symlink(target, under(`link-${target.length}`));
  }
  await fs.link(under('run'), under('a-hard-link'));
  await fs.link(under('run'), under('size/hard-link'));
}

/** Names that no text holds: Linux takes any bytes but NUL and `/`. */
async function writeBytesAsNames(): Promise<void> {
  await write(Buffer.from('invalid \xff\xfe', 'latin1'), 'no UTF-8');
  await write(Buffer.from('\x80/\xc3(', 'latin1'), 'nor this');
  await fs.symlink(Buffer.from('\xff', 'latin1'), under('link-bytes'));
}

describe('equals nix hash path', () => {
  test.each(['gnu', 'oldgnu', 'pax'])('for GNU tar, format %s', async (format) => {
    await writeManyKinds();
    await writeBytesAsNames();
    const expected = nixHash(tree);
    tar(`--format=${format}`, '-cf', 'plain.tar', 'tree');
    tar(`--format=${format}`, '-czf', 'packed.tar.gz', '-C', 'tree', '.');
    tar(`--format=${format}`, '-cJf', 'packed.tar.xz', '--hard-dereference', 'tree');
    for (const archive of ['plain.tar', 'packed.tar.gz', 'packed.tar.xz']) {
      expect([archive, await ourHash(archive)]).toEqual([archive, expected]);
    }
  });

  test.each(['ustar', 'v7'])('for GNU tar, format %s, which has short names only', async (format) => {
    await write('b/c', 'x', 0o755);
    await write(format === 'v7' ? 'short' : `${'p'.repeat(90)}/${'n'.repeat(90)}`, 'y');
    await fs.symlink('../x', under('b/link'));
    await fs.mkdir(under('empty'));
    tar(`--format=${format}`, '-cf', 'short.tar', 'tree');
    expect(await ourHash('short.tar')).toBe(nixHash(tree));
  });

  test('for git archive', async () => {
    await writeManyKinds();
    await writeBytesAsNames();
    // git has no empty folders.
    await fs.rm(under('empty'), { recursive: true });
    const expected = nixHash(tree);
    const git = (...argv: string[]): Buffer =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...argv], { cwd: tree });
    git('init', '--quiet');
    git('add', '--all');
    const date = 1_700_000_123;
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '-qm', 'x'], {
      cwd: tree,
      env: { ...process.env, GIT_COMMITTER_DATE: `${date} +0000` },
    });
    git('archive', '--format=tar.gz', '--prefix=tree-main/', '--output=../git.tar.gz', 'HEAD');
    const result = await hashArchive(createReadStream(path.join(root, 'git.tar.gz')));
    expect(toSri(result.sha256)).toBe(expected);
    expect(result.newestMtime).toBe(date);
  });

  test('for what GNU tar makes of members that come twice, hard links among them', async () => {
    await write('a', 'old', 0o755);
    await fs.link(under('a'), under('b'));
    await fs.symlink('x', under('c'));
    await write('d/e', 'old');
    tar('-cf', 'twice.tar', 'tree');
    await fs.rm(under('c'));
    await fs.rm(under('a'));
    await write('a', 'new');
    await write('c', 'was a link');
    await fs.rm(under('d/e'));
    await fs.symlink('was a file', under('d/e'));
    tar('-rf', 'twice.tar', 'tree/a', 'tree/c', 'tree/d');
    await fs.rm(tree, { recursive: true });
    tar('-xf', 'twice.tar');
    expect(await ourHash('twice.tar')).toBe(nixHash(tree));
  });

  test('for any tree, packed in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(namePath(), entry(), { minKeys: 1, maxKeys: 25 }),
        formats(),
        async (entries, format) => {
          await fs.rm(tree, { recursive: true, force: true });
          await fs.mkdir(tree);
          for (const [name, kind] of Object.entries(entries)) await make(name, kind).catch(ignoreTaken);
          const members = execFileSync('find', ['tree', '-print0'], { cwd: root, encoding: 'latin1' });
          const shuffled = members.split('\0').filter(Boolean).reverse();
          await fs.writeFile(path.join(root, 'members'), Buffer.from(shuffled.join('\0'), 'latin1'));
          tar(`--format=${format}`, '--no-recursion', '--null', '-T', 'members', '-cf', 'any.tar');
          expect(await ourHash('any.tar')).toBe(nixHash(tree));
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});

type Entry =
  { kind: 'file'; content: string; mode: number } | { kind: 'symlink'; target: string } | { kind: 'folder' };

/** Paths of latin1 characters, that is, of any bytes, that often share folders and beginnings. */
function namePath(): fc.Arbitrary<string> {
  const byte = fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code));
  const part = fc
    .oneof(
      fc.constantFrom('a', 'a.b', 'a-b', 'A', 'x'.repeat(120)),
      fc.string({ unit: byte, minLength: 1, maxLength: 8 }),
    )
    .filter((text) => !text.includes('/') && text !== '.' && text !== '..');
  return fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
}

function entry(): fc.Arbitrary<Entry> {
  return fc.oneof(
    fc.record({
      kind: fc.constant('file' as const),
      content: fc.string({ maxLength: 600 }),
      mode: fc.constantFrom(0o644, 0o755, 0o500),
    }),
    fc.record({ kind: fc.constant('symlink' as const), target: namePath() }),
    fc.constant({ kind: 'folder' as const }),
  );
}

const formats = (): fc.Arbitrary<string> => fc.constantFrom('gnu', 'pax', 'oldgnu');

async function make(latin1: string, made: Entry): Promise<void> {
  const name = Buffer.from(latin1, 'latin1');
  if (made.kind === 'file') return write(name, made.content, made.mode);
  const file = under(name);
  await fs.mkdir(made.kind === 'folder' ? file : file.subarray(0, file.lastIndexOf('/')), {
    recursive: true,
  });
  if (made.kind === 'symlink') await fs.symlink(Buffer.from(made.target, 'latin1'), file);
}

/** Where two random paths are in each other's way, the first one stays. */
function ignoreTaken(error: NodeJS.ErrnoException): void {
  if (!['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOENT', 'ELOOP'].includes(error.code ?? '')) throw error;
}
