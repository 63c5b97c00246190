import type { ChannelStates } from '../channels/status.js';
import type { ReleaseIndex } from '../channels/release-index.js';
import type { Pin } from '../core/pin.js';
import type { ChannelKnowledge } from '../core/policy/knowledge.js';
import { historiesNeeded, revisionsNeeded } from '../core/policy/needs.js';
import { settingsOf } from '../core/policy/rules.js';
import type { PolicySettings } from '../core/policy/settings.js';
import { upgradeTargets } from '../core/policy/upgrade-targets.js';
import type { AnnouncedRelease, Release } from '../core/release.js';
import { UserError } from '../errors.js';
import type { Log } from '../ports/log.js';
import { releasedOf } from './released.js';

export interface Sources {
  index: ReleaseIndex;
  states: ChannelStates;
  log: Log;
}

/** What is asked for. `whole`: all that `check` tells, too, and not only what a proposal needs. */
export interface Question {
  pins: readonly Pin[];
  settings: PolicySettings;
  whole: boolean;
  /** What else the policy is to know. */
  given: Pick<ChannelKnowledge, 'lines' | 'releasesUrl' | 'now'>;
}

export interface Resolved {
  known: ChannelKnowledge;
  /** Why the newest release of a channel that pins follow is not known, by channel. */
  unknown: ReadonlyMap<string, UserError>;
}

/** Resolves what the policy has to know, no more: see `propose` for the order of the steps. */
export async function resolve(sources: Sources, question: Question): Promise<Resolved> {
  const { pins, settings } = question;
  const { index, log } = sources;
  const followed = channelsOf(pins);
  const [{ states, troubles }, current] = await Promise.all([
    needsStates(question) ? sources.states.states() : { states: new Map<string, never>(), troubles: [] },
    announcedOf(index, followed),
  ]);
  for (const trouble of troubles) log.warning(trouble.toLine());
  const movable = question.whole ? pins : pins.filter(({ state }) => state === 'pinned');
  const targets = upgradeTargets(movable, states, settings).filter((channel) => !followed.includes(channel));
  const next = await announcedOf(index, targets);
  for (const [channel, error] of next.unknown) log.warning(`no upgrade to ${channel}: ${error.toLine()}`);
  const newest = new Map([...current.newest, ...next.newest]);
  const start: ChannelKnowledge = {
    ...question.given,
    newest: await dated(index, newest, question),
    untrusted: await doubtsOf(index, newest),
    history: new Map(),
    revisions: new Map(),
    states,
    released: new Map(),
  };
  const listed = { ...start, history: await histories(sources, question, start) };
  const traced = { ...listed, released: await releasedOf(sources, question, listed) };
  const revisions = await revisionsOf(sources, revisionsNeeded(pins, traced, settings));
  return { known: { ...traced, revisions }, unknown: current.unknown };
}

function channelsOf(pins: readonly Pin[]): string[] {
  return [...new Set(pins.flatMap(({ direct, channel }) => (direct && channel !== null ? [channel] : [])))];
}

function needsStates({ whole, pins, settings }: Question): boolean {
  return whole || pins.some((pin) => pin.direct && settingsOf(pin, settings).lanes.includes('upgrade'));
}

async function announcedOf(
  index: ReleaseIndex,
  channels: readonly string[],
): Promise<{ newest: Map<string, AnnouncedRelease>; unknown: Map<string, UserError> }> {
  const newest = new Map<string, AnnouncedRelease>();
  const unknown = new Map<string, UserError>();
  await Promise.all(
    channels.map(async (channel) => {
      try {
        newest.set(channel, await index.newest(channel));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        unknown.set(channel, error);
      }
    }),
  );
  return { newest, unknown };
}

/** With the time of publication where a cooldown counts from it, or a person is told. */
async function dated(
  index: ReleaseIndex,
  newest: ReadonlyMap<string, AnnouncedRelease>,
  { whole, pins, settings }: Question,
): Promise<Map<string, AnnouncedRelease>> {
  const wanted = whole || pins.some((pin) => settingsOf(pin, settings).cooldown > 0);
  const entries = [...newest].map(async ([channel, release]) => {
    const published = wanted ? await orNull(index.publishedAt(release)) : release.published;
    return [channel, { ...release, published }] as const;
  });
  return new Map(await Promise.all(entries));
}

async function doubtsOf(
  index: ReleaseIndex,
  newest: ReadonlyMap<string, AnnouncedRelease>,
): Promise<Map<string, string>> {
  const doubts = new Map<string, string>();
  await Promise.all(
    [...newest].map(async ([channel, release]) => {
      const doubt = await index.verify(release);
      if (doubt !== null) doubts.set(channel, doubt);
    }),
  );
  return doubts;
}

async function histories(
  { index, log }: Sources,
  { whole, pins, settings }: Question,
  known: ChannelKnowledge,
): Promise<Map<string, readonly Release[]>> {
  const wanted = whole
    ? channelsOf(pins).filter((channel) => known.newest.has(channel))
    : historiesNeeded(pins, known, settings);
  const history = new Map<string, readonly Release[]>();
  for (const channel of new Set([...wanted, ...historiesNeeded(pins, known, settings)])) {
    try {
      const releases = await index.releasesBetween(channel, null, null);
      const ripe = known.now - Math.max(0, ...pins.map((pin) => settingsOf(pin, settings).cooldown));
      history.set(channel, ripe < known.now ? await datedUntil(index, releases, ripe) : releases);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      log.warning(
        `the releases of ${channel} can't be listed, so nobody knows how far behind a pin is: ${error.toLine()}`,
      );
    }
  }
  return history;
}

/** Where the listing does not tell times, so many releases are asked for theirs. */
const MOST_ASKED = 100;

/** With the times of the newest releases, back to the first one that is older than a moment (Unix seconds). */
async function datedUntil(
  index: ReleaseIndex,
  releases: readonly Release[],
  moment: number,
): Promise<Release[]> {
  const dated = [...releases];
  for (let at = dated.length - 1; at >= Math.max(0, dated.length - MOST_ASKED); at--) {
    const release = dated[at];
    if (!release) break;
    const published = release.published ?? (await orNull(index.publishedAt(release)));
    dated[at] = { ...release, published };
    if (published !== null && Date.parse(published) / 1000 <= moment) break;
  }
  return dated;
}

async function revisionsOf(
  { index, log }: Sources,
  releases: readonly Release[],
): Promise<Map<string, string>> {
  const revisions = new Map<string, string>();
  for (const release of releases) {
    try {
      revisions.set(release.path, await index.revisionOf(release));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      log.warning(error.toLine());
    }
  }
  return revisions;
}

async function orNull<T>(promise: Promise<T | null>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return null;
  }
}
