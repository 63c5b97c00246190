import { describe, expect, test } from '@jest/globals';
import { comparedWords, compareTested } from '../../../../src/app/gate/tested.js';
import { fingerprintOf, fingerprintOfAll } from '../../../../src/app/pull-checks.js';
import type { HostRebuild } from '../../../../src/core/rebuild.js';

const revision = 'c'.repeat(40);

function host(name: string, hash: string | null): HostRebuild {
  const derivation = hash === null ? null : `/nix/store/${hash.repeat(32)}-nixos-system-${name}.drv`;
  return {
    name,
    outcome: { kind: 'unchanged' },
    before: { derivation: null, toplevel: null },
    after: { derivation, toplevel: null },
    changes: null,
    newWarnings: [],
  };
}

const prints = (...pairs: [string, string][]): Map<string, string> => new Map(pairs);

describe('what was tested of a host', () => {
  test('is the hash of its derivation', () => {
    expect(fingerprintOf(host('web1', 'a'))).toBe('a'.repeat(32));
    expect(fingerprintOf(host('web1', null))).toBeNull();
    expect(fingerprintOf(undefined)).toBeNull();
  });

  test('of all does not depend on their order, and on nothing less than each of them', () => {
    const [web, db, other] = [host('web1', 'a'), host('db1', 'b'), host('db1', 'c')];
    expect(fingerprintOfAll([web, db])).toBe(fingerprintOfAll([db, web]));
    expect(fingerprintOfAll([web, db])).toMatch(/^[0-9a-f]{32}$/);
    expect(fingerprintOfAll([web, other])).not.toBe(fingerprintOfAll([web, db]));
    expect(fingerprintOfAll([web])).not.toBe(fingerprintOfAll([web, db]));
    expect(fingerprintOfAll([web, host('db1', null)])).toBeNull();
    expect(fingerprintOfAll([])).toBeNull();
  });
});

describe('what merges', () => {
  const rebuilt = [host('web1', 'a'), host('db1', 'b'), host('mail', 'd')];

  test('is told apart, host by host', () => {
    const tested = prints(['channel-bump / web1', 'a'.repeat(32)], ['channel-bump / db1', 'c'.repeat(32)]);
    expect(compareTested({ revision, prints: tested }, rebuilt)).toEqual({
      revision,
      same: ['web1'],
      other: ['db1'],
      unknown: ['mail'],
    });
  });

  test('is what was tested where the whole is the same, though hosts have no check run of their own', () => {
    const whole = prints(['channel-bump', fingerprintOfAll(rebuilt) ?? '']);
    expect(compareTested({ revision, prints: whole }, rebuilt).same).toEqual(['web1', 'db1', 'mail']);
  });

  test('is said in words', () => {
    expect(comparedWords({ revision, same: ['a', 'b'], other: ['c'], unknown: ['d'] })).toEqual({
      tested: 'what merges is what was tested: 2 hosts have the derivations that were tested on cccccccccccc',
      attention: [
        'c: not what was tested on cccccccccccc, so the rebuild here is what counts',
        'of d nothing is recorded as proven on cccccccccccc, so the rebuild here is what counts',
      ],
    });
    expect(comparedWords({ revision, same: [], other: [], unknown: [] })).toEqual({
      tested: null,
      attention: [],
    });
  });
});
