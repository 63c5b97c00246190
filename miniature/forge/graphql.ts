import { buildSchema, execute, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { ApiError } from './api-error.js';
import { findRepository, type Identity, permit } from './auth.js';
import {
  branchHead,
  type Commit,
  commitTree,
  listTree,
  readCommit,
  treeWith,
  type TreeChange,
  writeBlob,
} from './git.js';
import { findCommit } from './operations/call.js';
import { github, moveRef } from './refs.js';
import { nodeId, repositoryPage } from './represent/repository.js';
import type { Violation } from './types.js';
import { accountByEmail, noreply, now, type RepositoryState, type World } from './world.js';

/** An expected refusal: GitHub puts its type beside the message. */
class TypedError extends Error {
  override readonly name = 'TypedError';
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

let schema: GraphQLSchema | undefined;

/** GitHub's published schema; 1.2 MB, so read and built (0.3 s) at first use. */
async function githubSchema(): Promise<GraphQLSchema> {
  if (schema) return schema;
  const published = await import('@octokit/graphql-schema');
  schema = buildSchema(published.schema.idl, { assumeValid: true });
  return schema;
}

interface Context {
  world: World;
  identity: Identity;
}

type Resolver = (args: never, context: Context) => unknown;
type Node = Record<string, unknown>;

/** The repository of a query. @throws TypedError NOT_FOUND */
function find(context: Context, fullName: string): RepositoryState {
  try {
    return findRepository(context.world, fullName, context.identity);
  } catch {
    throw new TypedError('NOT_FOUND', `Could not resolve to a Repository with the name '${fullName}'.`);
  }
}

function commitNode(context: Context, repo: RepositoryState, commit: Commit): Node {
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

async function refNode(context: Context, repo: RepositoryState, branch: string): Promise<Node | null> {
  const sha = await branchHead(repo.bare, branch);
  if (sha === null) return null;
  const target = async (): Promise<Node> => commitNode(context, repo, await readCommit(repo.bare, sha));
  return { id: refId(repo, `refs/heads/${branch}`), name: branch, prefix: 'refs/heads/', target };
}

function repositoryNode(context: Context, repo: RepositoryState): Node {
  const { owner, name, defaultBranch } = repo.options;
  return {
    id: nodeId('R', repo.id),
    databaseId: repo.id,
    name,
    nameWithOwner: repo.fullName,
    url: repositoryPage(context.world, repo),
    isPrivate: repo.options.public !== true,
    owner: { __typename: 'User', login: owner },
    defaultBranchRef: () => refNode(context, repo, defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      refNode(context, repo, qualifiedName.replace(/^refs\/heads\//, '')),
    object: async ({ oid, expression }: { oid?: string; expression?: string }) => {
      const sha = await findCommit(repo, oid ?? expression ?? '');
      return sha === null ? null : commitNode(context, repo, await readCommit(repo.bare, sha));
    },
  };
}

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
  if (!repo)
    throw new TypedError(
      'NOT_FOUND',
      `Could not resolve to a node with the global id of '${branch.id ?? ''}'`,
    );
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

async function createCommitOnBranch(
  { input }: { input: CreateCommitInput },
  context: Context,
): Promise<Node> {
  const { repo, branchName } = branchOf(context, input);
  const { who } = context.identity;
  try {
    permit(repo, context.identity, ['contents'], 'write');
  } catch (error) {
    throw new TypedError('FORBIDDEN', error instanceof Error ? error.message : '');
  }
  if (who === null) throw new TypedError('FORBIDDEN', 'Requires authentication');
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
    const author = { name: who.login, email: noreply(who), date: now() };
    const sha = await commitTree(repo.bare, { tree, parents: [head], author, committer: github(), message });
    repo.signed.add(sha);
    try {
      await moveRef(repo, `refs/heads/${branchName}`, head, sha);
    } catch (error) {
      if (error instanceof ApiError) throw new TypedError('UNPROCESSABLE', error.message);
      throw error;
    }
    return {
      clientMutationId: input.clientMutationId ?? null,
      commit: commitNode(context, repo, await readCommit(repo.bare, sha)),
      ref: await refNode(context, repo, branchName),
    };
  });
}

const root = {
  viewer: (_: unknown, { identity }: Context): Node => ({
    __typename: 'User',
    id: nodeId('U', identity.who?.id ?? 0),
    databaseId: identity.who?.id ?? null,
    login: identity.who?.login ?? '',
  }),
  repository: ({ owner, name }: { owner: string; name: string }, context: Context): Node =>
    repositoryNode(context, find(context, `${owner}/${name}`)),
  createCommitOnBranch,
};

export interface GraphqlRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** Executes against GitHub's schema. What the schema forbids, or the miniature does not give, is a violation. */
export async function answerGraphql(
  context: Context,
  violations: Violation[],
  request: GraphqlRequest,
): Promise<{ status: number; body: unknown }> {
  const violate = (side: Violation['side'], detail: string): { status: number; body: unknown } => {
    violations.push({ operation: 'graphql', side, detail });
    return { status: 500, body: { message: `The miniature forge: graphql, ${side}: ${detail}` } };
  };
  let document;
  try {
    document = parse(request.query);
  } catch (error) {
    return violate('request', String(error));
  }
  const published = await githubSchema();
  const wrong = validate(published, document);
  if (wrong.length > 0) return violate('request', wrong.map((error) => error.message).join('; '));
  const result = await execute({
    schema: published,
    document,
    rootValue: root,
    contextValue: context,
    variableValues: request.variables ?? {},
    operationName: request.operationName ?? null,
    fieldResolver: (source: Node, args, ctx: Context, info) => {
      const value = source[info.fieldName];
      if (value === undefined)
        throw new Error(`the miniature does not give ${info.parentType.name}.${info.fieldName}`);
      return typeof value === 'function' ? (value as Resolver)(args as never, ctx) : value;
    },
  });
  const unexpected = result.errors?.filter((error) => !(error.originalError instanceof TypedError)) ?? [];
  if (unexpected.length > 0) {
    const side = unexpected[0]?.path === undefined ? 'request' : 'response';
    return violate(side, unexpected.map((error) => error.message).join('; '));
  }
  const errors = result.errors?.map(refusal);
  return { status: 200, body: { data: result.data, ...(errors ? { errors } : {}) } };
}

function refusal(error: GraphQLError): Node {
  const type = error.originalError instanceof TypedError ? error.originalError.type : 'INTERNAL';
  return { type, path: error.path, locations: error.locations, message: error.message };
}
