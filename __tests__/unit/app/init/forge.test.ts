import { describe, expect, test } from '@jest/globals';
import { chooseForge, hostOf, hostOfRemote, type ForgeSigns } from '../../../../src/app/init/forge.js';

const signs = (fields: Partial<ForgeSigns>): ForgeSigns => ({
  asked: null,
  folders: [],
  host: null,
  ...fields,
});

describe('which forge', () => {
  test.each([
    [{}, '.github/workflows'],
    [{ host: 'github.com' }, '.github/workflows'],
    [{ host: 'github.example.com' }, '.github/workflows'],
    [{ host: 'git.example.org' }, '.github/workflows'],
    [{ host: 'codeberg.org' }, '.forgejo/workflows'],
    [{ host: 'forgejo.example.org' }, '.forgejo/workflows'],
    [{ host: 'gitea.com' }, '.gitea/workflows'],
    [{ folders: ['.forgejo'] }, '.forgejo/workflows'],
    [{ folders: ['.gitea'] }, '.gitea/workflows'],
    [{ folders: ['.gitea', '.forgejo'] }, '.forgejo/workflows'],
    // A mirror: nobody has such a folder by chance.
    [{ folders: ['.forgejo'], host: 'github.com' }, '.forgejo/workflows'],
    [{ asked: 'github', folders: ['.forgejo'], host: 'codeberg.org' }, '.github/workflows'],
    [{ asked: 'forgejo', host: 'github.com' }, '.forgejo/workflows'],
    [{ asked: 'forgejo', folders: ['.gitea'] }, '.gitea/workflows'],
    [{ asked: 'forgejo', host: 'gitea.example.org' }, '.gitea/workflows'],
    // The name ends otherwise.
    [{ host: 'notcodeberg.org.example' }, '.github/workflows'],
  ] as [Partial<ForgeSigns>, string][])('%j: %s', (given, folder) => {
    const choice = chooseForge(signs(given));
    expect(choice.folder).toBe(folder);
    expect(choice.forge).toBe(folder.startsWith('.github') ? 'github' : 'forgejo');
    expect(choice.because).not.toBe('');
  });

  test('where nothing tells, the flag is named', () => {
    expect(chooseForge(signs({})).because).toContain('--forge forgejo');
    expect(chooseForge(signs({ host: 'git.example.org' })).because).toContain('--forge forgejo');
  });
});

test.each([
  ['https://github.com/o/r.git', 'github.com'],
  ['https://user:secret@codeberg.org/o/r', 'codeberg.org'],
  ['ssh://git@codeberg.org:2222/o/r.git', 'codeberg.org'],
  ['git@github.com:o/r.git', 'github.com'],
  ['gitea.example.org:o/r', 'gitea.example.org'],
  ['/srv/git/r.git', null],
  ['../codeberg.org:x/r', null],
  ['file:///srv/git', null],
  ['https://', null],
  ['', null],
])('the host of %j', (url, host) => {
  expect(hostOfRemote(url)).toBe(host);
});

test('origin counts, else the first', () => {
  const codeberg = ['fork', 'git@codeberg.org:o/r'] as const;
  expect(hostOf(new Map([codeberg, ['origin', 'git@github.com:o/r']]))).toBe('github.com');
  expect(hostOf(new Map([codeberg]))).toBe('codeberg.org');
  expect(hostOf(new Map())).toBeNull();
});
