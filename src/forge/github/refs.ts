import { z } from 'zod';
import type { ForgeRefusal } from '../types.js';
import type { Client } from './client.js';
import type { Failure } from './failure.js';

const refShape = z.object({ object: z.object({ sha: z.string() }) });

/** Commit a branch points at, or null where there is none. */
export async function branchHead(client: Client, branch: string): Promise<string | null> {
  const found = await client.attempt(refShape, 'GET', '/git/ref/{ref}', { ref: `heads/${branch}` });
  if (found.ok) return found.value.object.sha;
  if (found.failure.kind === 'refused' && found.failure.status === 404) return null;
  throw found.failure.error;
}

/** Makes a branch at a commit. */
export async function createBranch(
  client: Client,
  branch: string,
  revision: string,
): Promise<ForgeRefusal | null> {
  const made = await client.attempt(refShape, 'POST', '/git/refs', {
    ref: `refs/heads/${branch}`,
    sha: revision,
  });
  return made.ok ? null : refusalOf(made.failure, branch);
}

/** Moves a branch to a commit, also sideways. */
export async function moveBranch(
  client: Client,
  branch: string,
  revision: string,
): Promise<ForgeRefusal | null> {
  const parameters = { ref: `heads/${branch}`, sha: revision, force: true };
  const moved = await client.attempt(refShape, 'PATCH', '/git/refs/{ref}', parameters);
  return moved.ok ? null : refusalOf(moved.failure, branch);
}

/** Removes a branch; one that is not there, or has to stay by the repository's rules, is no trouble. */
export async function deleteBranch(client: Client, branch: string): Promise<void> {
  const gone = await client.attempt(z.unknown(), 'DELETE', '/git/refs/{ref}', { ref: `heads/${branch}` });
  if (!gone.ok && gone.failure.kind !== 'refused') throw gone.failure.error;
}

/** What a failed write to a branch means to its caller. @throws UserError on what is no one's expectation */
export function refusalOf(failure: Failure, branch: string): ForgeRefusal {
  if (failure.kind !== 'refused') throw failure.error;
  const { status, type, message, error } = failure;
  if (status === 403) return { kind: 'forbidden', message: error.toLine() };
  if (type === 'FORBIDDEN') {
    return {
      kind: 'forbidden',
      message: `the token may not write (${message}): it needs \`contents: write\`.`,
    };
  }
  if (
    type === 'STALE_DATA' ||
    /already exists|does not exist|cannot be updated|could not resolve to a branch/i.test(message)
  ) {
    return {
      kind: 'moved',
      message: `the branch ${branch} was changed by someone else meanwhile: ${message}`,
    };
  }
  if (/protected branch|repository rule|force-push/i.test(message)) {
    return { kind: 'forbidden', message: `the rules of the repository keep ${branch} as it is: ${message}` };
  }
  throw error;
}
