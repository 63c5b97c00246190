import type { ReleaseIndex } from '../channels/release-index.js';
import { seriesOf } from '../core/channel.js';
import type { Pin } from '../core/pin.js';
import type { ChannelKnowledge } from '../core/policy/knowledge.js';
import { orderAgainst } from '../core/policy/order.js';
import { settingsOf } from '../core/policy/rules.js';
import type { PolicySettings } from '../core/policy/settings.js';
import { standing } from '../core/policy/standing.js';
import type { Release } from '../core/release.js';
import { UserError } from '../errors.js';
import type { Log } from '../ports/log.js';

const ROLLING = ['nixos-unstable', 'nixos-unstable-small', 'nixpkgs-unstable'];

/** So many channels are looked through at once, where a revision is in none of the likely ones. */
const AT_ONCE = 4;

/**
 * Where the releases of pins were found that their own channel does not have: in that, the rolling ones and those of
 * its series; where a person is told, in any.
 */
export async function releasedOf(
  { index, log }: { index: ReleaseIndex; log: Log },
  { whole, pins, settings }: { whole: boolean; pins: readonly Pin[]; settings: PolicySettings },
  known: ChannelKnowledge,
): Promise<Map<string, Release | null>> {
  const found = new Map<string, Release | null>();
  const unsure = new Map<string, string[]>();
  const lost = pins.filter((pin) => pin.direct && isLost(pin, known, whole));
  for (const pin of lost) {
    if (pin.revision === null || found.has(pin.revision) || !settingsOf(pin, settings).selected) continue;
    const likely = likelyChannels(pin, known);
    const others = whole ? [...known.states.keys()].filter((channel) => !likely.includes(channel)) : [];
    try {
      found.set(pin.revision, await findRelease(index, pin.revision, likely, others));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const revisions = unsure.get(error.toLine()) ?? [];
      if (!revisions.includes(pin.revision)) unsure.set(error.toLine(), [...revisions, pin.revision]);
    }
  }
  for (const [trouble, revisions] of unsure)
    log.warning(`whether ${revisions.join(', ')} was ever released can't be told: ${trouble}`);
  return found;
}

function likelyChannels({ channel }: Pin, { states }: ChannelKnowledge): string[] {
  const series = seriesOf(channel);
  const sisters = [...states.keys()].filter((name) => series !== null && seriesOf(name) === series);
  return [...new Set([...(channel === null ? [] : [channel]), ...ROLLING, ...sisters])];
}

/** @throws UserError where a channel could not be looked through, and no other one has the revision */
async function findRelease(
  index: ReleaseIndex,
  revision: string,
  likely: readonly string[],
  others: readonly string[],
): Promise<Release | null> {
  const failures: UserError[] = [];
  const findIn = async (channels: readonly string[]): Promise<Release | null> => {
    try {
      return await index.findRelease(revision, channels);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push(error);
      return null;
    }
  };
  let release = await findIn(likely);
  for (let at = 0; at < others.length && release === null; at += AT_ONCE) {
    const batch = others.slice(at, at + AT_ONCE).map((channel) => findIn([channel]));
    release = (await Promise.all(batch)).find((one) => one !== null) ?? null;
  }
  const [failure] = failures;
  if (release === null && failure) throw failure;
  return release;
}

function isLost(pin: Pin, known: ChannelKnowledge, whole: boolean): boolean {
  if (pin.state !== 'pinned' || pin.revision === null || pin.revision.length < 7) return false;
  const newest = pin.channel === null ? undefined : known.newest.get(pin.channel);
  if (newest && orderAgainst(pin, newest, known) !== 'unknown') return false;
  return pin.channel === null ? whole && standing(pin, known).release === null : newest !== undefined;
}
