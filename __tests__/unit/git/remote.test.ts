import { expect, test } from '@jest/globals';
import { repositoryOfUrl } from '../../../src/git/remote.js';

test.each([
  ['https://github.com/acme/infra.git', 'github.com', 'infra'],
  ['https://github.com/acme/infra', 'github.com', 'infra'],
  ['https://x-access-token:secret@github.com/acme/infra/', 'github.com', 'infra'],
  ['git@github.com:acme/infra.git', 'github.com', 'infra'],
  ['github.com:acme/nixos.config', 'github.com', 'nixos.config'],
  ['ssh://git@github.com:22/acme/infra.git', 'github.com', 'infra'],
  ['http://127.0.0.1:3000/acme/infra.git', '127.0.0.1:3000', 'infra'],
])('%s', (url, host, name) => {
  expect(repositoryOfUrl(url)).toEqual({ host, owner: 'acme', name });
});

test.each([
  '/srv/git/acme/infra.git',
  '../acme/infra',
  'file:///srv/acme/infra',
  'https://github.com/acme',
  '',
])('%j is no forge’s', (url) => {
  expect(repositoryOfUrl(url)).toBeNull();
});
