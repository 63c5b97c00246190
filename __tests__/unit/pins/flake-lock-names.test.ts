import { describe, expect, test } from '@jest/globals';
import type { Pin } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { flakeLock } from '../../../src/pins/flake-lock/index.js';
import { siblingsOf } from '../../contract/pin-samples.js';

const revision = '0123456789abcdef0123456789abcdef01234567';
const hash = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';
const target = {
  channel: 'nixos-25.11',
  release: 'nixos-25.11.9999.fedcba987654',
  revision: 'fedcba9876543210fedcba9876543210fedcba98',
  releasePath: 'nixos/25.11/nixos-25.11.9999.fedcba987654',
  hash,
  lastModified: 1780000000,
};
const nixpkgs = `{
  "locked": { "lastModified": 1, "narHash": "${hash}", "owner": "NixOS", "repo": "nixpkgs", "rev": "${revision}", "type": "github" },
  "original": { "owner": "NixOS", "ref": "nixos-25.11", "repo": "nixpkgs", "type": "github" }
}`;

/** Written by hand: an object literal would take `__proto__` for something else. */
function lockOf(nodes: string, inputs: string): string {
  return `{"nodes": {${nodes}, "root": {"inputs": {${inputs}}}}, "root": "root", "version": 7}`;
}

function extract(text: string): Pin[] {
  return flakeLock.extract(text, siblingsOf('flake.lock'));
}

describe('names', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'größe', 'a b'])(
    'a node and an input of the name %s are ordinary',
    (name) => {
      const text = lockOf(`"${name}": ${nixpkgs}`, `"${name}": "${name}"`);
      const [pin, ...others] = extract(text);
      expect(others).toEqual([]);
      expect(pin).toMatchObject({ name, direct: true, revision, line: 1 });
      const moved = pin ? flakeLock.apply(text, pin, target) : '';
      expect(moved).toBe(text.replace(revision, target.revision).replace(': 1,', ': 1780000000,'));
    },
  );

  test('an input leads to a node by its own inputs alone', () => {
    expect(
      extract(lockOf(`"a": ${nixpkgs}`, '"b": "valueOf", "c": ["toString", "__proto__"]')),
    ).toMatchObject([{ name: 'a', direct: false }]);
  });

  test('what is locked has its own fields alone', () => {
    const sly = nixpkgs.replace('"locked": {', `"locked": { "__proto__": { "url": "x" }, `);
    expect(extract(lockOf(`"a": ${sly}`, '"a": "a"'))).toMatchObject([{ url: null, state: 'pinned' }]);
  });

  test('no two pins share a name, whatever inputs are called', () => {
    const nodes = ['a', 'b', 'node:a', 'node::a'].map((key) => `"${key}": ${nixpkgs}`).join(',');
    const names = extract(lockOf(nodes, '"a": "b", "node:a": "node::a"')).map(({ name }) => name);
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
  });

  test('of a key written twice the last counts, as in Nix, and is the one that is moved', () => {
    const other = nixpkgs.replace(revision, revision.replace('0', 'f'));
    const text = lockOf(`"a": ${other}, "a": ${nixpkgs}`, '"a": "a"');
    const [pin] = extract(text);
    expect(pin?.revision).toBe(revision);
    const moved = pin ? flakeLock.apply(text, pin, target) : '';
    expect(extract(moved)[0]?.revision).toBe(target.revision);
    expect(moved).toContain(revision.replace('0', 'f'));
  });
});

describe('follows', () => {
  const chain = (length: number, next: (i: number) => string): string =>
    Array.from({ length }, (_, i) => `"i${i}": ${next(i)}`).join(',');

  test('many inputs that each follow the one before end at one node', () => {
    const inputs = chain(5000, (i) => (i === 0 ? '"n"' : `["i${i - 1}"]`));
    expect(extract(lockOf(`"n": ${nixpkgs}`, inputs))).toMatchObject([{ name: 'i0', direct: true }]);
  });

  test.each([
    ['a chain without end', (i: number) => `["i${i + 1}"]`],
    ['a circle', (i: number) => `["i${(i + 1) % 5000}"]`],
  ])('%s is refused with its place', (_what, next) => {
    const read = () => extract(lockOf(`"n": ${nixpkgs}`, chain(5000, next)));
    expect(read).toThrow(UserError);
    expect(read).toThrow(/follow each other more than 200 deep/);
  });

  test('a small circle, and what leads into it, is no input; the others are', () => {
    const inputs = '"a": ["b"], "b": ["a"], "c": ["a", "x"], "n": "n", "nothing": []';
    expect(extract(lockOf(`"n": ${nixpkgs}`, inputs))).toMatchObject([{ name: 'n', direct: true }]);
  });

  test('through an input of an input that itself follows', () => {
    const home = '{"inputs": {"nixpkgs": ["n"]}}';
    const pins = extract(
      lockOf(`"n": ${nixpkgs}, "home": ${home}`, '"home": "home", "also": ["home", "nixpkgs"], "n": "n"'),
    );
    expect(pins).toMatchObject([{ name: 'n', direct: true }]);
    expect(pins[0]?.note).toBeUndefined();
  });
});

test.each([
  ['no root', '{"nodes": {}, "version": 7}'],
  ['a root that is no node', '{"nodes": {"a": {}}, "root": "root", "version": 7}'],
  ['a root that is an inherited name', '{"nodes": {"a": {}}, "root": "constructor", "version": 7}'],
  ['inputs that are a list', '{"nodes": {"root": {"inputs": []}}, "root": "root", "version": 7}'],
  ['nodes that are a list', '{"nodes": [], "root": "root", "version": 7}'],
])('%s: a clear error', (_what, text) => {
  expect(() => extract(text)).toThrow(UserError);
});
