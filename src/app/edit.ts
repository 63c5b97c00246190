import type { Candidate } from '../core/candidate.js';
import type { FileEdit, Pin, PinTarget } from '../core/pin.js';
import type { Release } from '../core/release.js';
import { UserError } from '../errors.js';
import { pinFormats } from '../pins/registry.js';
import type { PinFormat } from '../pins/types.js';
import type { Context } from './context.js';
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
  edits: readonly FileEdit[];
}

/** The bytes that change when a candidate's pins move: each archive is downloaded once and hashed. */
export async function editFor(context: Context, candidate: Candidate, sources: Sources): Promise<Bump> {
  const moves: Move[] = [];
  for (const { pins, to } of candidate.steps) {
    for (const pin of pins) moves.push(await moveTo(context, pin, to, sources));
  }
  return { candidate, moves, edits: await applyMoves(context, moves) };
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

/** Applies moves to the files as they are now. Files that come out the same are no edits. */
export async function applyMoves(
  context: Context,
  moves: readonly Pick<Move, 'pin' | 'target'>[],
): Promise<FileEdit[]> {
  const texts = new Map<string, { before: string; after: string }>();
  for (const { pin, target } of moves) {
    const text = texts.get(pin.file) ?? (await readPinFile(context, pin.file));
    texts.set(pin.file, { before: text.before, after: formatOf(pin.format).apply(text.after, pin, target) });
  }
  return [...texts].map(([file, text]) => ({ file, ...text })).filter((edit) => edit.before !== edit.after);
}

async function readPinFile(context: Context, file: string): Promise<{ before: string; after: string }> {
  const bytes = await context.files.read(`${context.folder}/${file}`);
  const text = bytes?.toString('utf8');
  if (text === undefined) throw new UserError('the file has gone.', { place: { file } });
  return { before: text, after: text };
}

function formatOf(id: string): PinFormat {
  const format = pinFormats.find((one) => one.id === id);
  if (!format) throw new Error(`no pin format \`${id}\``);
  return format;
}
