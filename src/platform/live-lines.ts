import { stripVTControlCharacters } from 'node:util';

const REDRAW_MS = 100;

/** What of a terminal is needed. */
export type Screen = Pick<NodeJS.WriteStream, 'write' | 'columns' | 'rows'>;

/** Lines at the end of a terminal that are drawn anew in place, each call in the place of the last. */
export function createLiveLines(
  screen: Screen,
  now: () => number = () => performance.now(),
): {
  /** Not more often than the eye can follow: what comes sooner is left out. */
  draw(lines: readonly string[]): void;
  /** Leaves the terminal as if nothing had been drawn. */
  clear(): void;
} {
  let shown: number[] = []; // widths
  let drawn = -Infinity;
  // A terminal that has become narrower since has wrapped the lines.
  const up = (): string => {
    const columns = screen.columns || 80;
    const rows = shown.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)), 0);
    return rows > 1 ? `\r\x1b[${rows - 1}A\x1b[J` : '\r\x1b[J';
  };
  return {
    draw(lines) {
      if (now() - drawn < REDRAW_MS) return;
      drawn = now();
      const most = Math.max(1, (screen.rows || 24) - 1);
      const fitting = lines.slice(0, most).map((line) => fit(line, (screen.columns || 80) - 1));
      // At once, so that nothing flickers.
      screen.write((shown.length > 0 ? up() : '') + fitting.join('\n'));
      shown = fitting.map(width);
    },
    clear() {
      if (shown.length > 0) screen.write(up());
      shown = [];
      drawn = -Infinity;
    },
  };
}

/** As much of the line as there is room for. */
function fit(line: string, room: number): string {
  let used = 0;
  let fitting = '';
  for (const character of stripVTControlCharacters(line).replaceAll('\t', ' ')) {
    used += width(character);
    if (used > room) break;
    fitting += character;
  }
  return fitting;
}

/** Columns at most: what may be as wide as two counts as two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += character < '\u1100' ? 1 : 2;
  return columns;
}
