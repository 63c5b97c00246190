import type { Companion } from './companion.js';
import type { Pin } from './pin.js';
import type { AnnouncedRelease } from './release.js';

/** `refresh`: a newer release of the same channel. `upgrade`: the next stable channel. */
export const LANES = ['refresh', 'upgrade'] as const;
export type Lane = (typeof LANES)[number];

/** Pins that go to one release, which may be of another channel than theirs. */
export interface Step {
  pins: Pin[];
  to: AnnouncedRelease;
}

/** A proposal: all of it moves together, is proven together and is one pull request. */
export interface Candidate {
  lane: Lane;
  /** What it is called, unique in its lane: the channel's name afterwards, or the group's. Ends the branch's name. */
  group: string;
  /** Never empty; no two go to the same channel. */
  steps: Step[];
  /** In lane `upgrade`: what follows the series and moves along. Branches are looked up later. */
  companions: Companion[];
  /** Why it should not wait, a sentence for the top of the pull request; null: it may. */
  urgency: string | null;
}

/** All pins of a candidate. */
export function pinsOf(candidate: Candidate): Pin[] {
  return candidate.steps.flatMap(({ pins }) => pins);
}

/** Where a pin could go, a lane each. */
export function goalsOf(candidates: readonly Candidate[], pin: Pin): { lane: Lane; to: AnnouncedRelease }[] {
  return candidates.flatMap(({ lane, steps }) =>
    steps.flatMap(({ pins, to }) => (pins.includes(pin) ? [{ lane, to }] : [])),
  );
}
