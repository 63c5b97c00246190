import type { Pin } from './pin.js';
import type { Release } from './release.js';

/** `refresh`: a newer release of the same channel. `upgrade`: the next stable channel. */
export type Lane = 'refresh' | 'upgrade';

/** A proposal: these pins, which move together, go to this release. */
export interface Candidate {
  lane: Lane;
  /** The channel afterwards. */
  channel: string;
  pins: Pin[];
  to: Release & { revision: string };
}
