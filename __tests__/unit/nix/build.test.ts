import { parsePlan } from '../../../src/nix/build.js';

const at = (name: string) => `  /nix/store/g9ki57bd5fgs3liarvi0aqf3hs97lf5s-${name}`;

test('reads what would be built and fetched', () => {
  const text = [
    'warning: something else',
    'these 2 derivations will be built:',
    at('linux-6.12.70.drv'),
    at('nixos-system-web1-25.11.drv'),
    'these 3 paths will be fetched (1.25 MiB download, 4.50 GiB unpacked):',
    at('openssl-3.6.1-bin'),
    at('glibc-2.40'),
    at('bash-5.3p3'),
  ].join('\n');
  expect(parsePlan(text)).toEqual({
    build: ['linux-6.12.70', 'nixos-system-web1-25.11'],
    fetch: ['openssl-3.6.1-bin', 'glibc-2.40', 'bash-5.3p3'],
    downloadBytes: 1_310_720,
    unpackedBytes: 4_831_838_208,
  });
});

test('reads the singular, and takes nothing from other lists', () => {
  const text = [
    'this derivation will be built:',
    at('a-1.drv'),
    "don't know how to build these paths:",
    at('gone-1'),
  ].join('\n');
  expect(parsePlan(text)).toEqual({ build: ['a-1'], fetch: [], downloadBytes: null, unpackedBytes: null });
});

test('nothing to do is an empty plan', () => {
  expect(parsePlan('')).toEqual({ build: [], fetch: [], downloadBytes: null, unpackedBytes: null });
});
