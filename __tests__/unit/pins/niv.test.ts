import { describe, expect, test } from '@jest/globals';
import { parseHash, toNix32 } from '../../../src/core/hash.js';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { niv } from '../../../src/pins/niv/index.js';
import { sampleText, siblingsOf } from '../../contract/pin-samples.js';

const text = sampleText('niv.json');
const siblings = siblingsOf('nix/sources.json');
const pins = niv.extract(text, siblings);
const hash = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';
const nix32 = toNix32(parseHash(hash) ?? new Uint8Array());
const revision = 'fedcba9876543210fedcba9876543210fedcba98';
const target: PinTarget = {
  channel: 'nixos-25.11',
  release: 'nixos-25.11.9999.fedcba987654',
  revision,
  releasePath: 'nixos/25.11/nixos-25.11.9999.fedcba987654',
  hash,
  lastModified: 1780000000,
};

function pin(name: string): Pin {
  const found = pins.find((p) => p.name === name);
  if (!found) throw new Error(`no pin ${name}`);
  return found;
}

function entry(file: string, name: string): Record<string, unknown> {
  return (JSON.parse(file) as Record<string, Record<string, unknown>>)[name] ?? {};
}

function extractOne(source: object): Pin | undefined {
  return niv.extract(JSON.stringify({ nixpkgs: source }), siblings)[0];
}

describe('extract', () => {
  test.each([
    ['nixpkgs', 'pinned', 'nixos-25.11', 'github-archive'],
    ['small', 'pinned', 'nixos-unstable-small', 'github-archive'],
    ['bare', 'pinned', null, 'github-archive'],
    ['by-git', 'pinned', 'nixos-25.11', null],
    ['released', 'pinned', 'nixos-25.11', 'nixexprs.tar.xz'],
    ['moving', 'floating', 'nixos-unstable', null],
    ['packed', 'foreign', 'nixos-25.11', null],
    ['archived', 'foreign', 'nixos-20.03', null],
    ['fork', 'foreign', null, null],
    ['master', 'foreign', null, null],
  ])('%s is %s, channel %s, artifact %s', (name, state, channel, artifact) => {
    expect(pin(name)).toMatchObject({ state, channel, artifact, direct: true });
  });

  test('what is no nixpkgs, no object, or odd, is left out', () => {
    const names = pins.map(({ name }) => name);
    for (const other of ['home', 'mail', 'note', 'odd', 'tools']) expect(names).not.toContain(other);
    expect(names).toHaveLength(10);
  });

  test('a file of npins, of lon, of flakes and other JSON are not niv’s', () => {
    for (const other of ['npins-v8.json', 'lon.lock', 'flake.lock', 'prefetch-git.json']) {
      expect(niv.extract(sampleText(other), siblings)).toEqual([]);
    }
    const settings =
      '{"a": {"repository": {"url": "https://github.com/NixOS/nixpkgs"}}, "b": [1], "c": null}';
    expect(niv.extract(settings, siblings)).toEqual([]);
    expect(niv.extract('{ // see https://github.com/NixOS/nixpkgs\n}', siblings)).toEqual([]);
  });

  test('one of niv that is broken says where', () => {
    const broken = text.replace('"owner": "someone",', '"owner": "someone"');
    expect(() => niv.extract(broken, siblings)).toThrow(UserError);
  });

  test.each([
    [
      'an entry of long ago has no address',
      { owner: 'NixOS', repo: 'nixpkgs', rev: revision },
      'pinned',
      null,
    ],
    [
      'a revision that is a branch',
      { owner: 'NixOS', repo: 'nixpkgs', rev: 'nixos-25.11' },
      'floating',
      'nixos-25.11',
    ],
    ['a revision that is a tag', { owner: 'NixOS', repo: 'nixpkgs', rev: '25.11' }, 'foreign', null],
    ['a hash alone', { owner: 'NixOS', repo: 'nixpkgs', sha256: 'x' }, 'floating', null],
    [
      'an address elsewhere',
      { owner: 'NixOS', repo: 'nixpkgs', rev: revision, url: 'https://example.org/a.tar.gz' },
      'foreign',
      null,
    ],
    ['git, a fork', { type: 'git', repo: 'https://github.com/me/nixpkgs', rev: revision }, 'foreign', null],
    ['git, a tag', { type: 'git', repo: 'https://github.com/NixOS/nixpkgs', rev: '25.11' }, 'foreign', null],
    [
      'git, by ref',
      { type: 'git', repo: 'git@github.com:NixOS/nixpkgs.git', rev: revision, ref: 'nixos-25.05' },
      'pinned',
      'nixos-25.05',
    ],
    [
      'git, another branch',
      { type: 'git', repo: 'https://github.com/NixOS/nixpkgs', rev: revision, branch: 'staging' },
      'foreign',
      null,
    ],
  ])('%s', (_what, source, state, channel) => {
    expect(extractOne(source)).toMatchObject({ state, channel });
  });

  test('a source called __proto__ is a source', () => {
    const file = `{"__proto__": {"owner": "NixOS", "repo": "nixpkgs", "rev": "${revision}"}}`;
    expect(niv.extract(file, siblings)).toMatchObject([{ name: '__proto__', revision }]);
  });
});

