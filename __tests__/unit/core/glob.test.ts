import { expect, test } from '@jest/globals';
import { matchesGlob } from '../../../src/core/glob.js';

test.each<[string[], string, boolean]>([
  [['*'], 'a/.b/c.d', true],
  // Whatever it is called.
  [['*'], '', true],
  [['*'], '..', true],
  [['*'], 'a/../b', true],
  [['sub/*'], 'sub/deep/x.nix', true],
  [['sub/**'], 'sub/deep/x.nix', true],
  [['**/flake.lock'], 'flake.lock', true],
  [['*.nix'], 'sub/.hidden.nix', true],
  [['sub/*'], 'other/sub/x', false],
  [['web?', 'db'], 'web1', true],
  [['{web,db}*'], 'db7', true],
  // No negation, neither of others nor of itself.
  [['!sub/**'], 'other', false],
  [['!sub/**'], 'sub/x', false],
  // What is spelled out.
  [['pkgs[0]{a}!'], 'pkgs[0]{a}!', true],
  [['!odd'], '!odd', true],
  [['a*'], 'a\nb', true],
  [['web'], 'web1', false],
  [[], 'web', false],
])('%j and %j: %s', (globs, text, expected) => {
  expect(matchesGlob(globs, text)).toBe(expected);
});

test('one of several texts is enough', () => {
  expect(matchesGlob(['flake.lock:*'], 'nixpkgs', 'flake.lock:nixpkgs')).toBe(true);
});
