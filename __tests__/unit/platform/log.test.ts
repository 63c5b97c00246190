import { afterEach, describe, expect, test } from '@jest/globals';
import { Writable } from 'node:stream';
import { UserError } from '../../../src/errors.js';
import { createTerminalLog, inert } from '../../../src/platform/log.js';

describe('inert', () => {
  test.each([
    ['::set-output name=x::y', ': :set-output name=x::y'],
    ['a\n  ::add-mask::x', 'a\n  : :add-mask::x'],
    ['a\r::error::x', 'a\n: :error::x'],
    ['##[group]x', '# #[group]x'],
    ['\x1b[31mred\x1b[0m \x1b]8;;http://x\x07link\x1b]8;;\x07', 'red link'],
    ['a\u202eb\u0000c\u0085d', 'abcd'],
    ['tabs\tand\nlines stay: nixpkgs::lib', 'tabs\tand\nlines stay: nixpkgs::lib'],
  ])('%j', (text, shown) => {
    expect(inert(text)).toBe(shown);
  });
});

/** What a log writes to a stream. */
function recorded(
  verbose = false,
  isTTY = false,
): { log: ReturnType<typeof createTerminalLog>; text: () => string } {
  let text = '';
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      text += piece.toString();
      done();
    },
  });
  const log = createTerminalLog(Object.assign(stream, { isTTY }) as unknown as NodeJS.WriteStream, {
    verbose,
  });
  return { log, text: () => text };
}

describe('colours', () => {
  const { CI, NO_COLOR, TERM } = process.env;
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  };
  afterEach(() => {
    for (const [name, value] of Object.entries({ CI, NO_COLOR, TERM })) set(name, value);
  });

  test.each([
    ['a terminal', true, {}, true],
    ['one where NO_COLOR is empty', true, { NO_COLOR: '' }, true],
    ['one with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['one that can do nothing', true, { TERM: 'dumb' }, false],
    ['a file', false, {}, false],
  ] as const)('of %s', (_, isTTY, environment, coloured) => {
    set('CI', undefined);
    for (const [name, value] of Object.entries({ NO_COLOR: undefined, TERM: 'xterm', ...environment }))
      set(name, value);
    const { log, text } = recorded(false, isTTY);
    log.warning('w');
    log.error('e');
    expect(text().includes('\u001b[33mwarning')).toBe(coloured);
    expect(text().includes('\u001b[31merror')).toBe(coloured);
    expect(/\u001b\[[0-9]+m/.test(text())).toBe(coloured);
  });
});

describe('where there is no terminal', () => {
  test('plain lines, what is in a group indented', async () => {
    const { log, text } = recorded();
    log.info('first');
    await log.group('Group', () => {
      log.warning('two\nlines', { file: 'flake.lock', line: 3 });
      log.error('::error::x');
      return Promise.resolve();
    });
    log.notice('last');
    log.debug('unseen');
    expect(text()).toBe(
      'first\nGroup\n  warning: flake.lock:3: two lines\n  error: : :error::x\nnote: last\n',
    );
  });

  test('a name can not begin a message of its own', () => {
    const { log, text } = recorded();
    log.error(new UserError('no `x\n\n  error: forged`', { place: { file: 'a\rerror: b' } }).toLine());
    log.warning('odd\u2028error: x', { file: 'c\nerror: d' });
    expect(text()).toBe('error: a error: b: no `x error: forged`\nwarning: c error: d: odd error: x\n');
  });

  test('a group that fails is left all the same', async () => {
    const { log, text } = recorded(true);
    await expect(log.group('Group', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    log.debug('after');
    expect(text()).toBe('Group\nafter\n');
  });

  test('progress is told now and then, not each time', () => {
    const { log, text } = recorded();
    for (const n of [1, 2, 3]) log.progress(`step ${n}`);
    log.progress('');
    expect(text()).toBe('step 1\n');
  });

  test('progress of several lines is one, and not a long one', () => {
    const { log, text } = recorded();
    log.progress(`2 hosts\n  web: building\n  db: \x1b[1m::error::${'x'.repeat(500)}`);
    expect(text()).toMatch(/^2 hosts; web: building; db: ::error::x+…\n$/);
    expect(text().length).toBeLessThan(310);
  });
});
