import { describe, expect, test } from '@jest/globals';
import { isSourceAddress, nixPathEntries, searchPathEntry } from '../../../src/pins/nix-path.js';

const channel = 'channel:nixos-25.11';
const archive = 'https://github.com/NixOS/nixpkgs/archive/nixos-25.11.tar.gz';

describe('NIX_PATH is split as Nix does', () => {
  test.each([
    [`nixpkgs=${channel}`, [['nixpkgs', channel]]],
    [channel, [[null, channel]]],
    [
      `nixpkgs=${channel}:unstable=${archive}`,
      [
        ['nixpkgs', channel],
        ['unstable', archive],
      ],
    ],
    [
      `/etc/nixos:nixpkgs=${archive}:nixos-config=/etc/x.nix:${channel}`,
      [
        ['nixpkgs', archive],
        [null, channel],
      ],
    ],
    [`nixpkgs=flake:nixpkgs:small=${channel}`, [['small', channel]]],
    // Nix ends an address at its port, so there is no such entry.
    ['nixpkgs=http://localhost:8080/nixexprs.tar.xz', [['nixpkgs', 'http://localhost']]],
    [`nixpkgs=/nix/nixpkgs:${archive}?rev=1:b=/x`, []],
    ['', []],
    [':::', []],
    ['nixpkgs=./nixpkgs', []],
    [`\0nixpkgs=${channel}`, [['nixpkgs', channel]]],
    [`nixpkgs=https://github.com/NixOS/nixpkgs/archive/\0.tar.gz:a=${channel}`, [['a', channel]]],
  ])('%j', (value, expected) => {
    const entries = nixPathEntries(value);
    expect(entries.map(({ name, url }) => [name, url])).toEqual(expected);
    for (const { url, at } of entries) expect(value.slice(at, at + url.length)).toBe(url);
  });
});

test.each([
  [` nixpkgs=${archive}\n`, { name: 'nixpkgs', url: archive, at: 9 }],
  [`=${channel}`, { name: null, url: channel, at: 1 }],
  [`nixpkgs=${archive} more`, null],
  ['nixpkgs=', null],
])('an entry alone: %j', (text, entry) => {
  expect(searchPathEntry(text)).toEqual(entry);
});

test.each([
  [channel, true],
  [archive, true],
  ['git://github.com/NixOS/nixpkgs', true],
  ['./channel:x', false],
  ['https://example.org/${x}', false],
  ['https://example.org/{{ x }}', false],
  [`https://example.org/${'a'.repeat(3000)}`, false],
])('%j is an address: %s', (text, is) => {
  expect(isSourceAddress(text)).toBe(is);
});
