import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSources } from '../../../src/nix/sources.js';
import { createProcess } from '../../../src/platform/process.js';
import type { SandboxSession } from '../../../src/sandbox/types.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sources-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** This machine's shell, with the programs of one folder. */
const shellWith = (programs: string): SandboxSession => ({
  description: 'a shell',
  scratch: null,
  path: (to) => to,
  run: (argv, options) => createProcess().run(argv, { ...options, env: { PATH: programs } }),
  [Symbol.asyncDispose]: () => Promise.resolve(),
});

test('derivations are read with grep, and in the same way where an image has none', async () => {
  const source = `/nix/store/${'0'.repeat(32)}-source`;
  const derivation = path.join(folder, 'a.drv');
  await writeFile(
    derivation,
    `Derive([("out","/nix/store/${'1'.repeat(32)}-a","","")],[],["${source}"],"x","/bin/sh",[],[("src","${source}")])`,
  );
  const bare = path.join(folder, 'bin');
  await mkdir(bare);
  await symlink('/bin/cat', path.join(bare, 'cat'));
  const asked = [path.join(folder, 'missing.drv'), derivation];
  const read = await readSources(shellWith('/usr/bin:/bin'), asked);
  expect([...read.keys()]).toEqual([derivation]);
  expect(read.get(derivation)).toContain(source);
  expect(await readSources(shellWith(bare), asked)).toEqual(read);
});
