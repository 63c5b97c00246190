import { describe, expect, test } from '@jest/globals';
import type { Pin } from '../../../src/core/pin.js';
import { lon } from '../../../src/pins/lon/index.js';
import { madeUpTarget, sampleText, siblingsOf } from '../../contract/pin-samples.js';

const target = madeUpTarget('26.05');
const { hash, revision } = target;
const text = sampleText('lon.lock');
const siblings = siblingsOf('lon.lock');
const pins = lon.extract(text, siblings);

function pin(name: string): Pin {
  const found = pins.find((p) => p.name === name);
  if (!found) throw new Error(`no pin ${name}`);
  return found;
}

function source(file: string, name: string): unknown {
  return (JSON.parse(file) as { sources: Record<string, unknown> }).sources[name];
}

describe('extract', () => {
  test.each([
    ['nixpkgs', 'pinned', 'nixos-25.11', 'github-archive'],
    ['channel', 'pinned', 'nixos-25.11-small', 'nixexprs.tar.xz'],
    ['frozen', 'frozen', 'nixos-25.05', 'github-archive'],
    ['by-git', 'foreign', 'nixos-25.11', null],
    ['fork', 'foreign', null, null],
    ['staging', 'foreign', null, null],
  ])('%s is %s, channel %s, artifact %s', (name, state, channel, artifact) => {
    expect(pin(name)).toMatchObject({ state, channel, artifact, direct: true });
    expect(pin(name).revision).toMatch(/^[0-9a-f]{40}$/);
  });

  test('what is no nixpkgs is left out', () => {
    expect(pins.map(({ name }) => name)).toEqual([
      'by-git',
      'channel',
      'fork',
      'frozen',
      'nixpkgs',
      'staging',
    ]);
  });

  test.each([
    ['{"sources": {}}', 'no version', 1],
    ['{"version": "2",\n"sources": {}}', 'Version "2"', 1],
    ['{"version": "1",\n"sources": []}', '"sources"', 2],
    ['{"version": "1",\n"sources": {\n"a": "b"}}', 'Source "a"', 3],
    ['{"version": "1",\n"sources": {\n"a": {"type": 5}}}', 'type', 3],
    ['{"version": "1",', 'Not valid JSON', 1],
  ])('%j is a clear error', (broken, message, line) => {
    const read = () => lon.extract(broken, siblings);
    expect(read).toThrow(message);
    expect(read).toThrow(
      expect.objectContaining({ place: { file: 'lon.lock', line }, cure: expect.any(String) }),
    );
  });

  test('another file of that name is none of lon’s', () => {
    expect(lon.extract('{"a": 1}', siblings)).toEqual([]);
    expect(lon.extract('[]', siblings)).toEqual([]);
  });

  test.each([
    ['of a later lon', { type: 'Forgejo', url: 'https://forge.example.org/a/nixpkgs' }, 'foreign'],
    [
      'that moves',
      { type: 'Tarball', url: 'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz', hash },
      'floating',
    ],
    [
      'by git, of GitHub',
      { type: 'GitHub', fetchType: 'git', owner: 'NixOS', repo: 'nixpkgs', branch: 'nixos-25.11' },
      'foreign',
    ],
    ['by git, of others', { type: 'Git', url: 'https://example.org/nixpkgs.git' }, 'foreign'],
  ])('a source %s is %3$s', (_what, other, state) => {
    const file = JSON.stringify({ version: '1', sources: { nixpkgs: other } });
    expect(lon.extract(file, siblings)).toMatchObject([{ state, note: expect.any(String) }]);
  });
});

describe('apply', () => {
  test('a branch: branch, revision, address and hash', () => {
    expect(source(lon.apply(text, pin('nixpkgs'), target), 'nixpkgs')).toEqual({
      type: 'GitHub',
      fetchType: 'tarball',
      owner: 'nixos',
      repo: 'nixpkgs',
      branch: 'nixos-26.05',
      revision,
      url: `https://github.com/nixos/nixpkgs/archive/${revision}.tar.gz`,
      hash,
    });
  });

  test('a tarball: what it was resolved from and what it was resolved to', () => {
    expect(source(lon.apply(text, pin('channel'), { ...target, channel: 'nixos-26.05' }), 'channel')).toEqual(
      {
        type: 'Tarball',
        fetchType: 'tarball',
        origin: 'https://channels.nixos.org/nixos-26.05/nixexprs.tar.xz',
        url: `https://releases.nixos.org/${target.releasePath}/nixexprs.tar.xz?lastModified=1780000000&rev=${revision}`,
        hash,
        revision,
      },
    );
  });
});

describe('companions', () => {
  const companions = lon.companions?.(text, siblings) ?? [];

  test('archives of GitHub that follow a series, but for frozen ones', () => {
    expect(companions).toMatchObject([
      { name: 'home', repository: 'someone/home', branch: 'release-25.11', series: '25.11', moves: 'text' },
    ]);
    expect(
      lon.companions?.(text.replace('"release-25.11",', '"release-25.11", "frozen": true,'), siblings),
    ).toEqual([]);
  });

  test('moves, and back again is where it was', () => {
    const [home] = companions;
    if (!home) throw new Error('no home');
    const moved =
      lon.moveCompanion?.(text, home, { branch: 'release-26.05', revision, hash, lastModified: null }) ?? '';
    expect(source(moved, 'home')).toMatchObject({
      branch: 'release-26.05',
      revision,
      url: `https://github.com/someone/home/archive/${revision}.tar.gz`,
      hash,
    });
    const [now] = lon.companions?.(moved, siblings) ?? [];
    expect(now && lon.moveCompanion?.(moved, now, { ...home, lastModified: null })).toBe(text);
  });
});
