import { expect, test } from '@jest/globals';
import { isAbout } from '../../../src/core/touching.js';

test.each([
  ['nginx: 1.28.1 -> 1.28.2', 'nginx'],
  ['nixos/nginx: add option', 'nginx'],
  ['[Backport release-25.11] nginx: 1.28.1 -> 1.28.2', 'nginx'],
  ['openssl, openssl_3_4: fix build', 'openssl'],
  ['postgresql_17: 17.7 -> 17.8', 'postgresql'],
  ['linux_6_12: 6.12.68 -> 6.12.70', 'linux'],
  ['python3Packages.numpy: 2.3.4 -> 2.3.5', 'numpy'],
  ['linuxPackages.{zfs,nvidia}: mark broken', 'zfs'],
])('%s is about %s', (subject, name) => {
  expect(isAbout({ subject, paths: [] }, name)).toBe(true);
});

test.each([
  ['nginxMainline: 1.29.0 -> 1.29.1', 'nginx'],
  ['Merge pull request #1 from x/nginx', 'nginx'],
  ['treewide: remove nginx: nobody wants it', 'nginx'],
  ['revert the nginx: module', 'nginx'],
  ['', 'nginx'],
])('%j is not about %s', (subject, name) => {
  expect(isAbout({ subject, paths: [] }, name)).toBe(false);
});

test.each([
  ['pkgs/by-name/ng/nginx/package.nix', true],
  ['pkgs/servers/http/nginx/generic.nix', true],
  ['nixos/modules/services/web-servers/nginx.nix', true],
  ['nixos/tests/nginx-etag.nix', false],
  ['pkgs/servers/http/nginxmods/modules.nix', false],
])('what changes %s: %s', (path, expected) => {
  expect(isAbout({ subject: 'treewide: format', paths: ['README.md', path] }, 'nginx')).toBe(expected);
});
