import { alignedTable } from './table.js';
import { wrapped } from './width.js';

/** Colours of a terminal; each gets a line, a heading or a cell and gives it back dressed. */
export interface TextStyle {
  heading(text: string): string;
  warning(text: string): string;
  failure(text: string): string;
  success(text: string): string;
  quiet(text: string): string;
}

/** What the text is drawn for. */
export interface Screen {
  style: TextStyle;
  /** Columns; null: no line is broken and nothing shortened. */
  width: number | null;
}

const asWritten = (text: string): string => text;
const noStyle: TextStyle = {
  heading: asWritten,
  warning: asWritten,
  failure: asWritten,
  success: asWritten,
  quiet: asWritten,
};
/** A file, a log, another program. */
export const noScreen: Screen = { style: noStyle, width: null };

/**
 * How lines are drawn: broken to the width first, then dressed, each by itself: a pager begins every line without
 * colours, and who cuts a text between two lines leaves none open. `bare` dresses nothing.
 */
export interface Ink extends TextStyle {
  bare(text: string): string;
  width: number | null;
}

export function inkFor({ style, width }: Screen): Ink {
  const bare = width === null ? asWritten : (text: string): string => wrapped(text, width);
  const dressed =
    (kind: keyof TextStyle) =>
    (text: string): string =>
      bare(text)
        .split('\n')
        .map((line) => style[kind](line))
        .join('\n');
  return {
    bare,
    width,
    heading: dressed('heading'),
    warning: dressed('warning'),
    failure: dressed('failure'),
    success: dressed('success'),
    // Lines of logs: a terminal breaks them, and gives them back whole when they are copied.
    quiet: (text) => style.quiet(text),
  };
}

/** Lines that begin with how bad it is, as `error: `. */
export function severityLines(ink: Ink, lines: string): string {
  return lines
    .split('\n')
    .map((line) => {
      if (line.startsWith('error: ')) return ink.failure(line);
      return line.startsWith('warning: ') ? ink.warning(line) : ink.bare(line);
    })
    .join('\n');
}

interface DrawnTable {
  /** See `Room`; absent: no column may be cut short. */
  least?: Readonly<Record<number, number>>;
  /** The first row is the heads of the columns. */
  headed?: boolean;
  indent?: string;
  /** The column with the verdict on a host or a package, in one word. */
  verdicts?: number;
}

/** A table in the ink's width and colours. */
export function drawnTable(
  rows: readonly (readonly string[])[],
  ink: Ink,
  { least = {}, headed = false, indent = '', verdicts }: DrawnTable,
): string {
  return alignedTable(rows, {
    indent,
    room: ink.width === null ? null : { width: ink.width, least, headed },
    paint: (cell, row, column) => {
      if (headed && row === 0) return ink.heading(cell);
      return column === verdicts ? verdictCell(cell, ink) : cell;
    },
  });
}

function verdictCell(cell: string, ink: Ink): string {
  const word = cell.trim();
  // Also `downgraded (major)`, and where there is no room for all of it.
  if (word === 'failed' || word.startsWith('downgrade')) return ink.failure(cell);
  if (word === 'reboot' || word === 'unknown') return ink.warning(cell);
  return word === 'switch' ? ink.success(cell) : cell;
}
