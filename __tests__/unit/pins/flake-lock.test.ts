import { describe, expect, test } from '@jest/globals';
import { officialOrigins } from '../../../src/core/channel.js';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { flakeLock } from '../../../src/pins/flake-lock/index.js';
import { sampleText, siblingsOf } from '../../contract/pin-samples.js';

const text = sampleText('flake.lock');
const pins = flakeLock.extract(text, siblingsOf('flake.lock'));

const target: PinTarget = {
  channel: 'nixos-25.11',
  release: 'nixos-25.11.9999.fedcba987654',
  revision: 'fedcba9876543210fedcba9876543210fedcba98',
  releasePath: 'nixos/25.11/nixos-25.11.9999.fedcba987654',
  hash: 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=',
  lastModified: 1780000000,
};

function pin(name: string, of = pins): Pin {
  const found = of.find((p) => p.name === name);
  if (!found) throw new Error(`no pin ${name}`);
  return found;
}

/** A node of a lock after a bump. */
function node(lock: string, key: string): unknown {
  return (JSON.parse(lock) as { nodes: Record<string, unknown> }).nodes[key];
}

function extractOne(original: object, locked: object): Pin | undefined {
  const nodes = { n: { original, locked }, root: { inputs: { n: 'n' } } };
  return flakeLock.extract(JSON.stringify({ nodes, root: 'root', version: 7 }), siblingsOf('flake.lock'))[0];
}

