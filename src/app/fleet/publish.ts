import { openForge } from '../forge.js';
import type { Forge } from '../../forge/types.js';
import type { Report } from '../../report/model.js';
import { createReleaseIndex } from '../../channels/release-index.js';
import { createBrought, type Brought } from '../brought/brought.js';
import { stretchesOfBump } from '../brought/stretch.js';
import { mirrorUrls, type Context } from '../context.js';
import { openMemory } from '../proof/memory.js';
import { proposals } from '../proposals.js';
import { publishFailed, publishProven, tellSettled } from '../pull-request/conclude.js';
import { openGround, proposalFor, type Ground } from '../pull-request/ground.js';
import { TOLD } from '../pull-request/identity.js';
import { standing } from '../pull-request/standing.js';
import { tidy } from '../pull-request/tidy.js';
import { bumpReport, hasFailed } from '../report.js';
import { createSources, type Sources } from '../source.js';
import { exportCommit } from '../trees.js';
import { eachCandidate, hasEndedBadly, unproven, type Updated } from '../updated.js';
import type { Environment } from '../verb.js';
import { missingShards, readResults, rollUp, type Gathered, type Rollup } from './gather.js';
import { readPlan, type Plan } from './plan-file.js';
import { candidatesOf, remake, type Remade } from './remake.js';
import { assertCommit, assertSettings } from './shard.js';

export interface PublishOptions {
  dryRun: boolean;
  /** The plan's file. */
  plan: string;
  /** Folder with what the shards have left. */
  results: string;
  environment: Environment;
}

interface Publishing extends Ground {
  sources: Sources;
  forge: Forge | null;
  plan: Plan;
  gathered: Gathered;
  brought: Brought;
}

/**
 * The second half of an update, from what many runners have left: neither Nix nor a sandbox is needed. Nothing is
 * published of a candidate that is not proven on every host of the plan.
 */
export async function publishFleet(
  context: Context,
  options: PublishOptions,
): Promise<{ updated: Updated[]; failed: boolean }> {
  const { files, log } = context;
  const plan = await readPlan(context, options.plan);
  const forge = options.dryRun ? null : openForge(context, options.environment);
  // What else decided how the proof ended each shard has held against the plan.
  assertSettings(context, plan, TOLD);
  await using copies = await files.temporaryFolder('channel-bump');
  const tree = await exportCommit(context, 'HEAD', `${copies.path}/before`);
  assertCommit(plan, tree);
  const here = { ...context, folder: tree.folder };
  // Without a shard nobody has left a result: what there is to do is to tidy up.
  const isEmpty = plan.shards.length === 0;
  const gathered = isEmpty ? { results: [], refused: [] } : await readResults(context, options.results, plan);
  for (const error of gathered.refused) log.error(error.toLine());
  for (const trouble of plan.troubles) log.error(trouble);
  const ground = await openGround(here, tree, forge, options.environment, context.folder);
  const publishing = {
    ...ground,
    sources: createSources(here, null),
    forge,
    plan,
    gathered,
    brought: commitsOf(here),
  };
  const remade = await candidatesOf(here, plan);
  const updated = await eachCandidate(here, publishing, remade, (one) => publishOne(publishing, one));
  await rememberCosts(context, gathered);
  const tidied = forge === null || (await tidyUp(ground, forge));
  const failed =
    !tidied || plan.troubles.length > 0 || gathered.refused.length > 0 || updated.some(hasEndedBadly);
  return { updated, failed };
}

/** Results tell what changes on a host, and not all that it has: nobody knows which hosts have what is newly insecure. */
function commitsOf(context: Context): Brought {
  const config = { ...context.config, 'channel-packages': false };
  return createBrought({ ...context, config }, createReleaseIndex(context.http, mirrorUrls(config)));
}

/** The plan says what was to be proven alone; what is moot follows from all that could be proposed. */
async function tidyUp(ground: Ground, forge: Forge): Promise<boolean> {
  const { candidates, pins, known, unknown, broken } = await proposals(ground.context);
  const isWhole = unknown.size === 0 && broken.length === 0;
  return !isWhole || (await tidy(ground, forge, { candidates, pins, newest: known.newest }));
}

async function publishOne(publishing: Publishing, remade: Remade): Promise<Updated> {
  const { context, sources, forge, plan, gathered, brought } = publishing;
  const { candidate } = remade;
  const proposal = await proposalFor(publishing, candidate);
  const stands = forge && (await standing(forge, proposal));
  if (forge && stands?.kind === 'settled') {
    await tellSettled(publishing, forge, proposal, stands.published);
    return { candidate, work: null, published: stands.published };
  }
  const head = stands?.kind === 'free' ? stands.head : null;
  const bump = await remake(context, remade, sources);
  const rollup = rollUp(plan, remade.planned, gathered.results);
  const proven = bumpReport(context.config, bump, rollup.rebuild);
  const judged = rollup.missing.length === 0 ? proven : { ...proven, missingHosts: rollup.missing };
  const report = await brought.addTo(judged, stretchesOfBump(bump), rollup.rebuild);
  const work = { bump, report };
  const why = whyUnproven(publishing, rollup, report);
  const concluded = { candidate, bump, report, rebuilt: rollup.rebuild };
  if (why !== null) {
    const shown = forge && (await publishFailed(publishing, forge, proposal, concluded, head));
    return { candidate, work, published: unproven(shown, why) };
  }
  if (!forge) return { candidate, work, published: { kind: 'dry-run' } };
  return {
    candidate,
    work,
    published: await publishProven(publishing, forge, proposal, concluded, head),
  };
}

/** A sentence's end; null where every host is proven, and nothing is there that should not be. */
function whyUnproven(
  { plan, gathered }: Publishing,
  { missing, disagreeing }: Rollup,
  report: Report,
): string | null {
  if (missing.length > 0) {
    const shards = missingShards(plan, gathered.results);
    const of = shards.length === 0 ? '' : ` (no result of ${listed('shard', shards.map(String))})`;
    return `nothing is known of ${listed('host', missing)}${of}`;
  }
  if (disagreeing.length > 0) return `two results say different things of ${listed('host', disagreeing)}`;
  if (gathered.refused.length > 0) {
    const { length } = gathered.refused;
    return `${length === 1 ? 'a result was' : `${length} results were`} not taken, so nobody knows what else is wrong`;
  }
  return hasFailed(report) ? 'its rebuild failed' : null;
}

const SHOWN = 5;

/** `host web1`, `3 hosts: web1, web2, web3`, `12 hosts: … and 7 more` */
function listed(what: string, names: readonly string[]): string {
  if (names.length === 1) return `${what} ${names[0] ?? ''}`;
  const more = names.length - SHOWN;
  return `${names.length} ${what}s: ${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** For the next plan. Of all that a shard says this alone is kept: it can make a shard slow, and nothing wrong. */
async function rememberCosts(context: Context, { results }: Gathered): Promise<void> {
  const memory = await openMemory(context);
  for (const { result } of results)
    for (const { host, seconds, evaluationBytes } of result.costs)
      memory.rememberCost(host, { seconds, evaluationBytes });
  await memory.save();
}
