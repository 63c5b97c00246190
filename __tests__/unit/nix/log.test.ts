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
  expect([log.built(), log.fetched()]).toEqual([5, 7]);
});

test('knows what is being built at the moment, and its log', () => {
  const log = createNixLog();
  expect(log.push(start(1, 105, [drv, '', 1, 1], `building '${drv}'`))).toBe(`building '${drv}'`);
  expect(log.running()).toEqual(['nginx-1.28.2']);
  expect(log.push(result(1, 101, ['\u001b[31mcc\u001b[0m -c a.c\r']))).toBe('nginx-1.28.2> cc -c a.c');
  for (let n = 0; n < 200; n++) log.push(result(1, 101, [`line ${n}`]));
  log.push(nix({ action: 'stop', id: 1 }));
  expect(log.running()).toEqual([]);
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
  expect([log.built(), log.running(), log.errors()]).toEqual([0, [], []]);
});

test('plain text is kept, an error in it is an error, and huge lines are cut', () => {
  const log = createNixLog();
  log.push('error: cannot open database');
  log.push(`@nix ${'x'.repeat(8_000_000)}`);
  log.push('\u001b]0;title\u0007\u001b[2Kshown\u0000');
  expect(log.errors()).toMatchObject([{ message: 'cannot open database', place: null }]);
  expect(log.messages().map((line) => line.length)).toEqual([27, 2001, 5]);
});
