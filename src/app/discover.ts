import type { Companion } from '../core/companion.js';
import { matchesGlob } from '../core/glob.js';
import type { Origins, Pin } from '../core/pin.js';
import { UserError } from '../errors.js';
import { pinFormats } from '../pins/registry.js';
import type { PinFormat } from '../pins/types.js';
import type { Content, Files } from '../ports/files.js';
import {
  isMentioned,
  isNarrow,
  limitOf,
  readPins,
  tooLarge,
  type Read,
  type Reading,
  type Repository,
} from './reading.js';
import { formatsFor } from './wanted.js';

export interface Discovery {
  /** By file (byte order), then by line. */
  pins: readonly Pin[];
  /** In the same order. */
  companions: readonly Companion[];
  /** The whole text of each file that holds a pin or a companion, for the edits. */
  texts: ReadonlyMap<string, string>;
  /** One for each file that could not be read; the others are read all the same. */
  errors: readonly UserError[];
  /** What may hold pins and was not looked at: nothing is broken, but a person should know. */
  passedOver: readonly UserError[];
}

/**
 * The pins in the files of a repository, and what follows a series beside them.
 *
 * A pin may stand in another file than the one that was read: a JSON beside a Nix file. Where two readings give the
 * same line with the same revision, the format that comes first in the registry keeps it.
 * @param root absolute path of the repository
 * @param origins where official things are recognised
 * @param options `ignore`: globs of files that are not read at all
 */
export async function discover(
  files: Files,
  root: string,
  origins: Origins,
  { ignore = [] }: { ignore?: readonly string[] } = {},
): Promise<Discovery> {
  const ignored = (path: string): boolean => matchesGlob(ignore, path);
  const walked = await files.walk(root);
  const paths = walked.files.filter((path) => !ignored(path));
  const repository: Repository = { files, root, origins, paths: new Set(paths), texts: new Map() };
  const symlinks = walked.symlinks.filter((path) => !ignored(path));
  const { wanted, passedOver } = await wantedFiles(repository, paths, symlinks);
  const read = await readWanted(repository, wanted);
  const pins = onceEach(read.readings.map((reading) => reading.pins));
  const companions = onceEach(read.readings.map((reading) => reading.companions));
  return {
    pins,
    companions,
    texts: textsOf([...pins, ...companions], repository),
    errors: read.errors,
    passedOver: [...walked.unread, ...passedOver, ...read.passedOver],
  };
}

type Wanted = ReadonlyMap<string, readonly PinFormat[]>;

/** The files that some format looks at, in the order of the paths. A symlink lends its name to the file it leads to. */
async function wantedFiles(
  repository: Repository,
  paths: readonly string[],
  symlinks: readonly string[],
): Promise<{ wanted: Wanted; passedOver: UserError[] }> {
  const { files, root } = repository;
  const formatsOf = formatsFor();
  const lent = new Map<string, Set<PinFormat>>();
  const passedOver: UserError[] = [];
  const realRoot = (await files.resolve(root)) ?? root;
  for (const path of symlinks) {
    const formats = formatsOf(path);
    if (formats.length === 0) continue;
    const target = await files.resolve(`${root}/${path}`);
    const inside = target?.startsWith(`${realRoot}/`) ? target.slice(realRoot.length + 1) : null;
    if (inside !== null && repository.paths.has(inside))
      lent.set(inside, new Set([...(lent.get(inside) ?? []), ...formats]));
    else if (formats.some(isNarrow)) passedOver.push(leadsAway(path));
  }
  const wanted = new Map<string, readonly PinFormat[]>();
  for (const path of paths) {
    const borrowed = lent.get(path);
    const own = formatsOf(path);
    const formats = borrowed ? [...new Set([...own, ...borrowed])] : own;
    if (formats.length > 0) wanted.set(path, formats);
  }
  return { wanted, passedOver };
}

function leadsAway(path: string): UserError {
  return new UserError('A symlink that leads to no file of this repository: not read, and not written.', {
    place: { file: path },
    cure: 'Put the file itself there, or ignore it.',
  });
}

async function readWanted(
  repository: Repository,
  wanted: Wanted,
): Promise<{ readings: Reading[]; errors: UserError[]; passedOver: UserError[] }> {
  const readings: Reading[] = [];
  const errors = new Map<string, UserError>();
  const passedOver = new Map<string, UserError>();
  for (const [path, formats] of wanted) {
    const content = await readOnce(repository, path, formats);
    if (content.kind === 'unwanted') continue;
    if (content.kind === 'bytes' || content.kind === 'known') {
      const result = await readPins(repository, path, content, formats);
      readings.push(...result.readings);
      // Two formats say the same of a broken file.
      for (const error of result.errors) errors.set(error.toLine(), error);
      for (const error of result.passedOver) passedOver.set(error.toLine(), error);
      continue;
    }
    const trouble = troubleWith(path, content, largestFor(formats));
    if (trouble === null || formats.every(isGuess)) continue;
    (formats.some(isNarrow) ? errors : passedOver).set(trouble.toLine(), trouble);
  }
  const rank = ({ format }: Reading): number => pinFormats.indexOf(format);
  readings.sort((a, b) => rank(a) - rank(b));
  return { readings, errors: [...errors.values()], passedOver: [...passedOver.values()] };
}

async function readOnce(
  { files, root, texts }: Repository,
  path: string,
  formats: readonly PinFormat[],
): Promise<Content | Read | { kind: 'unwanted' }> {
  const text = texts.get(path);
  if (typeof text === 'string') return { kind: 'known', text };
  const wanted = (glimpse: string): boolean => formats.some((format) => isMentioned(format, glimpse));
  return files.readIf(`${root}/${path}`, largestFor(formats), wanted);
}

function largestFor(formats: readonly PinFormat[]): number {
  return Math.max(...formats.map(limitOf));
}

/** Whether a file of such a name is as likely a program or whatever else. */
function isGuess({ largest }: PinFormat): boolean {
  return largest !== undefined;
}

function troubleWith(
  path: string,
  content: Exclude<Content, { kind: 'bytes' }>,
  limit: number,
): UserError | null {
  const place = { file: path };
  switch (content.kind) {
    case 'unreadable':
      return new UserError(content.error.message, { place, ...cureOf(content.error) });
    case 'too-large':
      return tooLarge(path, content.size, limit);
    case 'missing':
      // What the file system gives for a name that is no UTF-8 is not found again.
      return path.includes('\uFFFD')
        ? new UserError('The name is not UTF-8.', { place, cure: 'Rename it, or ignore it.' })
        : null;
  }
}

function cureOf({ cure }: UserError): { cure?: string } {
  return cure === undefined ? {} : { cure };
}

/** By file and line; of two readings that give the same line with the same revision the first keeps it. */
function onceEach<T extends Pin | Companion>(readings: readonly (readonly T[])[]): T[] {
  const seen = new Set<string>();
  const kept: T[] = [];
  for (const reading of readings) {
    const fresh = reading.filter((one) => !seen.has(placeKey(one)));
    for (const one of fresh) {
      seen.add(placeKey(one));
      kept.push(one);
    }
  }
  return kept.sort((a, b) => Buffer.compare(Buffer.from(a.file), Buffer.from(b.file)) || a.line - b.line);
}

function placeKey({ file, line, revision }: Pin | Companion): string {
  return JSON.stringify([file, line, revision]);
}

function textsOf(
  found: readonly (Pin | Companion)[],
  { texts }: Pick<Repository, 'texts'>,
): Map<string, string> {
  return new Map(found.map(({ file }) => [file, texts.get(file) ?? '']));
}
