import { expect, test } from '@jest/globals';
import { seriesBetween } from '../../../src/core/series.js';

test.each<[string | null, string | null, string[]]>([
  ['25.11', '26.05', ['26.05']],
  ['25.05', '26.05', ['25.11', '26.05']],
  ['19.09', '21.05', ['20.03', '20.09', '21.05']],
  ['18.09', '19.03', ['19.03']],
  ['25.11', '25.11', ['25.11']],
  [null, '26.05', ['26.05']],
  ['99.05', '99.11', ['99.11']],
  ['25.11', null, []],
])('from %s to %s', (older, newer, between) => {
  expect(seriesBetween(older, newer)).toEqual(between);
});
