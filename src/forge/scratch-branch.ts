import { createHash } from 'node:crypto';

/** A branch of our own for a moment, by the one that it is for: under a name that no proposal's branch can have. */
export function scratchBranch(branch: string): string {
  const digest = createHash('sha256').update(branch).digest('hex').slice(0, 16);
  return `channel-bump-scratch-${digest}`;
}
