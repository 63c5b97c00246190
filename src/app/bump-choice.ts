import { pinsOf, type Candidate } from '../core/candidate.js';
import type { Pin } from '../core/pin.js';
import { settingsOf } from '../core/policy/rules.js';
import type { PolicySettings } from '../core/policy/settings.js';

/**
 * What `bump` takes of all that is proposed, so that each pin goes to one place: lane `refresh`, and the upgrades
 * that are asked for, because `lanes` leaves `refresh` out for everything, or for all the upgrade's pins.
 */
export function chooseCandidates(
  candidates: readonly Candidate[],
  settings: PolicySettings,
): { taken: Candidate[]; left: Candidate[] } {
  const isRefreshed = (pin: Pin): boolean =>
    settings.lanes.includes('refresh') && settingsOf(pin, settings).lanes.includes('refresh');
  const isLeft = (candidate: Candidate): boolean =>
    candidate.lane === 'upgrade' && pinsOf(candidate).some(isRefreshed);
  const upgrades = candidates.filter((one) => one.lane === 'upgrade' && !isLeft(one));
  const upgraded = new Set(upgrades.flatMap(pinsOf));
  const refreshes = candidates.filter(({ lane }) => lane === 'refresh').map((one) => without(one, upgraded));
  return {
    taken: [...upgrades, ...refreshes.filter(({ steps }) => steps.length > 0)],
    left: candidates.filter(isLeft),
  };
}

function without(candidate: Candidate, pins: ReadonlySet<Pin>): Candidate {
  const steps = candidate.steps.map((step) => ({ ...step, pins: step.pins.filter((pin) => !pins.has(pin)) }));
  return { ...candidate, steps: steps.filter((step) => step.pins.length > 0) };
}