describe('extract', () => {
  test.each([
    ['nixpkgs', 'pinned', 'nixos-25.11', 'github-archive'],
    ['registry', 'pinned', 'nixos-25.11-small', 'github-archive'],
    ['registry-tarball', 'pinned', 'nixos-unstable', 'nixexprs.tar.xz'],
    ['plain', 'pinned', 'nixpkgs-unstable', 'nixexprs.tar.xz'],
    ['tarball', 'pinned', 'nixos-25.11', 'nixexprs.tar.xz'],
    ['lix', 'pinned', 'nixpkgs-25.11-darwin', 'nixexprs.tar.zst'],
    ['hashed', 'pinned', 'nixos-25.11', 'nixexprs.tar.xz'],
    ['source', 'pinned', 'nixos-unstable', 'github-archive'],
    ['named', 'frozen', null, 'github-archive'],
    ['master', 'foreign', null, 'github-archive'],
    ['default', 'foreign', null, 'github-archive'],
    ['fork', 'foreign', null, 'github-archive'],
    ['hub', 'foreign', null, null],
    ['git', 'pinned', 'nixos-25.11', 'github-archive'],
  ])('%s is %s, channel %s, artifact %s', (name, state, channel, artifact) => {
    expect(pin(name)).toMatchObject({ state, channel, artifact, direct: true });
  });

  test('a release is told by its address, the whole revision by the lock', () => {
    const { release, revision, hash } = pin('tarball');
    expect(release).toMatch(/^nixos-25\.11\.4021\.[0-9a-f]{12}$/);
    expect(revision).toMatch(/^[0-9a-f]{40}$/);
    expect(release?.endsWith(revision?.slice(0, 12) ?? '-')).toBe(true);
    expect(hash).toMatch(/^sha256-/);
  });

  test("a node is one pin however many inputs follow it; another input's node is not direct", () => {
    expect(pins.filter(({ direct }) => !direct).map(({ name }) => name)).toEqual(['node:nixpkgs']);
    expect(pin('nixpkgs').channel).toBe('nixos-25.11');
    expect(pins.map(({ name }) => name)).not.toContain('also');
    expect(pins.map(({ name }) => name)).not.toContain('home');
  });

  test("a root input that follows another input's nixpkgs is direct, and says what it follows", () => {
    const lock = {
      nodes: {
        home: { inputs: { nixpkgs: 'nixpkgs' }, original: { type: 'path' }, locked: { type: 'path' } },
        nixpkgs: {
          original: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'nixos-25.11' },
          locked: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', rev: target.revision },
        },
        root: { inputs: { home: 'home', pkgs: ['home', 'nixpkgs'] } },
      },
      root: 'root',
      version: 7,
    };
    expect(flakeLock.extract(JSON.stringify(lock), siblingsOf('flake.lock'))).toMatchObject([
      { name: 'pkgs', direct: true, note: 'follows home/nixpkgs', askedBy: 'home' },
    ]);
  });

  test.each([
    ['25.11', 'names the tag "25.11", which stays where it is'],
    ['refs/tags/25.11', 'names the tag "25.11", which stays where it is'],
    ['refs/tags/backups/1', 'names the tag "backups/1", which stays where it is'],
    ['7f72645b8e69', 'names the short revision "7f72645b8e69", which stays where it is'],
    ['release-25.11', 'follows "release-25.11", which is no channel'],
  ])('the ref %s: %s', (ref, note) => {
    const github = { type: 'github', owner: 'NixOS', repo: 'nixpkgs' };
    const found = extractOne({ ...github, ref }, { ...github, rev: target.revision, narHash: target.hash });
    expect(found).toMatchObject({ state: 'foreign', channel: null, note });
  });

  test.each([
    ['github, lower case', { type: 'github', owner: 'nixos', repo: 'Nixpkgs', ref: 'nixos-25.11' }, 'pinned'],
    [
      'whole name of a branch',
      { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'refs/heads/nixos-25.11' },
      'pinned',
    ],
    ['release branch', { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'release-25.11' }, 'foreign'],
    ['pull request', { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'pull/1/head' }, 'foreign'],
    [
      'archived repository',
      { type: 'github', owner: 'NixOS', repo: 'nixpkgs-channels', ref: 'nixos-19.09' },
      'foreign',
    ],
    ['other host', { type: 'github', host: 'ghe.example.org', owner: 'NixOS', repo: 'nixpkgs' }, 'foreign'],
    ['gitlab', { type: 'gitlab', owner: 'x', repo: 'nixpkgs' }, 'foreign'],
    ['registry with a revision', { type: 'indirect', id: 'nixpkgs', rev: target.revision }, 'frozen'],
    ["own registry's entry", { type: 'indirect', id: 'stable' }, 'foreign'],
    ['path', { type: 'path', path: '/home/me/nixpkgs' }, 'foreign'],
    [
      'archive of a branch',
      { type: 'tarball', url: 'https://github.com/NixOS/nixpkgs/archive/nixos-25.11.tar.gz' },
      'floating',
    ],
    [
      'archive of a revision',
      { type: 'tarball', url: `https://github.com/NixOS/nixpkgs/archive/${target.revision}.tar.gz` },
      'frozen',
    ],
    [
      'release',
      { type: 'tarball', url: `https://releases.nixos.org/${target.releasePath}/nixexprs.tar.xz` },
      'frozen',
    ],
  ])('%s', (_what, original, state) => {
    const locked = {
      type: 'github',
      owner: 'NixOS',
      repo: 'nixpkgs',
      rev: target.revision,
      narHash: target.hash,
    };
    const found = extractOne(original, locked);
    expect(found?.state).toBe(state);
    if (state !== 'pinned') expect(found?.note).toBeTruthy();
  });

  test.each([
    [{ type: 'github', host: 'ghe.example.org', owner: 'NixOS', repo: 'nixpkgs' }, 'on ghe.example.org'],
    [{ type: 'git', url: 'https://github.com/someone/nixpkgs.git' }, 'someone/nixpkgs.git is a fork'],
    [{ type: 'git', url: 'ssh://git@github.com/NixOS/nixpkgs' }, 'names no branch'],
    [
      { type: 'git', url: 'https://github.com/NixOS/nixpkgs', ref: 'nixos-25.11', revCount: 700000 },
      'fetched by git with its whole history',
    ],
    ...[
      'https://git.example.org/nixpkgs',
      'https://evil.example/github.com/NixOS/nixpkgs',
      'https://evil.example/@github.com/NixOS/nixpkgs',
      'file:///srv/github.com/NixOS/nixpkgs',
    ].map((url) => [{ type: 'git', url, ref: 'nixos-25.11', shallow: true }, 'fetched by git'] as const),
  ])('%j is told why it can not be moved: %s', (reference, why) => {
    const found = extractOne(reference, { ...reference, rev: target.revision, narHash: target.hash });
    expect(found).toMatchObject({ state: 'foreign', note: expect.stringContaining(why) });
  });

  describe('beside a flake.nix that went on', () => {
    const official = { type: 'github', owner: 'NixOS', repo: 'nixpkgs' };
    const stable = { ...official, ref: 'nixos-25.11' };
    const beside = (flake: string, original: object = stable): Pin => {
      const locked = { ...official, rev: target.revision, narHash: target.hash };
      const lock = {
        nodes: { n: { original, locked }, root: { inputs: { n: 'n' } } },
        root: 'root',
        version: 7,
      };
      const siblings = siblingsOf('a/flake.lock', new Map([['a/flake.nix', flake]]));
      return flakeLock.extract(JSON.stringify(lock), siblings)[0]!;
    };
    const url = (address: string): string => `{ inputs.n.url = "${address}"; }`;

    test.each([
      ['another channel', url('github:NixOS/nixpkgs/nixos-26.05'), stable, 'floating', 'nixos-26.05'],
      [
        'another channel, by git',
        url('git+https://github.com/NixOS/nixpkgs?ref=nixos-26.05&shallow=1'),
        { type: 'git', url: 'https://github.com/NixOS/nixpkgs', ref: 'nixos-25.11', shallow: true },
        'floating',
        'nixos-26.05',
      ],
      [
        'another channel by attributes',
        '{ inputs.n = { type = "github"; owner = "NixOS"; repo = "nixpkgs"; ref = "nixos-26.05"; }; }',
        stable,
        'floating',
        'nixos-26.05',
      ],
      [
        'its archive',
        url('https://channels.nixos.org/nixos-26.05/nixexprs.tar.xz'),
        stable,
        'floating',
        'nixos-26.05',
      ],
      [
        'a channel in place of a revision',
        url('github:NixOS/nixpkgs/nixos-25.11'),
        { ...official, rev: target.revision },
        'floating',
        'nixos-25.11',
      ],
      [
        'a channel in place of no branch',
        url('github:NixOS/nixpkgs/nixos-25.11'),
        official,
        'floating',
        'nixos-25.11',
      ],
      ['a revision', url(`github:NixOS/nixpkgs/${'0'.repeat(40)}`), stable, 'foreign', null],
      ['a fork', url('github:me/nixpkgs/nixos-25.11'), stable, 'foreign', null],
    ])('asks for %s', (_, flake, original, state, channel) => {
      const found = beside(flake, original);
      expect(found).toMatchObject({
        state,
        channel,
        note: expect.stringMatching(/^flake\.nix asks for .*: run `nix flake lock`$/),
      });
      expect(() => flakeLock.apply('{}', found, target)).toThrow(UserError);
    });

    test.each([
      ['the same', url('github:nixos/nixpkgs/nixos-25.11')],
      ['the same by its whole name', url('github:NixOS/nixpkgs?ref=refs/heads/nixos-25.11')],
      ['the same channel in another way', url('https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz')],
      ['whatever a registry says', url('nixpkgs')],
      [
        'what another input is',
        '{ inputs.n = { url = "github:NixOS/nixpkgs/nixos-26.05"; follows = "m"; }; }',
      ],
      ['another input', '{ inputs.m.url = "github:NixOS/nixpkgs/nixos-26.05"; }'],
      ['what can not be read', '{ inputs.n.url = '],
    ])('asks for %s: the lock stands', (_, flake) => {
      expect(beside(flake)).toMatchObject({ state: 'pinned', channel: 'nixos-25.11' });
    });
  });

  test.each([
    ['nixpkgs.lib', { type: 'github', owner: 'nix-community', repo: 'nixpkgs.lib' }],
    ['nixpkgs-update', { type: 'github', owner: 'nix-community', repo: 'nixpkgs-update' }],
    ['home-manager by path', { type: 'indirect', id: 'home-manager' }],
  ])('%s is no nixpkgs', (_what, original) => {
    expect(extractOne(original, { type: 'path', path: '/nix/store/x-source' })).toBeUndefined();
  });

  test('a registry that leads to a folder of one machine can not be moved', () => {
    const found = extractOne(
      { type: 'indirect', id: 'nixpkgs' },
      { type: 'path', path: '/nix/store/x-source', rev: target.revision },
    );
    expect(found).toMatchObject({ state: 'foreign', revision: target.revision });
  });

  test('mirrors that were configured are recognised', () => {
    const origins = {
      ...officialOrigins,
      channels: ['http://127.0.0.1:1/c'],
      releases: ['http://127.0.0.1:1/r'],
    };
    const nodes = {
      n: {
        original: { type: 'tarball', url: 'http://127.0.0.1:1/c/nixos-25.11/nixexprs.tar.xz' },
        locked: {
          type: 'tarball',
          url: 'http://127.0.0.1:1/r/nixos/25.11/nixos-25.11.1.0123456789ab/nixexprs.tar.xz',
          narHash: target.hash,
          rev: `0123456789ab${'0'.repeat(28)}`,
        },
      },
      root: { inputs: { n: 'n' } },
    };
    const lock = JSON.stringify({ nodes, root: 'root', version: 7 });
    const [found] = flakeLock.extract(lock, { path: 'flake.lock', origins, read: () => null });
    expect(found).toMatchObject({
      channel: 'nixos-25.11',
      release: 'nixos-25.11.1.0123456789ab',
      state: 'pinned',
    });
    expect(found && flakeLock.apply(lock, found, target)).toContain(
      `http://127.0.0.1:1/r/${target.releasePath}/nixexprs.tar.xz`,
    );
  });

  test.each([
    ['an unknown version', '{\n"nodes": {},\n"root": "root",\n"version": 8\n}', 4],
    ['a version before the oldest', '{"nodes": {}, "root": "root", "version": 4}', 1],
    ['no version', '{"nodes": {}}', 1],
    ['a node that is none', '{"version": 7, "root": "root",\n"nodes": {\n"a": 1}}', 3],
    ['a broken text', '{\n  "nodes": {\n', 3],
  ])('%s: a clear error', (_what, broken, line) => {
    const read = () => flakeLock.extract(broken, siblingsOf('sub/flake.lock'));
    expect(read).toThrow(UserError);
    expect(read).toThrow(
      expect.objectContaining({
        place: { file: 'sub/flake.lock', line },
        cure: expect.stringMatching(/\.$/),
      }),
    );
  });

  test('other JSON gives no pins', () => {
    expect(flakeLock.extract('{"dependencies": {}}', siblingsOf('flake.lock'))).toEqual([]);
    expect(flakeLock.extract('[]', siblingsOf('flake.lock'))).toEqual([]);
  });
});

