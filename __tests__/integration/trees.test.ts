import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../miniature/run.js';
import { readConfig } from '../../src/app/config.js';
import type { Context } from '../../src/app/context.js';
import { copyWorkTree, exportCommit } from '../../src/app/trees.js';
import { createGit } from '../../src/git/git.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import { recordingLog } from './rebuild-world.js';

let scratch: TemporaryFolder;
const at = (name: string): string => path.join(scratch.path, name);

/** Commits all that lies in the repository. */
async function commit(): Promise<void> {
  const who = ['-c', 'user.name=Ops', '-c', 'user.email=ops@example.org', '-c', 'commit.gpgSign=false'];
  await run(['git', '-C', at('repository'), 'add', '--all', '--force']);
  await run(['git', ...who, '-C', at('repository'), 'commit', '--quiet', '--message=x']);
}

async function lay(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) await files.write(at(`repository/${name}`), text);
}

function contextIn(folder: string): Context {
  const program = createProcess();
  const git = createGit(program, files, process.env);
  const ports = { process: program, git, http: createHttp(clock), files, clock, log: recordingLog() };
  return { ...ports, folder, config: readConfig(null, {}), overrides: {} };
}

beforeEach(async () => {
  scratch = await files.temporaryFolder('trees-test');
  await mkdir(at('repository'));
  await run(['git', 'init', '--quiet', '--initial-branch=main', at('repository')]);
});
afterEach(async () => {
  await scratch[Symbol.asyncDispose]();
});

test('a folder that a symlink leads to is found in the commit', async () => {
  await lay({ 'infra/flake.lock': '{}', 'other/flake.lock': '{ }' });
  await commit();
  await symlink(at('repository/infra'), at('link'));
  const tree = await exportCommit(contextIn(at('link')), 'HEAD', at('exported'));
  expect(tree).toMatchObject({ folder: at('exported/infra'), prefix: 'infra/' });
  expect(await readFile(path.join(tree.folder, 'flake.lock'), 'utf8')).toBe('{}');
});

test('a folder that the commit does not have is refused, or stands empty', async () => {
  // A file of that name is no folder either.
  await lay({ infra: 'a file' });
  await commit();
  await run(['git', '-C', at('repository'), 'rm', '--quiet', 'infra']);
  await lay({ 'infra/sub/flake.lock': '{}' });
  const context = contextIn(at('repository/infra/sub'));
  await expect(exportCommit(context, 'HEAD', at('refused'))).rejects.toMatchObject({
    name: 'UserError',
    message: '`HEAD` has no folder infra/sub/',
  });
  const tree = await exportCommit(context, 'HEAD', at('exported'), 'empty');
  expect(tree.prefix).toBe('infra/sub/');
  expect(await readdir(tree.folder)).toEqual([]);
});

test('a copy of a work tree has its symlinks, and of an exported commit all that was in it', async () => {
  await lay({ 'flake.nix': '{ }', 'node_modules/vendored/default.nix': '1' });
  await symlink('flake.nix', at('repository/link.nix'));
  await commit();
  await writeFile(at('repository/untracked'), '');
  const all = ['flake.nix', 'link.nix', 'node_modules'];

  await copyWorkTree(contextIn(at('repository')), at('copy'));
  expect((await readdir(at('copy'))).sort()).toEqual(all);
  expect((await lstat(at('copy/link.nix'))).isSymbolicLink()).toBe(true);

  const { folder } = await exportCommit(contextIn(at('repository')), 'HEAD', at('exported'));
  await copyWorkTree(contextIn(folder), at('copy of it'));
  expect((await readdir(at('copy of it'))).sort()).toEqual(all);
  expect(await readFile(at('copy of it/node_modules/vendored/default.nix'), 'utf8')).toBe('1');
});
