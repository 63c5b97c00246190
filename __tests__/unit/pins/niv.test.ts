import { describe, expect, test } from '@jest/globals';
import { parseHash, toNix32 } from '../../../src/core/hash.js';
import type { Pin } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { niv } from '../../../src/pins/niv/index.js';
import { madeUpTarget, sampleText, siblingsOf } from '../../contract/pin-samples.js';

const target = madeUpTarget('25.11');
const { hash, revision } = target;
const text = sampleText('niv.json');
const siblings = siblingsOf('nix/sources.json');
const pins = niv.extract(text, siblings);
const nix32 = toNix32(parseHash(hash) ?? new Uint8Array());

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
    ['literal', 'pinned', 'nixos-25.05', 'nixexprs.tar.xz'],
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
    expect(names).toHaveLength(11);
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

  test.each([
    ['a release', 'https://releases.nixos.org/nixos/25.11/nixos-25.11.4021.9e27e9424357/nixexprs.tar.xz'],
    ['a revision', `https://github.com/NixOS/nixpkgs/archive/${'1'.repeat(40)}.tar.gz`],
  ])('%s: a template that is the address itself goes along', (_what, url) => {
    const literal = JSON.stringify({ nixpkgs: { sha256: nix32, url, url_template: url } });
    const [held] = niv.extract(literal, siblings);
    if (!held) throw new Error('no pin');
    const after = entry(niv.apply(literal, held, target), 'nixpkgs');
    expect(after['url']).not.toBe(url);
    expect(after['url_template']).toBe(after['url']);
  });

  test('a template that is another address stays', () => {
    const url = `https://github.com/NixOS/nixpkgs/archive/${'1'.repeat(40)}.tar.gz`;
    const template = 'https://example.org/nixpkgs.tar.gz';
    const other = JSON.stringify({ nixpkgs: { sha256: nix32, url, url_template: template } });
    const [held] = niv.extract(other, siblings);
    expect(held && entry(niv.apply(other, held, target), 'nixpkgs')['url_template']).toBe(template);
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

describe('hashes by other names', () => {
  const told = sampleText('niv-nar-hash.json');
  const found = niv.extract(told, siblings);
  const named = (name: string): Pin => {
    const one = found.find((p) => p.name === name);
    if (!one) throw new Error(`no pin ${name}`);
    return one;
  };

  test.each([
    ['nixpkgs', 'pinned', null, 'github-archive', 1771100000],
    ['released', 'pinned', 'nixos-25.11', 'nixexprs.tar.xz', null],
    ['thrice', 'pinned', 'nixos-unstable', 'github-archive', null],
    ['packed', 'foreign', 'nixos-25.11', 'github-archive', null],
  ])('%s is %s, channel %s, artifact %s, of %s', (name, state, channel, artifact, lastModified) => {
    expect(named(name)).toMatchObject({ state, channel, artifact, lastModified });
  });

  test('a narHash is led along, and the time beside it', () => {
    const before = entry(told, 'nixpkgs');
    const now = { rev: revision, narHash: hash, lastModified: 1780000000 };
    expect(named('nixpkgs').hash).toBe(before['narHash']);
    expect(entry(niv.apply(told, named('nixpkgs'), target), 'nixpkgs')).toEqual({ ...before, ...now });
    const untimed = niv.apply(told, named('nixpkgs'), { ...target, lastModified: null });
    expect(entry(untimed, 'nixpkgs')).not.toHaveProperty('lastModified');
  });

  test('of a release the whole revision is told, and led along', () => {
    const { rev } = entry(told, 'released');
    expect(named('released').revision).toBe(rev);
    expect(entry(niv.apply(told, named('released'), target), 'released')).toEqual({
      type: 'tarball',
      url: `https://releases.nixos.org/${target.releasePath}/nixexprs.tar.xz`,
      rev: revision,
      narHash: hash,
    });
  });

  test('of a release a text that only begins with the revision tells none', () => {
    const url = 'https://releases.nixos.org/nixos/25.11/nixos-25.11.4321.2a9538f38265/nixexprs.tar.xz';
    const dirty = extractOne({ url, rev: '2a9538f38265-dirty (x)', narHash: hash });
    expect(dirty).toMatchObject({ state: 'pinned', revision: '2a9538f38265' });
  });

  test('of several all are led along, each in its notation', () => {
    expect(entry(niv.apply(told, named('thrice'), target), 'thrice')).toMatchObject({
      sha256: nix32,
      hash,
      narHash: hash,
    });
  });

  test('a hash that nobody knows is not left behind', () => {
    expect(named('packed').note).toBe('"sha256_packed" is a hash that is not understood');
    expect(() => niv.apply(told, named('packed'), target)).toThrow('"sha256_packed"');
  });

  test.each([
    ['a revision of git', 'treeHash', '1fa1e486a6163c0bc5ca167966ed65829348c0b9', 'pinned'],
    ['a sha512', 'sha512', `sha512-${'A'.repeat(86)}==`, 'foreign'],
    ['a sha512 by another name', 'integrity', `sha512-${'A'.repeat(86)}==`, 'foreign'],
    ['a sha512 in hex', 'sha512', 'ab'.repeat(64), 'foreign'],
    ['a sha1', 'sha1', 'ab'.repeat(20), 'foreign'],
    ['an md5 with its name', 'checksum', `md5:${'ab'.repeat(16)}`, 'foreign'],
    ['an md5', 'md5', 'ab'.repeat(16), 'foreign'],
    ['of such a name another text', 'md5', 'none', 'pinned'],
    ['what a server calls it', 'etag', 'ab'.repeat(32), 'pinned'],
    ['a revision of other git', 'parentCommit', 'ab'.repeat(32), 'pinned'],
    ['a number', 'size', 12345, 'pinned'],
    ['hex', 'checksum', 'ab'.repeat(32), 'foreign'],
    ['nix32', 'tarballHash', `sha256:${nix32}`, 'foreign'],
    ['SRI', 'fileHash', hash, 'foreign'],
  ])('%s beside it', (_what, key, value, state) => {
    const source = { owner: 'NixOS', repo: 'nixpkgs', rev: revision, sha256: nix32, [key]: value };
    expect(extractOne(source)?.state).toBe(state);
    expect(extractOne({ ...source, sha256: undefined })?.state).toBe(state);
  });

  const nixpkgs = { owner: 'NixOS', repo: 'nixpkgs', rev: revision };

  test.each([
    [
      'of the packed file',
      { hash: 'ab'.repeat(32), sha256: nix32 },
      '"sha256" and "hash" are hashes of different bytes',
    ],
    [
      'that is no sha256',
      { narHash: `sha512-${'A'.repeat(86)}==` },
      '"narHash" is a hash that is not understood',
    ],
  ])('a hash %s by a known name', (_what, hashes, note) => {
    const source = JSON.stringify({ nixpkgs: { ...nixpkgs, ...hashes } });
    const [held] = niv.extract(source, siblings);
    expect(held).toMatchObject({ state: 'foreign', note });
    expect(() => held && niv.apply(source, held, target)).toThrow(note);
  });

  test('an empty text is no hash, and stays one', () => {
    const source = JSON.stringify({
      nixpkgs: { ...nixpkgs, rev: 'a'.repeat(40), narHash: '', sha256: nix32 },
    });
    const [held] = niv.extract(source, siblings);
    expect(held).toMatchObject({ state: 'pinned', hash: nix32 });
    expect(held && entry(niv.apply(source, held, target), 'nixpkgs')).toEqual({
      ...nixpkgs,
      narHash: '',
      sha256: nix32,
    });
    expect(extractOne({ ...nixpkgs, narHash: '' })).toMatchObject({ hash: null, artifact: null });
  });

  test('what git fetches has another hash than an archive', () => {
    const git = {
      type: 'git',
      repo: 'https://github.com/NixOS/nixpkgs',
      rev: revision,
      branch: 'nixos-25.11',
    };
    expect(extractOne(git)?.state).toBe('pinned');
    for (const key of ['sha256', 'narHash'])
      expect(extractOne({ ...git, [key]: hash })).toMatchObject({ state: 'foreign', channel: 'nixos-25.11' });
  });

  test('a companion’s template that is its address goes along', () => {
    const url = `https://github.com/someone/home/archive/${'1'.repeat(40)}.tar.gz`;
    const home = { owner: 'someone', repo: 'home', branch: 'release-25.11', rev: '1'.repeat(40), url };
    const text = JSON.stringify({ home: { ...home, sha256: nix32, url_template: url } });
    const [companion] = niv.companions?.(text, siblings) ?? [];
    if (!companion) throw new Error('no companion');
    const to = { branch: 'release-26.05', revision, hash, lastModified: null };
    const after = entry(niv.moveCompanion?.(text, companion, to) ?? '', 'home');
    expect(after['url_template']).toBe(`https://github.com/someone/home/archive/${revision}.tar.gz`);
    expect(after['url_template']).toBe(after['url']);
  });

  test('a companion with a narHash and a time moves whole; one with a hash that nobody knows is none', () => {
    const home = { owner: 'someone', repo: 'home', branch: 'release-25.11', rev: '1'.repeat(40) };
    const of = (source: object): string => JSON.stringify({ home: { ...home, ...source } });
    const both = of({
      narHash: hash.replace('AQID', 'BQID'),
      hash: hash.replace('AQID', 'BQID'),
      lastModified: 1,
    });
    const [companion] = niv.companions?.(both, siblings) ?? [];
    if (!companion) throw new Error('no companion');
    const to = { branch: 'release-26.05', revision, hash, lastModified: 2 };
    expect(entry(niv.moveCompanion?.(both, companion, to) ?? '', 'home')).toEqual({
      ...home,
      branch: 'release-26.05',
      rev: revision,
      narHash: hash,
      hash,
      lastModified: 2,
    });
    expect(niv.companions?.(of({ sha256: nix32, sha256_packed: nix32 }), siblings)).toEqual([]);
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
