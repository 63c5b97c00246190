import { describe, expect, test } from '@jest/globals';
import type { ChangeSet, KernelSummary } from '../../../src/core/change-set.js';
import { groupHosts } from '../../../src/core/fleet.js';
import { attentionItems } from '../../../src/report/attention.js';
import {
  changeLogLine,
  configLine,
  firmwareLine,
  kernelMove,
  moduleLine,
} from '../../../src/report/kernel.js';
import { renderMarkdown } from '../../../src/report/markdown.js';
import { toText } from '../../../src/report/rich.js';
import { systemCounts, systemLines } from '../../../src/report/system.js';
import {
  changeSet,
  kernelSummary,
  moduleChange,
  packageChange,
  report,
  reportHost,
} from '../../fixtures/systems.js';

const user = { uid: 1000, group: 'users', normal: true, home: '/home/a', shell: '/bin/bash' };
const changes = changeSet({
  etc: { added: ['motd'], removed: [], changed: Array.from({ length: 30 }, (_, index) => `file-${index}`) },
  users: [
    { name: 'alice', before: null, after: user },
    { name: 'bob', before: user, after: { ...user, uid: null, shell: '/bin/zsh' } },
    { name: 'svc', before: { ...user, normal: false }, after: null },
  ],
  groups: [
    { name: 'acme', before: null, after: { gid: null, members: ['svc'] } },
    { name: 'wheel', before: { gid: 1, members: ['root'] }, after: { gid: 1, members: ['alice'] } },
  ],
  firewall: {
    ...{ before: 'iptables', after: 'nftables' },
    opened: [
      { protocol: 'tcp', from: 22, to: 22, interface: null },
      { protocol: 'udp', from: 8000, to: 8010, interface: 'eth0' },
      { protocol: 'any', from: 0, to: 65_535, interface: 'wg0' },
    ],
    closed: [{ protocol: 'tcp', from: 80, to: 80, interface: null }],
  },
});

function eye(parts: Partial<ChangeSet>): string[] {
  const one = report({ hosts: [reportHost({ name: 'web1', changes: changeSet(parts) })] });
  return attentionItems(one, groupHosts(one.hosts)).map(({ text }) => toText(text));
}

describe('the system', () => {
  test('is told in lines, and in counts', () => {
    expect(systemLines(changes, 3).map(toText)).toEqual([
      'firewall: iptables -> nftables',
      'ports opened: tcp 22, udp 8000-8010 on eth0, all on wg0',
      'ports closed: tcp 80',
      'users added: alice (a person’s)',
      'users removed: svc',
      'users changed: bob (uid 1000 -> none, shell /bin/bash -> /bin/zsh)',
      'groups added: acme (with svc)',
      'groups changed: wheel (with alice; without root)',
      'files of /etc added: motd',
      'files of /etc changed: file-0, file-1, file-2 and 27 more',
    ]);
    expect(systemCounts(changes)).toBe(
      'firewall: iptables to nftables, 3 ports opened, 1 port closed; users: 1 added, 1 removed, 1 changed; groups: 1 added, 1 changed; /etc: 1 added, 30 changed',
    );
  });

  test('says nothing where nobody knows', () => {
    expect(systemLines(changeSet())).toEqual([]);
    expect(systemCounts(changeSet())).toBe('');
    expect(renderMarkdown(report())).not.toContain('/etc');
  });

  test('names are dropped from a long body, and that is said', () => {
    const long = changeSet({
      etc: {
        added: Array.from({ length: 3000 }, (_, index) => `nginx/site-${index}`),
        removed: [],
        changed: [],
      },
    });
    const body = renderMarkdown(report({ hosts: [reportHost({ name: 'web1', changes: long })] }), {
      limit: 10_000,
    });
    expect(body).toContain('`nginx/site-19` and 2980 more');
    expect(body).toContain('names of accounts and ports and of files of /etc');
  });

  test('hosts of which other ports are opened are no group', () => {
    const [first, second] = [changeSet({ firewall: changes.firewall }), changeSet()];
    const hosts = [reportHost({ name: 'a', changes: first }), reportHost({ name: 'b', changes: second })];
    expect(groupHosts(hosts)).toHaveLength(2);
  });

  test('who and what is let in needs an eye', () => {
    expect(eye(changes)).toEqual([
      'the firewall opens tcp 22, udp 8000-8010 on eth0, all on wg0',
      'new user (no service’s): alice',
      'new in group wheel, so may become root: alice',
    ]);
    expect(eye({ firewall: { before: 'nftables', after: 'off', opened: [], closed: [] } })).toEqual([
      'the firewall is switched off',
    ]);
    const quiet = { name: 'svc', before: null, after: { ...user, normal: false } };
    expect(
      eye({ users: [quiet], groups: [{ name: 'wheel', before: { gid: 1, members: ['a'] }, after: null }] }),
    ).toEqual([]);
    const [service, root] = [
      { ...user, normal: false },
      { ...user, normal: false, uid: 0 },
    ];
    const numbered = [
      { name: 'svc', before: service, after: root },
      { name: 'toor', before: null, after: root },
      { name: 'root', before: root, after: { ...root, shell: '/bin/zsh' } },
    ];
    expect(eye({ users: numbered, groups: [] })).toEqual([
      'new with number 0, so may do what root may: svc, toor',
    ]);
    const primary = { name: 'eve', before: user, after: { ...user, group: 'wheel' } };
    expect(eye({ users: [primary], groups: [] })).toEqual(['new in group wheel, so may become root: eve']);
  });
});

