import { createReleaseIndex, type ReleaseIndex } from '../channels/release-index.js';
import type { Pin } from '../core/pin.js';
import { needsHistory, propose, type Proposal } from '../core/policy/propose.js';
import type { Release } from '../core/release.js';
import { UserError } from '../errors.js';
import { mirrorUrls, originsOf, type Context } from './context.js';
import { discover, type Discovery } from './discover.js';

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
  const { pins, errors: broken } = await discoverPins(context);
  const index = createReleaseIndex(context.http, mirrorUrls(context.config));
  const { newest, unknown } = await resolveChannels(index, pins);
  const history = await readHistories(context, index, pins, newest);
  const releasesUrl = context.config['releases-url'];
  return { ...propose(pins, { newest, history, releasesUrl }), pins, newest, unknown, broken };
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
): Promise<Pick<Proposals, 'newest' | 'unknown'>> {
  const followed = pins.flatMap((pin) => (pin.direct && pin.channel !== null ? [pin.channel] : []));
  const newest = new Map<string, NewestRelease>();
  const unknown = new Map<string, UserError>();
  await Promise.all(
    [...new Set(followed)].map(async (channel) => {
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

/** The listing is read only for channels where a pin's place in the order can't be told without it. */
async function readHistories(
  context: Context,
  index: ReleaseIndex,
  pins: readonly Pin[],
  newest: ReadonlyMap<string, NewestRelease>,
): Promise<Map<string, readonly Release[]>> {
  const histories = new Map<string, readonly Release[]>();
  for (const release of newest.values()) {
    if (!pins.some((pin) => pin.channel === release.channel && needsHistory(pin, release))) continue;
    try {
      histories.set(release.channel, await index.releasesBetween(release.channel, null, null));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      context.log.warning(
        `the releases of ${release.channel} can't be listed, commit times must do: ${error.toLine()}`,
      );
    }
  }
  return histories;
}
