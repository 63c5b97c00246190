import { describe, expect, test } from '@jest/globals';
import { chooseCandidates } from '../../../src/app/bump-choice.js';
import { pinsOf, type Candidate } from '../../../src/core/candidate.js';
import type { Pin } from '../../../src/core/pin.js';
import { pin, release, settings } from '../core/policy/world.js';

const NEXT = 'nixos-26.05';
const a = pin({ name: 'a' });
const b = pin({ name: 'b' });

function candidate(lane: Candidate['lane'], ...pins: Pin[]): Candidate {
  const to = lane === 'refresh' ? release(4188) : release(1377, NEXT);
  return { lane, group: to.channel, steps: [{ pins, to }], companions: [], urgency: null };
}

describe('what is taken of all that is proposed', () => {
  const both = [candidate('upgrade', a), candidate('refresh', a, b)];
  const shown = (candidates: readonly Candidate[]): string[] =>
    candidates.map(
      (one) =>
        `${one.lane} ${pinsOf(one)
          .map(({ name }) => name)
          .join(' ')}`,
    );
  const chosen = (candidates: readonly Candidate[], ...given: Parameters<typeof settings>) => {
    const { taken, left } = chooseCandidates(candidates, settings(...given));
    return { taken: shown(taken), left: shown(left) };
  };

  test('lane refresh, where a pin is in both', () => {
    expect(chosen(both)).toEqual({ taken: ['refresh a b'], left: ['upgrade a'] });
  });

  test('upgrades alone where lanes say so, but for the pins that a rule refreshes', () => {
    const rules = [{ match: ['b'], lanes: ['refresh'] as const }];
    expect(chosen([candidate('upgrade', a), candidate('refresh', b)], { lanes: ['upgrade'], rules })).toEqual(
      { taken: ['upgrade a', 'refresh b'], left: [] },
    );
  });

  test('an upgrade all of whose pins are in no other lane', () => {
    const rules = [{ match: ['a'], lanes: ['upgrade'] as const }];
    const candidates = [candidate('upgrade', a), candidate('refresh', b)];
    expect(chosen(candidates, { rules }).taken).toEqual(['upgrade a', 'refresh b']);
    // They move together or not at all.
    const mixed = [candidate('upgrade', a, b), candidate('refresh', b)];
    expect(chosen(mixed, { rules })).toEqual({ taken: ['refresh b'], left: ['upgrade a b'] });
  });

  test('no pin goes to two places', () => {
    const rules = [{ match: ['a'], lanes: ['refresh', 'upgrade'] as const }];
    expect(chosen(both, { lanes: ['upgrade'], rules })).toEqual({
      taken: ['upgrade a', 'refresh b'],
      left: [],
    });
  });
});
