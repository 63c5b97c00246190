import { expect, test } from '@jest/globals';
import { diffSystem } from '../../../../src/core/diff/system.js';
import type { Firewall, OpenPort, SystemFacts, User } from '../../../../src/core/system-facts.js';
import { systemFacts } from '../../../fixtures/systems.js';

const user = (name: string, parts: Partial<User> = {}): User => ({
  ...{ name, uid: null, group: 'users', normal: true, home: null, shell: null },
  ...parts,
});
const port = (from: number, parts: Partial<OpenPort> = {}): OpenPort => ({
  ...{ protocol: 'tcp', from, to: from, interface: null },
  ...parts,
});
const firewall = (before: Firewall | null, after: Firewall | null) =>
  diffSystem(systemFacts({ firewall: before }), systemFacts({ firewall: after })).firewall;

test('what a side does not tell is not known to change', () => {
  const nothing = { etc: null, users: null, groups: null, firewall: null };
  const all: SystemFacts = systemFacts({
    etc: new Map([['hosts', 'a']]),
    accounts: { users: [user('a')], groups: [] },
    firewall: { kind: 'off', ports: [] },
  });
  expect(diffSystem(null, all)).toEqual(nothing);
  expect(diffSystem(all, systemFacts())).toEqual(nothing);
  expect(diffSystem(all, all)).toEqual({
    etc: { added: [], removed: [], changed: [] },
    ...{ users: [], groups: [] },
    firewall: { before: 'off', after: 'off', opened: [], closed: [] },
  });
});

test('files of /etc and accounts, by name', () => {
  const before = systemFacts({
    etc: new Map(Object.entries({ hosts: 'a', fstab: 'a', motd: 'a' })),
    accounts: { users: [user('alice'), user('bob')], groups: [{ name: 'wheel', gid: 1, members: [] }] },
  });
  const after = systemFacts({
    etc: new Map(Object.entries({ hosts: 'b', fstab: 'a', constructor: 'a' })),
    accounts: {
      users: [user('alice', { shell: '/bin/zsh' }), user('carol')],
      groups: [{ name: 'wheel', gid: 1, members: ['carol'] }],
    },
  });
  const { etc, users, groups } = diffSystem(before, after);
  expect(etc).toEqual({ added: ['constructor'], removed: ['motd'], changed: ['hosts'] });
  expect(users).toMatchObject([
    { name: 'alice', before: { shell: null }, after: { shell: '/bin/zsh' } },
    { name: 'bob', after: null },
    { name: 'carol', before: null, after: { group: 'users' } },
  ]);
  expect(groups).toEqual([
    { name: 'wheel', before: { gid: 1, members: [] }, after: { gid: 1, members: ['carol'] } },
  ]);
});

test('as many ports as are read are held against as many', () => {
  const many = (from: number): Firewall => ({
    kind: 'iptables',
    ports: Array.from({ length: 10_000 }, (_, index) => port(from + index * 4, { interface: `e${index}` })),
  });
  expect(firewall(many(0), many(1))?.opened).toHaveLength(10_000);
});

test('a port is opened where nothing has let it in before', () => {
  const before: Firewall = {
    kind: 'iptables',
    ports: [port(22), port(8000, { to: 8010 }), port(53, { protocol: 'udp', interface: 'eth0' })],
  };
  const after: Firewall = {
    kind: 'nftables',
    ports: [
      ...[port(22, { interface: 'eth0' }), port(8005), port(8010, { to: 8011 })],
      ...[port(53, { protocol: 'udp' }), port(22, { protocol: 'udp' })],
    ],
  };
  expect(firewall(before, after)).toEqual({
    ...{ before: 'iptables', after: 'nftables' },
    opened: [port(8011), port(22, { protocol: 'udp' }), port(53, { protocol: 'udp' })],
    closed: [port(22), port(8000, { to: 8004 }), port(8006, { to: 8009 })],
  });
  const trusted: Firewall = {
    ...before,
    ports: [{ protocol: 'any', from: 0, to: 65_535, interface: 'eth0' }],
  };
  expect(firewall(trusted, { ...before, ports: [port(1, { interface: 'eth0' }), port(2)] })?.opened).toEqual([
    port(2),
  ]);
});

test('how a range is written down is no change', () => {
  const whole: Firewall = { kind: 'nftables', ports: [port(1000, { to: 2000 })] };
  const parts: Firewall = {
    kind: 'nftables',
    ports: [port(1501, { to: 2000 }), port(1000, { to: 1400 }), port(1300, { to: 1500 })],
  };
  expect(firewall(whole, parts)).toMatchObject({ opened: [], closed: [] });
  expect(firewall(parts, whole)).toMatchObject({ opened: [], closed: [] });
});

test('without a firewall all is open: none of it is opened or closed', () => {
  const on: Firewall = { kind: 'iptables', ports: [port(22)] };
  const off: Firewall = { kind: 'off', ports: [] };
  expect(firewall(on, off)).toEqual({ before: 'iptables', after: 'off', opened: [], closed: [] });
  expect(firewall(off, on)).toEqual({ before: 'off', after: 'iptables', opened: [], closed: [] });
  expect(firewall(null, on)).toBeNull();
});
