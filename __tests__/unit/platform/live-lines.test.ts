import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLiveLines } from '../../../src/platform/live-lines.js';
import { createTerminalLog } from '../../../src/platform/log.js';

/** A terminal that knows as much as is asked of it: wrapping, `\r`, `\n`, up, and clearing to its end. */
function terminal(columns = 40, rows = 10) {
  let cells: string[][] = [[]];
  let [row, column] = [0, 0];
  const screen = {
    columns,
    rows,
    isTTY: true,
    unknown: '',
    write(text: string) {
      for (const [piece, count] of text.matchAll(/\x1b\[(\d*)A|\x1b\[J|[^]/g)) {
        if (piece === '\r') column = 0;
        else if (piece === '\n') [row, column] = [row + 1, 0];
        else if (piece === '\x1b[J') {
          cells.length = row + 1;
          cells[row] = (cells[row] ?? []).slice(0, column);
        } else if (piece.startsWith('\x1b[')) row = Math.max(0, row - Number(count));
        else if (piece === '\x1b') screen.unknown += text;
        else {
          if (column === screen.columns) [row, column] = [row + 1, 0];
          (cells[row] ??= [])[column++] = piece;
        }
        cells[row] ??= [];
      }
      return true;
    },
    /** As terminals do that are made narrower. */
    narrow(to: number) {
      const wrapped = cells.flatMap((cell) =>
        Array.from({ length: Math.max(1, Math.ceil(cell.length / to)) }, (_, n) =>
          cell.slice(n * to, (n + 1) * to),
        ),
      );
      [cells, screen.columns, row] = [wrapped, to, wrapped.length - 1];
      column = wrapped.at(-1)?.length ?? 0;
    },
    shown: () =>
      cells
        .map((cell) => cell.join('').trimEnd())
        .join('\n')
        .trimEnd(),
  };
  return screen;
}

describe('lines that are drawn in place', () => {
  test('each replaces the last, be they fewer or more, and nothing is left', () => {
    const screen = terminal();
    let now = 0;
    const live = createLiveLines(screen, () => (now += 1000));
    screen.write('before\n');
    live.draw(['one', '  two', '  three']);
    expect(screen.shown()).toBe('before\none\n  two\n  three');
    live.draw(['1']);
    expect(screen.shown()).toBe('before\n1');
    live.draw(['1', '2', '3', '4']);
    expect(screen.shown()).toBe('before\n1\n2\n3\n4');
    live.clear();
    live.clear();
    screen.write('after\n');
    expect([screen.shown(), screen.unknown]).toEqual(['before\nafter', '']);
  });

  test('no line is wider, and there are no more lines, than the terminal has room for', () => {
    const screen = terminal(10, 4);
    const live = createLiveLines(screen, () => 0);
    live.draw(['0123456789abc', 'ä'.repeat(20), '漢字漢字漢字漢字', 'a\tb', 'five']);
    expect(screen.shown()).toBe('012345678\näääääääää\n漢字漢字');
  });

  test('a terminal that was made narrower has wrapped them: nothing is left either', () => {
    const screen = terminal(40);
    let now = 0;
    const live = createLiveLines(screen, () => (now += 1000));
    screen.write('before\n');
    live.draw(['a'.repeat(39), 'b'.repeat(25)]);
    screen.narrow(20);
    live.draw(['short']);
    expect(screen.shown()).toBe('before\nshort');
  });

  test('what comes sooner than it can be seen is left out; what clears is not', () => {
    const screen = terminal();
    let now = 0;
    const live = createLiveLines(screen, () => now);
    live.draw(['one']);
    now = 50;
    live.draw(['two']);
    expect(screen.shown()).toBe('one');
    live.clear();
    live.draw(['three']);
    expect(screen.shown()).toBe('three');
  });
});

describe('the log of a terminal', () => {
  const { CI, TERM } = process.env;
  beforeEach(() => {
    delete process.env['CI'];
    process.env['TERM'] = 'xterm';
  });
  afterEach(() => {
    Object.assign(process.env, {
      ...(CI === undefined ? {} : { CI }),
      ...(TERM === undefined ? {} : { TERM }),
    });
  });

  test('what is said comes above what is going on, which is inert', () => {
    const screen = terminal(60);
    const log = createTerminalLog(screen as unknown as NodeJS.WriteStream, { verbose: false });
    log.progress('2 hosts\n  web: building \x1b]0;title\x07\x1b[2Jlinux\r\u0007');
    expect(screen.shown()).toBe('2 hosts\n  web: building linux');
    log.info('said');
    log.progress('1 host');
    expect(screen.shown()).toBe('said\n1 host');
    log.progress('');
    expect([screen.shown(), screen.unknown]).toEqual(['said', '']);
  });
});
