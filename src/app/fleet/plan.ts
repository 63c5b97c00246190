import type { Candidate } from '../../core/candidate.js';
import { UserError } from '../../errors.js';
import { forgeIfAny } from '../forge.js';
import type { Forge } from '../../forge/types.js';
import type { Context } from '../context.js';
import type { Bump } from '../edit.js';
import { prepare } from '../prepare.js';
import { openMemory } from '../proof/memory.js';
import { nothingTo } from '../nothing-to-do.js';
import { errorsIn, tellErrors } from '../tell-errors.js';
import { proposals } from '../proposals.js';
import { openGround, proposalFor, type Ground } from '../pull-request/ground.js';
import { standing } from '../pull-request/standing.js';
import { createSources, type Sources } from '../source.js';
import { exportCommit } from '../trees.js';
import { eachCandidate, type Updated } from '../updated.js';
import type { Environment } from '../verb.js';
import { listHosts } from './hosts.js';
import {
  checkedPlan,
  digestOfEdits,
  digestsOfSettings,
  PLAN_VERSION,
  type Plan,
  type PlannedCandidate,
  type PlannedPin,
} from './plan-file.js';
import { heldBy } from './remake.js';
import { shareOut } from './shards.js';

export interface PlanOptions {
  /** How many shards are wanted; null: by what the hosts cost. */
  shards: number | null;
  environment: Environment;
}

/** What the stages of planning share. */
interface Planning extends Ground {
  sources: Sources;
  forge: Forge | null;
}

/**
 * The first half of an update, for many runners: discover, resolve, propose and edit are done once, and the hosts are
 * listed and shared out. With a token, what stands already or has to wait is left out.
 */
export async function plan(
  context: Context,
  { shards, environment }: PlanOptions,
): Promise<{ plan: Plan; updated: Updated[]; idle: string }> {
  const { files, config } = context;
  const { rebuild: depth } = config;
  if (depth === 'none') {
    throw new UserError('`rebuild: none` leaves nothing to share out.', {
      cure: 'Use `update`, or set `rebuild` to `build`.',
    });
  }
  await using copies = await files.temporaryFolder('channel-bump');
  const tree = await exportCommit(context, 'HEAD', `${copies.path}/before`);
  const here = { ...context, folder: tree.folder };
  const sources = createSources(here, copies.path);
  const forge = forgeIfAny(context, environment);
  const planning = { ...(await openGround(here, tree, forge, environment, context.folder)), sources, forge };

  const found = await proposals(here);
  const { candidates, unknown, broken } = found;
  tellErrors(here, found);
  const bumps: Bump[] = [];
  const subjects = candidates.map((candidate) => ({ candidate }));
  const updated = await eachCandidate(here, planning, subjects, async ({ candidate }) => {
    const one = await planOne(planning, candidate);
    if ('published' in one) return one;
    bumps.push(one);
    return { candidate, work: null, published: { kind: 'planned' } };
  });
  const [first] = bumps;
  const hosts = first ? await listHosts(here, first, sources) : [];
  const stuck = updated.flatMap(({ published }) => (published.kind === 'broken' ? [published.error] : []));
  return {
    updated,
    idle: nothingTo('bump', found),
    plan: checkedPlan({
      kind: 'channel-bump plan',
      schemaVersion: PLAN_VERSION,
      commit: tree.revision,
      folder: tree.prefix,
      depth,
      settings: digestsOfSettings(config),
      candidates: bumps.map(plannedOf),
      hosts,
      shards: hosts.length === 0 ? [] : shareOut(hosts, await costsOf(context, bumps.length), shards),
      troubles: [
        ...[...unknown.values(), ...broken, ...stuck].map((error) => error.toLine()),
        ...errorsIn(found).map(({ message }) => message),
      ].map((trouble) => trouble.slice(0, 4096)),
    }),
  };
}

/** A bump to prove, or why there is nothing to do for a candidate. */
async function planOne(planning: Planning, candidate: Candidate): Promise<Bump | Updated> {
  const { context, sources, forge } = planning;
  const stands = forge && (await standing(forge, await proposalFor(planning, candidate)));
  if (stands?.kind === 'settled') return { candidate, work: null, published: stands.published };
  const prepared = await prepare(context, candidate, sources);
  if (prepared.kind === 'ready') return prepared.bump;
  return { candidate, work: null, published: { kind: 'held', reasons: prepared.reasons } };
}

/** Seconds: every candidate is rebuilt on every host. */
async function costsOf(context: Context, candidates: number): Promise<(host: string) => number | null> {
  const memory = await openMemory(context);
  return (host) => {
    const cost = memory.cost(host);
    return cost && cost.seconds * candidates;
  };
}

/** What the plan says of a bump: where everything goes, and what came of it. */
export function plannedOf({ candidate, moves, companions, edits, locked = [] }: Bump): PlannedCandidate {
  const { lane, group, urgency, steps } = candidate;
  return {
    lane,
    group,
    urgency,
    steps: steps.map(({ pins, to: { channel, name, revision, lastModified, published } }) => ({
      to: { channel, name, revision, lastModified, published },
      pins: pins.map((pin): PlannedPin => {
        const move = moves.find((one) => one.pin === pin);
        const to = move ? { hash: move.target.hash, lastModified: move.target.lastModified } : null;
        return { file: pin.file, name: pin.name, from: heldBy(pin), to };
      }),
    })),
    companions: candidate.companions.map((companion) => {
      const target = companions.find((one) => one.companion === companion)?.target;
      const to = target ? { branch: target.branch, revision: target.revision } : null;
      return { file: companion.file, name: companion.name, to };
    }),
    locks: Object.fromEntries(
      edits.filter(({ file }) => locked.includes(file)).map(({ file, after }) => [file, after]),
    ),
    edits: digestOfEdits(edits),
  };
}
