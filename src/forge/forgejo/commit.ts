import { z } from 'zod';
import { isMissing, valueOf } from '../failure.js';
import { UserError } from '../../errors.js';
import { moved, scratchBranch } from '../branches.js';
import { blobId, type SeenCommit } from '../seal.js';
import type { CommitRequest, ForgeRefusal } from '../types.js';
import { encoded, type Client } from './client.js';
import { branchHead, createBranch, dropBranch, moveBranch, refusalOf } from './refs.js';

export type Committed = { kind: 'committed'; revision: string } | ForgeRefusal;

const commitShape = z.object({
  sha: z.string(),
  commit: z.object({ message: z.string() }),
  parents: z.array(z.object({ sha: z.string() })).nullish(),
  files: z.array(z.object({ filename: z.string() })).nullish(),
});
type Commit = z.infer<typeof commitShape>;

/** An object, or the entries of a folder. */
const contentsShape = z.union([
  z.object({ type: z.string(), sha: z.string() }),
  z.array(z.unknown()).transform(() => ({ type: 'dir', sha: '' })),
]);

const madeShape = z.object({
  commit: z.object({ sha: z.string(), parents: z.array(z.object({ sha: z.string() })).nullish() }),
});

/**
 * Puts one commit on `base` and the branch on it. The API commits on branches alone: the commit is made on one beside
 * it, and ours is made at it, or moved over by git, so that nobody ever sees it without its commit. A commit that
 * says the same is left as it is.
 */
export async function commit(client: Client, request: CommitRequest): Promise<Committed> {
  const { branch, base, expectedHead } = request;
  const head = await branchHead(client, branch);
  if (head !== expectedHead) return moved(branch, expectedHead, head);
  const beside = scratchBranch(branch);
  if (head !== null && (await saysTheSame(client, head, request))) {
    // A run that was ended right after it had put the branch there has left this.
    await dropBranch(client, beside);
    return { kind: 'committed', revision: head };
  }
  if ((await readCommit(client, base)) === null)
    throw new UserError(`the forge does not have commit ${base}, which the branch is to stand on.`, {
      cure: 'Push it first.',
    });
  const refused = await freshBranch(client, beside, base);
  if (refused) return refused;
  const made = await commitOn(client, beside, request);
  const result = made.kind === 'committed' ? await placed(client, request, made.revision) : made;
  await dropBranch(client, beside);
  return result;
}

/** What a run that was ended has left there goes first. */
async function freshBranch(client: Client, branch: string, base: string): Promise<ForgeRefusal | null> {
  const first = await createBranch(client, branch, base);
  if (first?.kind !== 'moved') return first;
  await dropBranch(client, branch);
  return createBranch(client, branch, base);
}

async function placed(client: Client, request: CommitRequest, revision: string): Promise<Committed> {
  const { branch, expectedHead } = request;
  const refused =
    expectedHead === null
      ? await createBranch(client, branch, revision)
      : await moveBranch(client, branch, expectedHead, revision);
  return refused ?? { kind: 'committed', revision };
}

/** A commit on a branch that points at the base. Modes stay: an update of an executable file is one. */
async function commitOn(client: Client, branch: string, request: CommitRequest): Promise<Committed> {
  const { base } = request;
  const files = await Promise.all(
    Object.entries(request.files).map(async ([path, text]) => {
      const sha = await blobAt(client, path, base);
      const content = Buffer.from(text, 'utf8').toString('base64');
      return sha === null
        ? { operation: 'create', path, content }
        : { operation: 'update', path, content, sha };
    }),
  );
  const body = { branch, message: messageOf(request), files };
  for (let attempt = 1; ; attempt++) {
    const made = await client.attempt(madeShape, 'POST', '/contents', { body });
    if (made.ok) {
      const { sha, parents } = made.value.commit;
      if (parents?.[0]?.sha === base) return { kind: 'committed', revision: sha };
      // Another run works on the same branch, on another base.
      return moved(branch, base, parents?.[0]?.sha ?? null);
    }
    if (made.failure.kind !== 'broken') return refusalOf(made.failure, branch);
    const head = await branchHead(client, branch);
    if (head !== null && (await saysTheSame(client, head, request)))
      return { kind: 'committed', revision: head };
    if (head !== base) return moved(branch, base, head);
    if (attempt === 2) throw made.failure.error;
  }
}

/** Same base, same message, same files. No trees are compared: Forgejo gives a commit's own id for its tree's. */
async function saysTheSame(client: Client, head: string, request: CommitRequest): Promise<boolean> {
  const there = await readCommit(client, head, true);
  if (there?.parents?.length !== 1 || there.parents[0]?.sha !== request.base) return false;
  if (there.commit.message.trim() !== messageOf(request).trim()) return false;
  if (!(there.files ?? []).every(({ filename }) => filename in request.files)) return false;
  for (const [path, text] of Object.entries(request.files))
    if ((await blobAt(client, path, head)) !== blobId(text)) return false;
  return true;
}

/** A commit, and what it makes of the files that it changes. */
export async function seenCommit(client: Client, revision: string): Promise<SeenCommit | null> {
  const there = await readCommit(client, revision, true);
  if (there === null) return null;
  const files = [];
  for (const { filename } of there.files ?? []) {
    const entry = await entryAt(client, filename, revision);
    // What is no file we have not written.
    files.push({ path: filename, blob: entry?.type === 'file' ? entry.sha : (entry?.type ?? null) });
  }
  return { parents: (there.parents ?? []).map(({ sha }) => sha), message: there.commit.message, files };
}

async function entryAt(
  client: Client,
  path: string,
  revision: string,
): Promise<z.infer<typeof contentsShape> | null> {
  const query = { ref: revision };
  const there = await client.attempt(contentsShape, 'GET', `/contents/${encoded(path)}`, { query });
  return !there.ok && isMissing(there.failure) ? null : valueOf(there);
}

async function blobAt(client: Client, path: string, revision: string): Promise<string | null> {
  const entry = await entryAt(client, path, revision);
  if (entry === null) return null;
  if (entry.type === 'file') return entry.sha;
  throw new UserError(`${path} is no file at ${revision.slice(0, 12)} on the forge.`, {
    cure: 'Fetch the newest state, and run again.',
  });
}

async function readCommit(client: Client, revision: string, files = false): Promise<Commit | null> {
  const query = { stat: false, verification: false, files };
  const there = await client.attempt(commitShape, 'GET', `/git/commits/${revision}`, { query });
  if (there.ok) return there.value;
  const { failure } = there;
  if (failure.kind === 'refused' && [404, 422].includes(failure.status)) return null;
  throw failure.error;
}

function messageOf({ headline, body }: CommitRequest): string {
  return body === '' ? headline : `${headline}\n\n${body}`;
}
