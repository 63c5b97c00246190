import { expect, test } from '@jest/globals';
import { assertHostPins, hostTroubles } from '../../../src/app/host-pin.js';
import { readConfig } from '../../../src/app/config.js';
import type { Pin } from '../../../src/core/pin.js';
import { files } from '../../../src/platform/files.js';

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
      cure: expect.stringContaining('`channel-bump check --verbose`') as unknown,
    },
  ],
] as const)('%s: told with place and cure', (_, name, pins, told) => {
  expect(() => {
    assertHostPins(host(name), pins);
  }).toThrow(expect.objectContaining(told));
});

test('all that the configuration names and the repository does not hold is told, each once', async () => {
  const config = readConfig(
    `hosts:
  - { name: web1, configuration: web1.nix, pin: nixos }
  - { name: web2, configuration: web2.nix, pin: nixpkgs }
  - { name: db1, file: db1.nix, attribute: toplevel }
  - { name: lab, flake: lab, attribute: x }
  - { name: top, attribute: x }
`,
    {},
  );
  const there = ['/repo/web1.nix', '/repo/web2.nix', '/repo/flake.nix'];
  const only = { ...files, exists: (path: string) => Promise.resolve(there.includes(path)) };
  const troubles = await hostTroubles({ config, files: only, folder: '/repo' }, [pin]);
  expect(troubles.map((trouble) => trouble.toLine().split('.github/channel-bump.yml: ')[1])).toEqual([
    expect.stringMatching(/^the host `web2` names the pin `nixpkgs`, but there is none\. There are: /),
    expect.stringMatching(/^the host `db1` names `db1\.nix`, but there is no such file\./),
    expect.stringMatching(/^the host `lab` names `lab\/flake\.nix`, but/),
  ]);
});
