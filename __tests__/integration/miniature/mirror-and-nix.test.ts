import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { imageReference } from '../../../miniature/image.js';
import { officialHosts, startMirror, type Mirror } from '../../../miniature/mirror.js';
import { makeCertificate } from '../../../miniature/tls.js';
import { threeReleases } from '../../fixtures/release-sources.js';

let folder: string;
let mirror: Mirror;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'channel-bump-nix-'));
  const certificate = await makeCertificate(officialHosts);
  writeFileSync(path.join(folder, 'authority.pem'), certificate.authority);
  mirror = await startMirror({ from: { sources: threeReleases }, certificate });
});
afterAll(async () => {
  await mirror[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** Real Nix, in a container, with a folder of the test as /work. */
async function nix(...args: string[]): Promise<string> {
  const config = ['experimental-features = nix-command flakes', 'flake-registry =', 'build-users-group ='];
  const settings = {
    NIX_CONFIG: config.join('\n'),
    NIX_SSL_CERT_FILE: '/work/authority.pem',
    https_proxy: mirror.urls.proxy,
  };
  const environment = Object.entries(settings).map(([name, value]) => `--env=${name}=${value}`);
  const limits = ['--ulimit=nofile=1024:1024', '--ulimit=nproc=1000:1000'];
  const options = ['--rm', '--network=host', ...limits, ...environment, `--volume=${folder}:/work`];
  const argv = ['--runtime=runc', 'run', ...options, imageReference, 'nix', ...args];
  return (await promisify(execFile)('podman', argv)).stdout;
}

test('Nix locks a channel, an official channel and a GitHub branch as it does on the internet', async () => {
  const inputs = {
    here: `${mirror.urls.channels}/nixos-25.11/nixexprs.tar.xz`,
    official: 'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz',
    branch: 'github:NixOS/nixpkgs/nixos-25.11',
  };
  const lines = Object.entries(inputs).map(([name, url]) => `  inputs.${name}.url = "${url}";`);
  writeFileSync(path.join(folder, 'flake.nix'), `{\n${lines.join('\n')}\n  outputs = inputs: { };\n}\n`);
  await nix('flake', 'update', '--flake', 'path:/work');

  const lock = JSON.parse(readFileSync(path.join(folder, 'flake.lock'), 'utf8')) as {
    nodes: Record<string, { locked: Record<string, unknown>; original: unknown }>;
  };
  const newest = mirror.releases.at(-1)!;
  const sri: unknown = expect.stringMatching(/^sha256-[A-Za-z0-9+/]{43}=$/);
  const common = { lastModified: newest.commitTime, narHash: sri, rev: newest.revision };
  const tarball = `${newest.path}/nixexprs.tar.xz`;
  expect(lock.nodes.here).toEqual({
    locked: { ...common, type: 'tarball', url: `${mirror.urls.releases}/${tarball}` },
    original: { type: 'tarball', url: inputs.here },
  });
  expect(lock.nodes.official).toEqual({
    locked: { ...common, type: 'tarball', url: `https://releases.nixos.org/${tarball}` },
    original: { type: 'tarball', url: inputs.official },
  });
  expect(lock.nodes.branch).toEqual({
    locked: { ...common, owner: 'NixOS', repo: 'nixpkgs', type: 'github' },
    original: { owner: 'NixOS', ref: 'nixos-25.11', repo: 'nixpkgs', type: 'github' },
  });
  expect(lock.nodes.here?.locked.narHash).toBe(lock.nodes.official?.locked.narHash);
  expect(lock.nodes.here?.locked.narHash).not.toBe(lock.nodes.branch?.locked.narHash);
}, 60_000);

test('Nix evaluates what it fetched', async () => {
  const url = `${mirror.urls.archives}/NixOS/nixpkgs/archive/${mirror.releases[0]!.revision}.tar.gz`;
  const version = await nix(
    'eval',
    '--raw',
    '--impure',
    '--expr',
    `(import (fetchTarball "${url}")).version`,
  );
  expect(version).toBe('nixos-25.11.4021');
}, 60_000);