describe('apply', () => {
  test('a branch: revision, address and hash in its notation', () => {
    const before = entry(text, 'nixpkgs');
    expect(entry(niv.apply(text, pin('nixpkgs'), target), 'nixpkgs')).toEqual({
      ...before,
      rev: revision,
      sha256: nix32,
      url: `https://github.com/NixOS/nixpkgs/archive/${revision}.tar.gz`,
    });
  });

  test('a release: address, hash and what niv makes the address of', () => {
    const before = entry(text, 'released');
    expect(entry(niv.apply(text, pin('released'), target), 'released')).toEqual({
      ...before,
      sha256: `sha256:${nix32}`,
      url: `https://releases.nixos.org/${target.releasePath}/nixexprs.tar.xz`,
      version: '25.11.9999.fedcba987654',
    });
  });

  test('fetched by git: the revision alone', () => {
    const moved = niv.apply(text, pin('by-git'), { ...target, hash: null });
    expect(entry(moved, 'by-git')).toEqual({ ...entry(text, 'by-git'), rev: revision });
  });

  test('another channel is another branch; a followed channel that is nowhere written changes no more', () => {
    const upgrade = { ...target, channel: 'nixos-26.05' };
    expect(entry(niv.apply(text, pin('nixpkgs'), upgrade), 'nixpkgs')).toMatchObject({
      branch: 'nixos-26.05',
    });
    expect(entry(niv.apply(text, pin('by-git'), upgrade), 'by-git')).toMatchObject({ branch: 'nixos-26.05' });
    const followed = { ...pin('bare'), channel: 'nixos-25.11' };
    expect(entry(niv.apply(text, followed, upgrade), 'bare')).not.toHaveProperty('branch');
  });
});

describe('companions', () => {
  const companions = niv.companions?.(text, siblings) ?? [];

  test('what follows a series, by archive or by git', () => {
    expect(companions).toMatchObject([
      {
        name: 'home',
        repository: 'someone/home',
        gitUrl: 'https://github.com/someone/home.git',
        branch: 'release-25.11',
        series: '25.11',
        moves: 'text',
      },
      { name: 'mail', gitUrl: 'https://forge.example.org/mail/mail.git', hash: null, moves: 'text' },
    ]);
  });

  test.each(['home', 'mail'])('%s moves, and back again is where it was', (name) => {
    const companion = companions.find((c) => c.name === name);
    if (!companion) throw new Error(name);
    const to = { branch: 'release-26.05', revision, hash, lastModified: null };
    const moved = niv.moveCompanion?.(text, companion, to) ?? '';
    const before = entry(text, name);
    expect(entry(moved, name)).toEqual({
      ...before,
      branch: 'release-26.05',
      rev: revision,
      ...(name === 'home'
        ? { sha256: nix32, url: `https://github.com/someone/home/archive/${revision}.tar.gz` }
        : {}),
    });
    const [now] = (niv.companions?.(moved, siblings) ?? []).filter((c) => c.name === name);
    expect(now && niv.moveCompanion?.(moved, now, { ...companion, lastModified: null })).toBe(text);
  });
});
