import { expect, test } from '@jest/globals';
import { parseAccounts, parseSysusers } from '../../../src/core/accounts.js';

const secrets = {
  password: 'hunter2',
  hashedPassword: '$y$j9T$hash',
  hashedPasswordFile: '/run/secrets/alice',
  initialPassword: 'hunter3',
  initialHashedPassword: '$6$hash',
};
const alice = {
  ...secrets,
  ...{ name: 'alice', uid: null, group: 'users', description: 'A', home: '/home/alice', homeMode: '700' },
  ...{ createHome: true, isSystemUser: false, shell: '/run/current-system/sw/bin/zsh', subUidRanges: [] },
};
const sshd = { ...secrets, name: 'sshd', uid: 993, group: 'sshd', home: '/var/empty', isSystemUser: true };
const nologin = '/nix/store/00000000000000000000000000000000-shadow-4.18.0/bin/nologin';

test('users and groups of users-groups.json, and nothing secret of them', () => {
  const accounts = parseAccounts({
    mutableUsers: false,
    users: [{ ...sshd, shell: nologin }, alice, { ...secrets, name: 'root', uid: 0, group: 'root' }],
    groups: [
      { name: 'wheel', gid: 1, members: ['bob', 'alice', 'bob'] },
      { name: 'users', gid: 100, members: [] },
    ],
  });
  expect(accounts).toEqual({
    users: [
      { name: 'alice', uid: null, group: 'users', normal: true, home: '/home/alice', shell: '/bin/zsh' },
      { name: 'root', uid: 0, group: 'root', normal: false, home: null, shell: null },
      { name: 'sshd', uid: 993, group: 'sshd', normal: false, home: '/var/empty', shell: '/bin/nologin' },
    ],
    groups: [
      { name: 'users', gid: 100, members: [] },
      { name: 'wheel', gid: 1, members: ['alice', 'bob'] },
    ],
  });
  expect(JSON.stringify(accounts)).not.toMatch(/hunter|hash|secrets/i);
});

test('userborn.json says who is a person', () => {
  const told = parseAccounts({
    users: [
      { ...secrets, name: 'alice', uid: 900, group: 'users', isNormal: true, shell: '/bin/sh' },
      { name: 'svc', uid: 1001, group: '', isNormal: false },
    ],
    groups: [{ name: 'users', gid: null, members: ['alice'] }],
  });
  expect(told?.users).toMatchObject([
    { name: 'alice', normal: true },
    { name: 'svc', group: null, normal: false },
  ]);
});

test.each([null, undefined, 'x', [], {}, { users: [], groups: {} }, { users: [{ uid: 1 }], groups: [] }])(
  '%j is no file of accounts',
  (json) => {
    expect(parseAccounts(json)).toBeNull();
  },
);

test('sysusers.d', () => {
  const text = [
    '# Type Name ID GECOS Home directory Shell',
    '',
    `u sshd 993:sshd "SSH privilege separation" /var/empty ${nologin}`,
    'u! nginx /var/lib/nixos/uid/nginx:nginx "" /var/empty /run/current-system/sw/bin/nologin',
    'g wheel 1',
    'g nginx /var/lib/nixos/gid/nginx',
    'm nginx wheel',
    'm acme nginx',
    'r - 500-900',
  ].join('\n');
  expect(parseSysusers(text)).toEqual({
    users: [
      { name: 'nginx', uid: null, group: 'nginx', normal: false, home: '/var/empty', shell: '/bin/nologin' },
      { name: 'sshd', uid: 993, group: 'sshd', normal: false, home: '/var/empty', shell: '/bin/nologin' },
    ],
    groups: [
      { name: 'nginx', gid: null, members: ['acme'] },
      { name: 'wheel', gid: 1, members: ['nginx'] },
    ],
  });
});
