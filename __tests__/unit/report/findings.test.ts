import { describe, expect, test } from '@jest/globals';
import { compareSystems } from '../../../src/core/diff/compare.js';
import type { Toplevel } from '../../../src/core/toplevel.js';
import { attentionItems, attentionLine } from '../../../src/report/attention.js';
import { toText } from '../../../src/report/rich.js';
import {
  changeSet,
  closureOf,
  kernelSummary,
  link,
  moduleChange,
  packageChange,
  report,
  reportHost,
  toplevel,
  type PathSpec,
} from '../../fixtures/systems.js';

type Changes = Parameters<typeof changeSet>[0];

function eye(changes: ReturnType<typeof changeSet>): string[] {
  const host = reportHost({ name: 'web1', changes });
  return attentionItems(report({ hosts: [host] }), [[host]]).map((item) => toText(attentionLine(item)));
}

const told = (changes: Changes): string[] => eye(changeSet(changes));

/** What needs an eye between closures of these paths. */
function between(
  before: readonly (string | PathSpec)[],
  after: readonly (string | PathSpec)[],
  units: Record<'before' | 'after', Toplevel['units']> = { before: {}, after: {} },
): string[] {
  const side = (paths: readonly (string | PathSpec)[], some: Toplevel['units']) => ({
    toplevel: toplevel({ units: some, path: Object.values(some).join('') }),
    closure: closureOf(...paths),
  });
  return eye(compareSystems(side(before, units.before), side(after, units.after)));
}

describe('services with data of their own', () => {
  const major =
    'major: it does not start on the data of another major version: upgrade the cluster (pg_upgrade, or dump and restore), with a backup at hand';

  test('a server is seen beside the library of another version, on either side', () => {
    expect(between(['postgresql-16.11'], ['postgresql-17.7', 'postgresql-16.11-lib'])).toEqual([
      `postgresql 16.11 -> 17.7 (${major})`,
    ]);
    expect(between(['postgresql-15.12', 'postgresql-16.8-lib'], ['postgresql-16.8'])).toEqual([
      `postgresql 15.12 -> 16.8 (${major})`,
    ]);
  });

  test('a library or a manual alone is no server', () => {
    expect(between(['postgresql-16.11-lib'], ['postgresql-17.7-lib'])).toEqual([]);
    expect(between(['mariadb-server-10.6.2-man'], ['mariadb-server-11.4.8-man'])).toEqual([]);
    expect(between(['postgresql-16.11-lib'], [])).toEqual([]);
  });

  test('where the package is its library as well, the unit tells', () => {
    const [old, now] = ['openldap-2.5.19', 'openldap-2.6.9'];
    expect(between([old], [now])).toEqual([]);
    const unit = (build: string) => ({ 'openldap.service': link('unit-openldap.service', build).target });
    expect(between([old], [now], { before: unit('a'), after: unit('b') })).toEqual([
      'openldap 2.5.19 -> 2.6.9 (major: its data may be converted at the first start, and the version before may not read it any more: have a backup first)',
    ]);
  });

  test.each([
    ['nextcloud', '30.0.17', '32.0.2', '; this passes over 31'],
    ['nextcloud', '31.0.9', '32.0.2', ''],
    ['nextcloud', '24.0.1', '32.0.2', '; this passes over 25, 26, 27, 28, 29 and 2 more'],
    ['mongodb-ce', '5.0.31', '8.0.0', '; this passes over 6, 7'],
    ['k3s', '1.31.9+k3s1', '1.34.1+k3s1', '; this passes over 1.32, 1.33'],
    ['kanidm', '1.6.4', '1.7.1', ''],
    ['etcd', '3.5.9', '4.0.0', ''],
    ['gitea', '1.21.1', '1.24.0', ''],
  ])('%s %s -> %s: what may not be passed over', (name, before, after, end) => {
    const [line = ''] = told({ packages: [packageChange({ name, before: [before], after: [after] })] });
    expect(line).toContain(`${name} ${before} -> ${after} (major: `);
    expect(/; this passes over .*(?=\))/.exec(line)?.[0] ?? '').toBe(end);
  });

  test('an older one does not read the data of the newer one', () => {
    expect(between(['postgresql-17.7'], ['postgresql-16.11'])).toEqual([
      'postgresql 17.7 -> 16.11 (major, downgrade: it does not start on the data of another major version: only a dump or a backup goes back)',
    ]);
    expect(between(['redis-8.0.1'], ['redis-7.2.9'])).toEqual([
      'redis 8.0.1 -> 7.2.9 (major, downgrade: it may not read what the newer one has written: have a backup first)',
    ]);
  });

  test('a downgrade is one of what serves', () => {
    expect(
      between(['postgresql-17.1', 'postgresql-16.4-lib'], ['postgresql-17.1', 'postgresql-16.3-lib']),
    ).toEqual([]);
    expect(
      between(['postgresql-17.2', 'postgresql-16.4-lib'], ['postgresql-17.1', 'postgresql-16.6-lib']),
    ).toEqual(['postgresql 17.2 -> 17.1 (downgrade)']);
  });

  test('one that leaves is told, with what comes for it', () => {
    expect(between(['postgresql-16.11'], [])).toEqual([
      'postgresql 16.11 is gone: its data stays where it is',
    ]);
    expect(between(['forgejo-13.0.2', 'grafana-11.0.0'], ['forgejo-lts-11.0.7', 'grafana-11.0.0'])).toEqual([
      'forgejo 13.0.2 gives way to forgejo-lts 11.0.7: see that it reads the data of the other, and have a backup first',
    ]);
    expect(between([], ['postgresql-16.11'])).toEqual([]);
  });
});

