import { afterEach, beforeEach, expect, test } from '@jest/globals';
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
  clock,
  folder: '/nowhere',
  config: readConfig(null, {}),
  overrides: {},
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-source-'));
  await mkdir(path.join(folder, 'top'));
  await writeFile(path.join(folder, 'top/file'), randomBytes(100_000));
  archive = execFileSync('tar', ['-cz', '--mtime=@1700000000', '-C', folder, 'top']);
  [asked, breaks] = [0, 0];
  server = createServer((_, response) => {
    asked += 1;
    response.writeHead(200, { 'content-length': archive.length });
    if (asked > breaks) response.end(archive);
    else response.write(archive.subarray(0, 50_000), () => response.destroy());
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

test('one that breaks off twice is an error that says so', async () => {
  breaks = 2;
  await expect(createSources(context, null).get(url)).rejects.toThrow(/no whole answer from http/);
  expect(asked).toBe(2);
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
