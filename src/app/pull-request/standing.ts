import { compareNames } from '../../core/policy/order.js';
import type { Forge, Pull } from '../../forge/types.js';
import type { Proposal } from './identity.js';
import { readBody, type Marker } from './marker.js';

export type Published =
  | { kind: 'created' | 'updated' | 'unchanged'; pull: Pull }
  /** A person has the last word: their commits on our branch, or a pull request that they closed. */
  | {
      kind: 'left-alone';
      pull: Pull | null;
      reason: string;
      authors?: readonly string[];
      /** A person closed a pull request that proposed the same. */
      declined?: boolean;
    }
  | { kind: 'refused'; message: string };

/**
 * What a proposal finds on the forge: nothing is left to do, or the branch may be written while it is at `head`. `open`:
 * our open pull request on it.
 */
export type Standing =
  | { kind: 'settled'; published: Published }
  | { kind: 'free'; head: string | null; open: { pull: Pull; marker: Marker | null } | null };

/**
 * Whether this very proposal is there already, or a person has decided on it. Asked before the rebuild, so that
 * a run with nothing new costs nothing.
 */
export async function standing(forge: Forge, proposal: Proposal): Promise<Standing> {
  const pull = await forge.findPull(proposal.branch, proposal.baseBranch);
  const marker = pull === null ? null : readBody(pull.body, proposal.branch).marker;
  if (pull !== null && isDecided(pull, proposal)) {
    const settled = leftAlone(pull, 'a person closed a pull request that proposed the same');
    return { ...settled, published: { ...settled.published, declined: true } };
  }
  const head = await forge.branchHead(proposal.branch);
  const open = pull?.state === 'open' ? { pull, marker } : null;
  if (head === null) return { kind: 'free', head, open };
  // What a merge has taken in is nobody's to lose.
  if (pull?.merged && pull.head.revision === head) return { kind: 'free', head, open };
  const { authors, isRewritten } = await commitsOfPeople(forge, proposal, head);
  if (authors.length > 0) {
    const settled = leftAlone(pull, `the branch ${proposal.branch} has commits by ${authors.join(', ')}`);
    return { ...settled, published: { ...settled.published, authors } };
  }
  const stands =
    open !== null &&
    !isRewritten &&
    marker?.key === proposal.key &&
    marker.head === head &&
    marker.proof === 'proven' &&
    !marker.closed;
  if (stands) return { kind: 'settled', published: { kind: 'unchanged', pull: open.pull } };
  if (open !== null && marker?.head === head && proposesNewer(marker, proposal))
    return leftAlone(open.pull, `#${open.pull.number} proposes a newer release already`);
  return { kind: 'free', head, open };
}

/** Whether a person closed a pull request that proposed the same: the newest of the branch, or one before it. */
export function isDecided(pull: Pull, { branch, goal }: Proposal): boolean {
  return declinedIn(pull, branch).includes(shortened(goal));
}

/** Beginnings of the goals that people have closed pull requests of a branch with, as its newest one knows. */
export function declinedIn({ state, merged, body }: Pull, branch: string): string[] {
  const { marker } = readBody(body, branch);
  if (marker === null) return [];
  const isNow = state === 'closed' && !merged && !marker.closed;
  const declined = isNow ? [...marker.declined, shortened(marker.goal)] : marker.declined;
  return declined.slice(-MOST_DECLINED);
}

const MOST_DECLINED = 20;
const shortened = (goal: string): string => goal.slice(0, 16);

/**
 * Who has commits on our branch. Where the newest is ours nobody has added anything: what is below it was on the base
 * when we made it, and is there no more, as its history was rewritten.
 */
export async function commitsOfPeople(
  forge: Forge,
  { branch, baseBranch }: Pick<Proposal, 'branch' | 'baseBranch'>,
  head: string,
): Promise<{ authors: string[]; isRewritten: boolean }> {
  const foreign = await forge.foreignCommits(branch, baseBranch);
  const isRewritten = foreign.length > 0 && !foreign.some(({ revision }) => revision === head);
  const authors = isRewritten ? [] : [...new Set(foreign.map(({ author }) => author))];
  return { authors, isRewritten };
}

/** What is proven is not taken back to an older release because a mirror announces that. */
function proposesNewer({ proof, closed, releases }: Marker, proposal: Proposal): boolean {
  const isProven = proof === 'proven' && !closed;
  return isProven && proposal.mayGoBack !== true && isAhead(releases, proposal.releases);
}

function leftAlone(
  pull: Pull | null,
  reason: string,
): { kind: 'settled'; published: Published & { kind: 'left-alone' } } {
  return { kind: 'settled', published: { kind: 'left-alone', pull, reason } };
}

/**
 * Whether another run of ours has moved the branch since this one looked first, and to something that this one would
 * take back: then it yields. Null: it may go on.
 * @param seen where the branch was at the first look
 */
export function overtaken(
  { releases }: Proposal,
  stands: Standing & { kind: 'free' },
  seen: string | null,
): Published | null {
  const { head, open } = stands;
  if (head === null || head === seen) return null;
  const marker = open?.marker ?? null;
  if (open !== null && marker?.head === head && isAhead(releases, marker.releases)) return null;
  return {
    kind: 'left-alone',
    pull: open?.pull ?? null,
    reason: 'another run of Channel Bump has written this branch meanwhile',
  };
}

/** Whether no channel would go back, and one goes forward. */
function isAhead(ours: Proposal['releases'], theirs: Marker['releases']): boolean {
  const orders = Object.entries(ours).map(([channel, name]) => compareNames(theirs[channel] ?? '', name));
  return orders.every((order) => order !== null && order <= 0) && orders.some((order) => order === -1);
}
