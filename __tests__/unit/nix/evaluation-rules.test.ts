import { describe, expect, test } from '@jest/globals';
import { evaluationCause } from '../../../src/nix/evaluation-rules.js';

const at = '/nix/store/g9ki57bd5fgs3liarvi0aqf3hs97lf5s-source';
const cause = (message: string, text = message) => evaluationCause(message, text);

describe('options', () => {
  test.each([
    [
      'removed, told by an assertion among others',
      "\nFailed assertions:\n- one is wrong\n- The option definition `services.foo.bar' in `/src/host.nix' no longer has any effect; please remove it.\nSet services.baz in its place.\n- another is",
      'services.foo.bar',
      'Set services.baz in its place.',
    ],
    [
      'removed, told by whoever reads it',
      "The option `networking.old' can no longer be used since it's been removed. There is networking.new now.",
      'networking.old',
      'There is networking.new now.',
    ],
    [
      'with a quoted part',
      'The option definition `services.nginx.virtualHosts."a.example".x\' in `/src/a.nix\' no longer has any effect; please remove it.\n',
      'services.nginx.virtualHosts."a.example".x',
      'release notes',
    ],
  ])('%s', (_, message, subject, hint) => {
    expect(cause(message)).toMatchObject({ class: 'evaluation', reason: 'removed-option', subject });
    expect(cause(message)?.cure).toContain(hint);
  });

  test.each([
    "The option `services.foo' does not exist. Definition values:\n- In `/src/host.nix':",
    "The option `services.foo' defined in `/src/host.nix' does not exist.",
    'The option ‘services.foo’ defined in ‘/src/host.nix’ does not exist.',
  ])('unknown: %s', (message) => {
    expect(cause(message)).toMatchObject({ reason: 'unknown-option', subject: 'services.foo' });
  });
});

describe('packages', () => {
  test.each([
    [
      'insecure-package',
      `Package ‘openssl-1.1.1w’ in ${at}/x.nix:9 is marked as insecure, refusing to evaluate.`,
    ],
    [
      'insecure-package',
      `Refusing to evaluate package 'openssl-1.1.1w' in ${at}/x.nix:9 because it is marked as insecure`,
    ],
    [
      'unfree-package',
      `Package ‘openssl-1.1.1w’ in ${at}/x.nix:9 has an unfree license (‘unfree’), refusing`,
    ],
    ['unfree-package', `Package ‘openssl-1.1.1w’ in ${at}/x.nix:9 has a blocklisted license (‘x’), refusing`],
    [
      'broken-package',
      `Package ‘openssl-1.1.1w’ in ${at}/x.nix:9 is marked as broken, refusing to evaluate.`,
    ],
    [
      'broken-package',
      `Refusing to evaluate package 'openssl-1.1.1w' in ${at}/x.nix:9 because it has problems:\n- broken: It is.`,
    ],
    [
      'broken-package',
      `Package ‘openssl-1.1.1w’ in ${at}/x.nix:9 is not available on the requested hostPlatform:\n  a`,
    ],
    [
      'broken-package',
      `Package ‘openssl-1.1.1w’ in ${at}/x.nix:9 is not supported on ‘aarch64-linux’, refusing`,
    ],
    [
      'missing-package',
      `Refusing to evaluate package 'openssl-1.1.1w' in ${at}/x.nix:9 because it has problems:\n- removal: Soon.`,
    ],
  ])('%s: %s', (reason, message) => {
    expect(cause(message)).toMatchObject({ class: 'evaluation', reason, subject: 'openssl-1.1.1w' });
  });

  test('an insecure one can be permitted by its exact name', () => {
    expect(
      cause(`Package ‘openssl-1.1.1w’ in ${at}/x.nix:9 is marked as insecure, refusing`)?.cure,
    ).toContain('add "openssl-1.1.1w" to `nixpkgs.config.permittedInsecurePackages`');
  });

  test.each([
    ["'foo' has been renamed to/replaced by 'bar'", 'foo', '`bar`'],
    ['foo has been replaced by pkgs.bar.', 'foo', '`bar`'],
    ["'foo' has been removed, as nobody looked after it", 'foo', 'release notes'],
    ['foo was removed: use bar', 'foo', 'release notes'],
    ["attribute 'foo' missing", 'foo', 'release notes'],
    ["undefined variable 'foo'", 'foo', 'release notes'],
    [
      'linux 6.11 was removed because it has reached its end of life upstream',
      'linux 6.11',
      '`pkgs.linuxPackages`',
    ],
  ])('gone: %s', (message, subject, cure) => {
    expect(cause(message)).toMatchObject({ reason: 'missing-package', subject });
    expect(cause(message)?.cure).toContain(cure);
  });

  test('what Nix thinks was meant is passed on', () => {
    const text = "error: attribute 'foo' missing\n  at /src/host.nix:3:1:\n  Did you mean one of fooo or fo?";
    expect(cause("attribute 'foo' missing", text)?.cure).toMatch(/Did you mean one of fooo or fo\?$/);
  });
});

describe('kernel modules', () => {
  test.each([
    [
      `Package ‘zfs-kernel-2.3.5-6.18.9’ in ${at}/pkgs/zfs.nix:3 is marked as broken, refusing`,
      'zfs-kernel',
      '6.18.9',
    ],
    [
      `Package ‘nvidia-x11-340.108-6.6.1’ in ${at}/x.nix:3 is marked as broken, refusing`,
      'nvidia-x11',
      '6.6.1',
    ],
    [
      `Refusing to evaluate package 'odd-1.0-6.19-rc3' in ${at}/pkgs/os-specific/linux/odd/default.nix:3 because it has problems:\n- broken: It is.`,
      'odd',
      '6.19-rc3',
    ],
    ['Linux v4.16.1 is not yet supported by zfsonlinux v0.7.8.\nTry another.', 'zfsonlinux', '4.16.1'],
  ])('%s', (message, module, kernel) => {
    const found = cause(message);
    expect(found).toMatchObject({ class: 'evaluation', reason: 'kernel-module' });
    expect(found?.subject).toContain(module);
    expect(found?.say).toBe(`The kernel module ${module} is not for Linux ${kernel}.`);
    expect(found?.cure).toContain('boot.kernelPackages');
  });

  test('a broken package that is none of a kernel stays a broken package', () => {
    expect(cause(`Package ‘foo-1.0-6.6’ in ${at}/x.nix:3 is marked as broken, refusing`)?.reason).toBe(
      'broken-package',
    );
  });
});

describe('the rest', () => {
  test.each([
    [
      'assertion',
      'networking.hostId',
      '\nFailed assertions:\n- ZFS wants networking.hostId to be set, out of memory',
    ],
    ['assertion', undefined, 'Failed assertion: the frob must be set'],
    ['unlocked-input', undefined, "in pure evaluation mode, 'fetchTarball' requires a 'sha256' argument"],
  ])('%s of %s', (reason, subject, message) => {
    expect(cause(message)).toMatchObject({ class: 'evaluation', reason });
    expect(cause(message)?.subject).toBe(subject);
    expect(cause(message)?.cure).toMatch(/\.$/);
  });

  test.each([
    'infinite recursion encountered',
    "unable to download 'https://x': HTTP error 404",
    'out of order',
  ])('nothing is made up of: %s', (message) => {
    expect(cause(message)).toBeNull();
  });
});
