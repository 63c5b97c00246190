import type { Candidate } from '../core/candidate.js';
import { UserError } from '../errors.js';
import type { Forge } from '../forge/types.js';
import type { Report } from '../report/model.js';
import type { Context } from './context.js';
import type { Bump } from './edit.js';
import { branchFor, type Published } from './publish.js';
import { roomFor, type Room } from './room.js';

/** What came of one candidate. */
export interface Updated {
  candidate: Candidate;
  /** Null where nothing had to be done, because the proposal stands already or a person has decided on it. */
  work: { bump: Bump; report: Report } | null;
  published:
    | Published
    | { kind: 'dry-run' }
    /** `why`, a sentence: where it is not the rebuild that failed. */
    | { kind: 'unproven'; why?: string }
    /** Its edits are made, its rebuild is left to others. */
    | { kind: 'planned' }
    /** It waits: for room, or for a companion that is not there yet. Sentences, never none. */
    | { kind: 'held'; reasons: readonly string[] }
    | { kind: 'broken'; error: UserError };
}

/**
 * Does something for one candidate after the other, where there is room for it. What one runs into does not stop the
 * others.
 */
export async function eachCandidate<T extends { candidate: Candidate }>(
  context: Context,
  forge: Forge | null,
  subjects: readonly T[],
  one: (subject: T) => Promise<Updated>,
): Promise<Updated[]> {
  const room = forge && (await roomFor(context, forge));
  const updated: Updated[] = [];
  for (const subject of subjects) {
    const work = (): Promise<Updated> => unlessBroken(context, room, subject, one);
    updated.push(await context.log.group(headingOf(subject.candidate), work));
  }
  return updated;
}

/** `nixos-25.11: nixos-25.11.4188.9cd0ab12cd34` */
function headingOf({ group, steps }: Candidate): string {
  return `${group}: ${steps.map(({ to }) => to.name).join(', ')}`;
}

async function unlessBroken<T extends { candidate: Candidate }>(
  context: Context,
  room: Room | null,
  subject: T,
  one: (subject: T) => Promise<Updated>,
): Promise<Updated> {
  const { candidate } = subject;
  try {
    const branch = branchFor(context.config, candidate);
    const reason = room?.heldBack(branch) ?? null;
    if (reason !== null) return { candidate, work: null, published: { kind: 'held', reasons: [reason] } };
    const updated = await one(subject);
    if (['created', 'planned'].includes(updated.published.kind)) room?.opened(branch);
    return updated;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { candidate, work: null, published: { kind: 'broken', error } };
  }
}

export function hasEndedBadly({ published }: Updated): boolean {
  return ['unproven', 'refused', 'broken'].includes(published.kind);
}
