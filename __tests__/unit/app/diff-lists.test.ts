import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Ports } from '../../../src/app/context.js';
import { diffVerb } from '../../../src/app/diff.js';
import type { VerbOptions } from '../../../src/app/verb.js';
import { UserError } from '../../../src/errors.js';
import { createGit } from '../../../src/git/git.js';
import { clock } from '../../../src/platform/clock.js';
import { files } from '../../../src/platform/files.js';
import { createHttp } from '../../../src/platform/http.js';
import { createTerminalLog } from '../../../src/platform/log.js';
import { createProcess } from '../../../src/platform/process.js';
import type { TemporaryFolder } from '../../../src/ports/files.js';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await files.temporaryFolder('diff-lists');
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

const program = createProcess();
const ports: Ports = {
  ...{ process: program, git: createGit(program, files, process.env), http: createHttp(clock), files, clock },
  log: createTerminalLog(process.stderr, { verbose: false }),
};
const diff = (old: string, now: string, options: VerbOptions = {}) =>
  diffVerb(ports, { positional: [old, now], options, environment: {} });

/** A list as a release has it, by attribute: `curl-8.17.0`. @returns its path */
async function list(
  name: string,
  packages: Record<string, string>,
  insecure: string[] = [],
): Promise<string> {
  const entries = Object.entries(packages).map(([attribute, one]) => {
    const version = one.replace(/^.*-/, '');
    const meta = insecure.includes(attribute) ? { insecure: true, knownVulnerabilities: ['it leaks'] } : {};
    return [attribute, { name: one, version, meta }];
  });
  const text = JSON.stringify({ version: '2', packages: Object.fromEntries(entries) as object });
  const file = path.join(folder.path, name);
  await writeFile(file, name.endsWith('.br') ? brotliCompressSync(text) : text);
  return file;
}

const old = { curl: 'curl-8.18.0', gone: 'gone-1.0', htop: 'htop-3.4', nginx: 'nginx-1.28.1' };
const now = { curl: 'curl-8.17.0', come: 'come-2.0', htop: 'htop-3.4', nginx: 'nginx-1.28.2' };

test('a packed and an unpacked list, in each form', async () => {
  const lists = [await list('old.json.br', old), await list('new.json', now, ['nginx'])] as const;
  const { text, json, exitCode } = await diff(...lists);
  expect(exitCode).toBe(0);
  expect(text.split('\n')).toEqual([
    '4 packages before, 4 after: 1 downgraded, 1 upgraded, 1 added, 1 removed.',
    '  nginx-1.28.2 is newly marked insecure: it leaks',
    ...['downgraded: 1', '  curl  8.18.0 -> 8.17.0'],
    ...['upgraded: 1', '  nginx  1.28.1 -> 1.28.2'],
    ...['added: 1', '  come  2.0'],
    ...['removed: 1', '  gone  1.0'],
  ]);
  const expected = {
    ...{ schemaVersion: 1, packages: { before: 4, after: 4 } },
    changes: [
      { attribute: 'come', change: 'added', before: null, after: '2.0' },
      { attribute: 'curl', change: 'downgraded', before: '8.18.0', after: '8.17.0' },
      { attribute: 'gone', change: 'removed', before: '1.0', after: null },
      { attribute: 'nginx', change: 'upgraded', before: '1.28.1', after: '1.28.2' },
    ],
    newlyInsecure: [{ name: 'nginx-1.28.2', reasons: ['it leaks'] }],
  };
  expect(json).toEqual(expected);
  expect(JSON.parse((await diff(...lists, { format: 'json' })).text)).toEqual(expected);
  const markdown = (await diff(...lists, { format: 'markdown' })).text;
  expect(markdown).toContain('#### downgraded: 1\n\n- `curl` `8.18.0` → `8.17.0`');
  expect(markdown).toContain('- `nginx-1.28.2` is newly marked insecure: it leaks');
});

test('markdown of very many changes is as long as a pull request may be, and counts what is left out', async () => {
  const many = (version: string) =>
    Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`attribute${i}`, `package${i}-${version}`]));
  const lists = [await list('many-old.json', many('1')), await list('many-new.json', many('2'))] as const;
  const { text } = await diff(...lists, { format: 'markdown' });
  expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  const told = text.match(/^- `attribute/gm)?.length ?? 0;
  expect(told).toBeGreaterThan(400);
  expect(text).toContain(`- and ${20_000 - told} more`);
});

test('markdown says how many that are newly marked insecure it leaves out', async () => {
  const all = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`p${index}`, `p${index}-1`]));
  const lists = [await list('sound.json', all), await list('unsound.json', all, Object.keys(all))] as const;
  const { text } = await diff(...lists, { format: 'markdown' });
  const shown = text.match(/ is newly marked insecure/g)?.length ?? 0;
  expect(text).toContain(`\n- and ${3000 - shown} more that are newly marked insecure`);
});

test('what they have not is refused: a page', async () => {
  const lists = [await list('a.json', old), await list('b.json', now)] as const;
  const page = path.join(folder.path, 'page.html');
  for (const options of [{ format: 'html' }, { html: page }])
    await expect(diff(...lists, options)).rejects.toMatchObject({ exitCode: 64, message: /no page/ });
  await expect(readFile(page)).rejects.toThrow('ENOENT');
});

test('two of a kind are wanted, and whole ones', async () => {
  const packed = await list('c.json.br', old);
  const closure = path.join(folder.path, 'closure.json');
  await writeFile(closure, '{"/nix/store/x": {"valid": false}}');
  for (const pair of [[packed, closure] as const, [closure, packed] as const])
    await expect(diff(...pair)).rejects.toMatchObject({ exitCode: 64, place: { file: closure } });
  const short = path.join(folder.path, 'short.json.br');
  await writeFile(short, (await readFile(packed)).subarray(0, 40));
  await expect(diff(packed, short)).rejects.toThrow(`${short} is damaged or cut short.`);
});

test('what only has the name of a list is not read for one', async () => {
  const real = await list('real.json', old);
  const link = path.join(folder.path, 'nowhere.json');
  await symlink(path.join(folder.path, 'nothing'), link);
  await expect(diff(link, real)).rejects.toThrow('this is no list of packages');
  await expect(diff(link, link)).rejects.toThrow(UserError);
  // Of a pipe nothing is taken from who reads it all.
  const pipe = path.join(folder.path, 'pipe.json');
  execFileSync('mkfifo', [pipe]);
  const saved = { [`/nix/store/${'0'.repeat(32)}-a-1`]: { narHash: null, narSize: 1, references: [] } };
  const written = writeFile(pipe, JSON.stringify(saved));
  const plain = path.join(folder.path, 'plain.json');
  await writeFile(plain, JSON.stringify(saved));
  expect((await diff(pipe, plain)).text).toContain('1 unchanged');
  await written;
});

test('a list that somebody has laid out anew', async () => {
  const file = path.join(folder.path, 'laid-out.json');
  const text = await readFile(await list('plain.json', old), 'utf8');
  await writeFile(file, `\n  ${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  const { text: told } = await diff(file, await list('again.json', old));
  expect(told.trim()).toMatch(/^4 packages before, 4 after/);
});
