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
