// The replay of real channels (integration/corpus-advances) over made-up ones.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { replay, type Advance } from './replay.js';
import { DAY, HOUR } from './world.js';

const channel = 'nixos-26.05';
const start = Date.parse('2026-05-01T00:00:00Z') / 1000;

/** Gaps of a minute to twelve days; commit times that go anywhere; betas first, counts of any digits. */
const life = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.integer({ min: 60, max: 9 * HOUR }), fc.integer({ min: HOUR, max: 12 * DAY })),
      age: fc.integer({ min: HOUR, max: 90 * DAY }),
      counted: fc.integer({ min: 1, max: 999 }),
      revision: fc.stringMatching(/^[0-9a-f]{40}$/),
    }),
    { minLength: 2, maxLength: 25 },
  )
  .chain((list) => fc.record({ list: fc.constant(list), betas: fc.nat(list.length) }))
  .map(({ list, betas }) => {
    let published = start;
    let count = 0;
    const advances: Advance[] = [];
    const names: string[] = [];
    for (const [index, { gap, age, counted, revision: hex }] of list.entries()) {
      published += gap;
      count += counted;
      // Two commits share no first seven digits.
      const revision = (index + 1).toString(16).padStart(2, 'e') + hex.slice(2);
      advances.push({ revision, committed: published - age, published });
      names.push(`nixos-26.05${index < betas ? 'beta' : '.'}${count}.${revision.slice(0, 12)}`);
    }
    return { advances, names };
  });

const asked = {
  cooldown: fc.constantFrom(0, 5 * HOUR, DAY, 3 * DAY, 7 * DAY),
  every: fc.constantFrom(7 * HOUR, DAY),
  holds: fc.constantFrom('name' as const, 'revision' as const, 'short' as const),
};

describe('the life of a channel', () => {
  test('every advance is proposed once it is old enough, none before, none backwards', () => {
    fc.assert(
      fc.property(life, fc.record(asked), (made, how) => {
        const replayed = replay({ channel, ...made, ...how });
        expect(replayed).toMatchObject({
          backward: 0,
          missed: 0,
          insideCooldown: 0,
          end: made.names.length - 1,
        });
      }),
      { numRuns: 200 },
    );
  });

  test('a mirror that answers with what was, and lists a part, leads nobody backwards', () => {
    fc.assert(
      fc.property(life, fc.record(asked), fc.infiniteStream(fc.nat()), (made, how, numbers) => {
        const next = (below: number): number => (numbers.next().value ?? 0) % below;
        const mirror = (count: number) => ({ announces: next(count), lists: next(count + 1) });
        expect(replay({ channel, ...made, ...how, mirror })).toMatchObject({
          backward: 0,
          insideCooldown: 0,
        });
      }),
      { numRuns: 200 },
    );
  });
});

test('the replay itself would see a policy that goes wrong', () => {
  const advances = [0, 1, 2].map((day) => ({
    revision: String(day).repeat(40),
    committed: start,
    published: start + day * DAY,
  }));
  // Counts that fall are no order of a channel's releases.
  const names = [3, 2, 1].map((count, day) => `nixos-26.05.${count}.${String(day).repeat(12)}`);
  const replayed = replay({ channel, advances, names, cooldown: 0, every: DAY, holds: 'name' });
  expect(replayed).toMatchObject({ proposals: 0, missed: 3 });
});
