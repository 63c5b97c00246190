import { createReleaseIndex, type ReleaseIndex } from '../channels/release-index.js';
import type { Pin } from '../core/pin.js';
import type { ChannelKnowledge } from '../core/policy/knowledge.js';
import { historiesNeeded, revisionsNeeded } from '../core/policy/needs.js';
import { propose, type Proposal } from '../core/policy/propose.js';
import { ruled, ruledCompanions } from '../core/policy/rules.js';
import type { PolicySettings } from '../core/policy/settings.js';
import { upgradeTargets } from '../core/policy/upgrade-targets.js';
import type { Release } from '../core/release.js';
import { UserError } from '../errors.js';
import { mirrorUrls, originsOf, type Context } from './context.js';
import { discover, type Discovery } from './discover.js';
import type { Config } from './settings.js';

export type NewestRelease = Release & { revision: string };

/** The first three stages of the trace: the pins, the newest release of each channel, and what the policy makes of it. */
export interface Proposals extends Proposal {
  pins: readonly Pin[];
  /** By channel. */
  newest: ReadonlyMap<string, NewestRelease>;
  /** Why the newest release of a channel is not known, by channel. */
  unknown: ReadonlyMap<string, UserError>;
  /** One for each pin file that could not be read. */
  broken: readonly UserError[];
}

/** discover -> resolve -> propose. A channel or file in trouble does not hide the others. */
export async function proposals(context: Context): Promise<Proposals> {
  const { pins: found, errors: broken } = await discoverPins(context);
  const settings = policySettings(context.config);
  const pins = ruled(found, settings);
  const companions = ruledCompanions([], found, settings);
  const index = createReleaseIndex(context.http, mirrorUrls(context.config));
  const states: ChannelKnowledge['states'] = new Map();
  const targets = upgradeTargets(pins, states, settings);
  const { newest, unknown } = await resolveChannels(index, pins, targets);
  const resolved: ChannelKnowledge = {
    newest,
    untrusted: new Map(),
    history: new Map(),
    revisions: new Map(),
    states,
    released: new Map(),
    lines: new Map(),
    releasesUrl: context.config['releases-url'],
    now: context.clock.now().getTime() / 1000,
  };
  const history = await readHistories(context, index, historiesNeeded(pins, resolved, settings));
  const listed = { ...resolved, history };
  const revisions = await readRevisions(context, index, revisionsNeeded(pins, listed, settings));
  const known = { ...listed, revisions };
  return { ...propose(pins, companions, known, settings), pins, newest, unknown, broken };
}

function policySettings(config: Config): PolicySettings {
  return {
    ...config,
    upgradeTo: config['upgrade-to'],
    maxAge: config['max-age'],
    rules: config.rules.map((rule) => ({ ...rule, maxAge: rule['max-age'] })),
  };
}

/** The pins of the repository; broken files are told in the log. */
export async function discoverPins(context: Context): Promise<Discovery> {
  const discovery = await discover(context.files, context.folder, originsOf(context.config));
  for (const error of discovery.errors) context.log.error(error.toSentences(), error.place);
  return discovery;
}

/** The pins of a copy of the repository. */
export async function discoverIn(context: Context, folder: string): Promise<readonly Pin[]> {
  return (await discover(context.files, folder, originsOf(context.config))).pins;
}

async function resolveChannels(
  index: ReleaseIndex,
  pins: readonly Pin[],
  targets: readonly string[],
): Promise<Pick<Proposals, 'newest' | 'unknown'>> {
  const followed = pins.flatMap((pin) => (pin.direct && pin.channel !== null ? [pin.channel] : []));
  const newest = new Map<string, NewestRelease>();
  const unknown = new Map<string, UserError>();
  await Promise.all(
    [...new Set([...followed, ...targets])].map(async (channel) => {
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

async function readHistories(
  context: Context,
  index: ReleaseIndex,
  channels: readonly string[],
): Promise<Map<string, readonly Release[]>> {
  const histories = new Map<string, readonly Release[]>();
  for (const channel of channels) {
    try {
      histories.set(channel, await index.releasesBetween(channel, null, null));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      context.log.warning(`the releases of ${channel} can't be listed: ${error.toLine()}`);
    }
  }
  return histories;
}

async function readRevisions(
  context: Context,
  index: ReleaseIndex,
  releases: readonly Release[],
): Promise<Map<string, string>> {
  const revisions = new Map<string, string>();
  for (const release of releases) {
    try {
      revisions.set(release.path, await index.revisionOf(release));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      context.log.warning(error.toLine());
    }
  }
  return revisions;
}
