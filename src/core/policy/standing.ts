import type { Pin } from '../pin.js';
import type { ChannelKnowledge } from './knowledge.js';
import { compareNames, heldRelease, orderAgainst, releaseTime } from './order.js';
import { knownTime } from '../time.js';
import { DAY } from './time.js';

/** Where a pin stands today. */
export interface Standing {
  /** The release that it holds, also where only its revision told; null where nobody knows. */
  release: string | null;
  /** The channel that the release was found in, which may be another than the pin's. */
  channel: string | null;
  /** How many releases its channel has had since, up to the announced one; null where that is unknown. */
  behind: number | null;
  /** Whole days since the release was published, else since its commit; null where neither is known. */
  ageDays: number | null;
}

export function standing(pin: Pin, known: ChannelKnowledge): Standing {
  const held = heldRelease(pin, known);
  const age = ageOf(pin, known);
  return {
    release: held?.name ?? null,
    channel: held?.channel ?? null,
    behind: releasesBehind(pin, held?.name ?? null, known),
    ageDays: age === null ? null : Math.floor(age / DAY),
  };
}

/** Seconds since what a pin holds was published, else since its commit; null where neither is known. Never negative. */
export function ageOf(pin: Pin, known: ChannelKnowledge): number | null {
  const held = heldRelease(pin, known);
  const time = (held && releaseTime(held)) ?? knownTime(pin.lastModified);
  return time === null ? null : Math.max(0, known.now - time);
}

function releasesBehind(pin: Pin, held: string | null, known: ChannelKnowledge): number | null {
  if (pin.channel === null) return null;
  const newest = known.newest.get(pin.channel);
  const order = newest ? orderAgainst(pin, newest, known) : 'unknown';
  if (order === 'same' || order === 'newer') return 0;
  const history = known.history.get(pin.channel);
  if (!history || held === null || compareNames(held, held) === null) return null;
  const since = history.filter(({ name }) => {
    const isLater = compareNames(held, name) === -1;
    return isLater && (!newest || compareNames(name, newest.name) !== 1);
  });
  // A listing can lag behind what is announced.
  const listed = newest === undefined || since.some(({ name }) => name === newest.name);
  return since.length + (listed ? 0 : 1);
}
