import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareVersions, parseDrvName } from '../../../src/core/nix-version.js';

describe('compareVersions', () => {
  test.each([
    ['2.3', '2.3', 0],
    ['2.3', '2.3.1', -1],
    ['2.3.1', '2.3', 1],
    ['2.3.1', '2.3a', 1],
    ['2.3pre1', '2.3', -1],
    ['2.3pre3', '2.3pre12', -1],
    ['2.3a', '2.3c', -1],
    ['2.3pre1', '2.3c', -1],
    ['2.3pre1', '2.3q', -1],
    ['1.02', '1.2', 0],
    ['1-2', '1.2', 0],
    ['', 'pre', 1],
    ['1.9', '1.10', -1],
    ['99999999999999999999', '100000000000000000000', 1],
    ['1.\u{1F600}', '1.\uFF5E', 1],
  ] as const)('%s against %s', (a, b, order) => {
    expect(compareVersions(a, b)).toBe(order);
    expect(compareVersions(b, a)).toBe(order === 0 ? 0 : -order);
  });

  test('orders any three texts without contradiction', () => {
    const version = fc.array(fc.constantFrom('pre', 'a', 'rc', '1', '02', '10', '.', '-'), { maxLength: 6 });
    fc.assert(
      fc.property(version, version, version, (x, y, z) => {
        const [a, b, c] = [x.join(''), y.join(''), z.join('')];
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('parseDrvName', () => {
  test.each([
    ['openssl-3.0.13', 'openssl', '3.0.13'],
    ['zfs-kernel-2.3.4-6.17.8', 'zfs-kernel', '2.3.4-6.17.8'],
    ['bash-interactive', 'bash-interactive', ''],
    ['nix-cmake-shared-0.1.1pre124-gcaf33c0', 'nix-cmake-shared', '0.1.1pre124-gcaf33c0'],
    ['trailing-', 'trailing-', ''],
    ['double--1', 'double', '-1'],
    ['-1', '', '1'],
    ['', '', ''],
  ])('%s', (text, name, version) => {
    expect(parseDrvName(text)).toEqual({ name, version });
  });
});
