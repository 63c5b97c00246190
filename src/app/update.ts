import type { Candidate } from '../core/candidate.js';
import { openForge } from './forge.js';
import type { Forge } from '../forge/types.js';
import { stretchesOfBump } from './brought/stretch.js';
import type { Context } from './context.js';
import { pushRebuild } from './proof/push.js';
import { nothingTo } from './nothing-to-do.js';
import { proposals } from './proposals.js';
import { publishFailed, publishProven, tellSettled } from './pull-request/conclude.js';
import { openGround, proposalFor, type Ground } from './pull-request/ground.js';
import { standing } from './pull-request/standing.js';
import { tidy } from './pull-request/tidy.js';
import { hasFailed } from './report.js';
import { searchedReport, searchOn } from './search/instead.js';
import type { Searched } from './search/last-good.js';
import { openBench, rebuildCandidate, type Bench } from './search/try-release.js';
import { createSources } from './source.js';
import { tellErrors } from './tell-errors.js';
import { exportCommit } from './trees.js';
import { eachCandidate, hasEndedBadly, unproven, type Updated } from './updated.js';
import type { Environment } from './verb.js';

export interface UpdateOptions {
  dryRun: boolean;
  /** Absolute folder for the logs of the rebuild; null: none are kept. */
  logsFolder: string | null;
  environment: Environment;
}

/** What the stages of one update share. */
interface Walk extends Ground {
  bench: Bench;
  forge: Forge | null;
}

/** The whole walk. A channel that can't be resolved, or fails its proof, does not stop the others. */
export async function update(
  context: Context,
  options: UpdateOptions,
): Promise<{ updated: Updated[]; failed: boolean; idle: string }> {
  const { files, config } = context;
  const forge = options.dryRun ? null : openForge(context, options.environment);
  await using copies = await files.temporaryFolder('channel-bump');
  const tree = await exportCommit(context, 'HEAD', `${copies.path}/before`);
  const here = { ...context, folder: tree.folder };
  const sources = createSources(here, config.rebuild === 'none' ? null : copies.path);
  const isTrusted = !isByHand(options.environment);
  await using bench = await openBench(here, sources, options.logsFolder, isTrusted);
  const ground = await openGround(here, tree, forge, options.environment, context.folder);
  const walk = { ...ground, bench, forge };

  const found = await proposals(here); // discover, resolve, propose
  const { candidates, pins, known } = found;
  // Where something could not be read nobody knows what is moot.
  const isWhole = tellErrors(here, found);
  const subjects = candidates.map((candidate) => ({ candidate }));
  const updated = await eachCandidate(here, walk, subjects, ({ candidate }) => updateOne(walk, candidate));
  const tidied =
    forge && isWhole ? await tidy(ground, forge, { candidates, pins, newest: known.newest }) : true;
  const failed = !isWhole || !tidied || updated.some(hasEndedBadly);
  return { updated, failed, idle: nothingTo('bump', found) };
}

/** @param searched what was found in place of the newest release, which fails */
async function updateOne(
  walk: Walk,
  candidate: Candidate,
  searched: Searched | null = null,
): Promise<Updated> {
  const { context, bench, forge } = walk;
  const proposal = { ...(await proposalFor(walk, candidate)), mayGoBack: searched !== null };
  const stands = forge && (await standing(forge, proposal));
  if (forge && stands?.kind === 'settled') {
    await tellSettled(walk, forge, proposal, stands.published, searched?.lastGood ?? null);
    return { candidate, work: null, published: stands.published };
  }
  const head = stands?.kind === 'free' ? stands.head : null;
  // What an earlier run has seen fail is not built again, day after day; what it has seen work is, to be proposed.
  const how = { trustMemory: bench.trustMemory && searched === null };
  const proven = searched?.found?.proven ?? (await rebuildCandidate(bench, candidate, how)); // edit, rebuild
  if (proven.kind === 'waiting')
    return { candidate, work: null, published: { kind: 'held', reasons: proven.reasons } };
  const { bump, rebuilt } = proven;
  const report = searchedReport(context.config, proven, searched); // compare, report
  const whole = (one: typeof report): Promise<typeof report> =>
    bench.brought.addTo(one, stretchesOfBump(bump), rebuilt);
  if (!hasFailed(report)) {
    if (!forge)
      return { candidate, work: { bump, report: await whole(report) }, published: { kind: 'dry-run' } };
    const pushed = await pushRebuild(context, bench.workshop, rebuilt);
    const told = await whole(searchedReport(context.config, { ...proven, rebuilt: pushed }, searched));
    const concluded = { candidate, bump, report: told, rebuilt: pushed };
    const published = await publishProven(walk, forge, proposal, concluded, head);
    return { candidate, work: { bump, report: told }, published };
  }
  const next = await searchOn(bench, candidate, proven, { report, searched });
  if (next?.found) {
    const instead = await updateOne(walk, next.found.candidate, next);
    // What a person has declined is not proposed: then the failure of the newest is what there is to tell.
    if (!isDeclined(instead)) return instead;
  }
  const told = await whole(searchedReport(context.config, proven, next ?? searched));
  const concluded = { candidate, bump, report: told, rebuilt };
  const shown = forge && (await publishFailed(walk, forge, proposal, concluded, head));
  return { candidate, work: { bump, report: told }, published: unproven(shown) };
}

const isDeclined = ({ published }: Updated): boolean =>
  published.kind === 'left-alone' && published.declined === true;

/** Whether a person asks for this run: then a failure may well be thought to be gone. */
function isByHand({ GITHUB_EVENT_NAME: event, GITHUB_RUN_ATTEMPT: attempt }: Environment): boolean {
  return event === 'workflow_dispatch' || (attempt !== undefined && attempt !== '1');
}
