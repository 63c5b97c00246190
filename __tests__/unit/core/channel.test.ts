import { describe, expect, test } from '@jest/globals';
import {
  channelOfUrl,
  isRolling,
  officialOrigins,
  parseChannel,
  seriesOf,
} from '../../../src/core/channel.js';

describe('parseChannel', () => {
  test.each([
    ['nixos-25.11', 'nixos', '25.11', 'full'],
    ['nixos-25.11-small', 'nixos', '25.11', 'small'],
    ['nixos-20.09-aarch64', 'nixos', '20.09', 'aarch64'],
    ['nixpkgs-25.11-darwin', 'nixpkgs', '25.11', 'darwin'],
    ['nixos-unstable', 'nixos', null, 'full'],
    ['nixos-unstable-small', 'nixos', null, 'small'],
    ['nixpkgs-unstable', 'nixpkgs', null, 'full'],
  ])('%s', (name, of, series, variant) => {
    expect(parseChannel(name)).toEqual({ name, of, series, variant });
  });

  test.each([
    ...[
      'master',
      'release-25.11',
      'staging',
      'staging-next',
      'pull/1/head',
      'nixpkgs-25.11',
      'nixos-25.11-darwin',
    ],
    ...[
      'nixpkgs-25.11-small',
      'nixpkgs-unstable-small',
      'nixos-25.1',
      'nixos-25.11-',
      'nixos-25.11\n',
      '',
      'nixos',
    ],
  ])('%j is no channel', (name) => {
    expect(parseChannel(name)).toBeNull();
  });
});

describe('channelOfUrl', () => {
  test.each([
    'https://channels.nixos.org/nixos-25.11',
    'https://channels.nixos.org/nixos-25.11/',
    'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz',
    'https://channels.nixos.org/nixos-25.11/nixexprs.tar.zst',
    'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz?x=1',
    'https://CHANNELS.nixos.org:443/nixos-25.11',
    'https://nixos.org/channels/nixos-25.11',
    'https://nixos.org/channels/nixos-25.11/nixexprs.tar.xz',
    'http://nixos.org/channels/nixos-25.11/',
    'channel:nixos-25.11',
  ])('%s', (url) => {
    expect(channelOfUrl(url, officialOrigins)).toBe('nixos-25.11');
  });

  test.each([
    'https://channels.nixos.org/',
    'https://channels.nixos.org/nixos-25.11/git-revision',
    'https://channels.nixos.org/nixos-25.11/a/nixexprs.tar.xz',
    'https://channels.nixos.org.evil.example/nixos-25.11',
    'https://evil.example/channels.nixos.org/nixos-25.11',
    'https://user@channels.nixos.org/nixos-25.11',
    'https://nixos.org/channelsx/nixos-25.11',
    'https://nixos.org/nixos-25.11',
    'channel:master',
    'nixos-25.11',
    '',
  ])('%j names none', (url) => {
    expect(channelOfUrl(url, officialOrigins)).toBeNull();
  });

  test('a mirror with a path of its own', () => {
    const origins = { ...officialOrigins, channels: ['http://127.0.0.1:8080/nix/channels'] };
    expect(channelOfUrl('http://127.0.0.1:8080/nix/channels/nixos-unstable', origins)).toBe('nixos-unstable');
    expect(channelOfUrl('http://127.0.0.1:8081/nix/channels/nixos-unstable', origins)).toBeNull();
  });
});

test.each([
  ['nixos-25.11-small', '25.11', false],
  ['nixpkgs-25.11-darwin', '25.11', false],
  ['nixos-unstable', null, true],
  ['nixpkgs-unstable', null, true],
  ['master', null, false],
  [null, null, false],
])('%s is of the series %s', (channel, series, rolling) => {
  expect(seriesOf(channel)).toBe(series);
  expect(isRolling(channel)).toBe(rolling);
});
