import { describe, expect, test } from '@jest/globals';
import { officialOrigins } from '../../../src/core/channel.js';
import {
  channelFolder,
  compareReleases,
  githubArchiveOfUrl,
  isBeforeStable,
  parseReleaseName,
  releaseOfUrl,
  releasePath,
} from '../../../src/core/release.js';

const revision = '9cd0ab12cd34ef56ab78cd90ef12ab34cd56ef78';

describe('parseReleaseName', () => {
  test.each([
    ['nixos-25.11.4188.9cd0ab12cd34', 'nixos', '25.11', 'stable', 4188, '9cd0ab12cd34'],
    ['nixos-26.11pre1058091.0a1b2c3d4e5f', 'nixos', '26.11', 'pre', 1058091, '0a1b2c3d4e5f'],
    ['nixos-25.05beta802025.0a1b2c3d4e5f', 'nixos', '25.05', 'beta', 802025, '0a1b2c3d4e5f'],
    ['nixos-14.04.630.33d9da7', 'nixos', '14.04', 'stable', 630, '33d9da7'],
    ['nixpkgs-21.03pre259850.0a1b2c3d4e5', 'nixpkgs', '21.03', 'pre', 259850, '0a1b2c3d4e5'],
    ['nixpkgs-darwin-24.05pre633153.0a1b2c3d4e5f', 'nixpkgs-darwin', '24.05', 'pre', 633153, '0a1b2c3d4e5f'],
  ])('%s', (name, of, series, stage, count, shortRevision) => {
    const version = name.slice(of.length + 1);
    expect(parseReleaseName(name)).toEqual({ of, series, stage, count, version, shortRevision });
  });

  test.each([
    ...['nixos-25.11', 'nixos-25.11.4188', 'nixos-25.11.4188.9cd0ab', 'nixos-25.11.4188.9cd0ab12cd34e'],
    ...['nixos-25.11.4188.9CD0AB12CD34', 'nixos-25.11rc1.9cd0ab12cd34', 'x-25.11.4188.9cd0ab12cd34', ''],
    ...['nixos-25.11.4188.9cd0ab12cd34/', 'nixos-25.11.4188.9cd0ab12cd34\n'],
  ])('%j is none', (name) => {
    expect(parseReleaseName(name)).toBeNull();
  });
});

test.each([
  ['nixos-25.11pre879084.0a1b2c3d4e5f', true],
  ['nixos-25.11beta600.0a1b2c3d4e5f', true],
  ['nixos-25.11.4188.9cd0ab12cd34', false],
  ['nixpkgs-darwin-25.11pre1012102.0a1b2c3d4e5f', false],
  ['nixpkgs-26.05pre900000.0a1b2c3d4e5f', false],
])('%s was made before its series was stable: %j', (name, before) => {
  expect(isBeforeStable(name)).toBe(before);
});

test('releases are ordered pre, beta, number; and numbers by value', () => {
  const ordered = [
    'nixos-25.05pre799999.bbbbbbbbbbbb',
    'nixos-25.05pre1000000.aaaaaaaaaaaa',
    'nixos-25.05beta802025.aaaaaaaaaaaa',
    'nixos-25.05.802216.aaaaaaaaaaaa',
    'nixos-25.05.1000000.aaaaaaaaaaaa',
    'nixos-25.11pre1.aaaaaaaaaaaa',
  ];
  expect([...ordered].reverse().sort(compareReleases)).toEqual(ordered);
});

const places = [
  ['nixos-25.11', 'nixos/25.11', 'nixos-25.11.4188.9cd0ab12cd34'],
  ['nixos-25.11-small', 'nixos/25.11-small', 'nixos-25.11.4189.9cd0ab12cd34'],
  ['nixos-20.09-aarch64', 'nixos/20.09-aarch64', 'nixos-20.09.4189.9cd0ab12cd34'],
  ['nixos-unstable', 'nixos/unstable', 'nixos-26.11pre1058091.9cd0ab12cd34'],
  ['nixos-unstable-small', 'nixos/unstable-small', 'nixos-26.11pre1058091.9cd0ab12cd34'],
  ['nixpkgs-unstable', 'nixpkgs', 'nixpkgs-26.11pre1058091.9cd0ab12cd34'],
  ['nixpkgs-25.11-darwin', 'nixpkgs/25.11-darwin', 'nixpkgs-darwin-25.11pre1058091.9cd0ab12cd34'],
] as const;

