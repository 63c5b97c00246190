import { stripVTControlCharacters, styleText } from 'node:util';
import { oneLine } from '../errors.js';
import type { Annotation, Log } from '../ports/log.js';
import { isColoured } from './colour.js';
import { createLiveLines } from './live-lines.js';

const PLAIN_PROGRESS_MS = 15_000;
const LONGEST_PROGRESS = 300;

/** For people: everything on standard error, so that standard output is the result alone. */
export function createTerminalLog(stream: NodeJS.WriteStream, options: { verbose: boolean }): Log {
  const live = stream.isTTY && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined;
  const inColour = isColoured(stream, process.env);
  let depth = 0;
  const lines = createLiveLines(stream);
  if (live) {
    // By a signal: nobody else tidies up then.
    process.on('exit', (code) => {
      if (code > 128) lines.clear();
    });
  }
  const line = (text: string, mark = ''): void => {
    lines.clear();
    for (const part of (mark + inert(text)).split('\n')) stream.write(`${'  '.repeat(depth)}${part}\n`);
  };
  const coloured = (style: 'red' | 'yellow' | 'cyan' | 'bold', text: string): string =>
    inColour ? styleText(style, text, { validateStream: false }) : text;
  const plain = throttled(line);
  return {
    debug: (m) => {
      if (options.verbose) line(m);
    },
    info: line,
    notice: (m, a) => {
      line(sentence(m, a), coloured('cyan', 'note: '));
    },
    warning: (m, a) => {
      line(sentence(m, a), coloured('yellow', 'warning: '));
    },
    error: (m, a) => {
      line(sentence(m, a), coloured('red', 'error: '));
    },
    async group(title, body) {
      line('', coloured('bold', inert(title)));
      depth++;
      try {
        return await body();
      } finally {
        depth--;
      }
    },
    progress(text) {
      if (!live) plain(text);
      else if (text === '') lines.clear();
      else lines.draw(inert(text).split('\n'));
    },
  };
}

/** On one line: names from files are in it, and must not begin a line that looks like another message. */
function sentence(message: string, { file, line }: Annotation = {}): string {
  const place = file ? `${file}${line ? `:${line}` : ''}: ` : '';
  return oneLine(place + message);
}

/** Where nobody redraws lines, what is going on is told now and then, in one. */
export function throttled(line: (text: string) => void): (text: string) => void {
  let last = -Infinity;
  return (text) => {
    if (text === '' || performance.now() - last < PLAIN_PROGRESS_MS) return;
    last = performance.now();
    const whole = text.replace(/\s*\n\s*/g, '; ');
    line(whole.length > LONGEST_PROGRESS ? `${whole.slice(0, LONGEST_PROGRESS - 1)}…` : whole);
  };
}

// Control, what turns the direction of writing, letters that show nothing, halves of a character.
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

/**
 * Text from logs, file names and packages as text alone: no terminal control, and no line that the runner would
 * take for a workflow command (`::set-output …`, `##[group]`).
 */
export function inert(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .replace(/^(\s*):(?=:)/gm, '$1: ')
    .replace(/##(?=\[)/g, '# #');
}
