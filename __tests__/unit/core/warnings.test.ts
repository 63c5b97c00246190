import { newWarnings } from '../../../src/core/warnings.js';

const path = (hash: string, name: string) => `/nix/store/${hash.repeat(32)}-${name}`;

test('a warning that names another store path and line is the same', () => {
  const said = (hash: string, release: string, line: number) =>
    `Package 'x-1' in ${path(hash, release)}/pkgs/x/default.nix:${line} is to be removed`;
  expect(newWarnings([said('a', 'nixos-25.11.1', 12)], [said('b', 'nixos-25.11.2', 14)])).toEqual([]);
});

test('other words, another package and another option are new', () => {
  const before = ['The option `a` is old.\n  Use b.', `see ${path('a', 'source')}/x.nix`];
  const after = [...before, 'The option `c` is old.', `see ${path('b', 'source')}/y.nix`];
  expect(newWarnings(before, after)).toEqual(after.slice(2));
});