describe('the kernel', () => {
  const move = (parts: Partial<KernelSummary>): string => toText(kernelMove(kernelSummary(parts)));
  test.each([
    ['none', true, true, '6.12.8 (the same, a long-term series)'],
    ['patch', null, null, '6.12.8 (patch)'],
    ['patch', true, null, '6.12.8 (patch, a long-term series)'],
    ['series', true, false, '6.12.8 (series, from a long-term series to one that is not)'],
    ['series', false, true, '6.12.8 (series, to a long-term series from one that is not)'],
    ['series', true, true, '6.12.8 (series, both long-term series)'],
    ['series', false, false, '6.12.8 (series, neither a long-term series)'],
    ['series', null, false, '6.12.8 (series, no long-term series)'],
    ['series', true, null, '6.12.8 (series)'],
  ] as const)('%s, long-term before %s and after %s', (change, before, after, told) => {
    expect(move({ change, longTerm: { before, after } })).toBe(told);
  });

  const log = (before: string | null, after: string, change: KernelSummary['change']): string =>
    toText(changeLogLine(kernelSummary({ before, after, change })));
  test('its change log is kernel.org’s, of the versions that kernel.org has', () => {
    const at = 'https://cdn.kernel.org/pub/linux/kernel';
    expect(log('6.12.10', '6.12.11', 'patch')).toBe(`${at}/v6.x/ChangeLog-6.12.11`);
    expect(log('6.17', '6.17.1', 'patch')).toBe(`${at}/v6.x/ChangeLog-6.17.1`);
    expect(log('6.12.8', '6.12.11', 'patch')).toMatch(/ChangeLog-6\.12\.11 and, .*\?h=linux-6\.12\.y$/);
    expect(log('6.19.9', '7.0', 'series')).toBe(`${at}/v7.x/ChangeLog-7.0`);
    expect(log('4.9.88', '4.14.32', 'series')).toMatch(/ChangeLog-4\.14\.32 and, .*\?h=linux-4\.14\.y$/);
  });
  test.each([
    ['6.12.8', '6.12.8', 'rebuilt'],
    ['6.12.11', '6.12.8', 'patch'],
    ['6.12.8-zen1', '6.12.9-zen1', 'patch'],
    ['6.12.8', '6.12.11\n', 'patch'],
    ['6.12.8', '6.12.11/../x', 'patch'],
    ['2.6.32', '2.6.35', 'series'],
  ] as const)('%s -> %j has none', (before, after, change) => {
    expect(log(before, after, change)).toBe('');
  });

  test('modules, firmware and configuration', () => {
    const line = (parts: object): string =>
      toText(moduleLine(moduleChange({ name: 'zfs-kernel', ...parts })));
    const moved = { before: '6.12.8', after: '6.12.11' };
    expect(line({ builtFor: moved })).toBe('zfs-kernel 2.3.4 (rebuilt for 6.12.11)');
    expect(line({ matches: false })).toBe('zfs-kernel 2.3.4 (NOT rebuilt: built for 6.12.8)');
    expect(line({ after: null, matches: null })).toBe('zfs-kernel 2.3.4 -> none');
    const packages = [
      { name: 'linux-firmware', before: '20260110', after: '20260309' },
      { name: 'microcode-amd', before: '1', after: '1' },
    ];
    const firmware = (some: typeof packages, changed: boolean): string =>
      toText(firmwareLine(kernelSummary({ firmware: { changed, packages: some } })));
    expect(firmware(packages, true)).toBe('linux-firmware 20260110 -> 20260309, microcode-amd 1');
    expect(firmware(packages.slice(1), false)).toBe('');
    expect(firmware([], true)).toBe('changed');
    const config = [
      { name: 'CONFIG_A', before: null, after: 'm' },
      { name: 'CONFIG_B', before: 'y', after: null },
      { name: 'CONFIG_C', before: '250', after: '1000' },
    ];
    expect(toText(configLine(kernelSummary({ config }), 2))).toBe(
      '3 options: CONFIG_C 250 -> 1000, -CONFIG_B and 1 more',
    );
    expect(toText(configLine(kernelSummary({ config }), 0))).toBe('3 options');
    expect(configLine(kernelSummary({ config: [] }), 2)).toEqual([]);
  });

  test('what needs an eye: modules of another kernel, the series, the boot loader, Nix', () => {
    const kernel = kernelSummary({
      ...{ after: '6.17.1', change: 'series', longTerm: { before: true, after: false } },
      modules: [moduleChange({ name: 'zfs-kernel', matches: false })],
    });
    const nix = { before: '2.31.3', after: '2.34.5', schemaBefore: 10, schemaAfter: 10 };
    const packages = [
      packageChange({ name: 'grub', before: ['2.06'], after: ['2.12'] }),
      packageChange({ name: 'limine', before: ['9.3'], after: ['9.3'], change: 'rebuilt', cause: 'own' }),
      packageChange({
        name: 'refind',
        before: ['1'],
        after: ['1'],
        change: 'rebuilt',
        cause: 'dependencies',
      }),
    ];
    expect(eye({ kernel, nix, packages })).toEqual([
      'zfs-kernel 2.3.4 is built for 6.12.8, not for the new kernel',
      'kernel 6.12.8 -> 6.17.1 (new series, and no long-term one any more)',
      'grub 2.06 -> 2.12 (boot loader)',
      'limine 9.3 rebuilt by itself (boot loader)',
      'Nix 2.31 -> 2.34: its database keeps schema 10, so the way back is open for Nix itself',
    ]);
    const stale = kernelSummary({ change: 'patch', modules: kernel.modules });
    expect(eye({ kernel: stale, nix: { ...nix, before: '2.34.1' } })).toEqual([
      'zfs-kernel 2.3.4 is built for 6.12.8, not for the new kernel',
    ]);
  });
});
