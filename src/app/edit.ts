import { posix } from 'node:path';
import type { Candidate } from '../core/candidate.js';
import type { Companion } from '../core/companion.js';
import type { FileEdit, Pin, PinTarget } from '../core/pin.js';
import type { Release } from '../core/release.js';
import { UserError } from '../errors.js';
import { pinFormats } from '../pins/registry.js';
import type { PinFormat } from '../pins/types.js';
import type { CompanionMove } from './companions.js';
import { originsOf, type Context } from './context.js';
import { archiveUrl, type Sources } from './source.js';

/** A pin and where it goes. */
export interface Move {
  pin: Pin;
  target: PinTarget;
  /** Address of the archive that `target.hash` is of, or null where nothing was hashed. */
  archiveUrl: string | null;
}

/** What a candidate means for the files. */
export interface Bump {
  candidate: Candidate;
  moves: readonly Move[];
  companions: readonly CompanionMove[];
  /** All of them, one for each file that changes. */
  edits: readonly FileEdit[];
  /** Of these files Nix has locked inputs anew: what it wrote follows from no target. */
  locked?: readonly string[];
}

/**
 * The bytes that change when a candidate's pins move: each archive is downloaded once and hashed.
 * @param companions where those of the candidate go: see settleCompanions
 */
export async function editFor(
  context: Context,
  candidate: Candidate,
  sources: Sources,
  companions: readonly CompanionMove[] = [],
): Promise<Bump> {
  const moves: Move[] = [];
  const troubles = new Map<string, UserError>();
  for (const { pins, to } of candidate.steps) {
    for (const pin of pins) {
      const move = await moveTo(context, pin, to, sources);
      const trouble = await troubleWith(context, move);
      if (trouble === null) moves.push(move);
      else troubles.set(pin.file, trouble);
    }
  }
  const [first] = troubles.values();
  if (first && moves.length === 0) throw first;
  for (const error of troubles.values())
    context.log.warning(`left out of ${candidate.group}: ${error.toSentences()}`, error.place);
  const along = companions.filter(({ companion }) => !troubles.has(companion.file));
  return { candidate, moves, companions: along, edits: await applyMoves(context, moves, along) };
}

/** Why a pin can't be moved by itself: that is no reason for the others to stay. It depends on the files alone. */
async function troubleWith(context: Context, move: Move): Promise<UserError | null> {
  try {
    await applyMoves(context, [move]);
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

export async function moveTo(
  context: Context,
  pin: Pin,
  to: Release & { revision: string },
  sources: Sources,
): Promise<Move> {
  const url = archiveUrl(context, pin, { revision: to.revision, releasePath: to.path });
  const source = url === null ? null : await sources.get(url);
  const lastModified =
    pin.artifact === 'github-archive'
      ? (source?.lastModified ?? null)
      : (to.lastModified ?? source?.lastModified ?? null);
  return {
    pin,
    archiveUrl: url,
    target: {
      channel: to.channel,
      release: to.name,
      revision: to.revision,
      releasePath: to.path,
      releasesUrl: context.config['releases-url'],
      hash: source?.narHash ?? null,
      lastModified,
    },
  };
}

/**
 * Applies moves to the files as they are now, with what belongs to them in the files beside, such as a flake.nix that
 * asks for another channel. Files that come out the same are no edits.
 */
export async function applyMoves(
  context: Context,
  moves: readonly Pick<Move, 'pin' | 'target'>[],
  companions: readonly CompanionMove[] = [],
): Promise<FileEdit[]> {
  const texts: Texts = new Map();
  for (const { pin, target } of moves) {
    if (pin.revision?.length === 40 && target.revision.length !== 40) throw shortRevision(pin);
    await change(context, texts, pin.file, (text) => formatOf(pin.format).apply(text, pin, target));
    if (pin.channel !== null && pin.channel !== target.channel)
      await changeBeside(context, texts, pin, { from: pin.channel, to: target.channel });
  }
  for (const { companion, target } of companions) {
    const format = formatOf(companion.format);
    const edit = (text: string): string => format.moveCompanion?.(text, companion, target) ?? text;
    await change(context, texts, companion.file, edit);
    await changeBeside(context, texts, companion, { from: companion.branch, to: target.branch });
  }
  return [...texts].flatMap(([file, text]) =>
    text && text.before !== text.after ? [{ file, ...text }] : [],
  );
}

function shortRevision({ file, line, name }: Pin): UserError {
  return new UserError(`\`${name}\` holds a full revision, and where it is to go is not told in full.`, {
    place: { file, line },
    cure: 'Give it with --revision.',
  });
}

/** By file, as it is and as it will be; null where there is none. */
type Texts = Map<string, Pick<FileEdit, 'before' | 'after'> | null>;

async function change(
  context: Context,
  texts: Texts,
  file: string,
  edit: (text: string) => string,
): Promise<void> {
  if (!texts.has(file)) texts.set(file, await readFile(context, file));
  const text = texts.get(file);
  if (!text)
    throw new UserError('the file has gone since its pins were read.', {
      place: { file },
      cure: 'Run again.',
    });
  texts.set(file, { before: text.before, after: edit(text.after) });
}

/** Formats are pure: a file beside that one asks for is read here, and the format asked again. */
async function changeBeside(
  context: Context,
  texts: Texts,
  moved: Pin | Companion,
  target: { from: string; to: string },
): Promise<void> {
  const format = formatOf(moved.format);
  const path = moved.file;
  const places = new Map<string, string>();
  const at = (relative: string): string => posix.join(posix.dirname(path), relative);
  for (;;) {
    const asked = new Set<string>();
    const read = (relative: string): string | null => {
      const file = places.get(at(relative));
      if (file === undefined) asked.add(at(relative));
      return texts.get(file ?? '')?.after ?? null;
    };
    const edits = format.beside?.(moved, target, { path, origins: originsOf(context.config), read }) ?? {};
    if (asked.size === 0) {
      for (const [relative, text] of Object.entries(edits))
        await change(context, texts, places.get(at(relative)) ?? at(relative), () => text);
      return;
    }
    for (const file of asked) {
      const place = await placeOf(context, file);
      places.set(file, place);
      if (!texts.has(place)) texts.set(place, await readFile(context, place));
    }
  }
}

/**
 * Where a file really lies in the repository: a symlink would be replaced by what belongs into its target.
 * @throws UserError where it leads out
 */
async function placeOf({ files, folder }: Context, file: string): Promise<string> {
  const [root, target] = [await files.resolve(folder), await files.resolve(`${folder}/${file}`)];
  if (root === null || target === null) return file;
  if (target.startsWith(`${root}/`)) return target.slice(root.length + 1);
  throw new UserError('this leads out of the repository: it is neither read nor written.', {
    place: { file },
    cure: 'Put the file itself there.',
  });
}

async function readFile(context: Context, file: string): Promise<{ before: string; after: string } | null> {
  const text = (await context.files.read(`${context.folder}/${file}`))?.toString('utf8');
  return text === undefined ? null : { before: text, after: text };
}

function formatOf(id: string): PinFormat {
  const format = pinFormats.find((one) => one.id === id);
  if (!format) throw new Error(`no pin format \`${id}\``);
  return format;
}
