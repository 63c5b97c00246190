import { createReleaseIndex, type ReleaseIndex } from '../../channels/release-index.js';
import type { Candidate, Step } from '../../core/candidate.js';
import type { Companion } from '../../core/companion.js';
import type { Pin } from '../../core/pin.js';
import { compareNames } from '../../core/policy/order.js';
import { ruled, ruledCompanions } from '../../core/policy/rules.js';
import { releasePath, type AnnouncedRelease } from '../../core/release.js';
import { UserError } from '../../errors.js';
import { branchAfter, targetOf, type CompanionMove } from '../companions.js';
import { mirrorUrls, type Context } from '../context.js';
import { editFor, type Bump } from '../edit.js';
import { discoverPins, policySettings } from '../proposals.js';
import { relockAs } from '../relock.js';
import type { Sources } from '../source.js';
import { digestOfEdits, type Plan, type PlannedCandidate, type PlannedPin } from './plan-file.js';

/** A candidate as the plan names it, and as it is here. */
export interface Remade {
  planned: PlannedCandidate;
  candidate: Candidate;
}

/**
 * The candidates of a plan, found again in the files of its commit. Of a release the plan says no more than its name:
 * where it lies follows from that, and its revision is held against what the mirror says.
 * @throws UserError where the plan says something else than the files or the mirror, or would go back
 */
export async function candidatesOf(context: Context, plan: Plan): Promise<Remade[]> {
  const { config, http } = context;
  const discovery = await discoverPins(context);
  const settings = policySettings(config);
  const pins = ruled(discovery.pins, settings);
  const companions = ruledCompanions(discovery.companions, discovery.pins, settings);
  const index = createReleaseIndex(http, mirrorUrls(config));
  const remade: Remade[] = [];
  for (const planned of plan.candidates) {
    const { lane, group, urgency } = planned;
    const steps: Step[] = [];
    for (const { to, pins: moving } of planned.steps) {
      const release = await releaseOf(index, to);
      const found = moving.map((one) => foundAgain(pins, one));
      for (const pin of found) await assertForward(index, pin, release);
      steps.push({ pins: found, to: release });
    }
    const along = planned.companions.map((one) => companionOf(companions, one));
    remade.push({ planned, candidate: { lane, group, urgency, steps, companions: along } });
  }
  return remade;
}

type PlannedRelease = PlannedCandidate['steps'][number]['to'];

async function releaseOf(index: ReleaseIndex, to: PlannedRelease): Promise<AnnouncedRelease> {
  const path = releasePath(to.channel, to.name);
  if (path === null) throw strange(`${to.name} is no release of ${to.channel}`);
  const release = { ...to, path };
  const doubt = await index.verify(release);
  if (doubt !== null) throw strange(doubt.replace(/\.$/, ''));
  return release;
}

/** The pin that the plan means, which must still say what it said. */
function foundAgain(pins: readonly Pin[], { file, name, from }: PlannedPin): Pin {
  const pin = pins.find((one) => one.direct && one.file === file && one.name === name);
  if (!pin || pin.state === 'frozen' || pin.state === 'foreign')
    throw strange(`\`${name}\` of ${file} is no pin that could move`);
  const said = JSON.stringify(heldBy(pin)) === JSON.stringify(from);
  if (!said) throw strange(`\`${name}\` of ${file} holds something else`);
  return pin;
}

/** What a plan writes down of a pin as it is. */
export function heldBy({ channel, release, revision, hash, lastModified }: Pin): PlannedPin['from'] {
  return { channel, release, revision, hash, lastModified };
}

/** A channel never goes back. Where a pin holds a bare revision, its channel's releases tell which that is. */
async function assertForward(index: ReleaseIndex, pin: Pin, to: AnnouncedRelease): Promise<void> {
  const { revision, channel } = pin;
  const held =
    pin.release ??
    (revision && channel === to.channel
      ? ((await index.findRelease(revision, [channel]))?.name ?? null)
      : null);
  const order = held === null ? null : compareNames(held, to.name);
  if (order !== null && order >= 0)
    throw strange(`\`${pin.name}\` of ${pin.file} would go back from ${held ?? ''} to ${to.name}`);
}

function companionOf(
  companions: readonly Companion[],
  { file, name }: { file: string; name: string },
): Companion {
  const companion = companions.find((one) => one.file === file && one.name === name);
  if (!companion) throw strange(`\`${name}\` of ${file} is nothing that could move along`);
  return companion;
}

/**
 * Makes a candidate's edits again: its archives are downloaded and hashed here as well.
 * @throws UserError where they come out otherwise than when the plan was made
 */
export async function remake(
  context: Context,
  { planned, candidate }: Remade,
  sources: Sources,
): Promise<Bump> {
  const moves = await companionMoves(context, planned, candidate, sources);
  const edited = await editFor(context, candidate, sources, moves);
  const bump = await relockAs(context, edited, planned.locks);
  if (digestOfEdits(bump.edits) === planned.edits) return bump;
  throw strange(`the edits for ${candidate.group} come out otherwise${differenceIn(planned, bump)}`);
}

async function companionMoves(
  context: Context,
  planned: PlannedCandidate,
  candidate: Candidate,
  sources: Sources,
): Promise<CompanionMove[]> {
  const moves: CompanionMove[] = [];
  for (const [index, companion] of candidate.companions.entries()) {
    const branch = branchAfter(companion, candidate);
    const to = planned.companions[index]?.to ?? null;
    if ((to?.branch ?? null) !== branch) throw strange(`\`${companion.name}\` goes to another branch`);
    if (branch === null || to === null) continue;
    if (companion.moves === 'text' && to.revision === null)
      throw strange(`\`${companion.name}\` goes to no revision`);
    const target = await targetOf(context, companion, branch, to.revision ?? '', sources);
    moves.push({ companion, target });
  }
  return moves;
}

/** Most likely an archive that is another one than it was. */
function differenceIn({ steps }: PlannedCandidate, { moves }: Bump): string {
  const planned = steps.flatMap(({ pins }) => pins);
  const other = moves.find(({ pin, target }) => {
    const to = planned.find(({ file, name }) => file === pin.file && name === pin.name)?.to;
    return to?.hash !== target.hash || to.lastModified !== target.lastModified;
  });
  if (!other) return '';
  return `: ${other.archiveUrl ?? other.target.release} has ${other.target.hash ?? 'another time'}`;
}

function strange(what: string): UserError {
  return new UserError(`the plan does not fit: ${what}.`, {
    cure: 'Make a new plan, of the commit that is checked out.',
  });
}
