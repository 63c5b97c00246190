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
  [['2.38-44'], ['2.38-66'], 'upgraded'],
  [['0.8.0rc2'], ['0.8.0'], 'upgraded'],
  [['3.0.0-M1'], ['3.0.0'], 'upgraded'],
  [['13.0.0'], ['13.0.0-alpha.9'], 'downgraded'],
  [['13.0.0-alpha.8'], ['13.0.0-alpha.9'], 'upgraded'],
  [['1.1-rc1'], ['1.0'], 'downgraded'],
  [['1.1.1n'], ['1.1.1q'], 'upgraded'],
  [['2.31.3'], ['2.31.3+1'], 'upgraded'],
  [['1.0-a1b2c3d'], ['1.0-0b2c3d4'], 'changed'],
  [['1.0-a1b2c3d'], ['1.1-0b2c3d4'], 'upgraded'],
  [['20210715.151551.e7ad03a'], ['20221229.172126.d813aa6'], 'upgraded'],
  [['2022-10-03'], ['0-unstable-2025-09-02'], 'upgraded'],
  [['unstable-2021-06-13'], ['0-unstable-2023-10-01'], 'upgraded'],
  [['0-unstable-2025-09-02'], ['2025-08-01'], 'downgraded'],
  [['2023-01-01'], ['1.0'], 'changed'],
  [['12.1.2'], ['2022.11.2204'], 'changed'],
  [['2022.11.2204'], ['12.1.2'], 'changed'],
  [['1899'], ['1908'], 'upgraded'],
  [['0.4.4'], ['unstable-2023-01-30'], 'changed'],
  [['unstable-2022-06-06'], ['2.0.16'], 'upgraded'],
  [['1.0.20'], ['1.0.20-unstable-2025-12-31'], 'upgraded'],
  [['1.9.4-unstable-2026-07-28'], ['1.9.4-unstable-2026-08-06'], 'upgraded'],
  [['20260101120000'], ['20260101130000'], 'upgraded'],
  [['2024.12.3'], ['2025.1.0'], 'upgraded'],
  [['20240115'], ['2025.1'], 'upgraded'],
  [['2025.1'], ['0-unstable-2024-01-15'], 'downgraded'],
  [['20240115'], ['2024.2'], 'changed'],
  [['1.9.0-rc.1-unstable-2024-01-31'], ['1.9.0'], 'upgraded'],
  [['3.14.0b2'], ['3.14.0rc1'], 'upgraded'],
  [['3.14.0b2'], ['3.14.0'], 'upgraded'],
  [['3.14.0'], ['3.15.0a1'], 'upgraded'],
  [['3.14.1'], ['3.14.1a2'], 'downgraded'],
  [['1.0.0-beta.4.9.1'], ['1.0.0-rc.1'], 'upgraded'],
  [['14-20241116'], ['14.2.1.20250322'], 'changed'],
  [['14.2.1.20250322'], ['14.3.0'], 'upgraded'],
  [['1.2.20240301'], ['1.1.20230101'], 'downgraded'],
  [['2025.05'], ['2025.05.1'], 'upgraded'],
  // What the words of a pre-release are looked for in must not take ever longer.
  [['1.0'], [`1.1rc${'1'.repeat(150)}x`], 'upgraded'],
  [['1.0'], [`1.1rc${'.1'.repeat(80)}x`], 'upgraded'],
  [['2025.8.2'], ['2025.8'], 'downgraded'],
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
    .array(
      fc.constantFrom(
        '1.0',
        '1.1',
        '2.0pre3',
        '2.0',
        '2.0rc1',
        '2.0-a1b2c3d',
        '20240101',
        '2024-03-01',
        '2025.1',
        '2.0-rc1-unstable-2024-01-01',
        'a1b2c3d',
      ),
      { maxLength: 3 },
    )
    .map(sortVersions);
  fc.assert(
    fc.property(versions, versions, (a, b) => {
      fc.pre(a.join() !== b.join());
      expect(versionChange(b, a)).toBe(opposite[versionChange(a, b)]);
    }),
  );
});
