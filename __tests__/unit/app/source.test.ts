import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { readConfig } from '../../../src/app/config.js';
import type { Context } from '../../../src/app/context.js';
import { createSources } from '../../../src/app/source.js';
import { UserError } from '../../../src/errors.js';
import { createGit } from '../../../src/git/git.js';
import { clock } from '../../../src/platform/clock.js';
import { files } from '../../../src/platform/files.js';
import { createHttp } from '../../../src/platform/http.js';
import { createTerminalLog } from '../../../src/platform/log.js';
import { createProcess } from '../../../src/platform/process.js';

let server: Server;
let url: string;
let archive: Buffer;
let folder: string;
let asked: number;
/** How many answers break off in the middle. */
let breaks: number;
/** They break off as if that were the end, and nobody has told how long they are. */
let quietly: boolean;

const quiet = new Writable({
  write: (_, __, done) => {
    done();
  },
});
const process_ = createProcess();
const context: Context = {
  process: process_,
  git: createGit(process_, files, process.env),
  http: createHttp(clock, { firstWaitMs: 1 }),
  files,
  log: createTerminalLog(Object.assign(quiet, { isTTY: false }) as never, { verbose: false }),
  clock: { ...clock, sleep: () => Promise.resolve() },
  folder: '/nowhere',
  config: readConfig(null, {}),
  overrides: {},
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-source-'));
  await mkdir(path.join(folder, 'top'));
  await writeFile(path.join(folder, 'top/file'), randomBytes(1_000_000));
  archive = execFileSync('tar', ['-cz', '--mtime=@1700000000', '-C', folder, 'top']);
  [asked, breaks, quietly] = [0, 0, false];
  server = createServer((_, response) => {
    asked += 1;
    const isBroken = asked <= breaks;
    response.shouldKeepAlive = false;
    if (isBroken && quietly) response.removeHeader('transfer-encoding');
    response.writeHead(200, isBroken && quietly ? {} : { 'content-length': archive.length });
    if (isBroken && quietly) response.end(archive.subarray(0, 500_000));
    else if (asked > breaks) response.end(archive);
    else response.write(archive.subarray(0, 500_000), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/archive.tar.gz`;
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

test('a download that breaks off once is tried once more, and kept whole', async () => {
  breaks = 1;
  const source = await createSources(context, folder).get(url);
  expect(asked).toBe(2);
  expect(source.lastModified).toBe(1_700_000_000);
  expect(await readFile(source.archive!)).toEqual(archive);
});

test('one that breaks off again and again is an error that says so', async () => {
  breaks = 3;
  await expect(createSources(context, null).get(url)).rejects.toThrow(/no whole answer from http/);
  expect(asked).toBe(3);
});

test('a kept archive is nothing of what broke off before', async () => {
  breaks = 2;
  const source = await createSources(context, folder).get(url);
  expect(await readFile(source.archive!)).toEqual(archive);
});

test('one without a length that ends too soon is tried again, and is never taken for the whole', async () => {
  [breaks, quietly] = [1, true];
  expect((await createSources(context, null).get(url)).lastModified).toBe(1_700_000_000);
  [asked, breaks] = [0, 3];
  await expect(createSources(context, null).get(url)).rejects.toThrow(/can't be hashed: .*cut short/);
  expect(asked).toBe(3);
});

test('one that is larger than anything should be is given up, and the limit is told', async () => {
  const limits = { mostBytes: 1024 ** 2 / 2, deadlineMs: 60_000, tries: 3 };
  await expect(createSources(context, null, limits).get(url)).rejects.toThrow(/larger than 0\.5 MiB/);
  expect(asked).toBe(1);
});

test('a web page in its place is told as such', async () => {
  archive = Buffer.from('<!DOCTYPE html><title>Sign in</title>');
  await expect(createSources(context, null).get(url)).rejects.toThrow(
    `${url} sends can't be hashed: It is a web page`,
  );
});

describe('what an archive tells of itself', () => {
  const told = async (name: string, top: string, files: Record<string, string>) => {
    await mkdir(path.join(folder, top));
    for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, top, file), text);
    archive = execFileSync('tar', ['-cz', '-C', folder, top]);
    const base = url.replace('/archive.tar.gz', '');
    const config = { ...context.config, 'releases-url': `${base}/r`, 'archive-url': `${base}/a` };
    return createSources({ ...context, config }, null).get(`${base}/${name}`);
  };
  const [asked12, other12] = ['0123456789ab', 'ba9876543210'];
  const release = (short: string): string => `nixos-25.11.4188.${short}`;
  const url25 = `r/nixos/25.11/${release(asked12)}/nixexprs.tar.xz`;
  const whole = (short: string): string => `${short}${'c'.repeat(28)}`;
  const github = `a/NixOS/nixpkgs/archive/${whole(asked12)}.tar.gz`;

  test.each([
    ['another release', url25, release(other12), {}],
    ['another revision', url25, release(asked12), { '.git-revision': whole(other12) }],
    ['another commit', github, `nixpkgs-${whole(other12)}`, {}],
  ])('%s is not taken', async (_, name, top, files) => {
    await expect(told(name, top, files)).rejects.toThrow(
      new RegExp(`an archive of ${other12}[0-9a-f]*, not of ${asked12}`),
    );
  });

  test.each([
    ['the release that was asked for', url25, release(asked12), { '.git-revision': `${whole(asked12)}\n` }],
    ['nothing', url25, 'source', { file: 'x' }],
    ['the commit', github, `nixpkgs-${whole(asked12)}`, { '.git-revision': whole(other12) }],
  ])('%s is', async (_, name, top, files) => {
    expect((await told(name, top, files)).narHash).toMatch(/^sha256-/);
  });
});

test('a full disk is told as such, and not taken for the mirror', async () => {
  const full = { ...files, writeStream: () => files.writeStream('/dev/full') };
  const error: unknown = await createSources({ ...context, files: full }, folder)
    .get(url)
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toMatch(/no space left/i);
  expect((error as UserError).cure).toMatch(/room/);
  expect(asked).toBe(1);
});
