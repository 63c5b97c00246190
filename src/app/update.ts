import type { Candidate } from '../core/candidate.js';
import { createForge } from '../forge/registry.js';
import type { Forge } from '../forge/types.js';
import type { Context } from './context.js';
import { prepare } from './prepare.js';
import { proposals } from './proposals.js';
import { proveBump } from './proof/prove.js';
import { baseBranchOf, proposalFor, publishProven, type Ground } from './publish-proven.js';
import { standing } from './publish.js';
import { bumpReport, hasFailed } from './report.js';
import { createSources, type Sources } from './source.js';
import { exportCommit } from './trees.js';
import { eachCandidate, hasEndedBadly, type Updated } from './updated.js';
import type { Environment } from './verb.js';

export interface UpdateOptions {
  dryRun: boolean;
  /** Absolute folder for the logs of the rebuild; null: none are kept. */
  logsFolder: string | null;
  environment: Environment;
}

/** What the stages of one update share. */
interface Walk extends Ground {
  sources: Sources;
  forge: Forge | null;
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
  const subjects = candidates.map((candidate) => ({ candidate }));
  const updated = await eachCandidate(here, forge, subjects, ({ candidate }) => updateOne(walk, candidate));
  return { updated, failed: broken.length > 0 || unknown.size > 0 || updated.some(hasEndedBadly) };
}

async function updateOne(walk: Walk, candidate: Candidate): Promise<Updated> {
  const { context, sources, forge, logsFolder } = walk;
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
  const published = await publishProven(walk, forge, proposal, bump, report);
  return { candidate, work, published };
}
