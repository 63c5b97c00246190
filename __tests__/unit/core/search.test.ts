import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextStep, type SearchStep, type Verdict } from '../../../src/core/search.js';

type Found = Extract<SearchStep, { kind: 'found' }>;

interface Walked extends Found {
  /** Tries that were judged, the newest one's among them. */
  judged: number;
  skipped: number;
}

/** Searches to the end. @param verdictOf what trying one shows; the newest is tried first, as a walk has done */
function search(count: number, verdictOf: (index: number) => Verdict): Walked {
  const tried = new Map<number, Verdict>([[count - 1, verdictOf(count - 1)]]);
  for (;;) {
    const step = nextStep({ count, tried });
    if (step.kind === 'found') {
      const skipped = [...tried.values()].filter((verdict) => verdict === 'skipped').length;
      return { ...step, judged: tried.size - skipped, skipped };
    }
    expect(tried.has(step.index)).toBe(false);
    expect(step.index).toBeGreaterThanOrEqual(0);
    expect(step.index).toBeLessThan(count);
    tried.set(step.index, verdictOf(step.index));
  }
}

const most = (count: number): number => Math.ceil(Math.log2(count)) + 1;

describe('40 releases', () => {
  const count = 40;

  test.each(Array.from({ length: count }, (_, index) => index))('broken from the %i-th on', (broken) => {
    const found = search(count, (index) => (index < broken ? 'good' : 'bad'));
    expect(found).toMatchObject({ good: broken === 0 ? null : broken - 1, bad: broken, between: [] });
    expect(found.judged).toBeLessThanOrEqual(most(count));
    expect(found.skipped).toBe(0);
  });

  test('broken anywhere, with machine failures anywhere: the interval holds the answer', () => {
    const skips = fc.uniqueArray(fc.nat(count - 2), { maxLength: count - 1 });
    fc.assert(
      fc.property(fc.nat(count - 1), skips, (broken, unjudged) => {
        const skipped = new Set(unjudged);
        const found = search(count, (index) =>
          skipped.has(index) ? 'skipped' : index < broken ? 'good' : 'bad',
        );
        const [good, bad] = [found.good ?? -1, found.bad ?? count];
        expect(good).toBeLessThan(broken);
        expect(bad).toBeGreaterThanOrEqual(broken);
        expect(found.between).toEqual(Array.from({ length: bad - good - 1 }, (_, index) => good + 1 + index));
        for (const index of found.between) expect(skipped.has(index)).toBe(true);
        expect(found.judged).toBeLessThanOrEqual(most(count));
        expect(found.skipped).toBeLessThanOrEqual(skipped.size);
      }),
      { numRuns: 2000 },
    );
  });
});

test('any number of releases', () => {
  const cases = fc
    .integer({ min: 1, max: 3000 })
    .chain((count) => fc.tuple(fc.constant(count), fc.nat(count - 1)));
  fc.assert(
    fc.property(cases, ([count, broken]) => {
      const found = search(count, (index) => (index < broken ? 'good' : 'bad'));
      expect(found).toMatchObject({ good: broken === 0 ? null : broken - 1, bad: broken, between: [] });
      expect(found.judged).toBeLessThanOrEqual(most(count));
    }),
  );
});

test('a history that turns more than once ends where a good one stands beside a bad one', () => {
  const histories = fc.array(fc.constantFrom<Verdict>('good', 'bad'), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(histories, (before) => {
      const history: Verdict[] = [...before, 'bad'];
      const found = search(history.length, (index) => history[index]!);
      expect(found.between).toEqual([]);
      expect(history[found.bad!]).toBe('bad');
      expect(found.bad).toBe((found.good ?? -1) + 1);
      if (found.good !== null) expect(history[found.good]).toBe('good');
      expect(found.judged).toBeLessThanOrEqual(most(history.length));
    }),
  );
});

test('what earlier runs have tried is not tried again, and the newest good one among it counts', () => {
  const tried = new Map<number, Verdict>([
    [2, 'bad'],
    [4, 'good'],
    [8, 'skipped'],
    [9, 'bad'],
    [11, 'good'],
    [12, 'bad'],
  ]);
  expect(nextStep({ count: 13, tried })).toEqual({ kind: 'found', good: 11, bad: 12, between: [] });
  tried.delete(11);
  expect(nextStep({ count: 13, tried })).toEqual({ kind: 'try', index: 6 });
  tried.set(6, 'good').set(7, 'bad');
  expect(nextStep({ count: 13, tried })).toEqual({ kind: 'found', good: 6, bad: 7, between: [] });
});

test('while nothing is bad the newest is tried first; nothing at all can be judged', () => {
  expect(nextStep({ count: 3, tried: new Map() })).toEqual({ kind: 'try', index: 2 });
  expect(nextStep({ count: 3, tried: new Map([[2, 'good']]) })).toEqual({
    kind: 'found',
    good: 2,
    bad: null,
    between: [],
  });
  const none = new Map<number, Verdict>([0, 1, 2].map((index) => [index, 'skipped']));
  expect(nextStep({ count: 3, tried: none })).toEqual({
    kind: 'found',
    good: null,
    bad: null,
    between: [0, 1, 2],
  });
  expect(nextStep({ count: 0, tried: new Map() })).toMatchObject({ good: null, bad: null, between: [] });
});