describe('what everything stands on', () => {
  const patched: PathSpec = { name: 'openssl-3.4.3', build: 'b' };

  test('is told where it is rebuilt beside a version that comes or goes', () => {
    const line = 'openssl rebuilt by itself at 3.4.3 (patched?)';
    expect(between(['openssl-3.4.3'], [patched, 'openssl-3.5.4'])).toEqual([line]);
    expect(between(['openssl-1.1.1w', 'openssl-3.4.3'], [patched])).toEqual([line]);
    expect(between(['openssl-3.4.3'], ['openssl-3.4.3', 'openssl-3.5.4'])).toEqual([]);
  });

  test('is told where an older version comes in, or it is gone', () => {
    expect(between(['openssl-3.4.3'], ['openssl-3.4.3', 'openssl-1.1.1w'])).toEqual([
      'openssl 1.1.1w comes in beside 3.4.3',
    ]);
    expect(between(['openssh-10.0p2', 'openssl-1.1.1w'], [])).toEqual(['openssh 10.0p2 is gone']);
    expect(between(['openssh-with-gssapi-9.9p2'], ['openssh-with-gssapi-10.2p1'])).toEqual([
      'openssh-with-gssapi 9.9p2 -> 10.2p1 (major)',
    ]);
  });

  test('sshd that leaves is told, but where a socket starts it', () => {
    const units = { added: [], removed: ['sshd.service'], changed: [] };
    expect(told({ units })).toEqual(['sshd.service is gone: see that you still get in']);
    expect(told({ units: { ...units, added: ['sshd.socket'] } })).toEqual([]);
    expect(told({ units: { ...units, removed: ['x.service'] } })).toEqual([]);
    expect(told({ units: { ...units, removed: ['sshd.socket', 'sshd@.service'] } })).toEqual([
      'sshd.socket is gone: see that you still get in',
    ]);
  });

  test('its downgrades come before those of others, and before majors', () => {
    const down = (name: string) =>
      packageChange({ name, before: ['2.1'], after: ['2.0'], change: 'downgraded' });
    const packages = [down('file'), packageChange({ name: 'gitlab', before: ['17'], after: ['18'] })];
    const lines = told({ packages: [...packages, down('openssl'), down('redis')] });
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['openssl', 'redis', 'file', 'gitlab']);
  });
});

describe('the kernel', () => {
  const kernel = (parts: Parameters<typeof kernelSummary>[0]): string[] =>
    told({ kernel: kernelSummary(parts) });

  test('that comes, goes, or is of an older series', () => {
    const change = 'series' as const;
    expect(kernel({ change, before: null })).toEqual(['a kernel comes in, where there was none: 6.12.8']);
    expect(kernel({ change, after: null })).toEqual(['there is no kernel any more: 6.12.8 is gone']);
    expect(kernel({ change, before: null, after: null })).toEqual([]);
    expect(kernel({ change, before: '6.17.8' })).toEqual([
      'kernel 6.17.8 -> 6.12.8 (downgrade to an older series)',
    ]);
  });

  test('is told once, not as a package beside', () => {
    const packages = [
      packageChange({ name: 'linux', before: ['6.17.8'], after: ['6.12.8'], change: 'downgraded' }),
    ];
    const series = kernelSummary({ change: 'series', before: '6.17.8' });
    expect(told({ kernel: series, packages })).toHaveLength(1);
    const patch = kernelSummary({ change: 'patch', before: '6.12.9' });
    const down = [packageChange({ ...packages[0], name: 'linux', before: ['6.12.9'], after: ['6.12.8'] })];
    expect(told({ kernel: patch, packages: down })).toEqual(['linux 6.12.9 -> 6.12.8 (downgrade)']);
  });

  test.each([
    ['linux-hardened-6.12.55', 'linux-6.12.58', 'hardened -> vanilla'],
    ['linux-6.12.55-hardened1', 'linux-6.12.58', 'hardened -> vanilla'],
    ['linux-6.12.55', 'linux-zen-6.17.8', 'vanilla -> zen'],
    ['linux-6.18-rc1', 'linux-6.18', null],
    ['linux-zen-6.17.7', 'linux-zen-6.17.8', null],
  ])('%s -> %s: another flavour', (before, after, flavour) => {
    const of = (name: string) => ({ toplevel: toplevel({ kernel: link(name) }), closure: closureOf(name) });
    const lines = eye(compareSystems(of(before), of(after)));
    const found = lines.filter((line) => line.includes('flavour'));
    expect(found).toEqual(flavour === null ? [] : [`another flavour of the kernel: ${flavour}`]);
  });

  test('modules and firmware that are gone, and a new branch of a driver', () => {
    expect(kernel({ modules: [moduleChange({ name: 'zfs-kernel', after: null, matches: null })] })).toEqual([
      'zfs-kernel 2.3.4 is gone: the new kernel has no such module',
    ]);
    const nvidia = moduleChange({ name: 'nvidia-x11', before: '580.95.05', after: '590.44.01' });
    const branch = '(new branch of the driver: see that it still drives the cards)';
    expect(kernel({ modules: [nvidia] })).toEqual([`nvidia-x11 580.95.05 -> 590.44.01 ${branch}`]);
    expect(kernel({ modules: [{ ...nvidia, after: '580.99.01' }] })).toEqual([]);
    const packages = [{ name: 'linux-firmware', before: '20250917', after: null }];
    expect(kernel({ firmware: { changed: true, packages } })).toEqual(['linux-firmware 20250917 is gone']);
  });
});

test('Lix in the place of Nix is called so', () => {
  const nix = { before: '2.28.5', after: '2.93.3', schemaBefore: 10, schemaAfter: 10 };
  expect(told({ nix })).toEqual([
    'Nix 2.28 -> Lix 2.93: its database keeps schema 10, so the way back is open for Nix itself',
  ]);
});
