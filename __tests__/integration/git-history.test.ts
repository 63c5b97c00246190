// The commits between two releases, from the mirror's git over HTTP.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Mirror, startMirror } from '../../miniature/mirror.js';
import { releaseSources } from '../../miniature/releases.js';
import { createGit } from '../../src/git/git.js';
import { files } from '../../src/platform/files.js';
import { createProcess } from '../../src/platform/process.js';

jest.setTimeout(60_000);

let mirror: Mirror;
const git = createGit(createProcess(), files, process.env);

beforeAll(async () => {
  mirror = await startMirror({
    from: { sources: releaseSources().filter(({ channel }) => channel === 'nixos-25.11') },
  });
});
afterAll(async () => {
  await mirror[Symbol.asyncDispose]();
});

const revisionOf = (prefix: string): string =>
  mirror.releases.find(({ name }) => name.startsWith(`${prefix}.`))!.revision;
const url = (): string => `${mirror.urls.archives}/NixOS/nixpkgs.git`;

test('newest first, with what each changes, and without the contents of files', async () => {
  const commits = await git.commitsBetween(
    url(),
    revisionOf('nixos-25.11.4057'),
    revisionOf('nixos-25.11.4123'),
  );
  expect(commits.map(({ subject }) => subject)).toEqual([
    'nixos-25.11.4123',
    'curl: 8.18.0 -> 8.17.0',
    'zfs: 2.3.5 -> 2.3.6',
    'linux: 6.12.68 -> 6.12.70',
    'nixos-25.11.4090',
    'openssl: add CVE-2026-10311.patch (#4020)',
  ]);
  expect(commits.at(-1)?.cves).toEqual(['CVE-2026-10311']);
  expect(commits[0]).toEqual({
    revision: revisionOf('nixos-25.11.4123'),
    subject: 'nixos-25.11.4123',
    cves: [],
    paths: ['doc/release-notes.md', 'versions.json'],
  });
  // One archive of the tree holds busybox alone with 2 MB.
  const sent = mirror.requests.filter(({ path }) => path.includes('upload-pack'));
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(200_000);
});

test('what is not there is an error that names the repository', async () => {
  const gone = git.commitsBetween(url(), '0'.repeat(40), revisionOf('nixos-25.11.4123'));
  await expect(gone).rejects.toThrow(/^the commits of http:.*NixOS\/nixpkgs\.git can't be fetched: /);
  const nowhere = git.commitsBetween('file:///etc', '0'.repeat(40), '1'.repeat(40));
  await expect(nowhere).rejects.toThrow('not at an http(s) address');
});
