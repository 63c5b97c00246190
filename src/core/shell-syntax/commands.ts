import { type MappedText, type MappedTextBuilder, mappedTextBuilder, placeholder } from './mapped-text.js';

/** A simple command: its words, unquoted. What is known only when it runs is a placeholder in its word. */
export type Command = readonly MappedText[];

/** The script, or a substitution in it. */
interface Frame {
  words: MappedText[];
  word: MappedTextBuilder | null;
  doubleQuoted: boolean;
  /** What ends the substitution; null: the script itself. */
  closedBy: ')' | '`' | null;
  /** Parentheses open in it. */
  depth: number;
}

interface Reader {
  readonly script: MappedText;
  readonly text: string;
  readonly commands: Command[];
  at: number;
  frame: Frame;
  /** What the frame stands in, outermost first. */
  readonly outer: Frame[];
  /** Here-documents whose bodies begin with the next line. */
  hereDocuments: { end: string; isScript: boolean }[];
  lines: ReadonlyMap<string, readonly number[]> | null;
}

// No script that people write nests as deep. A hostile one would fill the memory with words that never end.
const MAX_NESTING = 200;

/**
 * The commands of a shell script, those in `$(…)` and `(…)` too, without comments and here-documents. Good enough for
 * Dockerfiles, makefiles and justfiles, whose recipes are shell and whose comments begin alike. Of what is nested too
 * deep, the rest is not read.
 */
export function shellCommands(script: MappedText): Command[] {
  const { text } = script;
  const frame = frameClosedBy(null);
  const reader: Reader = {
    script,
    text,
    commands: [],
    at: 0,
    frame,
    outer: [],
    hereDocuments: [],
    lines: null,
  };
  while (reader.at < text.length && reader.outer.length < MAX_NESTING) {
    if (readContinuation(reader) || readExpansion(reader)) continue;
    if (reader.frame.doubleQuoted) readDoubleQuoted(reader);
    else readUnquoted(reader);
  }
  while (reader.outer.length > 0) close(reader);
  endCommand(reader);
  return reader.commands;
}

function frameClosedBy(closedBy: Frame['closedBy']): Frame {
  return { words: [], word: null, doubleQuoted: false, closedBy, depth: 0 };
}

/** Takes what stands in the next `length` characters for a piece of the word; the empty one begins a word. */
function take(reader: Reader, length: number, piece: string): void {
  const { script, at, frame } = reader;
  frame.word ??= mappedTextBuilder(script);
  if (piece !== '') frame.word.add(piece, at, at + length);
  reader.at += length;
}

function endWord({ frame }: Reader): void {
  if (frame.word) frame.words.push(frame.word.build());
  frame.word = null;
}

function endCommand(reader: Reader): void {
  const { frame, commands } = reader;
  endWord(reader);
  if (frame.words.length > 0) commands.push(frame.words);
  frame.words = [];
}

function open(reader: Reader, length: number, closedBy: ')' | '`'): void {
  take(reader, length, placeholder);
  reader.outer.push(reader.frame);
  reader.frame = frameClosedBy(closedBy);
}

function close(reader: Reader): void {
  endCommand(reader);
  reader.frame = reader.outer.pop() ?? frameClosedBy(null);
}

/** A backslash at the end of a line. */
function readContinuation(reader: Reader): boolean {
  const length = reader.text[reader.at] === '\\' ? (match(/\\\r?\n/y, reader)?.[0].length ?? 0) : 0;
  reader.at += length;
  return length > 0;
}

