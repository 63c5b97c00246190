import { describe, expect, test } from '@jest/globals';
import { parseHash, toNix32 } from '../../../src/core/hash.js';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { npins } from '../../../src/pins/npins/index.js';
import { sampleText, siblingsOf } from '../../contract/pin-samples.js';

const old = sampleText('npins-v3.json');
const text = sampleText('npins-v8.json');
const siblings = siblingsOf('npins/sources.json');
const pins = npins.extract(text, siblings);

const hash = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';
const target: PinTarget = {
  channel: 'nixos-25.11',
  release: 'nixos-25.11.9999.fedcba987654',
  revision: 'fedcba9876543210fedcba9876543210fedcba98',
  releasePath: 'nixos/25.11/nixos-25.11.9999.fedcba987654',
  hash,
  lastModified: 1780000000,
};

function pin(name: string, of = pins): Pin {
  const found = of.find((p) => p.name === name);
  if (!found) throw new Error(`no pin ${name}`);
  return found;
}

function entry(file: string, name: string): unknown {
  return (JSON.parse(file) as { pins: Record<string, unknown> }).pins[name];
}

function extractOne(pinned: object, version = 7): Pin | undefined {
  return npins.extract(JSON.stringify({ pins: { n: pinned }, version }), siblings)[0];
}

