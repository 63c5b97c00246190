import { LANES, type Candidate, type Lane } from '../../core/candidate.js';
import { parseChannel } from '../../core/channel.js';
import type { Pin } from '../../core/pin.js';
import { groupsOf, type Due } from '../../core/policy/grouping.js';
import type { PolicySettings } from '../../core/policy/settings.js';
import { upgradesFrom } from '../../core/policy/upgrade-targets.js';
import { compareNames, sameRevision } from '../../core/policy/order.js';
import { UserError } from '../../errors.js';
import { CLOSING, type Forge, type Pull } from '../../forge/types.js';
import { mootButForeign, mootReason, type Moot } from '../../report/notes.js';
import { policySettings } from '../proposals.js';
import { isInSchedule } from '../room.js';
import type { Ground } from './ground.js';
import { branchFor, groupingOf } from './identity.js';
import { changeMarker, NOTE, readBody, type Marker } from './marker.js';
import { commitsOfPeople } from './standing.js';
import { notStuck, stuckBranches } from './stuck.js';

/** All that could be proposed now, also what waits; and the pins as they are. */
export interface Landscape {
  candidates: readonly Candidate[];
  pins: readonly Pin[];
  /** What each channel announces. */
  newest: ReadonlyMap<string, { name: string }>;
}

/**
 * Closes our pull requests that have become moot, with the reason, and the issues of channels that nothing is to be done
 * for. Only where everything could be read: a mirror in trouble makes nothing moot.
 * @returns whether all of it could be done; what could not is told in the log, and stops nothing else
 */
export async function tidy(ground: Ground, forge: Forge, landscape: Landscape): Promise<boolean> {
  const { context, base } = ground;
  const { config, log } = context;
  if (!isInSchedule(context)) return true;
  const alive = new Map(landscape.candidates.map((one) => [branchFor(config, one, base), one]));
  let whole = true;
  const attempt: Attempt = async (work) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      log.error(`not everything could be tidied up: ${error.toLine()}`);
      whole = false;
    }
  };
  await attempt(() => closeMoot(ground, forge, landscape, { alive, attempt }));
  if (config['issue-after'] > 0) await attempt(() => closeIssues(ground, forge, { alive, attempt }));
  return whole;
}

/** Does a part of it; what goes wrong there is told, and no other part's trouble. */
type Attempt = (work: () => Promise<void>) => Promise<void>;

type Alive = ReadonlyMap<string, Candidate>;

async function closeMoot(
  ground: Ground,
  forge: Forge,
  landscape: Landscape,
  { alive, attempt }: { alive: Alive; attempt: Attempt },
): Promise<void> {
  const { config, log } = ground.context;
  const { base } = ground;
  const prefix = config['branch-prefix'];
  const { login } = await forge.account();
  const open = await forge.openPulls(prefix);
  const proven = new Set(open.filter(isProven).map(({ head }) => head.branch));
  const grouping = groupingOf(config);
  for (const pull of open) {
    const { branch } = pull.head;
    const { marker } = readBody(pull.body, branch);
    const lane = LANES.find((one) => branch.startsWith(`${prefix}${one}/`));
    // What a person opened, or a Channel Bump with another prefix, is theirs; so is one that was put on another base.
    if (lane === undefined || marker === null || pull.author !== login) continue;
    if (pull.base.branch !== base?.name || alive.has(branch)) continue;
    const instead = [...alive].filter(
      ([, candidate]) =>
        takesOver(candidate, marker) && (candidate.lane !== lane || marker.grouping !== grouping),
    );
    // What is proven gives way to what is proven alone.
    if (instead.some(([other]) => !proven.has(other))) continue;
    const groups = instead.map(([, { group }]) => group);
    const channels = Object.keys(marker.releases);
    const own =
      marker.grouping === grouping
        ? pinsOfBranch(ground, landscape, { branch, lane, channels })
        : { there: followers(landscape.pins, channels), behind: [] };
    const moot = mootOf(marker, groups, own, landscape.newest);
    if (moot === null) continue;
    await attempt(async () => {
      const isShared = open.some((other) => other.number !== pull.number && other.head.branch === branch);
      if (await close(forge, pull, moot, isShared))
        log.info(`#${pull.number} is closed: it has become moot.`);
    });
  }
}

async function closeIssues(
  { context }: Ground,
  forge: Forge,
  { alive, attempt }: { alive: Alive; attempt: Attempt },
): Promise<void> {
  const prefix = context.config['branch-prefix'];
  for (const branch of await stuckBranches(forge))
    if (branch.startsWith(prefix) && !alive.has(branch))
      await attempt(() => notStuck(context, forge, branch));
}

