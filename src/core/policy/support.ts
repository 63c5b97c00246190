import type { ChannelState } from '../channel-state.js';
import { DAY } from './time.js';

/** From so many days before its end on, leaving a series is urgent. */
const NEAR = 30;

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
