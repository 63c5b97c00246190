import type { ReleaseIndex } from '../../channels/release-index.js';
import type { Pin } from '../../core/pin.js';
import { releasePath } from '../../core/release.js';
import { UserError } from '../../errors.js';
import type { Bump } from '../edit.js';
import type { ChangedPin } from '../report.js';

/** What a pin holds, as far as it is known. */
export type Held = Pick<Pin, 'channel' | 'release' | 'revision'>;

/** A way that a channel went, from what a pin held to what it holds. */
export interface Stretch {
  from: Held;
  to: Held;
}

/** Two releases that are far enough known to be asked about. */
export interface Place {
  /** Name of the release, else the revision. */
  name: string;
  /** 40 hex. */
  revision: string;
  /** The release's folder below the releases' address; null: it is no release. */
  path: string | null;
}

/** Those of a bump's pins. */
export function stretchesOfBump({ moves }: Pick<Bump, 'moves'>): Stretch[] {
  return moves.map(({ pin, target }) => ({ from: pin, to: target }));
}

/** Those of the pins that a pull request changes. */
export function stretchesOfPins(changed: readonly ChangedPin[]): Stretch[] {
  return changed.flatMap(({ before, after }) =>
    before !== null && after !== null ? [{ from: before, to: after }] : [],
  );
}

/** The stretches of moved pins, each once; without those of pins that held nothing, or hold the same. */
export function stretchesOf(moved: readonly Stretch[]): Stretch[] {
  const known: Stretch[] = [];
  for (const { from, to } of moved) {
    if (isSame(from, to) || from.revision === null || to.revision === null) continue;
    if (!known.some((one) => isSame(one.from, from) && isSame(one.to, to))) known.push({ from, to });
  }
  return known;
}

/** A file may have no more than the short revision. */
function isSame({ revision: a }: Held, { revision: b }: Held): boolean {
  return a !== null && b !== null && (a.startsWith(b) || b.startsWith(a));
}

/**
 * Where a pin stands: its full revision, and its release where there is one.
 * @throws UserError where the full revision can't be told
 */
export async function placeOf(index: ReleaseIndex, held: Held): Promise<Place> {
  const { revision } = held;
  const release = named(held) ?? (await found(index, held));
  if (revision !== null && /^[0-9a-f]{40}$/.test(revision))
    return { name: release?.name ?? revision, revision, path: release?.path ?? null };
  if (release) return { ...release, revision: await index.revisionOf(release) };
  throw new UserError(`the whole revision of ${revision ?? 'a pin'} can't be told: no release has it.`, {
    cure: 'Pin a release of the channel, or a revision with its 40 digits.',
  });
}

type Named = Pick<Place, 'name'> & { path: string };

function named({ channel, release }: Held): Named | null {
  const path = channel === null || release === null ? null : releasePath(channel, release);
  return release === null || path === null ? null : { name: release, path };
}

/** Null where the channel never released it, or its listing can't be had. */
async function found(index: ReleaseIndex, { channel, revision }: Held): Promise<Named | null> {
  if (channel === null || revision === null) return null;
  try {
    return await index.findRelease(revision, [channel]);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
