import { describe, expect, test } from '@jest/globals';
import picomatch from 'picomatch';
import { parseHash, toNix32 } from '../../../src/core/hash.js';
import type { Pin } from '../../../src/core/pin.js';
import { sourceStorePath } from '../../../src/core/store-path.js';
import { readDate, writeDate } from '../../../src/pins/date.js';
import { prefetchJson } from '../../../src/pins/prefetch-json/index.js';
import { madeUpTarget, sampleText, siblingsOf } from '../../contract/pin-samples.js';

const target = madeUpTarget('25.11');
const { hash, revision } = target;
const sha256 = parseHash(hash) ?? new Uint8Array();
const siblings = siblingsOf('nix/nixpkgs-stable.json');
const git = sampleText('prefetch-git.json');

function only(text: string): Pin {
  const [pin, ...more] = prefetchJson.extract(text, siblings);
  if (!pin || more.length > 0) throw new Error('not one pin');
  return pin;
}

function moved(text: string, to = target): unknown {
  return JSON.parse(prefetchJson.apply(text, only(text), to));
}

describe('extract', () => {
  test('is named after its file; the date tells the time of the commit', () => {
    expect(only(git)).toMatchObject({
      name: 'nixpkgs-stable',
      state: 'pinned',
      channel: null,
      artifact: 'github-archive',
      repository: 'NixOS/nixpkgs',
      lastModified: Date.parse('2026-02-03T09:05:06Z') / 1000,
      line: 3,
    });
  });

  const nixpkgs = 'https://github.com/NixOS/nixpkgs';
  test.each([
    [
      'git’s other address',
      { url: 'git@github.com:NixOS/nixpkgs.git', rev: revision, sha256: hash },
      'pinned',
      null,
    ],
    [
      'a branch beside it',
      { url: nixpkgs, rev: revision, ref: 'refs/heads/nixos-25.11' },
      'pinned',
      'nixos-25.11',
    ],
    ['a branch that is no channel', { url: nixpkgs, rev: revision, branch: 'staging' }, 'foreign', null],
    ['a hash alone', { url: nixpkgs, sha256: hash }, 'floating', null],
    [
      'a checkout with .git',
      { url: nixpkgs, rev: revision, sha256: hash, leaveDotGit: true },
      'foreign',
      null,
    ],
    ['the archived repository', { url: `${nixpkgs}-channels`, rev: revision, sha256: hash }, 'foreign', null],
    ['a fork', { owner: 'someone', repo: 'nixpkgs', rev: revision, sha256: hash }, 'foreign', null],
    ['an archive', { url: `${nixpkgs}/archive/${revision}.tar.gz`, sha256: hash }, 'pinned', null],
    [
      'a channel',
      { url: 'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz', sha256: hash },
      'floating',
      'nixos-25.11',
    ],
  ])('%s', (_what, json, state, channel) => {
    expect(only(JSON.stringify(json))).toMatchObject({ state, channel });
  });

  test.each([
    ['another repository', '{"url": "https://github.com/NixOS/nix", "rev": "x", "sha256": "y"}'],
    ['an address alone', '{"url": "https://github.com/NixOS/nixpkgs"}'],
    ['a list', '["https://github.com/NixOS/nixpkgs"]'],
    ['JSON with comments', '{ // a comment\n "url": "https://github.com/NixOS/nixpkgs" }'],
    ['sources of niv', sampleText('niv.json')],
  ])('%s is none', (_what, text) => {
    expect(prefetchJson.extract(text, siblings)).toEqual([]);
  });

  test('one that is broken says so', () => {
    expect(() => prefetchJson.extract(git.replace('",\n', '"\n'), siblings)).toThrow('Not valid JSON');
  });

  test('only files that speak of nixpkgs are read closely', () => {
    const matches = picomatch([...prefetchJson.files], { dot: true });
    expect(matches('.versions/nixpkgs.json')).toBe(true);
    expect(matches('web/tsconfig.base.json')).toBe(false);
    expect(prefetchJson.mentions?.test(git)).toBe(true);
    expect(prefetchJson.mentions?.test(sampleText('prefetch-github.json'))).toBe(true);
    expect(prefetchJson.mentions?.test('{"url": "https://example.org"}\n{"nixpkgs": 1}')).toBe(false);
  });
});

