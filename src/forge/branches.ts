import { createHash } from 'node:crypto';
import type { ForgeRefusal } from './types.js';

/** A branch of our own for a moment, by the one that it is for: under a name that no proposal's branch can have. */
export function scratchBranch(branch: string): string {
  const digest = createHash('sha256').update(branch).digest('hex').slice(0, 16);
  return `channel-bump-scratch-${digest}`;
}

/** Somebody else was there first. Null: no branch. */
export function moved(branch: string, expected: string | null, head: string | null): ForgeRefusal {
  const name = (revision: string | null): string => revision?.slice(0, 12) ?? 'nothing';
  const message = `the branch ${branch} is at ${name(head)}, not at ${name(expected)}: someone else changed it.`;
  return { kind: 'moved', message };
}

/** The forge refuses a write for what has become of the branch, in its own words. */
export function movedMeanwhile(branch: string, message: string): ForgeRefusal {
  return { kind: 'moved', message: `the branch ${branch} was changed by someone else meanwhile: ${message}` };
}

/** Waits, in seconds, between looks at a list that lags behind what was written. */
export const LAG: readonly number[] = [0, 1, 2, 4, 8];
