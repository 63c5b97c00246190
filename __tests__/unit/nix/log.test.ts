import { describe, expect, test } from '@jest/globals';
import { createNixLog } from '../../../src/nix/log.js';

const drv = '/nix/store/g9ki57bd5fgs3liarvi0aqf3hs97lf5s-nginx-1.28.2.drv';
const nix = (entry: unknown): string => `@nix ${JSON.stringify(entry)}`;
const start = (id: number, type: number, fields: unknown[] = [], text = '') =>
  nix({ action: 'start', id, level: 3, parent: 0, text, type, fields });
const result = (id: number, type: number, fields: unknown[]) => nix({ action: 'result', id, type, fields });

test('counts what was built and fetched by the highest progress, as the last can be zero', () => {
  const log = createNixLog();
  log.push(start(1 * 2 ** 40, 104));
  log.push(start(2 * 2 ** 40, 103));
  log.push(result(1 * 2 ** 40, 105, [3, 5, 1, 0]));
  log.push(result(2 * 2 ** 40, 105, [7, 9, 1, 0]));
  log.push(result(1 * 2 ** 40, 105, [0, 0, 0, 0]));
  log.push(nix({ action: 'stop', id: 1 * 2 ** 40 }));
  log.push(start(3 * 2 ** 40, 104));
  log.push(result(3 * 2 ** 40, 105, [2, 2, 0, 0]));
  expect(log.progress()).toMatchObject({ built: { done: 5 }, fetched: { done: 7, expected: 9 } });
});

test('knows what is being built at the moment, and its log', () => {
  const log = createNixLog();
  expect(log.push(start(1, 105, [drv, '', 1, 1], `building '${drv}'`))).toBe(`building '${drv}'`);
  expect(log.progress().running).toMatchObject([{ name: 'nginx-1.28.2', kind: 'build' }]);
  expect(log.push(result(1, 101, ['\u001b[31mcc\u001b[0m -c a.c\r']))).toBe('nginx-1.28.2> cc -c a.c');
  for (let n = 0; n < 200; n++) log.push(result(1, 101, [`line ${n}`]));
  log.push(nix({ action: 'stop', id: 1 }));
  expect(log.progress().running).toEqual([]);
  expect(log.logOf(drv)).toHaveLength(60);
  expect(log.logOf(drv).at(-1)).toBe('line 199');
  expect(log.logOf('/nix/store/other.drv')).toEqual([]);
});

test('reads an error with its place, without colours', () => {
  const log = createNixLog();
  log.push(
    nix({
      action: 'msg',
      level: 0,
      column: 7,
      file: '/src/host.nix:12:7',
      line: 12,
      msg: "\u001b[31;1merror:\u001b[0m undefined variable '\u001b[35;1mpkg\u001b[0m'\n       at /src/host.nix:12:7:",
      raw_msg: "undefined variable '\u001b[35;1mpkg\u001b[0m'",
    }),
  );
  expect(log.errors()).toEqual([
    {
      message: "undefined variable 'pkg'",
      text: "error: undefined variable 'pkg'\n       at /src/host.nix:12:7:",
      place: { file: '/src/host.nix', line: 12 },
    },
  ]);
});

test('collects warnings of Nix, of builtins.warn and of older lib.warn, each once, and not what we cause', () => {
  const log = createNixLog();
  const say = (level: number, msg: string) => log.push(nix({ action: 'msg', level, msg }));
  say(1, '\u001b[35;1mwarning:\u001b[0m input is old');
  say(1, '\u001b[35;1mwarning:\u001b[0m input is old');
  say(1, "\u001b[35;1mwarning:\u001b[0m you did not specify '--add-root'; the result might be removed");
  say(1, "\u001b[35;1mwarning:\u001b[0m you don't have Internet access; disabling some features");
  say(0, 'trace: warning: option a is renamed');
  say(1, '\u001b[35;1mevaluation warning:\u001b[0m option b is renamed');
  say(0, 'trace: only a trace');
  log.push('warning: plain text');
  expect(log.warnings()).toEqual([
    'input is old',
    'option a is renamed',
    'option b is renamed',
    'plain text',
  ]);
  expect(log.errors()).toEqual([]);
});

test('a warning of several lines is one, as it was written', () => {
  const log = createNixLog();
  const say = (entry: object) => log.push(nix({ action: 'msg', ...entry }));
  // NixOS's own `warnings`, older and newer; Nix indents what it shows of the latter.
  say({ level: 0, msg: 'trace: \u001b[1;31mwarning: the first\nis long\u001b[0m' });
  const msg = '\u001b[35;1mevaluation warning:\u001b[0m the second\n                    is long';
  say({ level: 1, msg, raw_msg: 'the second\nis long' });
  say({ level: 0, msg: "trace: evaluation warning: `x' is unable to download" });
  expect(log.warnings()).toEqual(['the first\nis long', 'the second\nis long', "`x' is unable to download"]);
});

test('warnings of the machine are none of the evaluation', () => {
  const log = createNixLog();
  for (const msg of [
    "unable to download 'https://cache.example.org/nix-cache-info': Could not resolve host (6)",
    "ignoring substitute for '/nix/store/x' from 'https://c.example.org', as it's not signed by any of the keys",
    "Git tree '/src' is dirty",
  ]) {
    log.push(nix({ action: 'msg', level: 1, msg: `\u001b[35;1mwarning:\u001b[0m ${msg}` }));
  }
  expect(log.warnings()).toEqual([]);
});

