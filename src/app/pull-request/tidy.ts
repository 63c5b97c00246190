import type { Candidate } from '../../core/candidate.js';
import type { Pin } from '../../core/pin.js';
import type { Forge, Pull } from '../../forge/types.js';
import { mootButForeign, mootReason, type Moot } from '../../report/notes.js';
import { isInSchedule } from '../room.js';
import type { Ground } from './ground.js';
import { branchFor } from './identity.js';
import { readBody, withMarker, type Marker } from './marker.js';
import { notStuck, stuckBranches } from './stuck.js';

const NOTE = '<!-- channel-bump note -->';

/** All that could be proposed now, also what waits; and the pins as they are. */
export interface Landscape {
  candidates: readonly Candidate[];
  pins: readonly Pin[];
}

/**
 * Closes our pull requests that have become moot, with the reason, and the issues of channels that nothing is to be done
 * for. Only where everything could be read: a mirror in trouble makes nothing moot.
 * @returns what was closed
 */
export async function tidy(ground: Ground, forge: Forge, landscape: Landscape): Promise<Pull[]> {
  const { context, base } = ground;
  const { config, log } = context;
  if (!isInSchedule(context)) return [];
  const alive = new Map(landscape.candidates.map((one) => [branchFor(config, one, base), one]));
  const open = await forge.openPulls(config['branch-prefix']);
  const proven = new Set(open.filter(isProven).map(({ head }) => head.branch));
  const closed: Pull[] = [];
  for (const pull of open) {
    const { marker } = readBody(pull.body);
    if (pull.base.branch !== base?.name || alive.has(pull.head.branch) || marker === null) continue;
    const instead = [...alive].filter(([, candidate]) => takesOver(candidate, marker));
    // What is proven gives way to what is proven alone.
    if (instead.some(([branch]) => !proven.has(branch))) continue;
    const moot = mootOf(
      marker,
      instead.map(([, { group }]) => group),
      landscape.pins,
    );
    if (await close(forge, pull, moot)) {
      log.info(`#${pull.number} is closed: it has become moot.`);
      closed.push({ ...pull, state: 'closed' });
    }
  }
  if (config['issue-after'] > 0) {
    const isOurs = (branch: string): boolean => branch.startsWith(config['branch-prefix']);
    for (const branch of await stuckBranches(forge))
      if (isOurs(branch) && !alive.has(branch)) await notStuck(context, forge, branch);
  }
  return closed;
}

/** The mark comes first: what we have closed ourselves no person has decided on. */
async function close(forge: Forge, pull: Pull, moot: Moot): Promise<boolean> {
  const foreign = await forge.foreignCommits(pull.head.branch, pull.base.branch);
  if (foreign.length > 0) {
    const authors = [...new Set(foreign.map(({ author }) => author))];
    await forge.comment(pull, NOTE, mootButForeign(authors));
    return false;
  }
  const body = withMarker(pull.body, { closed: true }) ?? pull.body;
  const { title, labels, draft } = pull;
  await forge.closePull(await forge.updatePull(pull, { title, labels, draft, body }), mootReason(moot));
  await forge.deleteBranch(pull.head.branch, pull.head.revision);
  return true;
}

function isProven({ body, draft }: Pull): boolean {
  return !draft && readBody(body).marker?.proof === 'proven';
}

function takesOver({ steps }: Candidate, { releases }: Marker): boolean {
  return steps.some(({ to }) => to.channel in releases);
}

function mootOf({ releases }: Marker, instead: readonly string[], pins: readonly Pin[]): Moot {
  if (instead.length > 0) return { kind: 'superseded', by: instead };
  const there = pins.filter(
    ({ direct, channel, state }) => direct && state === 'pinned' && channel !== null && channel in releases,
  );
  if (there.length === 0) return { kind: 'dropped' };
  const names = [...new Set(there.map(({ file, name }) => `${file}: ${name}`))];
  return { kind: 'reached', pins: names, releases: Object.values(releases) };
}
