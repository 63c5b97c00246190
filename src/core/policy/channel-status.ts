import { parseChannel } from '../channel.js';
import { unknownState, type ChannelState } from '../channel-state.js';
import { DAY } from './time.js';

/** From so many days before its end on, leaving a series is urgent. */
const NEAR = 30;

/**
 * The state of a channel. One that the published data does not name is unmaintained, unless there is no such data, or
 * the channel is of a series newer than any that it names.
 */
export function stateOf(channel: string, states: ReadonlyMap<string, ChannelState>): ChannelState {
  const published = states.get(channel);
  if (published) return published;
  const series = parseChannel(channel)?.series ?? null;
  if (series === null) return { ...unknownState, status: parseChannel(channel) ? 'rolling' : 'unknown' };
  const isOld = [...states.keys()].some((name) => (parseChannel(name)?.series ?? '') > series);
  return isOld ? { ...unknownState, status: 'unmaintained' } : unknownState;
}

/** Whole days until support ends, 0 on the last one, less after it; null where the day is not known. */
export function daysLeft({ endOfLife }: ChannelState, now: number): number | null {
  const last = endOfLife === null ? NaN : Date.parse(endOfLife) / 1000;
  return Number.isFinite(last) ? Math.floor(last / DAY) - Math.floor(now / DAY) : null;
}

/** Why pins should leave a channel soon, a sentence; null where they may stay. */
export function urgencyOf(channel: string, state: ChannelState, now: number): string | null {
  const left = daysLeft(state, now);
  const over =
    state.status === 'unmaintained' || (state.status === 'deprecated' && left !== null && left < 0);
  if (over) {
    const since = left !== null && left < 0 ? `since ${state.endOfLife ?? ''}` : 'any more';
    return `${channel} gets no security updates ${since}.`;
  }
  if (state.status !== 'deprecated' || left === null || left > NEAR) return null;
  return `${channel} gets no security updates after ${state.endOfLife ?? ''}.`;
}
