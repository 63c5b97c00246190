import { createPlan } from '../../../src/nix/plan.js';

function read(text: string) {
  const plan = createPlan();
  for (const line of text.split('\n')) plan.take(line);
  return plan;
}

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
  expect(read(text).plan()).toEqual({
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
  expect(read(text).plan()).toEqual({ build: ['a-1'], fetch: [], downloadBytes: null, unpackedBytes: null });
});

test('nothing to do is an empty plan', () => {
  expect(read('').plan()).toEqual({ build: [], fetch: [], downloadBytes: null, unpackedBytes: null });
});

test('what was intended is told of a derivation, and of one of which an output is fetched', () => {
  const plan = read(
    [
      'this derivation will be built:',
      at('nixos-system-web-25.11.drv'),
      'these 2 paths will be fetched (1.00 MiB download, 2.00 MiB unpacked):',
      at('openssl-3.6.1-bin'),
      at('glibc-2.40'),
    ].join('\n'),
  );
  const intended = ['nixos-system-web-25.11', 'openssl-3.6.1', 'glibc-2.40', 'openssl-3.6'].map((name) =>
    plan.intended(at(`${name}.drv`).trim()),
  );
  expect(intended).toEqual(['built', 'fetched', 'fetched', null]);
});
