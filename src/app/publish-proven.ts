import { pinsOf, type Candidate } from '../core/candidate.js';
import type { Forge } from '../forge/types.js';
import { renderMarkdown } from '../report/markdown.js';
import type { Report } from '../report/model.js';
import { commitBody } from '../report/title.js';
import type { Context } from './context.js';
import type { Bump } from './edit.js';
import { CHECK_NAME, CHECK_SUMMARY_LIMIT, provenTitle } from './gate.js';
import { branchFor, goalOf, keyOf, publish, type Proposal, type Published } from './publish.js';
import type { CommitTree } from './trees.js';
import type { Environment } from './verb.js';

/** What is proposed on: `context.folder` is a copy of the commit that is checked out. */
export interface Ground {
  context: Context;
  tree: CommitTree;
  /** Null: the default one. */
  baseBranch: string | null;
}

/** What a candidate is on the forge: its branch, and by what it is known again. */
export async function proposalFor(
  { context, tree, baseBranch }: Ground,
  forge: Forge,
  candidate: Candidate,
): Promise<Proposal> {
  const texts = new Map<string, string>();
  for (const { file } of [...pinsOf(candidate), ...candidate.companions]) {
    texts.set(file, (await context.files.read(`${tree.folder}/${file}`))?.toString('utf8') ?? '');
  }
  return {
    branch: branchFor(context.config, candidate),
    baseBranch: baseBranch ?? (await forge.defaultBranch()),
    baseRevision: tree.revision,
    goal: goalOf(candidate),
    key: keyOf(context.config, candidate, texts),
  };
}

/** The branch that the workflow runs on is the one to propose to; null elsewhere: the default one. */
export function baseBranchOf(environment: Environment): string | null {
  return /^refs\/heads\/(.+)$/.exec(environment['GITHUB_REF'] ?? '')?.[1] ?? null;
}

/** Publishes a bump whose report says that every host is proven. */
export function publishProven(
  { context, tree }: Ground,
  forge: Forge,
  proposal: Proposal,
  bump: Bump,
  report: Report & { byHand: boolean },
): Promise<Published> {
  const content = {
    title: report.title,
    commitBody: commitBody(report),
    files: Object.fromEntries(bump.edits.map((edit) => [`${tree.prefix}${edit.file}`, edit.after])),
    body: (limit: number) => renderMarkdown(report, { limit }),
    labels: [...context.config.labels, ...(report.byHand ? [context.config['review-label']] : [])],
  };
  return publish(forge, proposal, content, (revision) => tellCheck(context, forge, revision, report));
}

/**
 * A pull request that was opened with a workflow's own token starts no workflow: a required check would wait for ever,
 * so the proof is posted on its head. Without the right to write checks nothing else is lost.
 */
async function tellCheck(context: Context, forge: Forge, revision: string, report: Report): Promise<void> {
  if (report.rebuild === null) return;
  const posted = await forge.checkRun({
    name: CHECK_NAME,
    revision,
    state: { status: 'completed', conclusion: 'success' },
    title: provenTitle(report),
    summary: renderMarkdown(report, { limit: CHECK_SUMMARY_LIMIT }),
  });
  if (posted.kind !== 'posted') context.log.info(`No check run is posted: ${posted.message}`);
}
