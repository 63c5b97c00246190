import { findRepository, type Identity, permit } from '../auth.js';
import { branchHead, type Commit, readCommit } from '../git.js';
import { nodeId, repositoryPage } from '../represent/repository.js';
import type { PermissionName } from '../types.js';
import { type Account, accountByEmail, type Actor, type RepositoryState, type World } from '../world.js';

/** An expected refusal: GitHub puts its type beside the message. */
export class TypedError extends Error {
  override readonly name = 'TypedError';
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Context {
  world: World;
  identity: Identity;
}

export type Node = Record<string, unknown>;

/** The repository of a query. @throws TypedError NOT_FOUND */
export function find(context: Context, fullName: string): RepositoryState {
  try {
    return findRepository(context.world, fullName, context.identity);
  } catch {
    throw new TypedError('NOT_FOUND', `Could not resolve to a Repository with the name '${fullName}'.`);
  }
}

/** Who may write there. @throws TypedError FORBIDDEN */
export function writer(context: Context, repo: RepositoryState, needs: PermissionName): Account & Actor {
  const { who, grant } = context.identity;
  try {
    permit(repo, context.identity, [needs], 'write');
  } catch (error) {
    throw new TypedError('FORBIDDEN', error instanceof Error ? error.message : '');
  }
  if (who === null || grant === null) throw new TypedError('FORBIDDEN', 'Requires authentication');
  return { ...who, kind: grant.kind };
}

export const noNode = (id: string): TypedError =>
  new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);

export function commitNode(context: Context, repo: RepositoryState, commit: Commit): Node {
  const url = `${repositoryPage(context.world, repo)}/commit/${commit.sha}`;
  const [headline = '', ...rest] = commit.message.split('\n');
  const actor = (signature: Commit['author']): Node => {
    const known = accountByEmail(context.world, signature.email);
    return { ...signature, user: known?.type === 'User' ? { login: known.login } : null };
  };
  const signature = { __typename: 'GpgSignature', isValid: true, state: 'VALID', wasSignedByGitHub: true };
  return {
    __typename: 'Commit',
    id: nodeId('C', commit.sha),
    oid: commit.sha,
    abbreviatedOid: commit.sha.slice(0, 7),
    url,
    commitUrl: url,
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    author: actor(commit.author),
    committer: actor(commit.committer),
    signature: repo.signed.has(commit.sha) ? signature : null,
    tree: { oid: commit.tree },
  };
}

const refId = (repo: RepositoryState, ref: string): string => nodeId('REF', `${repo.id}:${ref}`);

export async function refNode(context: Context, repo: RepositoryState, branch: string): Promise<Node | null> {
  const sha = await branchHead(repo.bare, branch);
  if (sha === null) return null;
  const target = async (): Promise<Node> => commitNode(context, repo, await readCommit(repo.bare, sha));
  return { id: refId(repo, `refs/heads/${branch}`), name: branch, prefix: 'refs/heads/', target };
}
