import { expect, test } from '@jest/globals';
import { aboutPackages } from '../../../../src/core/commits/about.js';
import { groupCommits } from '../../../../src/core/commits/group.js';
import { attributesIn, cvesIn } from '../../../../src/core/commits/subject.js';

const packages = Object.entries({
  bash: ['5.3p3'],
  'bash-interactive': ['5.3p3'],
  'glibc-locales': ['2.40-66'],
  'gtk+3': ['3.24.51'],
  linux: ['6.12.68', '6.12.74'],
  nginx: ['1.28.1', '1.28.2'],
  'nss-cacert': ['3.117'],
  openssl: ['3.6.1'],
  'perl5.42.0-URI': ['5.21'],
  postgresql: ['17.7', '17.8'],
  python3: ['3.13.11'],
  'python3.13-requests': ['2.32.5'],
  requests: ['1.0'],
  'systemd-minimal': ['258.3'],
  'zfs-kernel': ['2.3.5'],
}).map(([name, versions]) => ({ name, versions }));
const about = aboutPackages(packages);

test.each([
  ['openssl: 3.0.13 -> 3.0.14', ['openssl']],
  ['[Backport release-25.11] nginx: 1.28.1 -> 1.28.2 (#368258)', ['nginx']],
  ['[25.11] [staging] Revert "openssl: 3.0.13 -> 3.0.14"', ['openssl']],
  ['nixos/nginx: add an option', ['nginx']],
  ['nginx 1.28.1 -> 1.28.2', ['nginx']],
  ['openssl, nginx: fix build', ['nginx', 'openssl']],
  ['openssl & bash and nginx : fix build', ['bash', 'bash-interactive', 'nginx', 'openssl']],
  ['gtk+3 + nginx: fix build', ['gtk+3', 'nginx']],
  ['openssl has been rebuilt: hooray', []],
  ['{openssl,nginx}: fix build', ['nginx', 'openssl']],
  ['nginx[Mainline]: fix build', ['nginx']],
  ['nginx(darwin): fix build', ['nginx']],
  ['python3Packages.requests: 2.32.4 -> 2.32.5', ['python3.13-requests']],
  ['python313Packages.requests: fix', ['python3.13-requests']],
  ['requests: 0.9 -> 1.0', ['requests']],
  ['perlPackages.URI: 5.20 -> 5.21', ['perl5.42.0-URI']],
  ['linux_6_12: 6.12.68 -> 6.12.74', ['linux']],
  ['linux_6_{6,12}: update', ['linux']],
  ['linux_6_18: 6.18.1 -> 6.18.2', []],
  ['linux/common-config: enable a driver', ['linux']],
  ['postgresql_17: 17.7 -> 17.8', ['postgresql']],
  ['postgresql_16: 16.11 -> 16.12', []],
  ['python313: 3.13.10 -> 3.13.11', ['python3']],
  ['python312: 3.12.10 -> 3.12.11', []],
  ['gtk3: 3.24.50 -> 3.24.51', ['gtk+3']],
  ['gtk4: 4.20.1 -> 4.20.2', []],
  ['glibcLocales: build them at once', ['glibc-locales']],
  ['cacert: 3.116 -> 3.117', ['nss-cacert']],
  ['systemd: 258.2 -> 258.3', ['systemd-minimal']],
  ['bash: add a patch', ['bash', 'bash-interactive']],
  ['linuxPackages.zfs: 2.3.4 -> 2.3.5', ['zfs-kernel']],
  ['nginx.tests: more of them', ['nginx']],
  ['nixos/tests/nginx: more of them', []],
  ['doc/nginx: tell more', []],
  ['.github/workflows/requests: pin', []],
  ['nginxMainline: 1.29.0 -> 1.29.1', []],
  ['treewide: remove nginx: nobody wants it', []],
  ['Merge pull request #1 from x/nginx', []],
  ['', []],
])('%j', (subject, expected) => {
  expect(about({ subject, paths: [] })).toEqual(expected);
});

test.each([
  ['pkgs/by-name/op/openssl/package.nix', ['openssl']],
  ['pkgs/by-name/op/openssl/patches/CVE-2026-1.patch', ['openssl']],
  ['pkgs/servers/http/nginx/generic.nix', ['nginx']],
  ['pkgs/servers/sql/postgresql/17.nix', ['postgresql']],
  ['pkgs/development/python-modules/requests/default.nix', ['python3.13-requests']],
  ['nixos/modules/services/web-servers/nginx/default.nix', ['nginx']],
  ['pkgs/os-specific/linux/other/default.nix', []],
  ['pkgs/top-level/openssl.nix', []],
  ['pkgs/stdenv/linux/default.nix', []],
  ['nixos/tests/nginx.nix', []],
  ['doc/openssl/index.md', []],
])('by what it changes: %s', (path, expected) => {
  expect(about({ subject: 'fix it', paths: ['README.md', path] })).toEqual(expected);
});

test('what changes very many things is about none of them', () => {
  const others = Array.from({ length: 30 }, (_, index) => `pkgs/by-name/xx/p${index}/package.nix`);
  expect(
    about({ subject: 'treewide: format', paths: ['pkgs/by-name/op/openssl/package.nix', ...others] }),
  ).toEqual([]);
});

test('a subject that means to be long is read all the same', () => {
  const started = attributesIn(`${'{a,b}'.repeat(5000)}: x`);
  expect(started.length).toBeLessThanOrEqual(32);
  expect(attributesIn(`${'a,'.repeat(5000)}: x`).length).toBeLessThanOrEqual(32);
  // As one expression that tries every way to part it this would not end.
  expect(attributesIn('a' + '+a'.repeat(200))).toEqual([]);
});

test('CVE numbers, each once, oldest first', () => {
  expect(cvesIn('fixes CVE-2026-12345, cve-2025-9999 and CVE-2026-12345; CVE-26-1')).toEqual([
    'CVE-2025-9999',
    'CVE-2026-12345',
  ]);
});

test('groups with CVEs come first, and in a group the commits that name them', () => {
  const commit = (subject: string) => ({ revision: subject, subject, cves: cvesIn(subject), paths: [] });
  const commits = ['nginx: a', 'bash: b', 'openssl: c', 'openssl: CVE-2026-1234', 'other: d'].map(commit);
  expect(
    groupCommits(commits, about).map((group) => [
      group.packages.join(),
      ...group.commits.map((c) => c.subject),
    ]),
  ).toEqual([
    ['openssl', 'openssl: CVE-2026-1234', 'openssl: c'],
    ['bash,bash-interactive', 'bash: b'],
    ['nginx', 'nginx: a'],
  ]);
});

test('a subject that can be parted in many ways is read in one', () => {
  const many = Array(200).fill('a').join('+');
  expect(attributesIn(`${many} x`)).toEqual([]);
  expect(attributesIn(`${Array(60).fill('a, and +b').join(', and ')} x`)).toEqual([]);
  expect(attributesIn('gtk+ and libstdc++: fix').map(({ name }) => name)).toEqual(['gtk+', 'libstdc++']);
  expect(attributesIn('fix the build of nginx: it was broken')).toEqual([]);
});

test('a package may have the name of what every object has', () => {
  const names = ['constructor', '__proto__', 'tostring'];
  const of = aboutPackages(names.map((name) => ({ name, versions: ['1.0'] })));
  expect(
    of({ subject: 'constructor: 1.0 -> 1.1', paths: ['pkgs/by-name/__/__proto__/package.nix'] }),
  ).toEqual(['__proto__', 'constructor']);
});
