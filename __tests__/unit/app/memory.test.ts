import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolderOf, keyOf, openMemory, type Memory } from '../../../src/app/proof/memory.js';
import { fileText, type Entry } from '../../../src/app/proof/memory-file.js';
import { readConfig } from '../../../src/app/config.js';
import type { Failure } from '../../../src/core/rebuild.js';
import { files } from '../../../src/platform/files.js';
import type { Log } from '../../../src/ports/log.js';
import type { TemporaryFolder } from '../../../src/ports/files.js';

const DERIVATION = `/nix/store/${'0'.repeat(32)}-nixos-system-web-25.11.drv`;
const KEY = keyOf('derivation', 'a tree', 'web', '2.26.3');
const FAILED: Failure = {
  class: 'build',
  side: 'after',
  message: 'nginx-1.28.2 does not build.',
  derivation: DERIVATION,
  log: ['error: too few arguments', 'make: *** Error 1'],
  reason: 'builder',
};

let folder: TemporaryFolder;
let warnings: string[];
let day: number;

beforeEach(async () => {
  folder = await files.temporaryFolder('memory-test');
  warnings = [];
  day = 0;
});
afterEach(async () => {
  await folder[Symbol.asyncDispose]();
});

const file = (): string => path.join(folder.path, 'cache/memory.json');

function open(cacheFolder: string | null = path.join(folder.path, 'cache')): Promise<Memory> {
  const log = { warning: (sentence: string) => void warnings.push(sentence) } as Log;
  const now = (): Date => new Date(Date.UTC(2026, 2, 1 + day));
  const clock = { now, monotonic: () => 0, sleep: () => Promise.resolve() };
  return openMemory({ files, log, clock, ...(cacheFolder === null ? {} : { cacheFolder }) });
}

