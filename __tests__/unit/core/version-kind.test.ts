import { expect, test } from '@jest/globals';
import { dateOf, differByCommit, isCommitHash, isDate, isSnapshot } from '../../../src/core/version-kind.js';

test('a commit is none of dates, words and numbers', () => {
  expect(['1f3a0c5', 'a1b2c3d4e5'].map(isCommitHash)).toEqual([true, true]);
  const others = ['20180108', '1.2.3', 'deadbeef', '1f3a', '5.3p3', '20250104b', '1.0-a1b2c3d'];
  expect(others.filter(isCommitHash)).toEqual([]);
});

test.each([
  ['1.0-a1b2c3d', '1.0-0b2c3d4', true],
  ['1.0+git.a1b2c3d', '1.0+git.0b2c3d4', true],
  ['2024-01-31-ga1b2c3d', '2024-01-31-g0b2c3d4', true],
  ['1.0', '1.0-a1b2c3d', true],
  ['a1b2c3d', '1234567', true],
  ['20210715.151551.e7ad03a', '20221229.172126.d813aa6', false],
  ['1.0-a1b2c3d', '1.1-0b2c3d4', false],
  ['1.0', '1.0', false],
])('%s and %s differ by commit: %s', (a, b, expected) => {
  expect([differByCommit(a, b), differByCommit(b, a)]).toEqual([expected, expected]);
});

test.each([
  ['2024-01-31', '20240131'],
  ['20240131', '20240131'],
  ['20240131.1818', '20240131'],
  ['2025.07.21', '20250721'],
  ['2024.1.5', '20240105'],
  ['unstable-2024-01-31', '20240131'],
  ['0-unstable-2024-01-31', '20240131'],
  ['2024.1', null],
  ['2024a', null],
  ['1.9.4-unstable-2024-01-31', null],
  ['20241340', null],
  ['2024131', null],
  ['2.38-44', null],
])('%s is of the day %s', (version, day) => {
  expect(dateOf(version)).toBe(day);
});

test('dates are told from numbers', () => {
  const dates = [
    '2024-01-31',
    '20240131.1818',
    '2024.1',
    '2024a',
    '0-unstable-2024-01-31',
    'unstable-2024-01-31',
  ];
  expect(dates.filter((version) => !isDate(version))).toEqual([]);
  const numbers = [
    '1.0',
    '2.38-44',
    '139.0.7258',
    '0.20240131',
    '2147483',
    '1.9.4-unstable-2024-01-31',
    '10.11',
    '0-unstable',
  ];
  expect(numbers.filter(isDate)).toEqual([]);
  expect(
    ['0-unstable-2024-01-31', 'unstable-2024-01-31', '1.0-unstable-2024-01-31', '2024-01-31'].map(isSnapshot),
  ).toEqual([true, true, false, false]);
});
