import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { groupHosts } from '../../../src/core/fleet.js';
import type { Failure } from '../../../src/core/rebuild.js';
import { bootProof, changeSet, packageChange, reportHost } from '../../fixtures/systems.js';

const failure: Failure = { class: 'build', side: 'after', message: 'no', derivation: null, log: [] };
const names = (hosts: Parameters<typeof groupHosts>[0]) =>
  groupHosts(hosts).map((group) => group.map((host) => host.name));

describe('groupHosts', () => {
  test('hosts that change alike are together, in the order of the first', () => {
    const upgraded = changeSet({ packages: [packageChange({ name: 'a' })] });
    expect(
      names([
        reportHost({ name: 'web1' }),
        reportHost({ name: 'db1', changes: upgraded }),
        reportHost({ name: 'web2' }),
        reportHost({ name: 'db2', changes: structuredClone(upgraded) }),
      ]),
    ).toEqual([
      ['web1', 'web2'],
      ['db1', 'db2'],
    ]);
  });

  test('names of units and of files in /etc do not part hosts, but by those that tell a finding', () => {
    const moved = (name: string) => ({ added: [], removed: [name], changed: [name] });
    const of = (name: string, unit: string) =>
      reportHost({ name, changes: changeSet({ units: moved(unit), etc: moved(unit) }) });
    const hosts = [of('a', 'acme-a.service'), of('b', 'acme-b.service'), of('c', 'sshd.service')];
    expect(names([...hosts, reportHost({ name: 'd' })])).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  test('seconds, sizes and logs do not part hosts', () => {
    const { closure } = changeSet();
    const bigger = { ...closure, after: { paths: 1, bytes: 5 } };
    expect(
      names([
        reportHost({ name: 'a' }),
        reportHost({
          name: 'b',
          changes: changeSet({ closure: bigger }),
          outcome: { kind: 'built', built: 0, fetched: 0, seconds: 1 },
        }),
        reportHost({ name: 'c', changes: null, outcome: { kind: 'failed', ...failure } }),
        reportHost({ name: 'd', changes: null, outcome: { kind: 'failed', ...failure, log: ['x'] } }),
      ]),
    ).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('how long a VM took parts no hosts; what it showed does', () => {
    const outcome = { kind: 'booted', built: 1, fetched: 1, seconds: 1 } as const;
    const seconds = { before: 5, after: 6 };
    expect(
      names([
        reportHost({ name: 'a', outcome: { ...outcome, vm: bootProof() } }),
        reportHost({ name: 'b', outcome: { ...outcome, seconds: 9, vm: bootProof({ seconds }) } }),
        reportHost({ name: 'c', outcome: { ...outcome, vm: bootProof({ accelerator: 'software' }) } }),
        reportHost({ name: 'd', outcome: { ...outcome, vm: bootProof({ mended: ['x.service'] }) } }),
        reportHost({ name: 'e', outcome: { ...outcome, kind: 'switched', vm: bootProof() } }),
      ]),
    ).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
  });

  test('outcome, plan, failure and what failed before do', () => {
    const plan = { build: ['a'], fetch: [], downloadBytes: null, unpackedBytes: null };
    const hosts = [
      reportHost({ name: 'a', changes: null, outcome: { kind: 'unchanged' } }),
      reportHost({ name: 'b', changes: null, outcome: { kind: 'evaluated', plan, seconds: 1 } }),
      reportHost({
        name: 'c',
        changes: null,
        outcome: { kind: 'evaluated', plan: { ...plan, fetch: ['b'] }, seconds: 1 },
      }),
      reportHost({ name: 'd', changes: null, outcome: { kind: 'failed', ...failure } }),
      reportHost({ name: 'e', changes: null, outcome: { kind: 'failed', ...failure, side: 'before' } }),
      reportHost({ name: 'f', changes: null }),
      reportHost({ name: 'g', changes: null, beforeFailure: failure }),
      reportHost({ name: 'h', changes: changeSet({ verdict: 'reboot' }) }),
    ];
    expect(groupHosts(hosts)).toHaveLength(hosts.length);
  });

  test('every host is in exactly one group', () => {
    const host = fc.record({ name: fc.string(), verdict: fc.constantFrom('switch', 'reboot' as const) });
    fc.assert(
      fc.property(fc.array(host), (specs) => {
        const hosts = specs.map(({ name, verdict }) => reportHost({ name, changes: changeSet({ verdict }) }));
        const grouped = groupHosts(hosts).flat();
        expect(grouped).toHaveLength(hosts.length);
        expect(new Set(grouped)).toEqual(new Set(hosts));
      }),
    );
  });
});