describe.each(places)('a release of %s', (channel, folder, release) => {
  const path = `${folder}/${release}`;
  const found = { channel, release, path, shortRevision: '9cd0ab12cd34' };

  test('has its folder', () => {
    expect(channelFolder(channel)).toBe(folder);
    expect(releasePath(channel, release)).toBe(path);
  });

  test.each([
    `https://releases.nixos.org/${path}`,
    `https://releases.nixos.org/${path}/`,
    `http://releases.nixos.org/${path}/nixexprs.tar.xz`,
    `https://nixos.org/releases/${path}/nixexprs.tar.bz2`,
    `https://releases.nixos.org/${path}/nixexprs.tar.zst?lastModified=1&rev=${revision}`,
  ])('is read from %s', (url) => {
    expect(releaseOfUrl(url, officialOrigins)).toEqual(found);
  });
});

test.each([
  'https://releases.nixos.org/nixos/25.05/nixos-25.11.4188.9cd0ab12cd34',
  'https://releases.nixos.org/nixpkgs/nixos-25.11.4188.9cd0ab12cd34',
  'https://releases.nixos.org/nixos/25.11/nixos-25.11.4188.9cd0ab12cd34/git-revision',
  'https://releases.nixos.org/nixos/25.11',
  'https://releases.nixos.org/nix/nix-2.8.0',
  'https://releases.nixos.org/x/nixos/25.11/nixos-25.11.4188.9cd0ab12cd34',
  'https://example.org/nixos/25.11/nixos-25.11.4188.9cd0ab12cd34',
])('%s is no release', (url) => {
  expect(releaseOfUrl(url, officialOrigins)).toBeNull();
});

test('a release can only stand in its own channel', () => {
  expect(releasePath('nixos-25.05', 'nixos-25.11.4188.9cd0ab12cd34')).toBeNull();
  expect(releasePath('master', 'nixos-25.11.4188.9cd0ab12cd34')).toBeNull();
  expect(releasePath('nixos-25.11', '../../etc')).toBeNull();
});

describe('githubArchiveOfUrl', () => {
  const base = { owner: 'NixOS', repo: 'nixpkgs', revision: null, branch: null, tag: null };
  test.each([
    [`https://github.com/NixOS/nixpkgs/archive/${revision}.tar.gz`, { ...base, revision }],
    ['https://github.com/NixOS/nixpkgs/archive/9cd0ab12cd3.tar.gz', { ...base, revision: '9cd0ab12cd3' }],
    ['https://github.com/NixOS/nixpkgs/archive/nixos-25.11.tar.gz', { ...base, branch: 'nixos-25.11' }],
    [
      'https://github.com/NixOS/nixpkgs/archive/refs/heads/nixos-25.11.zip',
      { ...base, branch: 'nixos-25.11' },
    ],
    ['https://github.com/NixOS/nixpkgs/archive/refs/tags/25.11.tar.gz', { ...base, tag: '25.11' }],
    ['https://github.com/NixOS/nixpkgs/archive/a/b.tar.gz', { ...base, branch: 'a/b' }],
  ])('%s', (url, found) => {
    expect(githubArchiveOfUrl(url, officialOrigins)).toEqual(found);
  });

  test.each([
    'https://github.com/NixOS/nixpkgs',
    'https://github.com/NixOS/nixpkgs/archive/',
    `https://github.com/NixOS/nixpkgs/tree/${revision}.tar.gz`,
    `https://gitlab.com/NixOS/nixpkgs/archive/${revision}.tar.gz`,
  ])('%s is none', (url) => {
    expect(githubArchiveOfUrl(url, officialOrigins)).toBeNull();
  });
});