test('what one run remembers the next one knows', async () => {
  const first = await open();
  expect([first.derivation(KEY), first.buildFailure(KEY), first.cost('web'), first.state(KEY)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  first.rememberDerivation(KEY, DERIVATION);
  first.rememberBuildFailure(KEY, FAILED);
  first.rememberCost('web', { seconds: 61.5, evaluationBytes: 4_000_000_000 });
  first.rememberState(KEY, { tried: [['a', 'good']] });
  await first.save();
  const second = await open();
  expect(second.derivation(KEY)).toBe(DERIVATION);
  expect({ ...second.buildFailure(KEY)?.failure, side: 'after' }).toEqual(FAILED);
  expect(second.cost('web')).toEqual({ seconds: 61.5, evaluationBytes: 4_000_000_000 });
  expect(second.state(KEY)).toEqual({ tried: [['a', 'good']] });
  expect(warnings).toEqual([]);
});

test('nothing is written where nothing is new, and no half file is ever left', async () => {
  await (await open()).save();
  await expect(readFile(file())).rejects.toThrow('ENOENT');
  const memory = await open();
  memory.rememberCost('web', { seconds: 1, evaluationBytes: null });
  await Promise.all([memory.save(), memory.save(), memory.save()]);
  expect(await readdir(path.dirname(file()))).toEqual(['memory.json']);
});

test('two runs at once keep what both have found', async () => {
  const [one, other] = [await open(), await open()];
  one.rememberCost('web', { seconds: 1, evaluationBytes: null });
  other.rememberCost('web', { seconds: 2, evaluationBytes: null });
  other.rememberCost('db', { seconds: 3, evaluationBytes: null });
  await other.save();
  await one.save();
  const after = await open();
  expect([after.cost('web')?.seconds, after.cost('db')?.seconds]).toEqual([1, 3]);
});

test('what is said at length is cut, and a state too large is not kept', async () => {
  const memory = await open();
  const log = Array.from({ length: 100 }, (_, line) => `${line} ${'x'.repeat(30_000)}`);
  memory.rememberBuildFailure(KEY, { ...FAILED, log });
  memory.rememberState(KEY, 'x'.repeat(300_000));
  const kept = memory.buildFailure(KEY);
  expect(kept?.failure.log).toHaveLength(60);
  expect(kept?.failure.log[0]).toMatch(/^40 x{19997}$/);
  expect(memory.state(KEY)).toBeNull();
});

describe('what is not ours', () => {
  const put = async (text: string): Promise<void> => {
    await mkdir(path.dirname(file()), { recursive: true });
    await writeFile(file(), text);
  };
  const entry = (name: string, value: unknown, used = 1): string =>
    JSON.stringify({ schemaVersion: 1, entries: { [name]: { used, value } } });

  test.each([
    ['no JSON', '{"schemaVersion": 1, "entries": {'],
    ['another schema', '{"schemaVersion": 2, "entries": {}}'],
    ['another file', '["<html>"]'],
    ['an empty file', ''],
  ])('%s: nothing is remembered, with a warning, and the file is begun anew', async (_, text) => {
    await put(text);
    const memory = await open();
    expect(warnings).toEqual([`${file()} is not what an earlier run has left: nothing is remembered.`]);
    memory.rememberDerivation(KEY, DERIVATION);
    await memory.save();
    expect((await open()).derivation(KEY)).toBe(DERIVATION);
    expect(warnings).toHaveLength(1);
  });

  test.each([
    ['a derivation that is an option', `derivation:${KEY}`, '--option'],
    ['a derivation that leads elsewhere', `derivation:${KEY}`, `${DERIVATION}/../../etc/passwd`],
    ['a machine failure', `build-failure:${KEY}`, { failure: { ...FAILED, class: 'machine' }, seen: 1 }],
    [
      'a reason that there is not',
      `build-failure:${KEY}`,
      { failure: { ...FAILED, reason: 'constructor' }, seen: 1 },
    ],
    ['a failure of no day', `build-failure:${KEY}`, { failure: FAILED }],
    ['a cost below nothing', 'cost:web', { seconds: -1, evaluationBytes: null }],
    ['a kind that there is not', `secret:${KEY}`, 'x'],
  ])('%s is passed over, with a warning', async (_, name, value) => {
    await put(entry(name, value));
    const memory = await open();
    expect([memory.derivation(KEY), memory.buildFailure(KEY), memory.cost('web')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(warnings).toEqual([`1 entries of ${file()} are not what a run leaves, and are passed over.`]);
  });

  test('names of JavaScript itself are names like any other', async () => {
    await put('{"schemaVersion": 1, "entries": {"__proto__": {"used": 1, "value": {"polluted": true}}}}');
    const memory = await open();
    memory.rememberCost('__proto__', { seconds: 1, evaluationBytes: null });
    await memory.save();
    expect((await open()).cost('__proto__')?.seconds).toBe(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a folder that can not be written is a warning', async () => {
    await writeFile(path.join(folder.path, 'cache'), 'no folder');
    const memory = await open();
    memory.rememberCost('web', { seconds: 1, evaluationBytes: null });
    await memory.save();
    expect(warnings).toEqual([expect.stringMatching(/^What later runs could use is not kept: /)]);
  });

  test('a symlink is not read', async () => {
    await put(entry('cost:web', { seconds: 1, evaluationBytes: null }));
    await mkdir(path.join(folder.path, 'other'));
    await symlink(file(), path.join(folder.path, 'other/memory.json'));
    expect((await open(path.join(folder.path, 'other'))).cost('web')).toBeNull();
    expect((await open()).cost('web')).not.toBeNull();
  });
});

test('of too much the longest unused goes first, and use keeps an entry', async () => {
  const memory = await open();
  memory.rememberCost('old', { seconds: 1, evaluationBytes: null });
  memory.rememberCost('used', { seconds: 2, evaluationBytes: null });
  await memory.save();
  day = 10;
  const later = await open();
  later.rememberCost('new', { seconds: 3, evaluationBytes: null });
  expect(later.cost('used')?.seconds).toBe(2);
  await later.save();
  const { entries } = JSON.parse(await readFile(file(), 'utf8')) as { entries: Record<string, Entry> };
  const whole = fileText(new Map(Object.entries(entries)));
  const less = JSON.parse(fileText(new Map(Object.entries(entries)), whole.length - 60)) as typeof entries;
  expect(Object.keys(less['entries'] as object).sort()).toEqual(['cost:new', 'cost:used']);
});

test('without a folder it lasts as long as the run', async () => {
  const memory = await open(null);
  memory.rememberDerivation(KEY, DERIVATION);
  await memory.save();
  expect(memory.derivation(KEY)).toBe(DERIVATION);
  expect((await open(null)).derivation(KEY)).toBeNull();
});

test('keys hold what the answer depends on', () => {
  expect(keyOf('a', 'b', 'c')).not.toBe(keyOf('a', 'bc'));
  expect(keyOf('a')).toMatch(/^[0-9a-f]{64}$/);
});

test('a failed build is remembered for a week, and no longer by being asked for', async () => {
  const memory = await open();
  memory.rememberBuildFailure(KEY, FAILED);
  day = 7;
  expect(memory.buildFailure(KEY)?.seen.toISOString()).toBe('2026-03-01T00:00:00.000Z');
  await memory.save();
  day = 8;
  expect((await open()).buildFailure(KEY)).toBeNull();
  // Of a clock that was wrong nobody knows how long ago it was.
  day = -1;
  expect((await open()).buildFailure(KEY)).toBeNull();
});

test('a failure that is not of a build is not kept as one', async () => {
  const memory = await open();
  for (const kind of ['boot', 'switch', 'evaluation', 'machine'] as const)
    memory.rememberBuildFailure(KEY, { ...FAILED, class: kind });
  expect(memory.buildFailure(KEY)).toBeNull();
});

test.each([
  [{ RUNNER_TEMP: '/tmp/r', XDG_CACHE_HOME: '/x', HOME: '/h' }, '/tmp/r/channel-bump-cache'],
  [{ XDG_CACHE_HOME: '/x', HOME: '/h' }, '/x/channel-bump'],
  [{ XDG_CACHE_HOME: 'relative', HOME: '/h' }, '/h/.cache/channel-bump'],
  [{}, null],
])('the folder in %j is %s', (environment, expected) => {
  expect(cacheFolderOf(readConfig(null, {}), environment)).toBe(expected);
  expect(cacheFolderOf(readConfig(null, { 'cache-folder': '/own/' }), environment)).toBe('/own');
});

test('what is nested deeper than anybody can read is passed over, and the rest is taken', async () => {
  const deep = `${'['.repeat(2000)}${']'.repeat(2000)}`;
  const cost = '{"used": 1, "value": {"seconds": 3, "evaluationBytes": null}}';
  await mkdir(path.dirname(file()), { recursive: true });
  await writeFile(
    file(),
    `{"schemaVersion": 1, "entries": {"state:a": {"used": 1, "value": ${deep}}, "cost:web": ${cost}}}`,
  );
  const memory = await open();
  expect(memory.state('a')).toBeNull();
  expect(memory.cost('web')).toEqual({ seconds: 3, evaluationBytes: null });
  expect(warnings).toEqual([expect.stringContaining('1 entries of')]);
});
