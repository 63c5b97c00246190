import { expect, test } from '@jest/globals';
import { nixSettings } from '../../../../src/app/proof/nix-settings.js';

const nothing = { 'nix-config': '', builders: [], substituters: [], 'trusted-public-keys': [] };

test('nothing asked for is no line', () => {
  expect(nixSettings(nothing)).toBe('');
});

test("the user's own lines come first: they may empty a list that is added to", () => {
  const all = {
    'nix-config': '\nsubstituters =\ncores = 2\n',
    builders: ['ssh-ng://one x86_64-linux', 'ssh-ng://two aarch64-linux - 4'],
    substituters: ['https://a.example.org', 'https://b.example.org'],
    'trusted-public-keys': ['a-1:AAAA=', 'b-1:BBBB='],
  };
  expect(nixSettings(all).split('\n')).toEqual([
    'substituters =',
    'cores = 2',
    'builders = ssh-ng://one x86_64-linux ; ssh-ng://two aarch64-linux - 4',
    'extra-substituters = https://a.example.org https://b.example.org',
    'extra-trusted-public-keys = a-1:AAAA= b-1:BBBB=',
  ]);
});
