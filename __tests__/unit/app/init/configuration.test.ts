import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readConfig } from '../../../../src/app/config.js';
import { assertHostPins } from '../../../../src/app/host-pin.js';
import { configurationText, scalar } from '../../../../src/app/init/configuration.js';
import type { Ground } from '../../../../src/app/init/ground.js';
import type { Config } from '../../../../src/app/settings.js';
import type { Pin } from '../../../../src/core/pin.js';
import { pin } from '../../core/policy/world.js';

const flake: Ground = { flake: 'names', subflakes: [], hosts: [] };
const classic: Ground = {
  flake: 'none',
  subflakes: [],
  hosts: [
    { name: 'db1', file: 'hosts/db1.nix' },
    { name: 'web', file: 'hosts/web/configuration.nix' },
  ],
};
const npins = (fields: Partial<Pin> = {}): Pin =>
  pin({ file: 'npins/sources.json', format: 'npins', ...fields });

/** What it says as it stands: nothing, whatever was found. */
const asWritten = (text: string): Config => readConfig(text, {});

/** What it says when somebody takes every `#` away from a setting. */
const uncommented = (text: string): Config => readConfig(text.replace(/^#(?! )/gm, ''), {});

function made(pins: readonly Pin[], ground: Ground): string {
  const text = configurationText(pins, ground);
  expect(text).not.toBeNull();
  expect(asWritten(text ?? '')).toEqual(readConfig(null, {}));
  return text ?? '';
}

describe('what is worth saying', () => {
  test('of a flake with one channel: nothing', () => {
    expect(configurationText([pin()], flake)).toBeNull();
    expect(
      configurationText([pin(), pin({ name: 'other', direct: false, channel: 'nixos-unstable' })], flake),
    ).toBeNull();
  });

  test('of hosts without a flake: examples with the real name of the pin', () => {
    const pins = [
      npins({ name: 'nixos-hardware', state: 'foreign', channel: null }),
      npins({ name: 'stable' }),
    ];
    const { hosts } = uncommented(made(pins, classic));
    expect(hosts).toEqual([
      { name: 'db1', configuration: 'hosts/db1.nix', pin: 'stable' },
      { name: 'web', configuration: 'hosts/web/configuration.nix', pin: 'stable' },
    ]);
    assertHostPins(hosts, pins);
  });

  test('a name that several pins have is told apart by the file', () => {
    const pins = [npins(), pin({ file: 'nix/sources.json', format: 'niv' })];
    const { hosts } = uncommented(made(pins, classic));
    expect(hosts[0]).toMatchObject({ pin: 'npins/sources.json:nixpkgs' });
    assertHostPins(hosts, pins);
  });

  test('no files of hosts: an example, and what to do where there is no host', () => {
    const text = made([npins()], { ...classic, hosts: [] });
    expect(uncommented(text).hosts).toEqual([
      { name: 'machine', configuration: 'configuration.nix', pin: 'nixpkgs' },
    ]);
    expect(text).toMatch(/rebuild: none[^]*made up:\n#hosts:\n/);
    expect(made([npins()], classic)).not.toContain('made up');
  });

  test('a floating pin is no source: it has to be pinned first', () => {
    const text = made([npins({ name: 'nixos', state: 'floating', revision: null })], classic);
    expect(text).toMatch(/nixos names a channel and no release/);
    expect(text).toContain('check --verbose');
  });

  test('flakes further down', () => {
    const pins = [pin({ file: 'lab/flake.lock' })];
    const { hosts } = uncommented(made(pins, { flake: 'none', subflakes: ['lab'], hosts: [] }));
    expect(hosts).toEqual([{ name: 'lab', flake: 'lab', attribute: 'nixosConfigurations.lab' }]);
  });

  test('a flake that does not show its hosts', () => {
    const text = made([pin()], { flake: 'silent', subflakes: [], hosts: [] });
    expect(text).toContain('nothing needs to be said');
    expect(uncommented(text).hosts).toHaveLength(1);
  });

  test('several channels: how to make one pull request of them', () => {
    const pins = [pin(), pin({ name: 'unstable', channel: 'nixos-unstable' })];
    expect(uncommented(made(pins, flake)).group).toBe('all');
  });

  test('a revision without a channel: the rule that gives it one', () => {
    const bare = { channel: null, file: 'default.nix', format: 'nix-source' };
    const pins = [pin({ ...bare, name: 'bare' }), pin({ ...bare, name: 'pinned-18.09' }), pin()];
    expect(uncommented(made(pins, flake)).rules).toEqual([
      { match: ['default.nix:bare'], follow: 'nixos-25.11' },
      { match: ['default.nix:pinned-18.09'], follow: 'nixos-18.09' },
    ]);
  });

  test('all of it at once', () => {
    const pins = [
      npins(),
      npins({ name: 'bare', channel: null }),
      npins({ name: 'u', channel: 'nixos-unstable' }),
    ];
    const config = uncommented(made(pins, classic));
    expect(config).toMatchObject({ group: 'all', hosts: { length: 2 }, rules: { length: 1 } });
  });
});

describe('names from files', () => {
  test('whatever a pin is called, it says nothing by itself, and is named right in the example', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (name) => {
        fc.pre(name !== '');
        const pins = [npins({ name }), npins({ name: 'bare', file: `${name}.nix`, channel: null })];
        const text = made(pins, classic);
        expect(text).toMatch(/^[\x20-\x7e\n]*$/);
        expect(uncommented(text).hosts[0]).toMatchObject({ pin: name });
      }),
    );
  });

  test.each(['\nrebuild: none', '\r\nhosts: []', '\u2028rebuild: none', '" }', '- x', '*', '#', "'"])(
    '%j',
    (name) => {
      expect(uncommented(made([npins({ name })], classic)).hosts[0]).toMatchObject({ pin: name });
    },
  );

  test.each(['true', 'null', 'no', '1', '0x1', '~', ''])('%j is quoted', (text) => {
    expect(parse(scalar(text))).toBe(text);
  });
});
