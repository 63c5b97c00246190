import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sortVersions, versionChange } from '../../../../src/core/diff/versions.js';

test.each([
  [['1.0'], ['1.1'], 'upgraded'],
  [['1.10'], ['1.9'], 'downgraded'],
  [['2.3pre1'], ['2.3'], 'upgraded'],
  [[], ['1.0'], 'added'],
  [['1.0'], [], 'removed'],
  [['2.7', '3.1'], ['2.7', '3.2'], 'upgraded'],
  [['3.12.7', '3.13.0'], ['3.12.8', '3.13.1'], 'upgraded'],
  [['3.12.7', '3.13.0'], ['3.12.8', '3.12.9'], 'changed'],
  [['1', '3'], ['1', '2'], 'downgraded'],
  [['1.0'], ['1.0', '2.0'], 'changed'],
  [['1.0', '2.0'], ['2.0'], 'changed'],
  [['1.0', '2.0'], ['3.0'], 'upgraded'],
  [['1.0', '3.0'], ['2.0'], 'changed'],
  [['a1b2c3d4'], ['0b2c3d4e'], 'changed'],
  [['20180108'], ['20180405'], 'upgraded'],
  [['0-unstable-2026-06-24'], ['0-unstable-2026-07-25'], 'upgraded'],
  [['unstable-2020-01-01'], ['1.0'], 'upgraded'],
  [['4.4-p12'], ['4.4-p19'], 'upgraded'],
  [['1.0'], ['1-0'], 'changed'],
  [[''], ['1.0'], 'changed'],
] as const)('%j -> %j is %s', (before, after, change) => {
  expect(versionChange(before, after)).toBe(change);
});

test('the way back is the opposite', () => {
  const opposite = {
    upgraded: 'downgraded',
    downgraded: 'upgraded',
    added: 'removed',
    removed: 'added',
    changed: 'changed',
  };
  const versions = fc
    .array(fc.constantFrom('1.0', '1.1', '2.0pre3', '2.0', '20240101', 'a1b2c3d'), { maxLength: 3 })
    .map(sortVersions);
  fc.assert(
    fc.property(versions, versions, (a, b) => {
      fc.pre(a.join() !== b.join());
      expect(versionChange(b, a)).toBe(opposite[versionChange(a, b)]);
    }),
  );
});
