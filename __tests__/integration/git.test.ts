import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ForgeServer, startForge } from '../../miniature/forge/index.js';
import { UserError } from '../../src/errors.js';
import { createGit } from '../../src/git/git.js';
import { files } from '../../src/platform/files.js';
import { createProcess } from '../../src/platform/process.js';
import type { Process } from '../../src/ports/process.js';

const scratch = mkdtempSync(join(tmpdir(), 'git-test-'));
const repository = join(scratch, 'a repository');
const seen: Readonly<Record<string, string>>[] = [];
const recorded: Process = {
  ...createProcess(),
  run(argv, options) {
    seen.push(options?.env ?? {});
    return createProcess().run(argv, options);
  },
};
// A home of its own: what works must not work thanks to the settings of whoever runs the tests.
const environment = {
  PATH: process.env['PATH'],
  HOME: scratch,
  GITHUB_TOKEN: 'ghs_secret',
  INPUT_TOKEN: 'ghs_secret',
  GIT_DIR: '/nonexistent',
};
const git = createGit(recorded, files, environment);

function shell(dir: string, ...args: string[]): string {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: scratch,
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  };
  const settings = ['-c', 'protocol.file.allow=always', '-c', 'safe.directory=*'];
  return execFileSync('git', [...settings, '-C', dir, ...args], {
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

const write = (path: string, text: string): void => {
  mkdirSync(join(repository, path, '..'), { recursive: true });
  writeFileSync(join(repository, path), text);
};
const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const odd = ['-leading', 'with "quotes"', 'new\nline', 'größe.nix', 'tab\there', "it's", '$(touch x)'];
let first = '';
let second = '';

beforeAll(() => {
  const sub = join(scratch, 'sub');
  for (const dir of [repository, sub]) {
    mkdirSync(dir);
    shell(dir, 'init', '-q', '-b', 'main');
  }
  writeFileSync(join(sub, 'file'), 'x');
  shell(sub, 'add', '.');
  shell(sub, 'commit', '-qm', 'sub');

  write('flake.lock', 'one\n');
  write('hosts/web.nix', '{ }\n');
  write('run.sh', '#!/bin/sh\n');
  chmodSync(join(repository, 'run.sh'), 0o755);
  write('.gitattributes', 'ignored.txt export-ignore\ndos.txt text eol=crlf\nstamp.txt export-subst\n');
  write('ignored.txt', 'kept\n');
  write('dos.txt', 'a\nb\n');
  write('stamp.txt', '$Format:%H$\n');
  writeFileSync(join(repository, 'binary'), Buffer.from([0, 255, 254, 10, 13, 128]));
  for (const name of odd) write(`odd/${name}`, name);
  symlinkSync('../flake.lock', join(repository, 'hosts/link'));
  symlinkSync('/nowhere', join(repository, 'dangling'));
  shell(repository, 'submodule', 'add', '-q', sub, 'vendored');
  shell(repository, 'add', '.');
  shell(repository, 'commit', '-qm', 'first');
  first = shell(repository, 'rev-parse', 'HEAD');
  write('flake.lock', 'two\n');
  shell(repository, 'commit', '-qam', 'second');
  second = shell(repository, 'rev-parse', 'HEAD');
  shell(repository, 'branch', 'side', first);
  // What must never run, and what must not be lost.
  for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction']) {
    const path = join(repository, '.git/hooks', hook);
    writeFileSync(path, `#!/bin/sh\ntouch '${scratch}/hooked'\n`);
    chmodSync(path, 0o755);
  }
  write('untracked', 'mine');
  write('flake.lock', 'edited\n');
  write('staged', 'staged');
  shell(repository, '-c', 'core.hooksPath=/dev/null', 'add', 'staged');
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

test('finds the root, and says so where there is none', async () => {
  expect(await git.root(join(repository, 'hosts'))).toBe(repository);
  expect(await git.root(scratch)).toBeNull();
});

test('where a folder is, also by way of a symlink', async () => {
  symlinkSync(join(repository, 'hosts'), join(scratch, 'by a symlink'));
  expect(await git.prefix(repository)).toBe('');
  expect(await git.prefix(join(repository, 'hosts'))).toBe('hosts/');
  expect(await git.prefix(join(scratch, 'by a symlink'))).toBe('hosts/');
  rmSync(join(scratch, 'by a symlink'));
});

test('what a commit contains', async () => {
  expect(await git.contains(repository, 'HEAD', second)).toBe(true);
  expect(await git.contains(repository, 'main', first)).toBe(true);
  expect(await git.contains(repository, 'side', second)).toBe(false);
  await expect(git.contains(repository, 'HEAD', 'f'.repeat(40))).rejects.toThrow(/no commit .*f`/);
});

test('the text of a file as a commit has it, of a symlink where it leads', async () => {
  expect(await git.fileAt(join(repository, 'hosts'), first, 'flake.lock')).toBe('one\n');
  expect(await git.fileAt(repository, 'HEAD', 'flake.lock')).toBe('two\n');
  expect(await git.fileAt(repository, 'HEAD', 'hosts/link')).toBe('../flake.lock');
  expect(await git.fileAt(repository, 'HEAD', 'untracked')).toBeNull();
  await expect(git.fileAt(repository, 'HEAD', 'hosts')).rejects.toThrow(/git cat-file failed/);
});

test('untrackedFiles gives what is neither known nor ignored', async () => {
  const untracked = await git.untrackedFiles(repository);
  expect(untracked).toContain('untracked');
  for (const file of ['flake.lock', 'staged']) expect(untracked).not.toContain(file);
});

describe('trackedFiles', () => {
  test('gives every file and symlink by its name, but no submodule or untracked file', async () => {
    const tracked = await git.trackedFiles(repository);
    const plain = [
      '.gitattributes',
      '.gitmodules',
      'binary',
      'dangling',
      'dos.txt',
      'flake.lock',
      'hosts/link',
      'hosts/web.nix',
      'ignored.txt',
    ];
    const expected = [...plain, ...odd.map((name) => `odd/${name}`), 'run.sh', 'staged', 'stamp.txt'];
    expect([...tracked].sort()).toEqual(expected.sort());
  });

  test('is relative to the folder asked for', async () => {
    expect(await git.trackedFiles(join(repository, 'hosts'))).toEqual(['link', 'web.nix']);
  });

  test('outside a repository is an error with a cure', async () => {
    await expect(git.trackedFiles(scratch)).rejects.toThrow(/git ls-files failed in .*not a git repository/);
  });
});

test('commits by every kind of name', async () => {
  expect(await git.headRevision(repository)).toBe(second);
  expect(await git.revision(repository, 'side')).toBe(first);
  expect(await git.revision(repository, first.slice(0, 10))).toBe(first);
  expect(await git.revision(repository, 'no-such-branch')).toBeNull();
  expect(await git.mergeBase(repository, 'side', 'main')).toBe(first);
});

test.each(['--help', '-c', '', 'a b', 'a\nb', 'a\0b'])('%j is refused as a reference', async (ref) => {
  const refusal = /is not a branch, tag or revision/;
  await expect(git.revision(repository, ref)).rejects.toThrow(refusal);
  await expect(git.mergeBase(repository, 'main', ref)).rejects.toThrow(refusal);
  await expect(git.exportTree(repository, ref, join(scratch, 'refused'))).rejects.toThrow(refusal);
  expect(existsSync(join(scratch, 'refused'))).toBe(false);
});

describe('exportTree', () => {
  const to = join(scratch, 'exported');
  const index = join(repository, '.git/index');
  let before = '';

  beforeAll(async () => {
    before = digest(index);
    await git.exportTree(join(repository, 'hosts'), first, to);
  });

  test('gives the whole commit, byte for byte, whatever the names', () => {
    expect(readFileSync(join(to, 'flake.lock'), 'utf8')).toBe('one\n');
    expect(readdirSync(join(to, 'odd')).sort()).toEqual([...odd].sort());
    expect(readFileSync(join(to, 'binary'))).toEqual(Buffer.from([0, 255, 254, 10, 13, 128]));
    expect(readFileSync(join(to, 'ignored.txt'), 'utf8')).toBe('kept\n');
    expect(readFileSync(join(to, 'stamp.txt'), 'utf8')).toBe('$Format:%H$\n');
  });

  test('as a checkout would: modes, symlinks, line endings; a submodule is an empty folder', () => {
    expect(lstatSync(join(to, 'run.sh')).mode & 0o111).toBe(0o111);
    expect(lstatSync(join(to, 'flake.lock')).mode & 0o111).toBe(0);
    expect(readlinkSync(join(to, 'hosts/link'))).toBe('../flake.lock');
    expect(readlinkSync(join(to, 'dangling'))).toBe('/nowhere');
    expect(readFileSync(join(to, 'dos.txt'), 'utf8')).toBe('a\r\nb\r\n');
    expect(readdirSync(join(to, 'vendored'))).toEqual([]);
    expect(existsSync(join(to, '.git'))).toBe(false);
    expect(existsSync(join(to, 'untracked'))).toBe(false);
  });

  test('touches neither the index nor the work tree, and runs no hook', () => {
    expect(digest(index)).toBe(before);
    expect(readFileSync(join(repository, 'flake.lock'), 'utf8')).toBe('edited\n');
    const status = shell(repository, '-c', 'core.hooksPath=/dev/null', 'status', '--porcelain');
    expect(status.split('\n').map((line) => line.trim())).toEqual([
      'M flake.lock',
      'A  staged',
      '?? untracked',
    ]);
    expect(existsSync(join(scratch, 'hooked'))).toBe(false);
  });

  test('is whole also out of a sparse work tree', async () => {
    const sparse = join(scratch, 'sparse');
    shell(scratch, 'clone', '-q', repository, sparse);
    shell(sparse, 'sparse-checkout', 'set', 'hosts');
    await git.exportTree(sparse, 'HEAD', join(scratch, 'from sparse'));
    expect(readdirSync(join(scratch, 'from sparse/odd'))).toHaveLength(odd.length);
  });
});

test('the remotes, with the address that is fetched from', async () => {
  const folder = join(scratch, 'remotes');
  mkdirSync(folder);
  shell(folder, 'init', '--quiet');
  expect(await git.remotes(folder)).toEqual(new Map());
  shell(folder, 'remote', 'add', 'a.b', 'git@codeberg.org:o/r.git');
  shell(folder, 'remote', 'add', 'origin', 'https://user@github.com/o/r.git');
  shell(folder, 'remote', 'set-url', '--add', 'origin', 'https://example.org/o/r.git');
  expect([...(await git.remotes(folder))]).toEqual([
    ['a.b', 'git@codeberg.org:o/r.git'],
    ['origin', 'https://user@github.com/o/r.git'],
  ]);
});

test('a shallow clone is told what to fetch', async () => {
  const shallow = join(scratch, 'shallow');
  shell(scratch, 'clone', '-q', '--depth', '1', `file://${repository}`, shallow);
  const error: unknown = await git.mergeBase(shallow, 'HEAD', first).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).toLine()).toMatch(/has no commit `[0-9a-f]{40}`. .*fetch-depth: 0/);
});

test('a repository of another account is read, and another one is not needed in the settings', async () => {
  const other = join(scratch, 'other');
  shell(scratch, 'clone', '-q', repository, other);
  execFileSync('chown', ['-R', '12345:12345', other]);
  expect(await git.headRevision(other)).toBe(second);
  await git.exportTree(other, 'HEAD', join(scratch, 'from other'));
  expect(readFileSync(join(scratch, 'from other/flake.lock'), 'utf8')).toBe('two\n');
});

describe('remoteBranches', () => {
  const token = 'ghs_secret';
  let forge: ForgeServer;
  const address = (name: string): string => `${forge.urls.server}/acme/${name}.git`;

  beforeAll(async () => {
    const repositories = ['open', 'closed'].map((name) => ({
      ...{ owner: 'acme', name, defaultBranch: 'main', from: repository, public: name === 'open' },
    }));
    const permissions = { contents: 'read' } as const;
    const tokens = { [token]: { login: 'reader[bot]', kind: 'app', permissions } } as const;
    forge = await startForge({ folder: join(scratch, 'forge'), repositories, tokens });
  });
  afterAll(() => forge.close());

  test('gives every branch and where it stands', async () => {
    const branches = await git.remoteBranches(address('open'));
    expect(Object.fromEntries(branches)).toEqual({ main: second, side: first });
  });

  test('says what went wrong, and what to do', async () => {
    const error: unknown = await git.remoteBranches(address('none')).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).toLine()).toMatch(
      /^the branches of http:.*\/none\.git can't be listed: fatal: .* Check that the address is right/,
    );
    await expect(git.remoteBranches('http://127.0.0.1:1/x')).rejects.toThrow(/can't be listed: .*connect/);
  });

  test('takes no password from where git would find one, and none in the address', async () => {
    const login = `machine 127.0.0.1 login x password ${token}\n`;
    writeFileSync(join(scratch, '.netrc'), login);
    const header = `Authorization: Basic ${Buffer.from(`x:${token}`).toString('base64')}`;
    const settings = `[http]\n\textraHeader = ${header}\n`;
    writeFileSync(join(scratch, '.gitconfig'), settings);
    try {
      // Git by itself finds both.
      const env = { PATH: process.env['PATH'] ?? '', HOME: scratch };
      const byItself = await createProcess().run(['git', 'ls-remote', address('closed')], { env });
      expect(byItself.stdout).toContain(second);
      await expect(git.remoteBranches(address('closed'))).rejects.toThrow(/can't be listed/);
    } finally {
      rmSync(join(scratch, '.netrc'));
      rmSync(join(scratch, '.gitconfig'));
    }
    const within = address('open').replace('://', `://x:${token}@`);
    const error: unknown = await git.remoteBranches(within).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).toLine()).not.toContain(token);
  });

  test.each(['--upload-pack=touch x', 'ssh://example.org/x', '/etc', `file://${repository}`, 'ext::sh'])(
    '%s is refused',
    async (url) => {
      await expect(git.remoteBranches(url)).rejects.toThrow(/not at an http\(s\) address/);
    },
  );
});

test('git never sees a token, nor the repository of a hook that we run in', () => {
  expect(seen.length).toBeGreaterThan(10);
  const names = new Set(seen.flatMap((env) => Object.keys(env)));
  expect([...names].filter((name) => /TOKEN|INPUT/.test(name))).toEqual([]);
  expect(seen.map((env) => env['GIT_DIR'])).not.toContain(environment.GIT_DIR);
  expect(names).toContain('PATH');
});
