import { z } from 'zod';
import { moved, movedMeanwhile } from '../branches.js';
import { isMissing, type Failure } from '../failure.js';
import type { ForgeRefusal } from '../types.js';
import { type Client } from './client.js';

const refShape = z.object({ object: z.object({ sha: z.string() }) });

/** Commit a branch points at, or null where there is none. */
export async function branchHead(client: Client, branch: string): Promise<string | null> {
  const found = await client.attempt(refShape, 'GET', '/git/ref/{ref}', { ref: `heads/${branch}` });
  if (found.ok) return found.value.object.sha;
  if (isMissing(found.failure)) return null;
  throw found.failure.error;
}

/** Null stands for a branch that is not there. */
export interface Move {
  branch: string;
  from: string | null;
  to: string | null;
}

const updateRefs = `mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }`;
const updateShape = z.object({ updateRefs: z.object({ clientMutationId: z.string().nullish() }).nullish() });
const NOTHING = '0'.repeat(40);

/**
 * Makes, moves (also sideways) and removes branches, all of them or none, each only from where it is thought to be:
 * a commit that somebody adds in between is never lost. The REST API has no such condition.
 */
export async function moveBranches(client: Client, moves: readonly Move[]): Promise<ForgeRefusal | null> {
  const refUpdates = moves.map(({ branch, from, to }) => ({
    name: `refs/heads/${branch}`,
    beforeOid: from ?? NOTHING,
    afterOid: to ?? NOTHING,
    force: true,
  }));
  const input = { repositoryId: await client.repositoryId(), refUpdates };
  // A repeat of what was done is refused, and harms nothing.
  const done = await client.graphql(updateShape, updateRefs, { input }, 'repeatable');
  if (done.ok) return null;
  const { failure } = done;
  if (failure.kind === 'limited') throw failure.error;
  const standing = [];
  for (const move of moves) standing.push({ ...move, now: await branchHead(client, move.branch) });
  if (standing.every(({ now, to }) => now === to)) return null;
  const other = standing.find(({ now, from }) => now !== from);
  if (other) return moved(other.branch, other.from, other.now);
  return refusalOf(failure, moves.map(({ branch }) => branch).join(', '));
}

/** Removes a branch that is still at this commit; one that is gone is no trouble. */
export async function deleteBranch(
  client: Client,
  branch: string,
  expectedHead: string,
): Promise<ForgeRefusal | null> {
  const head = await branchHead(client, branch);
  if (head === null) return null;
  if (head !== expectedHead) return moved(branch, expectedHead, head);
  return moveBranches(client, [{ branch, from: head, to: null }]);
}

/** What a failed write to a branch means to its caller. @throws UserError on what is no one's expectation */
export function refusalOf(failure: Failure, branch: string): ForgeRefusal {
  if (failure.kind !== 'refused') throw failure.error;
  const { status, type, message, error } = failure;
  if (status === 403) return { kind: 'forbidden', message: error.toLine() };
  if (type === 'FORBIDDEN' || /not accessible by/i.test(message)) {
    return {
      kind: 'forbidden',
      message: `the token may not write (${message}): it needs \`contents: write\`.`,
    };
  }
  if (
    type === 'STALE_DATA' ||
    /already exists|does not exist|cannot be updated|could not resolve to a branch/i.test(message)
  ) {
    return movedMeanwhile(branch, message);
  }
  if (/protected branch|repository rule|force-push/i.test(message)) {
    return { kind: 'forbidden', message: `the rules of the repository keep ${branch} as it is: ${message}` };
  }
  throw error;
}
