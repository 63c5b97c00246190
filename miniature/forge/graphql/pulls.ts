import { branchHead } from '../git.js';
import { mergeState } from '../merge.js';
import { nodeId } from '../represent/repository.js';
import type { MergeMethod, PullRecord, RepositoryState } from '../world.js';
import { type Context, find, type Node, noNode, TypedError, writer } from './nodes.js';

interface PullInput {
  clientMutationId?: string;
  pullRequestId: string;
}

interface AutoMergeInput extends PullInput {
  mergeMethod?: 'MERGE' | 'SQUASH' | 'REBASE';
  expectedHeadOid?: string;
}

function pullOf(context: Context, id: string): { repo: RepositoryState; pull: PullRecord } {
  for (const one of context.world.repositories.values())
    for (const pull of one.records.pulls.values())
      if (nodeId('PR', pull.id) === id) return { repo: find(context, one.fullName), pull };
  throw noNode(id);
}

const refuse = (message: string): TypedError => new TypedError('UNPROCESSABLE', message);

function pullNode(pull: PullRecord): Node {
  const armed = pull.autoMerge;
  return {
    id: nodeId('PR', pull.id),
    number: pull.number,
    isDraft: pull.draft,
    autoMergeRequest: armed && { mergeMethod: armed.method.toUpperCase(), enabledAt: armed.at },
  };
}

type Work = (repo: RepositoryState, pull: PullRecord, input: AutoMergeInput, context: Context) => unknown;

/** A mutation of one pull request, done in its repository's turn. */
const mutation =
  (work: Work) =>
  async ({ input }: { input: AutoMergeInput }, context: Context): Promise<Node> => {
    const { repo, pull } = pullOf(context, input.pullRequestId);
    writer(context, repo, 'pull_requests');
    return repo.exclusive(async () => {
      await work(repo, pull, input, context);
      pull.updatedAt = repo.world.now();
      return { clientMutationId: input.clientMutationId ?? null, pullRequest: pullNode(pull) };
    });
  };

async function enable(
  repo: RepositoryState,
  pull: PullRecord,
  input: AutoMergeInput,
  context: Context,
): Promise<void> {
  if (repo.options.autoMerge === false)
    throw refuse('Pull request Auto merge is not allowed for this repository');
  if (pull.state === 'closed') throw refuse('Pull request is closed');
  if (input.expectedHeadOid !== undefined && input.expectedHeadOid !== pull.headSha)
    throw refuse('Expected head oid does not match the head of the pull request');
  const state = mergeState(repo, pull);
  if (state !== 'blocked') throw refuse(`Pull request is in ${state} status`);
  if ((await branchHead(repo.bare, pull.baseBranch)) === null) throw refuse('Base branch does not exist');
  const method = (input.mergeMethod ?? 'MERGE').toLowerCase() as MergeMethod;
  const { id, login, type } = writer(context, repo, 'contents');
  pull.autoMerge = { method, by: { id, login, type }, at: repo.world.now() };
}

const setDraft =
  (draft: boolean): Work =>
  (_, pull) => {
    if (pull.state === 'closed') throw refuse('Pull request is closed');
    pull.draft = draft;
    if (draft) pull.autoMerge = null;
  };

export const pullMutations = {
  convertPullRequestToDraft: mutation(setDraft(true)),
  markPullRequestReadyForReview: mutation(setDraft(false)),
  enablePullRequestAutoMerge: mutation(enable),
  disablePullRequestAutoMerge: mutation((_, pull) => {
    if (pull.autoMerge === null) throw refuse("Can't disable auto-merge for this pull request.");
    pull.autoMerge = null;
  }),
};
