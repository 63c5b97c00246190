import { parseRunScript } from '../../../src/vm/run-script.js';

const at = '/nix/store/x-nixos-vm/bin/run-web-vm';

test('reads the scripts of NixOS, of today and of 2018', () => {
  const today = `#! /nix/store/a-bash/bin/bash
exec /nix/store/b-qemu-host-cpu-only-10.0/bin/qemu-system-x86_64 -machine accel=kvm:tcg -cpu max \\
    -name web \\
    -m 1024 \\
    -smp 1 \\
    $QEMU_OPTS \\
    "$@"
`;
  expect(parseRunScript(at, today)).toEqual({
    path: at,
    qemu: '/nix/store/b-qemu-host-cpu-only-10.0/bin/qemu-system-x86_64',
    memory: 2 ** 30,
    choosesAccelerator: true,
    processor: 'max',
  });
  const old = 'exec /nix/store/c-qemu-2.11.1/bin/qemu-kvm -cpu kvm64 \\\n    -name nixos \\\n    -m 384 \\\n';
  expect(parseRunScript(at, old)).toMatchObject({
    qemu: '/nix/store/c-qemu-2.11.1/bin/qemu-kvm',
    memory: 384 * 2 ** 20,
    choosesAccelerator: false,
    processor: 'kvm64',
  });
});

test('reads other units, and does without what is not said', () => {
  expect(parseRunScript(at, 'exec "/q/qemu-system-aarch64" -m 2G')).toMatchObject({
    memory: 2 ** 31,
    processor: null,
  });
  expect(parseRunScript(at, 'exec /q/qemu-system-x86_64 -nographic')).toMatchObject({ memory: 2 ** 27 });
  expect(parseRunScript(at, 'exec crosvm run')).toBeNull();
});
