import { seriesOf } from './channel.js';

/**
 * How a channel is supported. `rolling`: the unstable ones. `beta`: branched off, not yet released. `deprecated`: the
 * next one is out, and its support ends soon. `unknown`: the published data could not be had.
 */
export type ChannelStatus = 'rolling' | 'beta' | 'stable' | 'deprecated' | 'unmaintained' | 'unknown';

export interface ChannelState {
  status: ChannelStatus;
  /** When the channel last moved, Unix seconds; null where unknown. */
  movedAt: number | null;
  /** The day on which its support ends, `YYYY-MM-DD`; null where unknown, and for rolling channels. */
  endOfLife: string | null;
}

export const unknownState: ChannelState = { status: 'unknown', movedAt: null, endOfLife: null };

/**
 * The state of a channel by the published data: what is published of it, else `unmaintained`, for support is what
 * the data list. But nothing is said where the data could not be had (they are empty), of a rolling channel, or of
 * a series that is newer than all the data know: a release that was only just branched off must not look abandoned.
 */
export function stateOf(states: ReadonlyMap<string, ChannelState>, channel: string): ChannelState {
  const published = states.get(channel);
  if (published) return published;
  const series = seriesOf(channel);
  const known = [...states.keys()].flatMap((name) => seriesOf(name) ?? []);
  const past = series !== null && known.some((other) => other >= series);
  return past ? { ...unknownState, status: 'unmaintained' } : unknownState;
}
