import { describe, expect, test } from '@jest/globals';
import { officialOrigins } from '../../../src/core/channel.js';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { moveAddress, nixpkgsAddress } from '../../../src/pins/nixpkgs-address.js';

const revision = '0123456789abcdef0123456789abcdef01234567';
const release = 'nixos-25.11.4021.0123456789ab';
const flakeHub = 'https://api.flakehub.com/f/pinned/NixOS/nixpkgs/0.2505.811770%2Brev-';

describe('nixpkgsAddress', () => {
  test.each([
    ['http://nixos.org/channels/nixos-25.11/', { kind: 'channel', channel: 'nixos-25.11', artifact: null }],
    [
      'https://channels.nixos.org/nixos-unstable/nixexprs.tar.zst',
      { kind: 'channel', channel: 'nixos-unstable', artifact: 'nixexprs.tar.zst' },
    ],
    [
      `https://releases.nixos.org/nixos/25.11/${release}`,
      { kind: 'release', release, revision: '0123456789ab' },
    ],
    [
      `https://releases.nixos.org/nixos/25.11/${release}/nixexprs.tar.xz?rev=${revision}`,
      { kind: 'release', revision },
    ],
    [
      `https://releases.nixos.org/nixos/25.11/${release}/nixexprs.tar.xz?rev=${'f'.repeat(40)}`,
      { kind: 'release', revision: '0123456789ab' },
    ],
    [`https://github.com/NixOS/nixpkgs/archive/${revision}.tar.gz`, { kind: 'revision', revision }],
    [
      `https://github.com/nixos/nixpkgs/tarball/${revision}`,
      { kind: 'revision', revision, repository: 'nixos/nixpkgs' },
    ],
    ...['tar.gz', 'legacy.tar.gz'].map((form): [string, object] => [
      `https://codeload.github.com/NixOS/nixpkgs/${form}/${revision}`,
      { kind: 'revision', revision, repository: 'NixOS/nixpkgs' },
    ]),
    [
      `https://api.github.com/repos/NixOS/nixpkgs/tarball/${revision}`,
      { kind: 'revision', revision, repository: 'NixOS/nixpkgs' },
    ],
    [
      'https://codeload.github.com/NixOS/nixpkgs/tar.gz/refs/heads/nixos-25.11',
      { kind: 'branch', channel: 'nixos-25.11' },
    ],
    [
      'https://api.github.com/repos/NixOS/nixpkgs/tarball/nixos-25.11',
      { kind: 'branch', channel: 'nixos-25.11' },
    ],
    ['https://codeload.github.com/someone/nixpkgs/tar.gz/nixos-25.11', { kind: 'foreign', channel: null }],
    [
      `https://codeload.github.example.org/NixOS/nixpkgs/tar.gz/${revision}`,
      { kind: 'foreign', revision: null },
    ],
    [
      'https://github.com/NixOS/nixpkgs/archive/refs/heads/nixos-25.11.tar.gz',
      { kind: 'branch', channel: 'nixos-25.11' },
    ],
    ['https://github.com/NixOS/nixpkgs/archive/release-25.11.tar.gz', { kind: 'foreign', channel: null }],
    ['https://github.com/NixOS/nixpkgs/archive/refs/tags/25.11.tar.gz', { kind: 'foreign', channel: null }],
    [
      'https://github.com/NixOS/nixpkgs-channels/archive/nixos-19.09.tar.gz',
      { kind: 'foreign', channel: 'nixos-19.09' },
    ],
    ['https://github.com/someone/nixpkgs/archive/nixos-25.11.tar.gz', { kind: 'foreign', channel: null }],
    [`${flakeHub}${revision}/0199/source.tar.gz`, { kind: 'foreign', revision }],
    ['https://flakehub.com/f/DeterminateSystems/nixpkgs-weekly/0.1', { kind: 'foreign', revision: null }],
    ['https://hydra.nixos.org/job/nixos/trunk/nixexprs.tar.xz', { kind: 'foreign' }],
    [
      'https://hydra.nixos.org/build/1234567/download/2/nixpkgs-25.11pre868392.0123456789ab.tar.xz',
      { kind: 'foreign', channel: null, revision: '0123456789ab' },
    ],
    ['https://hydra.nixos.org/build/1/download/1/nixos-25.05.tar.xz', { kind: 'foreign', revision: null }],
    ['git@example.org:me/nixpkgs.git', { kind: 'foreign' }],
  ])('%s', (url, expected) => {
    expect(nixpkgsAddress(url, officialOrigins)).toMatchObject(expected);
  });

  test.each([
    ['https://github.com/NixOS/nixpkgs/archive/refs/tags/25.11.tar.gz', 'the tag "25.11"'],
    ['https://github.com/NixOS/nixpkgs/archive/20.09.tar.gz', 'the tag "20.09"'],
    ['https://github.com/NixOS/nixpkgs/archive/master.tar.gz', 'follows "master"'],
    [
      'https://github.com/NixOS/nixpkgs-channels/archive/nixos-19.09.tar.gz',
      'archived in 2020; its branches no longer move: write NixOS/nixpkgs in its place',
    ],
  ])('what %s says of itself: %s', (url, why) => {
    expect(nixpkgsAddress(url, officialOrigins)).toMatchObject({ why: expect.stringContaining(why) });
  });

  test.each([
    ['https://mirror.example/nix-channels/nixos-25.11', 'https://mirror.example/nix-channels'],
    ['https://mirror.example:8443/nix-channels/nixos-25.11//', 'https://mirror.example:8443/nix-channels'],
    ['http://mirror.example/a/nixpkgs-unstable/nixexprs.tar.xz', 'http://mirror.example/a'],
  ])('%s is told to be a mirror’s, and how to follow it', (url, mirror) => {
    const why = expect.stringContaining(`\`channels-url: ${mirror}\``);
    expect(nixpkgsAddress(url, officialOrigins)).toMatchObject({ kind: 'foreign', why });
    const origins = { ...officialOrigins, channels: [mirror] };
    expect(nixpkgsAddress(url, origins)?.kind).toBe('channel');
  });

  test.each([
    'https://github.com/nix-community/home-manager/archive/master.tar.gz',
    'https://github.com/nix-community/nixpkgs-wayland/archive/master.tar.gz',
    `https://codeload.github.com/nix-community/home-manager/tar.gz/${revision}`,
    'https://flakehub.com/f/nix-community/home-manager/0.1',
    'https://example.org/channel/nixexprs.tar.xz',
    'https://example.org/nixos-25.11',
    'https://example.org/nix-channels/current',
    'https://user:secret@mirror.example/nix-channels/nixos-25.11',
    'https://releases.nixos.org/nix/nix-2.26.3/nix-2.26.3.tar.xz',
    '',
  ])('%s is no nixpkgs', (url) => {
    expect(nixpkgsAddress(url, officialOrigins)).toBeNull();
  });
});

