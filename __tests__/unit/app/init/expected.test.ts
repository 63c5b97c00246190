import { expect, test } from '@jest/globals';
import { expectations } from '../../../../src/app/init/expected.js';
import { pin, settings } from '../../core/policy/world.js';

test('each channel, and what may be proposed for it', () => {
  const pins = [
    pin(),
    pin({ file: 'npins/sources.json', name: 'stable' }),
    pin({ name: 'unstable', channel: 'nixos-unstable' }),
    pin({ name: 'deep', direct: false }),
  ];
  expect(expectations(pins, settings())).toEqual([
    {
      channel: 'nixos-25.11',
      pins: ['flake.lock:nixpkgs', 'npins/sources.json:stable'],
      lanes: ['refresh', 'upgrade'],
      sentence: 'newer releases (refresh), the next stable channel (upgrade)',
    },
    {
      channel: 'nixos-unstable',
      pins: ['flake.lock:unstable'],
      lanes: ['refresh'],
      sentence: 'newer releases (refresh); it rolls, so there is no upgrade',
    },
  ]);
});

test.each([
  [{ state: 'floating', revision: null }, {}, /names a channel and no release.*check --verbose/],
  [{ channel: null }, {}, /a revision and no channel; a rule/],
  [{ state: 'frozen' }, {}, /frozen/],
  [{ state: 'foreign' }, {}, /no official channel/],
  [{}, { pins: ['other'] }, /does not select/],
  [{ channel: 'nixos-unstable' }, { lanes: ['upgrade'] }, /no lane/],
] as [object, object, RegExp][])('%j with %j: stays, and why', (fields, asked, why) => {
  const [only, ...others] = expectations([pin(fields)], settings(asked));
  expect(others).toEqual([]);
  expect(only).toMatchObject({ lanes: [], sentence: expect.stringMatching(why) });
});

test('only what the lanes allow', () => {
  const [one] = expectations([pin()], settings({ lanes: ['refresh'] }));
  expect(one).toMatchObject({ lanes: ['refresh'], sentence: 'newer releases (refresh)' });
});
