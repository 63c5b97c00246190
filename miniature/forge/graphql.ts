import { buildSchema, execute, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { readCommit } from './git.js';
import { createCommitOnBranch, updateRefs } from './graphql/branches.js';
import { commitNode, type Context, find, type Node, refNode, TypedError } from './graphql/nodes.js';
import { pullMutations } from './graphql/pulls.js';
import { findCommit } from './operations/call.js';
import { nodeId, repositoryPage } from './represent/repository.js';
import type { Violation } from './types.js';
import type { RepositoryState } from './world.js';

let schema: GraphQLSchema | undefined;

/** GitHub's published schema; 1.2 MB, so read and built (0.3 s) at first use. */
async function githubSchema(): Promise<GraphQLSchema> {
  if (schema) return schema;
  const published = await import('@octokit/graphql-schema');
  schema = buildSchema(published.schema.idl, { assumeValid: true });
  return schema;
}

type Resolver = (args: never, context: Context) => unknown;

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
  updateRefs,
  ...pullMutations,
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
