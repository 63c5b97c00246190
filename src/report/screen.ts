import type { Room } from './table.js';
import { wrapped } from './width.js';

/** Colours of a terminal; each gets a whole line or a heading and gives it back dressed. */
export interface TextStyle {
  heading(text: string): string;
  warning(text: string): string;
  failure(text: string): string;
  quiet(text: string): string;
}

/** What the text is drawn for. */
export interface Screen {
  style: TextStyle;
  /** Columns; null: no line is broken and nothing shortened. */
  width: number | null;
}

const asWritten = (text: string): string => text;
const noStyle: TextStyle = { heading: asWritten, warning: asWritten, failure: asWritten, quiet: asWritten };
/** A file, a log, another program. */
export const noScreen: Screen = { style: noStyle, width: null };

/** How lines are drawn: broken to the width first, then dressed. `bare` dresses nothing. */
export interface Ink extends TextStyle {
  bare(text: string): string;
  width: number | null;
}

export function inkFor({ style, width }: Screen): Ink {
  const bare = width === null ? asWritten : (text: string): string => wrapped(text, width);
  return {
    bare,
    width,
    heading: (text) => style.heading(bare(text)),
    warning: (text) => style.warning(bare(text)),
    failure: (text) => style.failure(bare(text)),
    // Lines of logs: a terminal breaks them, and gives them back whole when they are copied.
    quiet: (text) => style.quiet(text),
  };
}

/** @param least see `Room`. @returns null: as much as is wanted */
export function roomFor({ width }: Ink, least: readonly number[], headed: boolean): Room | null {
  return width === null ? null : { width, least, headed };
}
