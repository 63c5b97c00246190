import { ApiError } from '../api-error.js';
import {
  branchHead,
  commitTree,
  listTree,
  objectType,
  readCommit,
  treeWith,
  type TreeChange,
  writeBlob,
} from '../git.js';
import { github, moveRef } from '../refs.js';
import { nodeId } from '../represent/repository.js';
import { noreply, type RepositoryState } from '../world.js';
import { commitNode, type Context, find, type Node, noNode, refNode, TypedError, writer } from './nodes.js';

interface CreateCommitInput {
  clientMutationId?: string;
  branch: { repositoryNameWithOwner?: string; branchName?: string; id?: string };
  expectedHeadOid: string;
  message: { headline: string; body?: string };
  fileChanges?: {
    additions?: { path: string; contents: string }[];
    deletions?: { path: string }[];
  };
}

function branchOf(
  context: Context,
  { branch }: CreateCommitInput,
): { repo: RepositoryState; branchName: string } {
  if (branch.repositoryNameWithOwner !== undefined && branch.branchName !== undefined) {
    const branchName = branch.branchName.replace(/^refs\/heads\//, '');
    return { repo: find(context, branch.repositoryNameWithOwner), branchName };
  }
  const [, id = ''] = (branch.id ?? '').split('_');
  const [repoId, ref = ''] = Buffer.from(id, 'base64url').toString().split(':');
  const repo = [...context.world.repositories.values()].find((one) => String(one.id) === repoId);
  if (!repo) throw noNode(branch.id ?? '');
  return { repo: find(context, repo.fullName), branchName: ref.replace(/^refs\/heads\//, '') };
}

async function changesOf(
  repo: RepositoryState,
  head: string,
  input: CreateCommitInput,
): Promise<TreeChange[]> {
  const modes = new Map((await listTree(repo.bare, head, ['-r'])).map((entry) => [entry.path, entry.mode]));
  const changes: TreeChange[] = [];
  for (const { path } of input.fileChanges?.deletions ?? []) {
    if (!modes.has(path)) {
      const message = `A path was requested for deletion which does not exist as of commit oid \`${head}\``;
      throw new TypedError('UNPROCESSABLE', message);
    }
    changes.push({ path, mode: '100644', sha: null });
  }
  for (const { path, contents } of input.fileChanges?.additions ?? []) {
    const sha = await writeBlob(repo.bare, Buffer.from(contents, 'base64'));
    // There is no mode in the input: a file keeps its own, a new one is plain.
    changes.push({ path, mode: modes.get(path) ?? '100644', sha });
  }
  return changes;
}

export async function createCommitOnBranch(
  { input }: { input: CreateCommitInput },
  context: Context,
): Promise<Node> {
  const { repo, branchName } = branchOf(context, input);
  const who = writer(context, repo, 'contents');
  return repo.exclusive(async () => {
    const head = await branchHead(repo.bare, branchName);
    if (head === null)
      throw new TypedError('NOT_FOUND', `Could not resolve to a branch with the name '${branchName}'.`);
    if (head !== input.expectedHeadOid) {
      const message = `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`;
      throw new TypedError('STALE_DATA', message);
    }
    const tree = await treeWith(repo.bare, head, await changesOf(repo, head, input));
    const { headline, body } = input.message;
    const message = body === undefined || body === '' ? headline : `${headline}\n\n${body}`;
    const author = { name: who.login, email: noreply(who), date: repo.world.now() };
    const sha = await commitTree(repo.bare, {
      tree,
      parents: [head],
      author,
      committer: github(repo),
      message,
    });
    repo.signed.add(sha);
    await typed(moveRef(repo, `refs/heads/${branchName}`, head, sha, { by: who }));
    return {
      clientMutationId: input.clientMutationId ?? null,
      commit: commitNode(context, repo, await readCommit(repo.bare, sha)),
      ref: await refNode(context, repo, branchName),
    };
  });
}

/** A refusal of the REST API's, as GraphQL has it. */
async function typed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ApiError) throw new TypedError('UNPROCESSABLE', error.message);
    throw error;
  }
}

interface UpdateRefsInput {
  clientMutationId?: string;
  repositoryId: string;
  refUpdates: { name: string; beforeOid?: string; afterOid: string; force?: boolean }[];
}

const zero = '0'.repeat(40);

/** All of them or none; where a `beforeOid` is given, only from there. Zeros stand for a ref that is not there. */
export async function updateRefs({ input }: { input: UpdateRefsInput }, context: Context): Promise<Node> {
  const known = [...context.world.repositories.values()].find(
    (one) => nodeId('R', one.id) === input.repositoryId,
  );
  if (!known) throw noNode(input.repositoryId);
  const repo = find(context, known.fullName);
  const by = writer(context, repo, 'contents');
  return repo.exclusive(async () => {
    const moves = [];
    for (const update of input.refUpdates) moves.push(await moveOf(repo, update));
    for (const { name, from, to, force } of moves)
      if (from !== to) await typed(moveRef(repo, name, from, to, { by, force }));
    return { clientMutationId: input.clientMutationId ?? null };
  });
}

async function moveOf(
  repo: RepositoryState,
  { name, beforeOid, afterOid, force }: UpdateRefsInput['refUpdates'][number],
): Promise<{ name: string; from: string | null; to: string | null; force: boolean }> {
  const refuse = (why: string): TypedError => new TypedError('UNPROCESSABLE', why);
  const branch = /^refs\/heads\/(.+)$/.exec(name)?.[1];
  if (branch === undefined) throw refuse(`${name} is not a fully qualified name of a branch`);
  const from = await branchHead(repo.bare, branch);
  if (beforeOid !== undefined && beforeOid !== (from ?? zero))
    throw refuse(`Reference ${name} is at ${from ?? zero}, not at ${beforeOid}`);
  if (afterOid !== zero && (await objectType(repo.bare, afterOid)) !== 'commit')
    throw refuse(`No object with the id ${afterOid}`);
  if (afterOid === zero && branch === repo.options.defaultBranch)
    throw refuse('Cannot delete the default branch');
  return { name, from, to: afterOid === zero ? null : afterOid, force: force ?? false };
}
