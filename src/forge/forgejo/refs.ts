import { z } from 'zod';
import { moved, movedMeanwhile } from '../branches.js';
import { type Failure, isMissing } from '../failure.js';
import { UserError } from '../../errors.js';
import type { ForgeRefusal } from '../types.js';
import { encoded, type Client } from './client.js';

const branchShape = z.object({ commit: z.object({ id: z.string() }) });

/** Commit a branch points at, or null where there is none. */
export async function branchHead(client: Client, branch: string): Promise<string | null> {
  const found = await client.attempt(branchShape, 'GET', `/branches/${encoded(branch)}`);
  if (found.ok) return found.value.commit.id;
  if (!isMissing(found.failure)) throw found.failure.error;
  // A repository that the token does not see answers the same.
  await client.send(z.unknown(), 'GET', '');
  return null;
}

/** Makes a branch at a commit; null: it is there now, by us. */
export async function createBranch(
  client: Client,
  branch: string,
  revision: string,
): Promise<ForgeRefusal | null> {
  const body = { new_branch_name: branch, old_ref_name: revision };
  for (let attempt = 1; ; attempt++) {
    const made = await client.attempt(z.unknown(), 'POST', '/branches', { body });
    if (made.ok) return null;
    if (made.failure.kind !== 'broken') return refusalOf(made.failure, branch);
    const head = await branchHead(client, branch);
    if (head === revision) return null;
    if (head !== null) return moved(branch, null, head);
    if (attempt === 2) throw made.failure.error;
  }
}

/** What git takes: `https://forge.example/api/v1` -> `https://forge.example/acme/infra.git` */
const gitUrl = ({ access, repository }: Client): string =>
  `${access.apiUrl.replace(/\/api\/v1$/, '')}/${encodeURIComponent(repository.owner)}/${encodeURIComponent(repository.name)}.git`;

/** Moves a branch to a commit from the very head that is expected, or (null) removes it. */
export async function moveBranch(
  client: Client,
  branch: string,
  expectedHead: string,
  revision: string | null,
): Promise<ForgeRefusal | null> {
  const { pushRef, token } = client.access;
  if (!pushRef)
    throw new UserError('a branch can only be moved on this forge by git, which is not at hand here.', {
      cure: 'Install git on the runner.',
    });
  let result;
  try {
    result = await pushRef({ url: gitUrl(client), token, branch, expectedHead, revision });
  } catch (error) {
    // The reply may be lost, the push done.
    if (!(error instanceof UserError) || (await branchHead(client, branch)) !== revision) throw error;
    return null;
  }
  if (result.kind === 'pushed') return null;
  if (result.kind === 'moved' && (await branchHead(client, branch)) === revision) return null;
  return result;
}

/** Removes a branch that nobody else has a say in; one that is not there, or has to stay, is no trouble. */
export async function dropBranch(client: Client, branch: string): Promise<void> {
  const gone = await client.attempt(z.unknown(), 'DELETE', `/branches/${encoded(branch)}`);
  if (!gone.ok && gone.failure.kind !== 'refused') throw gone.failure.error;
}

export async function deleteBranch(
  client: Client,
  branch: string,
  expectedHead: string,
): Promise<ForgeRefusal | null> {
  const head = await branchHead(client, branch);
  if (head === null) return null;
  if (head !== expectedHead) return moved(branch, expectedHead, head);
  if (client.access.pushRef) return moveBranch(client, branch, expectedHead, null);
  const gone = await client.attempt(z.unknown(), 'DELETE', `/branches/${encoded(branch)}`);
  return gone.ok || isMissing(gone.failure) ? null : refusalOf(gone.failure, branch);
}

/** What a failed write to a branch means to its caller. @throws UserError on what is no one's expectation */
export function refusalOf(failure: Failure, branch: string): ForgeRefusal {
  if (failure.kind !== 'refused') throw failure.error;
  const { status, message, error } = failure;
  if (status === 403) return { kind: 'forbidden', message: error.toLine() };
  if (status === 409 || status === 404 || (status === 422 && /does not match/i.test(message)))
    return movedMeanwhile(branch, message);
  throw error;
}