describe('moveAddress', () => {
  const target: PinTarget = {
    channel: 'nixpkgs-25.11-darwin',
    release: 'nixpkgs-darwin-25.11pre5000.fedcba987654',
    revision: 'fedcba9876543210fedcba9876543210fedcba98',
    releasePath: 'nixpkgs/25.11-darwin/nixpkgs-darwin-25.11pre5000.fedcba987654',
    hash: null,
    lastModified: 1780000000,
  };
  const pin: Pin = {
    file: 'f',
    format: 'x',
    name: 'n',
    channel: 'nixos-25.11',
    revision,
    release,
    hash: null,
    url: null,
    state: 'pinned',
    direct: true,
    artifact: 'nixexprs.tar.xz',
    repository: null,
    lastModified: null,
    line: 1,
  };

  test.each([
    ['', ''],
    ['/', '/'],
    ['/nixexprs.tar.xz', '/nixexprs.tar.xz'],
    [`?rev=${revision}&x=1`, `?rev=${target.revision}&x=1`],
    ['/nixexprs.tar.xz?lastModified=1', '/nixexprs.tar.xz?lastModified=1780000000'],
  ])('what stands behind the release: %j', (behind, expected) => {
    const from = `http://mirror/nixpkgs/nixos/25.11/${release}${behind}`;
    expect(moveAddress(from, pin, target)).toBe(`http://mirror/nixpkgs/${target.releasePath}${expected}`);
  });

  test("a rolling channel's releases lie one folder higher", () => {
    const rolling = 'nixpkgs-26.05pre900002.0123456789ab';
    const moved = moveAddress(`http://mirror/nixpkgs/${rolling}`, { ...pin, release: rolling }, target);
    expect(moved).toBe(`http://mirror/${target.releasePath}`);
  });

  test('an address that does not hold what the pin says is refused', () => {
    expect(() => moveAddress(`http://mirror/${release}`, pin, target)).toThrow(UserError);
    expect(() => moveAddress('http://mirror/other', pin, target)).toThrow(UserError);
    const unhashed = { ...pin, release: null, revision: null, artifact: null };
    expect(() => moveAddress('http://mirror/other', unhashed, target)).toThrow(UserError);
  });
});
