import { isUtf8 } from 'node:buffer';
import { posix } from 'node:path';
import type { Companion } from '../core/companion.js';
import type { Origins, Pin } from '../core/pin.js';
import { UserError } from '../errors.js';
import type { PinFormat, Siblings } from '../pins/types.js';
import type { Files } from '../ports/files.js';

/** Bytes. The largest locks of real repositories have some hundred thousand. */
export const MAX_SIZE = 4 * 1024 * 1024;

/** Bytes, for formats whose globs match many files: a pin stands in one that people write, not in a heap of data. */
const WIDE_SIZE = 1024 * 1024;

// A Nix file that reads a JSON that … : each step reads the first file once more.
const MAX_STEPS = 20;

export interface Repository {
  files: Files;
  root: string;
  origins: Origins;
  /** The files that may be read. */
  paths: ReadonlySet<string>;
  /** What was read so far and may be asked for again; null where it is no text. */
  texts: Map<string, string | null>;
}

/** What one format found in one file. */
export interface Reading {
  format: PinFormat;
  pins: Pin[];
  companions: Companion[];
}

/** A file's text; `known` where it was read before, which makes it a text for sure. */
export type Read = { kind: 'bytes'; bytes: Buffer } | { kind: 'known'; text: string };

/** What the formats find in a file. One that breaks on it hides no other. */
export async function readPins(
  repository: Repository,
  path: string,
  read: Read,
  formats: readonly PinFormat[],
): Promise<{ readings: Reading[]; errors: UserError[]; passedOver: UserError[] }> {
  // A byte a character: enough for what a format wants to see mentioned, and quicker than UTF-8.
  const glimpse = read.kind === 'known' ? read.text : read.bytes.toString('latin1');
  const size = read.kind === 'known' ? Buffer.byteLength(read.text) : read.bytes.length;
  const mentioned = formats.filter((format) => size <= limitOf(format) && isMentioned(format, glimpse));
  const interested = mentioned.filter((format) => isNarrow(format) || size <= WIDE_SIZE);
  const readings: Reading[] = [];
  const errors: UserError[] = [];
  const passedOver = interested.length < mentioned.length ? [tooLarge(path, size, WIDE_SIZE)] : [];
  if (interested.length === 0) return { readings, errors, passedOver };
  const text = read.kind === 'known' ? read.text : read.bytes.toString('utf8');
  const whole = read.kind === 'known' || isUtf8(read.bytes);
  repository.texts.set(path, whole ? text : null);
  for (const format of interested) {
    try {
      const reading = await readAs(repository, format, path, text);
      const found = reading.pins.length + reading.companions.length > 0;
      if (found && !whole) throw notText(path);
      readings.push(reading);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // Many a file that only mentions nixpkgs is no whole text of its kind: a template, an unfinished merge. What is
      // told of a JSON file is told of one that is surely the format's own.
      (isNarrow(format) || path.endsWith('.json') ? errors : passedOver).push(error);
    }
  }
  return { readings, errors, passedOver };
}

/** Whether a format wants to read a file closely, by its text or its bytes. */
export function isMentioned({ mentions }: PinFormat, glimpse: string): boolean {
  return mentions === undefined || mentions.test(glimpse);
}

/** Bytes; nothing larger is read for this format. */
export function limitOf({ largest = MAX_SIZE }: PinFormat): number {
  return largest;
}

/** A format whose globs match its own files and hardly any other. */
export function isNarrow(format: PinFormat): boolean {
  return format.mentions === undefined;
}

export function tooLarge(path: string, size: number, limit: number): UserError {
  return new UserError(`The file has ${size} bytes, which is too large for a pin file.`, {
    place: { file: path },
    cure: `Leave it out with \`ignore\`, or make it smaller than ${limit} bytes.`,
  });
}

/** Written back, such a file would change in places that are not the pin's. */
function notText(path: string): UserError {
  return new UserError('Not a text in UTF-8.', { place: { file: path }, cure: 'Save it as UTF-8.' });
}

/** Formats are pure: a file beside it that one asks for is read here, and the format asked again. */
async function readAs(
  repository: Repository,
  format: PinFormat,
  path: string,
  text: string,
): Promise<Reading> {
  const { origins, paths, texts } = repository;
  for (let step = 0; step < MAX_STEPS; step++) {
    const asked = new Set<string>();
    const siblings: Siblings = {
      path,
      origins,
      read(relative) {
        const sibling = posix.join(posix.dirname(path), relative);
        if (!paths.has(sibling)) return null;
        const known = texts.get(sibling);
        if (known === undefined) asked.add(sibling);
        return known ?? null;
      },
    };
    const pins = format.extract(text, siblings);
    const companions = format.companions?.(text, siblings) ?? [];
    if (asked.size === 0) return { format, pins, companions };
    for (const sibling of asked) texts.set(sibling, await readText(repository, sibling));
  }
  throw new UserError(`It reads other files in more than ${MAX_STEPS} steps.`, {
    place: { file: path },
    cure: 'Name the revision in a file that it reads directly.',
  });
}

async function readText({ files, root }: Repository, path: string): Promise<string | null> {
  const content = await files.readUpTo(`${root}/${path}`, MAX_SIZE);
  return content.kind === 'bytes' && isUtf8(content.bytes) ? content.bytes.toString('utf8') : null;
}
