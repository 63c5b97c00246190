import { z } from 'zod';
import { UserError } from '../../errors.js';
import type { CommitRequest, ForgeRefusal } from '../types.js';
import { valueOf, type Client } from './client.js';
import { branchHead, createBranch, deleteBranch, moveBranch, refusalOf } from './refs.js';

interface Commit {
  revision: string;
  tree: string;
}

type Made<T> = { kind: 'committed'; value: T } | ForgeRefusal;
export type Committed = { kind: 'committed'; revision: string } | ForgeRefusal;

const commitShape = z.object({
  sha: z.string(),
  message: z.string(),
  tree: z.object({ sha: z.string() }),
  parents: z.array(z.object({ sha: z.string() })),
});
const treeShape = z.object({
  sha: z.string(),
  tree: z.array(z.object({ path: z.string(), mode: z.string() })),
});

/**
 * Puts one commit on `base` and the branch on it. A new branch, or one that is at its base still, gets the commit
 * itself; else the commit is made on a branch beside it, and ours moved over in one step, so that nobody ever sees
 * it without its commit. A commit that says the same is left as it is.
 */
export async function commit(client: Client, request: CommitRequest): Promise<Committed> {
  const { branch, base, expectedHead } = request;
  const head = await branchHead(client, branch);
  if (head !== expectedHead) return moved(branch, expectedHead, head);
  const executable = await executablePaths(client, base, Object.keys(request.files));
  if (executable.size > 0) return commitWithModes(client, request, executable);
  if (head !== null && head !== base) return commitBeside(client, request, head);
  const refused = head === null ? await createBranch(client, branch, base) : null;
  if (refused) return refused;
  const made = await commitOn(client, branch, request);
  return made.kind === 'committed' ? { kind: 'committed', revision: made.value.revision } : made;
}

async function commitBeside(client: Client, request: CommitRequest, head: string): Promise<Committed> {
  const { branch, base } = request;
  // No folder of the branch's own: git has no branch below a branch.
  const beside = `${branch}-next`;
  const left = (await branchHead(client, beside)) !== null; // by a run that was ended
  const refused = left ? await moveBranch(client, beside, base) : await createBranch(client, beside, base);
  if (refused) return refused;
  const made = await commitOn(client, beside, request);
  const result = made.kind === 'committed' ? await replace(client, request, head, made.value) : made;
  await deleteBranch(client, beside);
  return result;
}

/** Moves the branch from the head that was expected to the new commit, unless the head says the same. */
async function replace(
  client: Client,
  request: CommitRequest,
  expected: string,
  made: Commit,
): Promise<Committed> {
  const { branch } = request;
  const head = await branchHead(client, branch);
  if (head !== expected) return moved(branch, expected, head);
  if (await saysTheSame(client, head, request, made.tree)) return { kind: 'committed', revision: head };
  const refused = await moveBranch(client, branch, made.revision);
  return refused ?? { kind: 'committed', revision: made.revision };
}

async function saysTheSame(
  client: Client,
  head: string,
  request: CommitRequest,
  tree: string,
): Promise<boolean> {
  const there = await readCommit(client, head);
  const onBase = there.parents.length === 1 && there.parents[0]?.sha === request.base;
  return onBase && there.tree.sha === tree && there.message.trim() === messageOf(request).trim();
}

const onBranch = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid tree { oid } } }
}`;
const oid = z.object({ oid: z.string() });
const onBranchShape = z.object({
  createCommitOnBranch: z.object({ commit: oid.extend({ tree: oid }) }),
});

/** A commit that the forge signs, on a branch that points at the base. */
async function commitOn(client: Client, branch: string, request: CommitRequest): Promise<Made<Commit>> {
  const { owner, name } = client.repository;
  const additions = Object.entries(request.files).map(([path, text]) => ({
    path,
    contents: Buffer.from(text, 'utf8').toString('base64'),
  }));
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${name}`, branchName: branch },
    expectedHeadOid: request.base,
    message: { headline: request.headline, body: request.body },
    fileChanges: { additions },
  };
  const made = await client.graphql(onBranchShape, onBranch, { input });
  if (!made.ok) return refusalOf(made.failure, branch);
  const { commit } = made.value.createCommitOnBranch;
  return { kind: 'committed', value: { revision: commit.oid, tree: commit.tree.oid } };
}

/** Paths that are executable at a commit: createCommitOnBranch has no say in modes. */
async function executablePaths(
  client: Client,
  revision: string,
  paths: readonly string[],
): Promise<Set<string>> {
  const parameters = { tree_sha: revision, recursive: '1' };
  const there = await client.attempt(treeShape, 'GET', '/git/trees/{tree_sha}', parameters);
  if (!there.ok && there.failure.kind === 'refused' && there.failure.status === 404) {
    throw new UserError(`the forge does not have commit ${revision}, which the branch is to stand on.`, {
      cure: 'Push it first.',
    });
  }
  const { tree } = valueOf(there);
  const wanted = new Set(paths);
  return new Set(
    tree.filter(({ path, mode }) => mode === '100755' && wanted.has(path)).map(({ path }) => path),
  );
}

/** By the Git Data API, which takes modes; it signs for apps and bots alone. Nothing is seen until the branch moves. */
async function commitWithModes(
  client: Client,
  request: CommitRequest,
  executable: ReadonlySet<string>,
): Promise<Committed> {
  const base = await readCommit(client, request.base);
  const tree = await client.send(z.object({ sha: z.string() }), 'POST', '/git/trees', {
    base_tree: base.tree.sha,
    tree: Object.entries(request.files).map(([path, content]) => ({
      path,
      content,
      type: 'blob',
      mode: executable.has(path) ? '100755' : '100644',
    })),
  });
  const { sha: revision } = await client.send(z.object({ sha: z.string() }), 'POST', '/git/commits', {
    message: messageOf(request),
    tree: tree.sha,
    parents: [request.base],
  });
  const { branch, expectedHead } = request;
  if (expectedHead !== null) return replace(client, request, expectedHead, { revision, tree: tree.sha });
  const refused = await createBranch(client, branch, revision);
  return refused ?? { kind: 'committed', revision };
}

function readCommit(client: Client, revision: string): Promise<z.infer<typeof commitShape>> {
  return client.send(commitShape, 'GET', '/git/commits/{commit_sha}', { commit_sha: revision });
}

function messageOf({ headline, body }: CommitRequest): string {
  return body === '' ? headline : `${headline}\n\n${body}`;
}

function moved(branch: string, expected: string | null, head: string | null): ForgeRefusal {
  const name = (revision: string | null): string => revision?.slice(0, 12) ?? 'nothing';
  const message = `the branch ${branch} is at ${name(head)}, not at ${name(expected)}: someone else changed it.`;
  return { kind: 'moved', message };
}
