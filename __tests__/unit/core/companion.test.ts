import { expect, test } from '@jest/globals';
import { branchOfSeries, seriesOfBranch } from '../../../src/core/companion.js';

test.each([
  ['release-25.11', 'release-26.05'],
  ['refs/heads/release-25.11', 'refs/heads/release-26.05'],
  ['nixos-25.11', 'nixos-26.05'],
  ['nixos-25.11-small', 'nixos-26.05-small'],
  ['nix-darwin-25.11', 'nix-darwin-26.05'],
  ['nixpkgs-25.11', 'nixpkgs-26.05'],
])('%s follows a series, and is %s in the next', (branch, next) => {
  expect(seriesOfBranch(branch)).toBe('25.11');
  expect(branchOfSeries(branch, '26.05')).toBe(next);
});

test.each(['v25.05', 'v-25.11', '25.11', 'main', 'nixos-unstable', 'release-25.10', 'release-25.11.1'])(
  '%s follows none',
  (branch) => {
    expect(seriesOfBranch(branch)).toBeNull();
    expect(branchOfSeries(branch, '26.05')).toBe(branch);
  },
);
