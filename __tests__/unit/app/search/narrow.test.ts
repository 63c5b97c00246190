import { expect, test } from '@jest/globals';
import { narrow } from '../../../../src/app/search/narrow.js';
import type { Verdict } from '../../../../src/core/search.js';

/** Releases 0 to 15, of which those from 11 on are bad; the newest is known to be. */
async function search(most: number): Promise<{ end: unknown; judged: number[] }> {
  const tried = new Map<number, Verdict>([[15, 'bad']]);
  const judged: number[] = [];
  const end = await narrow(
    16,
    () => tried,
    (place) => {
      if (judged.length === most) return Promise.resolve(false);
      judged.push(place);
      tried.set(place, place < 11 ? 'good' : 'bad');
      return Promise.resolve(true);
    },
  );
  return { end, judged };
}

test('the place where good turns into bad is found', async () => {
  const { end, judged } = await search(100);
  expect(end).toEqual({ kind: 'found', good: 10, bad: 11, between: [] });
  expect(judged.length).toBeLessThanOrEqual(4);
});

test('where no more can be tried nothing more is asked, and what was not tried is told', async () => {
  const { end, judged } = await search(2);
  expect(judged).toEqual([7, 11]);
  expect(end).toEqual({ kind: 'found', good: 7, bad: 11, between: [8, 9, 10] });
});