/**
 * The mark comes first: what we have closed ourselves no person has decided on.
 * @param isShared another pull request comes from the same branch
 */
async function close(forge: Forge, found: Pull, moot: Moot, isShared: boolean): Promise<boolean> {
  const pull = await forge.pull(found.number);
  if (pull?.state !== 'open') return false;
  const ends = { branch: pull.head.branch, baseBranch: pull.base.branch };
  const { authors } = await commitsOfPeople(forge, ends, pull.head.revision);
  if (authors.length > 0) {
    await forge.comment(pull, NOTE, mootButForeign(authors));
    return false;
  }
  const { branch, revision } = pull.head;
  const body = changeMarker(pull.body, branch, { closed: true }) ?? pull.body;
  const { title, labels, draft } = pull;
  const marked = await forge.updatePull(pull, { title, labels, draft, body });
  const reason = mootReason(moot);
  await forge.comment(marked, CLOSING, reason);
  // Before it is closed: of a closed one no run would look for the branch again. A push that came in between stands.
  const gone = isShared ? null : await forge.deleteBranch(branch, revision);
  if (gone?.kind === 'moved') {
    await forge.comment(marked, CLOSING, null);
    const undone = changeMarker(marked.body, branch, { closed: false }) ?? marked.body;
    await forge.updatePull(marked, { title, labels, draft, body: undone });
    return false;
  }
  await forge.closePull(marked, reason);
  return true;
}

function isProven({ body, draft, head }: Pull): boolean {
  return !draft && readBody(body, head.branch).marker?.proof === 'proven';
}

function takesOver({ steps }: Candidate, { releases }: Marker): boolean {
  return steps.some(({ to }) => to.channel in releases);
}

/** Pins that a pull request moves: on its releases' channels already, and on one before that an upgrade would leave. */
interface OwnPins {
  there: readonly Pin[];
  behind: readonly Pin[];
}

/** Null: it is not, though nothing would be proposed now: a mirror may have gone back. */
function mootOf(
  { releases }: Marker,
  instead: readonly string[],
  { there, behind }: OwnPins,
  newest: Landscape['newest'],
): Moot | null {
  if (instead.length > 0) return { kind: 'superseded', by: instead };
  if (behind.length > 0) return null;
  if (there.length === 0) return { kind: 'dropped' };
  const isAt = (pin: Pin): boolean => hasReached(pin, releases[pin.channel ?? ''] ?? '', newest);
  if (!there.every(isAt)) return null;
  const names = [...new Set(there.map(({ file, name }) => `${file}: ${name}`))];
  return { kind: 'reached', pins: names, releases: Object.values(releases) };
}

function followers(pins: readonly Pin[], channels: readonly string[]): Pin[] {
  return pins.filter(
    ({ direct, channel, state }) =>
      direct && state === 'pinned' && channel !== null && channels.includes(channel),
  );
}

/** As pins are put together today. */
function pinsOfBranch(
  { context: { config }, base }: Ground,
  { pins }: Landscape,
  { branch, lane, channels }: { branch: string; lane: Lane; channels: readonly string[] },
): OwnPins {
  const settings = policySettings(config);
  const inBranch = (due: readonly Due[]): Pin[] =>
    groupsOf(lane, due, pins, settings)
      .filter(({ name }) => branchFor(config, { lane, group: name }, base) === branch)
      .flatMap((group) => group.due.map(({ pin }) => pin));
  const here = followers(pins, channels).map((pin) => ({ pin, target: pin.channel ?? '' }));
  const older = channels.flatMap((target) =>
    pins.filter((pin) => couldReach(pin, target, settings)).map((pin) => ({ pin, target })),
  );
  return { there: inBranch(here), behind: lane === 'upgrade' ? inBranch(older) : [] };
}

function couldReach(pin: Pin, target: string, settings: PolicySettings): boolean {
  const [from, to] = [upgradesFrom(pin, settings), parseChannel(target)];
  return from !== null && to !== null && from.of === to.of && (from.series ?? '') < (to.series ?? '');
}

/** A pin that holds a bare revision, and for which there is nothing newer, is where its channel is. */
function hasReached({ release, revision, channel }: Pin, to: string, newest: Landscape['newest']): boolean {
  if (sameRevision(revision, to.slice(to.lastIndexOf('.') + 1))) return true;
  const held = release ?? newest.get(channel ?? '')?.name ?? null;
  const order = held === null ? null : compareNames(held, to);
  return order !== null && order >= 0;
}