describe('apply', () => {
  test('github: revision, hash and time', () => {
    const moved = flakeLock.apply(text, pin('nixpkgs'), target);
    expect(node(moved, 'nixpkgs_2')).toEqual({
      locked: {
        lastModified: target.lastModified,
        narHash: target.hash,
        owner: 'nixos',
        repo: 'nixpkgs',
        rev: target.revision,
        type: 'github',
      },
      original: { owner: 'nixos', ref: 'nixos-25.11', repo: 'nixpkgs', type: 'github' },
    });
    expect(moved.split('\n').filter((line, i) => line !== text.split('\n')[i])).toHaveLength(3);
  });

  test.each(['', 'refs/heads/'])(
    'by git: as of GitHub, with the branch %snixos-26.05 in both places',
    (heads) => {
      const url = 'https://github.com/NixOS/nixpkgs';
      const git = { ref: `${heads}nixos-25.11`, shallow: true, type: 'git', url };
      const found = { ...git, lastModified: 1, narHash: pin('git').hash, rev: pin('git').revision };
      const lock = JSON.stringify({
        nodes: { n: { locked: found, original: git }, root: { inputs: { n: 'n' } } },
        root: 'root',
        version: 7,
      });
      const [held] = flakeLock.extract(lock, siblingsOf('flake.lock'));
      const { revision: rev, hash: narHash, lastModified } = target;
      const moved = flakeLock.apply(lock, held!, target);
      expect(node(moved, 'n')).toEqual({ locked: { ...found, lastModified, narHash, rev }, original: git });
      const led = { ...git, ref: `${heads}nixos-26.05` };
      expect(node(flakeLock.apply(lock, held!, { ...target, channel: 'nixos-26.05' }), 'n')).toEqual({
        locked: { ...found, ...led, lastModified, narHash, rev },
        original: led,
      });
    },
  );

  test('a lock by hash alone becomes what Nix writes today, in its order of keys', () => {
    const moved = flakeLock.apply(text, pin('hashed'), {
      ...target,
      releasesUrl: 'https://mirror.example/r',
    });
    expect(JSON.stringify(node(moved, 'hashed'))).toBe(
      JSON.stringify({
        locked: {
          lastModified: target.lastModified,
          narHash: target.hash,
          rev: target.revision,
          type: 'tarball',
          url: `https://mirror.example/r/${target.releasePath}/nixexprs.tar.xz`,
        },
        original: { type: 'tarball', url: 'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz' },
      }),
    );
    expect(moved).toBe(`${JSON.stringify(JSON.parse(moved), null, 2)}\n`);
  });

  test('an address that holds revision and time keeps holding them', () => {
    const moved = flakeLock.apply(text, pin('lix'), { ...target, channel: 'nixpkgs-25.11-darwin' });
    expect(moved).toContain(
      `/nixexprs.tar.zst?lastModified=${target.lastModified ?? ''}&rev=${target.revision}"`,
    );
  });

  test('version 5 keeps hash and time in info', () => {
    const old = sampleText('flake-v5.lock');
    const [only] = flakeLock.extract(old, siblingsOf('flake.lock'));
    const moved = only ? flakeLock.apply(old, only, { ...target, channel: 'nixos-20.03' }) : '';
    expect(node(moved, 'nixpkgs')).toMatchObject({
      info: { lastModified: target.lastModified, narHash: target.hash },
      locked: { owner: 'NixOS', repo: 'nixpkgs', rev: target.revision, type: 'github' },
    });
  });

  test('a time that is not known does not stay beside a new revision', () => {
    const moved = flakeLock.apply(text, pin('nixpkgs'), { ...target, lastModified: null });
    expect(node(moved, 'nixpkgs_2')).not.toHaveProperty('locked.lastModified');
  });

  test('a time that is lacking is added, at the same revision and hash too', () => {
    const whole = flakeLock.apply(text, pin('nixpkgs'), target);
    const lacking = flakeLock.apply(text, pin('nixpkgs'), { ...target, lastModified: null });
    const held = flakeLock.extract(lacking, siblingsOf('flake.lock'));
    expect(flakeLock.apply(lacking, pin('nixpkgs', held), target)).toBe(whole);
    expect(flakeLock.apply(lacking, pin('nixpkgs', held), { ...target, hash: null })).toBe(whole);
    expect(flakeLock.apply(lacking, pin('nixpkgs', held), { ...target, lastModified: null })).toBe(lacking);
    expect(flakeLock.apply(whole, pin('nixpkgs'), { ...target, lastModified: 1 })).toBe(whole);
  });

  test.each([
    ['nixpkgs', 'nixpkgs_2', { ref: 'nixos-26.05' }],
    ['registry', 'registry', { ref: 'nixos-26.05' }],
    ['plain', 'plain', { id: 'nixpkgs', ref: 'nixos-26.05', type: 'indirect' }],
    ['tarball', 'tarball', { url: 'https://channels.nixos.org/nixos-26.05/nixexprs.tar.xz' }],
  ])('%s led to another channel asks for that one', (name, key, original) => {
    const upgrade = {
      ...target,
      channel: 'nixos-26.05',
      releasePath: 'nixos/26.05/nixos-26.05.1.fedcba987654',
    };
    const moved = flakeLock.apply(text, pin(name), upgrade);
    expect(node(moved, key)).toMatchObject({ original, locked: { rev: target.revision } });
  });

  test('without a hash nothing is moved', () => {
    expect(() => flakeLock.apply(text, pin('nixpkgs'), { ...target, hash: null })).toThrow(UserError);
  });

  test('odd formatting by hand survives', () => {
    const odd = text.replaceAll('  ', '\t').replaceAll(': ', ' :');
    const [found] = flakeLock.extract(odd, siblingsOf('flake.lock')).filter(({ name }) => name === 'nixpkgs');
    const moved = found ? flakeLock.apply(odd, found, target) : '';
    expect(moved).toBe(
      flakeLock.apply(text, pin('nixpkgs'), target).replaceAll('  ', '\t').replaceAll(': ', ' :'),
    );
  });
});
