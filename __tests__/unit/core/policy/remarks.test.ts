import { expect, test } from '@jest/globals';
import type { PolicySettings } from '../../../../src/core/policy/settings.js';
import { remarksOn } from '../../../../src/core/policy/remarks.js';
import { companion, pin, settings } from './world.js';

const remarks = (fields: Partial<PolicySettings>): string[] =>
  remarksOn([pin()], [companion()], settings(fields));

test('a glob that matches nothing is told once, with the setting that it stands in', () => {
  expect(remarks({ freeze: ['nixpkg', 'nixpkg'] })).toEqual([
    '`nixpkg` in `freeze` matches no pin: neither a name nor `file:name`.',
  ]);
  expect(remarks({ pins: ['flake.lock:*', 'other'] })).toEqual([
    expect.stringContaining('`other` in `pins`'),
  ]);
  const rules = [
    { match: ['nixpkgs', 'db/*'], cooldown: 0 },
    { match: ['db/*'], group: 'db' },
  ];
  expect(remarks({ rules })).toEqual([expect.stringContaining('`db/*` in `rules`')]);
});

test('nothing is said of what matches, be it a companion, nor where there are no pins', () => {
  expect(remarks({ freeze: ['home-manager'], rules: [{ match: ['home*'], freeze: true }] })).toEqual([]);
  expect(remarks({ ignore: ['vendor/*'] })).toEqual([]);
  expect(remarksOn([], [], settings({ freeze: ['x'], pins: ['y'] }))).toEqual([]);
  // Companions are not among the pins that are looked after.
  expect(remarks({ pins: ['*', 'home-manager'] })).toHaveLength(1);
});