describe('apply', () => {
  test('a narHash and the time beside it', () => {
    const text = sampleText('prefetch-nar-hash.json');
    expect(only(text)).toMatchObject({ artifact: 'github-archive', lastModified: 1771200000 });
    const now = { rev: revision, narHash: hash, lastModified: 1780000000 };
    expect(moved(text)).toEqual({ ...(JSON.parse(text) as object), ...now });
    const { lastModified, ...timeless } = now;
    expect(lastModified).toBe(1780000000);
    expect(moved(text, { ...target, lastModified: null })).toEqual({
      owner: 'NixOS',
      repo: 'nixpkgs',
      ...timeless,
    });
  });

  test('a hash that nobody knows is not left behind', () => {
    const packed = {
      owner: 'NixOS',
      repo: 'nixpkgs',
      rev: revision,
      sha256: toNix32(sha256),
      sha256_tarball: 'ab'.repeat(32),
    };
    const text = JSON.stringify(packed);
    expect(only(text)).toMatchObject({
      state: 'foreign',
      revision,
      note: '"sha256_tarball" is a hash that is not understood',
    });
    expect(() => moved(text)).toThrow('"sha256_tarball"');
  });

  test('revision, both hashes, date and store path; nothing else', () => {
    expect(moved(git)).toEqual({
      ...(JSON.parse(git) as object),
      rev: revision,
      date: '2026-05-28T15:26:40-05:00',
      path: sourceStorePath(sha256, 'nixpkgs-fedcba9'),
      sha256: toNix32(sha256),
      hash,
    });
  });

  test('the store path of the file is the one that its hash gives', () => {
    const { path, sha256: own, rev } = JSON.parse(git) as Record<string, string>;
    expect(
      sourceStorePath(parseHash(own ?? '') ?? new Uint8Array(), `nixpkgs-${(rev ?? '').slice(0, 7)}`),
    ).toBe(path);
  });

  test.each(['commit_date', 'commitDate', 'revdate'])('%s is led along like a date', (key) => {
    const text = git.replace('"date"', `"${key}"`);
    expect(only(text).lastModified).toBe(Date.parse('2026-02-03T09:05:06Z') / 1000);
    expect(moved(text)).toHaveProperty(key, '2026-05-28T15:26:40-05:00');
    expect(moved(text, { ...target, lastModified: null })).not.toHaveProperty(key);
  });

  test('a date that is not known goes', () => {
    expect(moved(git, { ...target, lastModified: null })).not.toHaveProperty('date');
  });

  test('a branch that is written moves with the channel', () => {
    const text = JSON.stringify({
      url: 'https://github.com/NixOS/nixpkgs',
      rev: 'a'.repeat(40),
      ref: 'refs/heads/nixos-25.05',
    });
    expect(moved(text)).toMatchObject({ rev: revision, ref: 'refs/heads/nixos-25.11' });
  });

  describe('a channel that another member tells', () => {
    const old = 'a'.repeat(40);
    const url = `https://github.com/NixOS/nixpkgs/archive/${old}.tar.gz`;
    const text = (members: object): string => JSON.stringify({ ...members, url, sha256: hash });

    test.each([
      ['under any key', { 'nixpkgs-channel': 'nixos-25.05' }],
      ['twice', { channel: 'nixos-25.05', name: 'nixos-25.05' }],
      ['as the branch of an archive', { branch: 'nixos-25.05' }],
    ])('%s is followed, and written in an upgrade', (_what, members) => {
      expect(only(text(members))).toMatchObject({ channel: 'nixos-25.05', state: 'pinned', revision: old });
      const after = text(members).replaceAll('nixos-25.05', 'nixos-25.11').replace(old, revision);
      const held = { ...target, channel: 'nixos-25.05', revision: old, hash: null };
      expect(prefetchJson.apply(text(members), only(text(members)), target)).toBe(after);
      expect(prefetchJson.apply(text(members), only(text(members)), held)).toBe(text(members));
    });

    test('beside the address of a release goes along', () => {
      const release = 'nixos-25.05.4021.aaaaaaaaaaaa';
      const address = `https://releases.nixos.org/nixos/25.05/${release}/nixexprs.tar.xz`;
      const json = JSON.stringify({ url: address, follows: 'nixos-25.05', sha256: hash });
      expect(moved(json)).toMatchObject({ follows: 'nixos-25.11' });
    });

    test.each([
      ['of several', { stable: 'nixos-25.05', unstable: 'nixos-unstable' }],
      ['as a part of a text', { comment: 'follows nixos-25.05' }],
      ['in an object of its own', { meta: { channel: 'nixos-25.05' } }],
    ])('%s is none', (_what, members) => {
      expect(only(text(members))).toMatchObject({ channel: null, state: 'pinned' });
      const pin = { ...only(text(members)), channel: 'nixos-25.05' };
      expect(prefetchJson.apply(text(members), pin, target)).toBe(text(members).replace(old, revision));
    });

    test('of ten members all are written; of more it is none', () => {
      const telling = (count: number): string =>
        text(Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, 'nixos-25.05'])));
      expect(only(telling(10)).channel).toBe('nixos-25.05');
      expect(prefetchJson.apply(telling(10), only(telling(10)), target)).not.toContain('nixos-25.05');
      expect(only(telling(11)).channel).toBeNull();
    });

    test('the branch is the stronger', () => {
      const json = JSON.stringify({
        url: 'https://github.com/NixOS/nixpkgs',
        rev: old,
        branch: 'nixos-25.05',
        other: 'nixos-unstable',
      });
      expect(only(json).channel).toBe('nixos-25.05');
      expect(moved(json)).toMatchObject({ branch: 'nixos-25.11', other: 'nixos-unstable' });
    });

    test('of a branch that is no channel makes none of it', () => {
      const nixpkgs = 'https://github.com/NixOS/nixpkgs';
      const json = JSON.stringify({ url: nixpkgs, rev: old, branch: 'staging', channel: 'nixos-25.05' });
      expect(only(json)).toMatchObject({ channel: null, state: 'foreign' });
    });
  });

  test('a followed channel is written nowhere', () => {
    const pin = { ...only(git), channel: 'nixos-25.05' };
    expect(prefetchJson.apply(git, pin, target)).not.toContain('nixos-25');
  });
});

describe('date', () => {
  test.each([
    ['2020-05-23T11:15:35+02:00', 1590225335],
    ['2020-05-23T09:15:35Z', 1590225335],
    ['2020-05-23 04:45:35 -0430', 1590225335],
    ['2020-13-45T00:00:00Z', null],
    ['2020-13-45', null],
    ['yesterday', null],
  ])('%s', (date, unix) => {
    expect(readDate(date)).toBe(unix);
    expect(writeDate(1590225335, date)).toBe(unix === null ? null : date);
  });

  test('a day alone stays one', () => {
    expect(readDate('2020-05-23')).toBe(Date.UTC(2020, 4, 23) / 1000);
    expect(writeDate(1590225335, '2016-08-24')).toBe('2020-05-23');
  });

  test('beyond the calendar there is no date', () => {
    expect(writeDate(1e20, '2020-05-23T09:15:35Z')).toBeNull();
    expect(writeDate(NaN, '2020-05-23T09:15:35Z')).toBeNull();
  });
});