test('an error that Nix goes on after is a remark', () => {
  const log = createNixLog();
  log.push(
    nix({
      action: 'msg',
      level: 0,
      msg: "\u001b[31;1merror:\u001b[0m file 'nar/x' does not exist in binary cache",
    }),
  );
  expect([log.errors(), log.remarks()]).toEqual([[], ["file 'nar/x' does not exist in binary cache"]]);
});

describe('progress', () => {
  test('counts bytes of what is fetched, and what whoever started it foretells', () => {
    let now = 1000;
    const log = createNixLog(() => now);
    const [realise, copies, one, two] = [10, 11, 12, 13].map((id) => id * 2 ** 36) as [
      number,
      number,
      number,
      number,
    ];
    log.push(start(realise, 102));
    log.push(start(copies, 103));
    log.push(result(realise, 106, [100, 3000]));
    log.push(result(copies, 105, [0, 3, 2, 0]));
    log.push(start(one, 100, ['/nix/store/g9ki57bd5fgs3liarvi0aqf3hs97lf5s-a-1', 'https://c', 'local']));
    now = 2000;
    log.push(start(two, 100, ['/nix/store/g9ki57bd5fgs3liarvi0aqf3hs97lf5s-b-2', 'https://c', 'local']));
    log.push(result(one, 105, [900, 1000, 0, 0]));
    log.push(result(two, 105, [50, 500, 0, 0]));
    const transfer = 14 * 2 ** 36;
    log.push(start(transfer, 101, ['https://c/nar/a-1.nar.xz']));
    log.push(result(transfer, 105, [310, 400, 0, 0]));
    expect(log.progress()).toEqual({
      built: { done: 0, expected: 0 },
      fetched: { done: 0, expected: 3 },
      bytes: { done: 950, expected: 3000 },
      downloaded: { done: 310, expected: 400 },
      running: [
        { name: 'a-1', kind: 'fetch', since: 1000 },
        { name: 'b-2', kind: 'fetch', since: 2000 },
      ],
    });
    log.push(result(one, 105, [1000, 1000, 0, 0]));
    log.push(nix({ action: 'stop', id: one }));
    log.push(result(realise, 106, [100, 2500])); // it has learnt better
    expect(log.progress()).toMatchObject({
      bytes: { done: 1050, expected: 2500 },
      running: [{ name: 'b-2' }],
    });
    log.push(nix({ action: 'stop', id: realise }));
    expect(log.progress().bytes).toEqual({ done: 1050, expected: 1500 });
  });

  test('a path that is substituted and copied at once is one', () => {
    const log = createNixLog(() => 0);
    const path = '/nix/store/g9ki57bd5fgs3liarvi0aqf3hs97lf5s-a-1';
    log.push(start(1, 108, [path, 'https://c']));
    log.push(start(2, 100, [path, 'https://c', 'local']));
    expect(log.progress().running).toEqual([{ name: 'a-1', kind: 'fetch', since: 0 }]);
  });
});

describe('what an evaluation took', () => {
  const statistics = (heapSize: number, totalBytes: number) =>
    JSON.stringify({ cpuTime: 1, gc: { heapSize, totalBytes } }, null, 2).split('\n');
  const GiB = 2 ** 30;

  test('is read from the statistics of Nix, which nobody is shown', () => {
    const log = createNixLog();
    expect(log.peakBytes()).toBeNull();
    expect(statistics(4 * GiB, 20 * GiB).map((line) => log.push(line))).toEqual(Array(7).fill(null));
    // The heap, a tenth, and 128 MiB for what is beside it.
    expect(log.peakBytes()).toBe(Math.round(4.4 * GiB) + 2 ** 27);
    expect(log.messages()).toEqual([]);
  });

  test('a heap that was not used does not count, and braces of others are nothing', () => {
    const log = createNixLog();
    for (const line of statistics(402_718_720, 10_000)) log.push(line);
    for (const line of ['{', '  "a": 1', '}', '{', 'no JSON', '}', 'after']) log.push(line);
    expect(log.peakBytes()).toBe(11_000 + 2 ** 27);
    expect(log.messages()).toEqual(['after']);
  });
});

test.each([
  ['no JSON', '@nix {"action":"sta'],
  ['another action', nix({ action: 'dance', id: 1 })],
  ['wrong types', nix({ action: 'start', id: 'x' })],
  ['a result of nothing that was started', result(99, 101, ['lost'])],
  ['an array', nix([1, 2])],
  ['an empty line', ''],
])('takes %s as what it is', (_, line) => {
  const log = createNixLog();
  expect(() => log.push(line)).not.toThrow();
  expect([log.progress().built.done, log.progress().running, log.errors()]).toEqual([0, [], []]);
});

test('plain text is kept, an error in it is an error, and huge lines are cut', () => {
  const log = createNixLog();
  log.push('error: cannot open database');
  log.push(`@nix ${'x'.repeat(8_000_000)}`);
  log.push('\u001b]0;title\u0007\u001b[2Kshown\u0000');
  expect(log.errors()).toMatchObject([{ message: 'cannot open database', place: null }]);
  expect(log.messages().map((line) => line.length)).toEqual([27, 2001, 5]);
});
