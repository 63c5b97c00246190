import { pinsOf, type Candidate } from '../../core/candidate.js';
import { UserError } from '../../errors.js';
import type { Forge } from '../../forge/types.js';
import type { Context } from '../context.js';
import type { CommitTree } from '../trees.js';
import type { Environment } from '../verb.js';
import {
  branchFor,
  goalOf,
  groupingOf,
  keyOf,
  releasesOf,
  type BaseBranch,
  type Proposal,
} from './identity.js';

/** What is proposed on: `context.folder` is a copy of the commit that is checked out. */
export interface Ground {
  context: Context;
  tree: CommitTree;
  /** Null where there is no forge to propose on. */
  base: BaseBranch | null;
}

/**
 * @param original the folder of the repository itself
 * @throws UserError where the branch is not there, or what is checked out is not part of it: its commits would be
 * proposed along
 */
export async function openGround(
  context: Context,
  tree: CommitTree,
  forge: Forge | null,
  environment: Environment,
  original: string,
): Promise<Ground> {
  if (forge === null) return { context, tree, base: null };
  const { config, log } = context;
  if (config['auto-merge'] !== 'off' && config.rebuild === 'none')
    log.warning('`auto-merge` is set, but nothing merges by itself: `rebuild: none` proves nothing.');
  const main = await forge.defaultBranch();
  const name = config['base-branch'] ?? branchOf(environment) ?? main;
  const head = await forge.branchHead(name);
  if (head === null) {
    throw new UserError(`there is no branch ${name} to propose to.`, {
      cure: 'Name one that is there with `base-branch`.',
    });
  }
  if (head !== tree.revision) await assertPart(context, forge, original, { name, head }, tree.revision);
  return { context, tree, base: { name, isDefault: name === main } };
}

/** Where the branch has moved on since the checkout, or the clone is shallow, the forge knows. */
async function assertPart(
  { git }: Context,
  forge: Forge,
  folder: string,
  { name, head }: { name: string; head: string },
  revision: string,
): Promise<void> {
  const isPart =
    (await git.revision(folder, head)) === null
      ? (await forge.foreignCommits(revision, name)).length === 0
      : await git.contains(folder, head, revision);
  if (isPart) return;
  throw new UserError(`what is checked out (${revision.slice(0, 12)}) is not part of the branch ${name}.`, {
    cure: `Check out ${name}, or name the branch that is checked out with \`base-branch\`.`,
  });
}

/** The branch that the workflow runs on. */
function branchOf({ GITHUB_REF: ref }: Environment): string | null {
  return /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1] ?? null;
}

/** What a candidate is on the forge: its branch, and by what it is known again. */
export async function proposalFor({ context, tree, base }: Ground, candidate: Candidate): Promise<Proposal> {
  const texts = new Map<string, string>();
  for (const { file } of [...pinsOf(candidate), ...candidate.companions]) {
    texts.set(file, (await context.files.read(`${tree.folder}/${file}`))?.toString('utf8') ?? '');
  }
  return {
    branch: branchFor(context.config, candidate, base),
    baseBranch: base?.name ?? '',
    baseRevision: tree.revision,
    goal: goalOf(candidate),
    key: keyOf(context.config, candidate, texts),
    releases: releasesOf(candidate),
    grouping: groupingOf(context.config),
  };
}
