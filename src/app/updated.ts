import type { Candidate } from '../core/candidate.js';
import { UserError } from '../errors.js';
import type { Forge, Pull } from '../forge/types.js';
import type { Report } from '../report/model.js';
import type { Context } from './context.js';
import type { Bump } from './edit.js';
import { branchFor, type BaseBranch } from './pull-request/identity.js';
import type { Published } from './pull-request/standing.js';
import { roomFor, type Room } from './room.js';

/** What came of one candidate. */
export interface Updated {
  candidate: Candidate;
  /** Null where nothing had to be done, because the proposal stands already or a person has decided on it. */
  work: { bump: Bump; report: Report } | null;
  published:
    | Published
    | { kind: 'dry-run' }
    /** `why`, a sentence: where it is not the rebuild that failed. `pull`: where it is told. */
    | { kind: 'unproven'; why?: string; pull: Pull | null }
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
  { forge, base }: { forge: Forge | null; base: BaseBranch | null },
  subjects: readonly T[],
  one: (subject: T) => Promise<Updated>,
): Promise<Updated[]> {
  const room = forge && (await roomFor(context, forge));
  const updated: Updated[] = [];
  for (const subject of subjects) {
    const work = (): Promise<Updated> => unlessBroken(context, { room, base }, subject, one);
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
  { room, base }: { room: Room | null; base: BaseBranch | null },
  subject: T,
  one: (subject: T) => Promise<Updated>,
): Promise<Updated> {
  const { candidate } = subject;
  try {
    const branch = branchFor(context.config, candidate, base);
    const reason = room?.heldBack(branch) ?? null;
    if (reason !== null) return { candidate, work: null, published: { kind: 'held', reasons: [reason] } };
    const updated = await one(subject);
    const { published } = updated;
    const isShown = published.kind === 'unproven' && published.pull !== null;
    if (isShown || ['created', 'planned'].includes(published.kind)) room?.opened(branch);
    return updated;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { candidate, work: null, published: { kind: 'broken', error } };
  }
}

/** What failed its rebuild, and where it is told. @param why a sentence, where it is not the rebuild that failed */
export function unproven(shown: Published | null, why?: string): Updated['published'] {
  // What a person has decided on stays theirs; the rebuild failed all the same.
  const pull = shown && 'pull' in shown ? shown.pull : null;
  return { kind: 'unproven', pull, ...(why === undefined ? {} : { why }) };
}

export function hasEndedBadly({ published }: Updated): boolean {
  return ['unproven', 'refused', 'broken'].includes(published.kind);
}
