import { describe, expect, test } from '@jest/globals';
import type { Companion, CompanionTarget } from '../../../src/core/companion.js';
import { UserError } from '../../../src/errors.js';
import { flakeLock } from '../../../src/pins/flake-lock/index.js';
import { siblingsOf } from '../../contract/pin-samples.js';

const revision = '0123456789abcdef0123456789abcdef01234567';
const hash = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';
const newHash = 'sha256-N6juwc4ZaH0TL+KQUdymKdFk4sSVi6FB1fQTOjPwaI8=';

interface Written {
  original: object;
  locked?: object;
  flake?: false;
  inputs?: object;
}

function lockOf(inputs: Readonly<Record<string, Written>>, more: object = {}): string {
  const root = {
    inputs: { ...Object.fromEntries(Object.keys(inputs).map((name) => [name, name])), ...more },
  };
  return `${JSON.stringify({ nodes: { ...inputs, root }, root: 'root', version: 7 }, null, 2)}\n`;
}

function companions(text: string): readonly Companion[] {
  return flakeLock.companions?.(text, siblingsOf('sub/flake.lock')) ?? [];
}

function only(original: object, more: Partial<Written> = {}): Companion | undefined {
  const locked = { ...original, rev: revision, narHash: hash, lastModified: 1 };
  return companions(lockOf({ it: { original, locked, ...more } }))[0];
}

describe('companions', () => {
  test('says all of it', () => {
    const text = lockOf({
      home: {
        original: { type: 'github', owner: 'nix-community', repo: 'home-manager', ref: 'release-25.11' },
        locked: {
          type: 'github',
          owner: 'nix-community',
          repo: 'home-manager',
          rev: revision,
          narHash: hash,
        },
        inputs: { nixpkgs: ['nixpkgs'] },
      },
    });
    expect(companions(text)).toEqual([
      {
        file: 'sub/flake.lock',
        format: 'flake-lock',
        name: 'home',
        repository: 'nix-community/home-manager',
        gitUrl: 'https://github.com/nix-community/home-manager.git',
        branch: 'release-25.11',
        series: '25.11',
        revision,
        hash,
        line: text.split('\n').findIndex((line) => line.includes('"home": {')) + 1,
        follows: 'nixpkgs',
        moves: 'nix',
      },
    ]);
  });

  test.each([
    [
      'gitlab in a group',
      { type: 'gitlab', owner: 'group%2Fsub', repo: 'mail', ref: 'nixos-25.11' },
      {
        repository: 'group/sub/mail',
        gitUrl: 'https://gitlab.com/group/sub/mail.git',
        branch: 'nixos-25.11',
      },
    ],
    [
      'another host',
      { type: 'github', host: 'git.example.org', owner: 'o', repo: 'r', ref: 'refs/heads/release-25.11' },
      { repository: 'o/r', gitUrl: 'https://git.example.org/o/r.git', branch: 'release-25.11' },
    ],
    [
      'sourcehut',
      { type: 'sourcehut', owner: '~o', repo: 'r', ref: 'release-25.11' },
      { repository: '~o/r', gitUrl: 'https://git.sr.ht/~o/r', branch: 'release-25.11' },
    ],
    [
      'git',
      { type: 'git', url: 'ssh://git@example.org/o/r.git', ref: 'nix-darwin-25.11' },
      { repository: 'o/r', gitUrl: 'ssh://git@example.org/o/r.git', branch: 'nix-darwin-25.11' },
    ],
    [
      'archive',
      { type: 'tarball', url: 'https://codeberg.org/o/r/archive/release-25.11.tar.gz' },
      { repository: 'o/r', branch: 'release-25.11' },
    ],
  ])('%s', (_what, original, expected) => {
    expect(only(original)).toMatchObject({ ...expected, series: '25.11', moves: 'nix' });
  });

  test('an entry of the flake registry is where it was found', () => {
    const locked = { type: 'github', owner: 'nix-community', repo: 'home-manager', rev: revision };
    const original = { type: 'indirect', id: 'home-manager', ref: 'release-25.11' };
    expect(only(original, { locked })).toMatchObject({ repository: 'nix-community/home-manager' });
  });

  test.each([
    ['nixpkgs', { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref: 'nixos-25.11' }],
    ['nixpkgs by git', { type: 'git', url: 'https://github.com/NixOS/nixpkgs', ref: 'nixos-25.11' }],
    ['a fork of it', { type: 'github', owner: 'o', repo: 'nixpkgs', ref: 'nixos-25.11' }],
    ['a revision', { type: 'github', owner: 'o', repo: 'r', ref: 'release-25.11', rev: revision }],
    ['no branch', { type: 'github', owner: 'o', repo: 'r' }],
    ['another branch', { type: 'github', owner: 'o', repo: 'r', ref: 'main' }],
    ['a path', { type: 'path', path: '/release-25.11' }],
  ])('%s is none', (_what, original) => {
    expect(only(original)).toBeUndefined();
  });

  test('inputs of inputs, and what follows them, are none', () => {
    const original = { type: 'github', owner: 'o', repo: 'r', ref: 'release-25.11' };
    const nodes = {
      a: { original: { type: 'path', path: '/a' }, inputs: { home: 'home' } },
      home: { original },
      root: { inputs: { a: 'a', mine: ['a', 'home'] } },
    };
    expect(companions(JSON.stringify({ nodes, root: 'root', version: 7 }))).toEqual([]);
  });
});

describe('moveCompanion', () => {
  const original = { type: 'github', owner: 'o', repo: 'r', ref: 'refs/heads/release-25.11' };
  const locked = { type: 'github', owner: 'o', repo: 'r', rev: revision, narHash: hash, lastModified: 1 };
  const target: CompanionTarget = {
    branch: 'release-26.05',
    revision: 'fedcba9876543210fedcba9876543210fedcba98',
    hash: newHash,
    lastModified: 1780000000,
  };
  const move = (text: string, to: CompanionTarget): string => {
    const [companion] = companions(text);
    return companion ? (flakeLock.moveCompanion?.(text, companion, to) ?? '') : '';
  };

  test('a source that is no flake is written', () => {
    const text = lockOf({ it: { flake: false, original, locked } });
    expect(companions(text)[0]?.moves).toBe('text');
    expect(JSON.parse(move(text, target))).toMatchObject({
      nodes: {
        it: {
          original: { ref: 'refs/heads/release-26.05' },
          locked: { rev: target.revision, narHash: newHash, lastModified: 1780000000 },
        },
      },
    });
    const stays = { branch: 'release-25.11', revision, hash: null, lastModified: null };
    expect(move(text, stays)).toBe(text);
    expect(() => move(text, { ...target, revision: null })).toThrow(UserError);
    expect(() => move(text, { ...target, hash: null })).toThrow(UserError);
  });

  test('a flake is left to Nix', () => {
    const text = lockOf({ it: { original, locked } });
    expect(move(text, target)).toBe(text);
  });
});
