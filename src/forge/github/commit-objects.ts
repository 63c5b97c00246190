import { z } from 'zod';
import { valueOf } from '../failure.js';
import { UserError } from '../../errors.js';
import type { CommitRequest, ForgeRefusal } from '../types.js';
import { type Client } from './client.js';
import { branchHead, refusalOf } from './refs.js';

export interface Commit {
  revision: string;
  tree: string;
}

const commitShape = z.object({
  sha: z.string(),
  message: z.string(),
  tree: z.object({ sha: z.string() }),
  parents: z.array(z.object({ sha: z.string() })),
});
const treeShape = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), mode: z.string(), sha: z.string() })),
});
const shaShape = z.object({ sha: z.string() });

export function readCommit(client: Client, revision: string): Promise<z.infer<typeof commitShape>> {
  return client.send(commitShape, 'GET', '/git/commits/{commit_sha}', { commit_sha: revision });
}

function messageOf({ headline, body }: CommitRequest): string {
  return body === '' ? headline : `${headline}\n\n${body}`;
}

/** Whether a commit is the one that was asked for, as far as its place and message tell. */
export function standsFor(commit: z.infer<typeof commitShape>, request: CommitRequest): boolean {
  const onBase = commit.parents.length === 1 && commit.parents[0]?.sha === request.base;
  return onBase && commit.message.trim() === messageOf(request).trim();
}

/** Paths that are executable at a commit: createCommitOnBranch has no say in modes. */
export async function executablePaths(
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
  const { tree, truncated } = valueOf(there);
  const isExecutable = truncated
    ? (path: string) => isExecutableBelow(client, revision, path.split('/'))
    : (path: string) => Promise.resolve(tree.some((one) => one.path === path && one.mode === EXECUTABLE));
  const found = new Set<string>();
  for (const path of paths) if (await isExecutable(path)) found.add(path);
  return found;
}

const EXECUTABLE = '100755';

/** Folder by folder: a large tree comes cut off. */
async function isExecutableBelow(
  client: Client,
  tree: string,
  [name = '', ...rest]: readonly string[],
): Promise<boolean> {
  const parameters = { tree_sha: tree };
  const folder = await client.send(treeShape, 'GET', '/git/trees/{tree_sha}', parameters);
  const entry = folder.tree.find(({ path }) => path === name);
  if (entry === undefined) return false;
  return rest.length === 0 ? entry.mode === EXECUTABLE : isExecutableBelow(client, entry.sha, rest);
}

type Written = { ok: true; sha: string } | { ok: false; refusal: ForgeRefusal };

/** Nothing is seen of what these two write until a branch moves, so they can be repeated. */
export async function writeTree(
  client: Client,
  request: CommitRequest,
  executable: ReadonlySet<string>,
): Promise<Written> {
  const base = await readCommit(client, request.base);
  const tree = Object.entries(request.files).map(([path, content]) => ({
    path,
    content,
    type: 'blob',
    mode: executable.has(path) ? EXECUTABLE : '100644',
  }));
  return written(client, request, '/git/trees', { base_tree: base.tree.sha, tree });
}

export async function writeCommit(client: Client, request: CommitRequest, tree: string): Promise<Written> {
  return written(client, request, '/git/commits', {
    message: messageOf(request),
    tree,
    parents: [request.base],
  });
}

async function written(
  client: Client,
  { branch }: CommitRequest,
  path: string,
  parameters: Record<string, unknown>,
): Promise<Written> {
  const made = await client.attempt(shaShape, 'POST', path, parameters, 'repeatable');
  if (made.ok) return { ok: true, sha: made.value.sha };
  return { ok: false, refusal: refusalOf(made.failure, branch) };
}

const onBranch = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid tree { oid } } }
}`;
const oid = z.object({ oid: z.string() });
const onBranchShape = z.object({
  createCommitOnBranch: z.object({ commit: oid.extend({ tree: oid }) }),
});

/** A commit that the forge signs, on a branch that points at the base. */
export async function commitOnBranch(
  client: Client,
  branch: string,
  request: CommitRequest,
): Promise<{ kind: 'committed'; value: Commit } | ForgeRefusal> {
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
  // A repeat of what was done is refused: the head is no longer the expected one.
  const made = await client.graphql(onBranchShape, onBranch, { input }, 'repeatable');
  if (made.ok) {
    const { commit } = made.value.createCommitOnBranch;
    return { kind: 'committed', value: { revision: commit.oid, tree: commit.tree.oid } };
  }
  const landed = made.failure.kind === 'limited' ? null : await landedOn(client, branch, request);
  return landed === null ? refusalOf(made.failure, branch) : { kind: 'committed', value: landed };
}

/** The commit that was made although its reply was lost. */
async function landedOn(client: Client, branch: string, request: CommitRequest): Promise<Commit | null> {
  const head = await branchHead(client, branch);
  if (head === null || head === request.base) return null;
  const there = await readCommit(client, head);
  return standsFor(there, request) ? { revision: head, tree: there.tree.sha } : null;
}
