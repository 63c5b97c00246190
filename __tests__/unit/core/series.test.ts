import { expect, test } from '@jest/globals';
import { seriesBetween, seriesNamed } from '../../../src/core/series.js';

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

test.each([
  ['nixpkgs-2511', ['25.11']],
  ['nixos_25_05', ['25.05']],
  ['20.03', ['20.03']],
  ['pinned-13.10', ['13.10']],
  ['from-2305-to-23.11', ['23.05', '23.11']],
  ['node18-12-2511', ['25.11']],
  ['nixos-25.11.4021', ['25.11']],
  ['nixpkgs-2020-12-01', []],
  ['nixpkgs-1804', []],
  ['nixpkgs-25-11-07', []],
  ['20251107', []],
  ['php83', []],
  ['', []],
])('%s spells %j', (name, series) => {
  expect(seriesNamed(name)).toEqual(series);
});
