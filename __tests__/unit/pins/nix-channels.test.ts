import { describe, expect, test } from '@jest/globals';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { nixChannels } from '../../../src/pins/nix-channels/index.js';
import { sampleText, siblingsOf } from '../../contract/pin-samples.js';

const text = sampleText('nix-channels');
const siblings = siblingsOf('.nix-channels');
const pins = nixChannels.extract(text, siblings);

const target: PinTarget = {
  channel: 'nixos-25.11',
  release: 'nixos-25.11.9999.fedcba987654',
  revision: 'fedcba9876543210fedcba9876543210fedcba98',
  releasePath: 'nixos/25.11/nixos-25.11.9999.fedcba987654',
  hash: null,
  lastModified: null,
};

function pin(name: string): Pin {
  const found = pins.find((p) => p.name === name);
  if (!found) throw new Error(`no pin ${name}`);
  return found;
}

/** The one line that differs. */
function movedLine(name: string): string | undefined {
  const moved = nixChannels.apply(text, pin(name), target).split('\n');
  const changed = moved.filter((line, index) => line !== text.split('\n')[index]);
  expect(changed).toHaveLength(1);
  return changed[0];
}

describe('extract', () => {
  test.each([
    ['nixos', 'floating', 'nixos-25.11'],
    ['unstable', 'floating', 'nixpkgs-unstable'],
    ['branch', 'floating', 'nixos-25.11'],
    ['pinned', 'pinned', 'nixos-25.11'],
    ['nixpkgs', 'pinned', 'nixpkgs-unstable'],
    ['commit', 'pinned', null],
    ['fork', 'foreign', null],
  ])('%s is %s, channel %s', (name, state, channel) => {
    expect(pin(name)).toMatchObject({ state, channel, hash: null, artifact: null });
  });

  test('comments and what is no nixpkgs are left out', () => {
    expect(pins).toHaveLength(7);
  });

  test('of two lines of one name the last counts, as for Nix', () => {
    const twice =
      'https://nixos.org/channels/nixos-24.11 nixos\nhttps://nixos.org/channels/nixos-25.11 nixos\n';
    expect(nixChannels.extract(twice, siblings)).toMatchObject([{ channel: 'nixos-25.11', line: 2 }]);
  });

  test('a text that is something else gives no pins', () => {
    expect(
      nixChannels.extract('#!/bin/sh\nnix-channel --add https://nixos.org/channels/nixos-25.11\n', siblings),
    ).toEqual([]);
  });
});

test('companions follow a series by their branch, and move with it', () => {
  const lines = (
    series: string,
  ) => `https://github.com/nix-community/home-manager/archive/release-${series}.tar.gz\thome-manager
https://github.com/nix-community/plasma-manager/archive/trunk.tar.gz plasma-manager
https://channels.nixos.org/nixos-25.11 nixos
`;
  const companions = nixChannels.companions?.(lines('25.11'), siblings) ?? [];
  expect(companions).toMatchObject([
    { name: 'home-manager', branch: 'release-25.11', series: '25.11', moves: 'branch', line: 1 },
  ]);
  const to = { branch: 'release-26.05', revision: null, hash: null, lastModified: null };
  for (const companion of companions)
    expect(nixChannels.moveCompanion?.(lines('25.11'), companion, to)).toBe(lines('26.05'));
});

test('200,000 lines, sound or not', () => {
  const many = (line: (n: number) => string) => Array.from({ length: 200_000 }, (_, n) => line(n)).join('\n');
  const release = (n: number) =>
    `https://releases.nixos.org/nixos/25.11/nixos-25.11.${n}.e10f6e70661d ${n % 2 ? '' : '\t'}n${n}`;
  const found = nixChannels.extract(many(release), siblings);
  expect(found).toHaveLength(200_000);
  expect(new Set(found.map((p) => p.name)).size).toBe(200_000);
  const garbage = (n: number) => `${'\t '.repeat(n % 7)}${n % 3 ? 'https:' : '# '}//[${n} nixos nixos`;
  expect(nixChannels.extract(many(garbage), siblings)).toEqual([]);
  const same = () => 'https://channels.nixos.org/nixos-25.11 nixos';
  expect(nixChannels.extract(many(same), siblings)).toMatchObject([{ line: 200_000 }]);
});

describe('apply', () => {
  test('a release moves, its spelling stays', () => {
    expect(movedLine('pinned')).toBe(`https://releases.nixos.org/${target.releasePath}/ pinned`);
    expect(movedLine('nixpkgs')).toBe(`https://releases.nixos.org/${target.releasePath}/nixexprs.tar.xz`);
  });

  test("a commit's archive moves", () => {
    expect(movedLine('commit')).toBe(
      `https://github.com/NixOS/nixpkgs/archive/${target.revision}.tar.gz commit`,
    );
  });

  test('what floats is not moved, and the line that would pin it is told', () => {
    const refused = () => nixChannels.apply(text, pin('nixos'), target);
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(
      expect.objectContaining({
        cure: expect.stringContaining(`https://releases.nixos.org/${target.releasePath} nixos`),
      }),
    );
  });
});