describe('extract', () => {
  test.each([
    ['branch', 'pinned', 'nixos-25.11', 'github-archive'],
    ['channel', 'pinned', 'nixos-25.11-small', 'nixexprs.tar.xz'],
    ['moving', 'pinned', 'nixos-unstable', 'nixexprs.tar.xz'],
    ['static', 'pinned', null, 'github-archive'],
    ['frozen', 'frozen', 'nixpkgs-unstable', 'nixexprs.tar.xz'],
    ['new', 'floating', 'nixos-unstable', 'nixexprs.tar.xz'],
    ['by-git', 'foreign', 'nixos-25.11', null],
    ['fork', 'foreign', null, null],
    ['master', 'foreign', null, null],
    ['image', 'foreign', 'nixos-25.11', null],
  ])('%s is %s, channel %s, artifact %s', (name, state, channel, artifact) => {
    expect(pin(name)).toMatchObject({ state, channel, artifact, direct: true });
  });

  test('what is no nixpkgs is left out', () => {
    expect(pins.map(({ name }) => name)).not.toContain('other');
    expect(npins.extract(old, siblings).map(({ name }) => name)).toEqual(['channel', 'nixpkgs']);
  });

  test("a channel's pin holds the short revision of its release, a branch's the whole", () => {
    expect(pin('channel').release).toBe(`nixos-25.11.4030.${pin('channel').revision ?? ''}`);
    expect(pin('channel').revision).toMatch(/^[0-9a-f]{12}$/);
    expect(pin('branch').revision).toMatch(/^[0-9a-f]{40}$/);
  });

  const release = 'https://releases.nixos.org/nixos/25.11/nixos-25.11.1.0123456789ab/nixexprs.tar.xz';
  test.each([
    ['Tarball that holds a release', { type: 'Tarball', url: release, hash }, 'pinned', 'nixos-25.11'],
    [
      'Tarball that follows a channel',
      {
        type: 'Tarball',
        url: 'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz',
        locked_url: release,
        hash,
      },
      'pinned',
      'nixos-25.11',
    ],
    [
      'Tarball that moves unseen',
      { type: 'Tarball', url: 'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz', hash },
      'floating',
      'nixos-25.11',
    ],
    [
      'tags',
      {
        type: 'GitRelease',
        repository: { type: 'GitHub', owner: 'NixOS', repo: 'nixpkgs' },
        version: '25.11',
      },
      'foreign',
      null,
    ],
    ['an archive that is not unpacked', { type: 'Url', url: release, unpack: false, hash }, 'foreign', null],
    [
      'submodules',
      {
        type: 'Git',
        repository: { type: 'GitHub', owner: 'NixOS', repo: 'nixpkgs' },
        branch: 'nixos-25.11',
        submodules: true,
        revision: target.revision,
        url: null,
        hash,
      },
      'foreign',
      'nixos-25.11',
    ],
    [
      'the archived repository',
      {
        type: 'Git',
        repository: { type: 'GitHub', owner: 'NixOS', repo: 'nixpkgs-channels' },
        branch: 'nixos-20.03',
        revision: target.revision,
        url: null,
        hash,
      },
      'foreign',
      'nixos-20.03',
    ],
    [
      'another forge',
      {
        type: 'Git',
        repository: { type: 'GitLab', repo_path: 'a/b/nixpkgs', server: 'https://x' },
        branch: 'nixos-25.11',
      },
      'foreign',
      null,
    ],
    [
      'a channel of others',
      { type: 'Channel', name: 'nixos-raspberry', url: release, hash },
      'foreign',
      null,
    ],
  ])('%s', (_what, pinned, state, channel) => {
    expect(extractOne(pinned)).toMatchObject({ state, channel });
  });

  test("niv's file of the same name, and other JSON, are not npins'", () => {
    const niv = { nixpkgs: { branch: 'nixos-25.11', owner: 'NixOS', repo: 'nixpkgs', rev: target.revision } };
    expect(npins.extract(JSON.stringify(niv), siblings)).toEqual([]);
    const elsewhere = siblingsOf('nix/sources.json');
    expect(npins.extract('{"pins": ["a"], "version": 5}', elsewhere)).toEqual([]);
    expect(npins.extract('{"pins": {"a": {"type": "x"}}, "version": "5"}', elsewhere)).toEqual([]);
    expect(npins.extract('{ // settings\n}', elsewhere)).toEqual([]);
  });

  test.each([
    ['{"version": 5}', 'no "pins"', 1],
    ['{"version": 5,\n"pins": ["a"]}', '"pins" is no object', 2],
    ['{"version": 5,\n"pins": {\n"nixpkgs": null}}', 'Pin "nixpkgs"', 3],
    ['{"version": 5,\n"pins": {\n"nixpkgs": {\n"name": "nixos-25.11"}}}', 'Pin "nixpkgs"', 3],
    ['{"pins": {\n"nixpkgs": {"type": "Channel"}}}', 'no version', 1],
    ['{"version": "5",\n"pins": {}}', 'Version "5"', 1],
    ['{\n<<<<<<< HEAD', 'Not valid JSON', 2],
  ])('%j in its own place is a clear error', (broken, message, line) => {
    const read = () => npins.extract(broken, siblings);
    expect(read).toThrow(message);
    expect(read).toThrow(
      expect.objectContaining({ place: { file: 'npins/sources.json', line }, cure: expect.any(String) }),
    );
  });

  test('broken anywhere else is an error where a pin of npins is in it', () => {
    const elsewhere = siblingsOf('nix/deps.json');
    expect(() => npins.extract(text.trimEnd().slice(0, -1), elsewhere)).toThrow('Not valid JSON');
    expect(npins.extract('{ // settings\n"pins": {"a": 1} }', elsewhere)).toEqual([]);
    expect(npins.extract(text, elsewhere)).toHaveLength(pins.length);
  });

  test('one pin that is none does not hide the file, wherever it is', () => {
    const odd = '{"pins": {"a": 5, "n": {"type": "Channel", "name": "nixos-25.11"}}, "version": 5}';
    expect(() => npins.extract(odd, siblingsOf('nix/sources.json'))).toThrow('Pin "a"');
  });

  test('a pin called __proto__ is a pin', () => {
    const file = '{"pins": {"__proto__": {"type": "Channel", "name": "nixos-25.11"}}, "version": 8}';
    expect(npins.extract(file, siblings)).toMatchObject([{ name: '__proto__', state: 'floating' }]);
  });

  test.each([2, 9, 7.5])('version %d: a clear error', (version) => {
    expect(() => extractOne({ type: 'Channel', name: 'nixos-25.11' }, version)).toThrow(UserError);
  });

  test('a pin that is none names itself', () => {
    expect(() => extractOne({ type: 'Channel', name: 5 })).toThrow('Pin "n"');
  });
});

