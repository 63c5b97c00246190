import { expect, test } from '@jest/globals';
import { assertHostPins } from '../../../src/app/host-pin.js';
import type { Pin } from '../../../src/core/pin.js';

const pin: Pin = {
  file: '.nix-channels',
  format: 'nix-channels',
  name: 'nixos',
  channel: 'nixos-25.11',
  revision: '9cd0ab12cd34',
  release: 'nixos-25.11.4188.9cd0ab12cd34',
  hash: null,
  url: null,
  state: 'pinned',
  direct: true,
  artifact: null,
  repository: null,
  lastModified: null,
  line: 2,
};
const host = (name: string) => [{ name: 'web1', configuration: 'web1.nix', pin: name }];

test.each(['nixos', '.nix-channels:nixos'])('%s names the pin', (name) => {
  expect(() => {
    assertHostPins(host(name), [pin]);
  }).not.toThrow();
});

test.each([
  [
    'none',
    'nixpkgs',
    [pin],
    { place: { file: '.github/channel-bump.yml' }, cure: 'There are: .nix-channels:nixos.' },
  ],
  ['a transitive one', 'nixos', [{ ...pin, direct: false }], { cure: 'No pins were found.' }],
  [
    'several',
    'nixos',
    [pin, { ...pin, file: 'sub/.nix-channels' }],
    { cure: 'Say which: .nix-channels:nixos, sub/.nix-channels:nixos.' },
  ],
  [
    'a floating one',
    'nixos',
    [{ ...pin, state: 'floating' }],
    {
      place: { file: '.nix-channels', line: 2 },
      cure: expect.stringContaining('`https://releases.nixos.org/nixos/25.11/RELEASE nixos`') as unknown,
    },
  ],
] as const)('%s: told with place and cure', (_, name, pins, told) => {
  expect(() => {
    assertHostPins(host(name), pins);
  }).toThrow(expect.objectContaining(told));
});