/** `$X`, `${X}`, `$(…)` and backticks, which mean the same inside double quotes and outside. */
function readExpansion(reader: Reader): boolean {
  const { text, at, frame } = reader;
  if (text[at] === '`') {
    if (frame.closedBy !== '`' || frame.doubleQuoted) open(reader, 1, '`');
    else {
      close(reader);
      reader.at++;
    }
    return true;
  }
  if (text[at] !== '$') return false;
  if (text[at + 1] === '(') open(reader, 2, ')');
  else if (text[at + 1] === '{') take(reader, lengthOfBraces(text, at + 1) + 1, placeholder);
  else {
    const variable = match(/\$(?:[A-Za-z_]\w*|[\w@*#?$!-])/y, reader);
    if (!variable) return false;
    take(reader, variable[0].length, placeholder);
  }
  return true;
}

/** `{X:-{}}`; where it does not end, up to the end of the line. */
function lengthOfBraces(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    if (depth === 0) return at + 1 - from;
  }
  const end = text.indexOf('\n', from);
  return (end < 0 ? text.length : end) - from;
}

function readDoubleQuoted(reader: Reader): void {
  const { text, at } = reader;
  if (text[at] === '"') {
    reader.frame.doubleQuoted = false;
    reader.at++;
  } else if (match(/\\[$`"\\]/y, reader)) take(reader, 2, text.charAt(at + 1));
  else takeRun(reader, /[^"\\$`]+|./sy);
}

/** What a pattern matches, as it is. */
function takeRun(reader: Reader, run: RegExp): void {
  const piece = match(run, reader)?.[0] ?? '';
  take(reader, piece.length, piece);
}

function readUnquoted(reader: Reader): void {
  const { text, at, frame } = reader;
  const character = text.charAt(at);
  if (character === '\n') readNewline(reader);
  else if (/[ \t\r\uFEFF]/.test(character)) {
    endWord(reader);
    reader.at++;
  } else if (character === '#' && frame.word === null) reader.at = endOfLine(text, at);
  else if (character === '"') {
    take(reader, 1, '');
    frame.doubleQuoted = true;
  } else if (character === "'") readSingleQuoted(reader);
  else if (character === '\\' && at + 1 < text.length) take(reader, 2, text.charAt(at + 1));
  // `$'…'` and `$"…"` are quotes, too.
  else if (match(/\$['"]/y, reader)) reader.at++;
  else if (character === '<' || character === '>') readRedirection(reader);
  else if (/[();&|]/.test(character)) readOperator(reader);
  else takeRun(reader, /[^\s#"'\\$`<>();&|\uFEFF]+|./sy);
}

function readSingleQuoted(reader: Reader): void {
  const { text, at } = reader;
  const end = text.indexOf("'", at + 1);
  take(reader, 1, end < 0 ? "'" : '');
  if (end < 0) return;
  take(reader, end - at - 1, text.slice(at + 1, end));
  reader.at = end + 1;
}

function readOperator(reader: Reader): void {
  const { text, at, frame } = reader;
  const closes = text[at] === ')' && frame.closedBy === ')' && frame.depth === 0;
  if (text[at] === '(') frame.depth++;
  if (text[at] === ')') frame.depth = Math.max(0, frame.depth - 1);
  if (closes) close(reader);
  else endCommand(reader);
  reader.at++;
}

/** Their standard input is a script: the body of a here-document is read like the rest. */
const SHELLS = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'ssh', 'RUN']);

function readRedirection(reader: Reader): void {
  endWord(reader);
  const here = match(/<<<|<<-?[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([\w.!-]+))/y, reader);
  const end = here?.[1] ?? here?.[2] ?? here?.[3];
  if (end !== undefined) {
    const isScript = reader.frame.words.some(({ text }) => SHELLS.has(text));
    reader.hereDocuments.push({ end, isScript });
  }
  reader.at += here?.[0].length ?? 1;
}

function readNewline(reader: Reader): void {
  endCommand(reader);
  reader.at++;
  for (const { end, isScript } of reader.hereDocuments.splice(0)) {
    if (isScript) continue;
    reader.lines ??= startsOfLines(reader.text);
    const last = firstFrom(reader.at, reader.lines.get(end) ?? []);
    if (last !== undefined) reader.at = endOfLine(reader.text, last);
  }
}

/** Where lines of a text stand, without regard to tabs before them. */
function startsOfLines(text: string): Map<string, number[]> {
  const starts = new Map<string, number[]>();
  let at = 0;
  for (const line of text.split('\n')) {
    const content = line.replace(/^\t+|\r$/g, '');
    const same = starts.get(content);
    if (same) same.push(at);
    else starts.set(content, [at]);
    at += line.length + 1;
  }
  return starts;
}

/** The first of ascending numbers that is no less than `from`. */
function firstFrom(from: number, numbers: readonly number[]): number | undefined {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? from) < from) low = middle + 1;
    else high = middle;
  }
  return numbers[low];
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function match(sticky: RegExp, { text, at }: Reader): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