describe('apply', () => {
  test('a channel: address and hash', () => {
    const moved = npins.apply(text, pin('channel'), { ...target, channel: 'nixos-25.11-small' });
    expect(entry(moved, 'channel')).toEqual({
      type: 'Channel',
      name: 'nixos-25.11-small',
      artifact: 'nixexprs.tar.xz',
      url: `https://releases.nixos.org/${target.releasePath}/nixexprs.tar.xz`,
      hash,
    });
  });

  test('a branch: revision, address and hash', () => {
    expect(entry(npins.apply(text, pin('branch'), target), 'branch')).toEqual({
      type: 'Git',
      repository: { type: 'GitHub', owner: 'nixos', repo: 'nixpkgs' },
      branch: 'nixos-25.11',
      submodules: false,
      revision: target.revision,
      url: `https://github.com/nixos/nixpkgs/archive/${target.revision}.tar.gz`,
      hash,
    });
  });

  test('nix32 stays nix32', () => {
    const channel = pin('channel', npins.extract(old, siblings));
    const moved = npins.apply(old, channel, { ...target, channel: 'nixos-24.11' });
    expect(entry(moved, 'channel')).toMatchObject({ hash: toNix32(parseHash(hash) ?? new Uint8Array()) });
  });

  test.each([
    ['channel', { name: 'nixos-26.05' }],
    ['branch', { branch: 'nixos-26.05' }],
    ['moving', { update_url: 'https://channels.nixos.org/nixos-26.05/nixexprs.tar.xz' }],
  ])('%s led to another channel follows that one', (name, followed) => {
    const moved = npins.apply(text, pin(name), { ...target, channel: 'nixos-26.05' });
    expect(entry(moved, name)).toMatchObject(followed);
    expect(pin(name, npins.extract(moved, siblings))).toMatchObject({
      channel: 'nixos-26.05',
      state: 'pinned',
    });
  });

  test('the address that is locked moves, not the one that is followed', () => {
    const url = 'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz';
    const locked = 'https://releases.nixos.org/nixos/25.11/nixos-25.11.1.0123456789ab/nixexprs.tar.xz';
    const file = JSON.stringify({
      pins: { n: { type: 'Tarball', url, locked_url: locked, hash } },
      version: 7,
    });
    const [found] = npins.extract(file, siblings);
    expect(found && entry(npins.apply(file, found, target), 'n')).toMatchObject({
      url,
      locked_url: `https://releases.nixos.org/${target.releasePath}/nixexprs.tar.xz`,
    });
  });
});

describe('companions', () => {
  const home = {
    type: 'Git',
    repository: { type: 'GitHub', owner: 'someone', repo: 'home' },
    branch: 'release-25.11',
    submodules: false,
    revision: target.revision,
    url: `https://github.com/someone/home/archive/${target.revision}.tar.gz`,
    hash,
  };
  const fileOf = (pins: object) => JSON.stringify({ pins, version: 8 }, null, 2);
  const companions = (pinned: object) => npins.companions?.(fileOf({ n: pinned }), siblings) ?? [];

  test('what follows a series by an archive of GitHub', () => {
    expect(companions(home)).toMatchObject([
      { name: 'n', repository: 'someone/home', branch: 'release-25.11', series: '25.11', moves: 'text' },
    ]);
    expect(companions({ ...home, revision: null, url: null, hash: null })).toMatchObject([
      { moves: 'branch' },
    ]);
  });

  test.each([
    ['frozen', { frozen: true }],
    ['with submodules', { submodules: true, url: null }],
    ['of another branch', { branch: 'main' }],
    ['of another forge', { repository: { type: 'GitLab', repo_path: 'a/b', server: 'https://x' } }],
    ['nixpkgs itself', { repository: { type: 'GitHub', owner: 'NixOS', repo: 'nixpkgs' } }],
  ])('%s is none', (_what, other) => {
    expect(companions({ ...home, ...other })).toEqual([]);
  });

  test('moves, and back again is where it was', () => {
    const file = fileOf({ n: home });
    const [companion] = companions(home);
    if (!companion) throw new Error('no companion');
    const to = {
      branch: 'release-26.05',
      revision: '0'.repeat(40),
      hash: `sha256-${'A'.repeat(43)}=`,
      lastModified: null,
    };
    const there = npins.moveCompanion?.(file, companion, to) ?? '';
    expect(entry(there, 'n')).toEqual({
      ...home,
      branch: to.branch,
      revision: to.revision,
      hash: to.hash,
      url: home.url.replace(target.revision, to.revision),
    });
    const [now] = npins.companions?.(there, siblings) ?? [];
    expect(now && npins.moveCompanion?.(there, now, { ...companion, lastModified: null })).toBe(file);
    expect(() => npins.moveCompanion?.(file, companion, { ...to, revision: null })).toThrow(UserError);
    expect(() => npins.moveCompanion?.(file, { ...companion, name: 'x' }, to)).toThrow('No entry "x"');
  });
});
