import { pinsOf, type Candidate } from '../core/candidate.js';
import { UserError } from '../errors.js';
import { createForge } from '../forge/registry.js';
import type { Forge } from '../forge/types.js';
import { renderMarkdown } from '../report/markdown.js';
import type { Report } from '../report/model.js';
import { commitBody } from '../report/title.js';
import type { Context } from './context.js';
import type { Bump } from './edit.js';
import { prepare } from './prepare.js';
import { proposals } from './proposals.js';
import { proveBump } from './proof/prove.js';
import { CHECK_NAME, CHECK_SUMMARY_LIMIT, provenTitle } from './gate.js';
import { branchFor, goalOf, keyOf, publish, standing, type Proposal, type Published } from './publish.js';
import { bumpReport, hasFailed } from './report.js';
import { roomFor, type Room } from './room.js';
import { createSources, type Sources } from './source.js';
import type { Environment } from './verb.js';
import { exportCommit, type CommitTree } from './trees.js';

/** What came of one candidate. */
export interface Updated {
  candidate: Candidate;
  /** Null where nothing had to be done, because the proposal stands already or a person has decided on it. */
  work: { bump: Bump; report: Report } | null;
  published:
    | Published
    | { kind: 'dry-run' }
    | { kind: 'unproven' }
    /** It waits: for room, or for a companion that is not there yet. Sentences, never none. */
    | { kind: 'held'; reasons: readonly string[] }
    | { kind: 'broken'; error: UserError };
}

export interface UpdateOptions {
  dryRun: boolean;
  /** Absolute folder for the logs of the rebuild; null: none are kept. */
  logsFolder: string | null;
  environment: Environment;
}

/** What the stages of one update share: `context.folder` is a copy of the commit that is checked out. */
interface Walk {
  context: Context;
  tree: CommitTree;
  sources: Sources;
  forge: Forge | null;
  /** Null: the default one. */
  baseBranch: string | null;
  logsFolder: string | null;
}

/** The whole walk. A channel that can't be resolved, or fails its proof, does not stop the others. */
export async function update(
  context: Context,
  options: UpdateOptions,
): Promise<{ updated: Updated[]; failed: boolean }> {
  const { files, config, log } = context;
  const forge = options.dryRun ? null : createForge(options.environment);
  await using copies = await files.temporaryFolder('channel-bump');
  const tree = await exportCommit(context, 'HEAD', `${copies.path}/before`);
  const here = { ...context, folder: tree.folder };
  const sources = createSources(here, config.rebuild === 'none' ? null : copies.path);
  const { logsFolder, environment } = options;
  const walk = { context: here, tree, sources, forge, baseBranch: baseBranchOf(environment), logsFolder };

  const { candidates, unknown, broken } = await proposals(here); // discover, resolve, propose
  for (const error of unknown.values()) log.error(error.toLine());
  const updated: Updated[] = [];
  const room = forge && (await roomFor(context, forge));
  for (const candidate of candidates) {
    updated.push(await log.group(headingOf(candidate), () => unlessBroken(walk, room, candidate)));
  }
  return { updated, failed: broken.length > 0 || unknown.size > 0 || updated.some(hasEndedBadly) };
}

/** `nixos-25.11: nixos-25.11.4188.9cd0ab12cd34` */
function headingOf({ group, steps }: Candidate): string {
  return `${group}: ${steps.map(({ to }) => to.name).join(', ')}`;
}

/** What one candidate runs into does not stop the others. */
async function unlessBroken(walk: Walk, room: Room | null, candidate: Candidate): Promise<Updated> {
  try {
    const branch = branchFor(walk.context.config, candidate);
    const reason = room?.heldBack(branch) ?? null;
    if (reason !== null) return { candidate, work: null, published: { kind: 'held', reasons: [reason] } };
    const updated = await updateOne(walk, candidate);
    if (updated.published.kind === 'created') room?.opened(branch);
    return updated;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { candidate, work: null, published: { kind: 'broken', error } };
  }
}

async function updateOne(walk: Walk, candidate: Candidate): Promise<Updated> {
  const { context, tree, sources, forge, logsFolder } = walk;
  const proposal = forge && (await proposalFor(walk, forge, candidate));
  const stands = forge && proposal && (await standing(forge, proposal));
  if (stands?.kind === 'settled') return { candidate, work: null, published: stands.published };
  const prepared = await prepare(context, candidate, sources); // edit
  if (prepared.kind === 'waiting')
    return { candidate, work: null, published: { kind: 'held', reasons: prepared.reasons } };
  const { bump } = prepared;
  const rebuilt = await proveBump(context, bump, sources, logsFolder); // rebuild
  const report = bumpReport(context.config, bump, rebuilt); // compare, report
  const work = { bump, report };
  if (hasFailed(report)) return { candidate, work, published: { kind: 'unproven' } };
  if (!forge || !proposal) return { candidate, work, published: { kind: 'dry-run' } };
  const content = {
    title: report.title,
    commitBody: commitBody(report),
    files: Object.fromEntries(bump.edits.map((edit) => [`${tree.prefix}${edit.file}`, edit.after])),
    body: (limit: number) => renderMarkdown(report, { limit }),
    labels: [...context.config.labels, ...(report.byHand ? [context.config['review-label']] : [])],
  };
  const published = await publish(forge, proposal, content, (revision) =>
    tellCheck(context, forge, revision, report),
  );
  return { candidate, work, published };
}

async function proposalFor(
  { context, tree, baseBranch }: Walk,
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
function baseBranchOf(environment: Environment): string | null {
  return /^refs\/heads\/(.+)$/.exec(environment['GITHUB_REF'] ?? '')?.[1] ?? null;
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

function hasEndedBadly({ published }: Updated): boolean {
  return ['unproven', 'refused', 'broken'].includes(published.kind);
}
