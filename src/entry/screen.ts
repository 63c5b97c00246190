import { styleText } from 'node:util';
import type { Environment, VerbOutcome } from '../app/verb.js';
import { isColoured } from '../platform/colour.js';
import { inert } from '../platform/log.js';
import type { Screen, TextStyle } from '../report/screen.js';

interface Stream {
  isTTY: boolean;
  columns: number;
}

/** Fewer columns than these are no terminal that a report can be read on. */
const LEAST_COLUMNS = 20;

// Which stream it is for, and whether that is a terminal, is known here.
const dressed =
  (format: 'bold' | 'yellow' | 'red' | 'green' | 'dim') =>
  (text: string): string =>
    styleText(format, text, { validateStream: false });
const colours: TextStyle = {
  heading: dressed('bold'),
  warning: dressed('yellow'),
  failure: dressed('red'),
  success: dressed('green'),
  quiet: dressed('dim'),
};
const plain = (text: string): string => text;
const colourless: TextStyle = {
  heading: plain,
  warning: plain,
  failure: plain,
  success: plain,
  quiet: plain,
};

/** The terminal that a stream is; null where it is none. */
export function screenOf(stream: Stream, environment: Environment): Screen | null {
  if (!stream.isTTY) return null;
  // Some terminals do not tell: 0.
  const width = Math.max(LEAST_COLUMNS, stream.columns || 80);
  return { style: isColoured(stream, environment) ? colours : colourless, width };
}

/** A verb's text as it is written to a stream. What is by others in a drawn text is inert before our colours come in. */
export function shownOn(stream: Stream, environment: Environment, outcome: VerbOutcome): string {
  const screen = screenOf(stream, environment);
  return screen && outcome.onScreen ? outcome.onScreen(screen) : inert(outcome.text);
}
