import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Context } from '../../../src/app/context.js';
import { hashVerb } from '../../../src/app/hash.js';
import { UserError } from '../../../src/errors.js';
import { files } from '../../../src/platform/files.js';
import { createProcess } from '../../../src/platform/process.js';

const context = { files, process: createProcess() } as unknown as Context;
const archives = new URL('../../fixtures/archives/', import.meta.url).pathname;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-hash-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function refusalOf(content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, 'given');
  await writeFile(file, content);
  const thrown: unknown = await hashVerb(context, { positional: [file], options: {}, environment: {} }).catch(
    (error: unknown) => error,
  );
  if (!(thrown instanceof UserError)) throw new Error('it was hashed');
  return thrown.toLine().replace(file, 'FILE');
}

test.each([
  ['nothing', ''],
  ['a short text', 'Buy milk.\n'],
  ['a long text', 'Buy milk.\n'.repeat(1000)],
])('%s is no archive, rather than one that is cut short', async (_, content) => {
  const refusal = await refusalOf(content);
  expect(refusal).toMatch(/^`FILE` is no archive .* Give a tar archive/);
  expect(refusal).not.toMatch(/cut short|Download/);
});

test.each([100, 300])('the first %d bytes of a packed archive are one that is cut short', async (length) => {
  const whole = await readFile(`${archives}gnu-tar-gnu.tar.gz`);
  expect(whole.length).toBeGreaterThan(length);
  expect(await refusalOf(whole.subarray(0, length))).toMatch(/cut short/);
});

test('a small archive has a hash, packed and plain', async () => {
  await writeFile(path.join(folder, 'a'), 'a');
  const hashes = await Promise.all(
    ['--create', '--gzip'].map(async (how) => {
      const file = path.join(folder, `${how}.tar`);
      execFileSync('tar', ['--create', how, '--file', file, '--mtime=@0', '-C', folder, 'a']);
      return (await hashVerb(context, { positional: [file], options: {}, environment: {} })).text;
    }),
  );
  expect(hashes[0]).toMatch(/^sha256-/);
  expect(hashes[1]).toBe(hashes[0]);
});
