// What `flake.lock` is after a bump of ours, beside what Nix itself writes for the same release.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importImage, imageReference } from '../../miniature/image.js';
import { type Mirror, officialHosts, startMirror } from '../../miniature/mirror.js';
import { buildNixpkgsRepository } from '../../miniature/nixpkgs-repository.js';
import { run as runHere } from '../../miniature/run.js';
import { makeCertificate } from '../../miniature/tls.js';
import { officialOrigins } from '../../src/core/channel.js';
import { toSri } from '../../src/core/hash.js';
import type { Pin, PinTarget } from '../../src/core/pin.js';
import { hashArchive } from '../../src/nar/hash-archive.js';
import { flakeLock } from '../../src/pins/flake-lock/index.js';
import { flakeNix as flakeNixFormat } from '../../src/pins/flake-nix/index.js';
import type { Siblings } from '../../src/pins/types.js';
import { files } from '../../src/platform/files.js';
import { createProcess } from '../../src/platform/process.js';
import { createContainerDriver } from '../../src/sandbox/container/driver.js';
import type { SandboxSession } from '../../src/sandbox/types.js';
import { releaseSource } from '../fixtures/release-sources.js';

jest.setTimeout(120_000);

const sources = [
  releaseSource('nixos-25.11', 'nixos-25.11.4021', 0),
  releaseSource('nixos-25.11', 'nixos-25.11.4188', 6),
  releaseSource('nixpkgs-unstable', 'nixpkgs-26.05pre900001', 1),
  releaseSource('nixpkgs-unstable', 'nixpkgs-26.05pre900002', 5),
  releaseSource('nixos-26.05', 'nixos-26.05.100', 8),
];
const older = ['nixos-25.11.4021', 'nixpkgs-26.05pre900001'];
const newest = ['nixos-25.11.4188', 'nixpkgs-26.05pre900002'];

/** Inputs by name: what flake.nix says of each. */
const inputs: Readonly<Record<string, string>> = {
  github: 'url = "github:NixOS/nixpkgs/nixos-25.11"',
  'github-lower': 'url = "github:nixos/nixpkgs/nixos-25.11"',
  'github-source': 'url = "github:NixOS/nixpkgs/nixpkgs-unstable"; flake = false',
  'registry-default': 'url = "nixpkgs"',
  'registry-github': 'url = "nixpkgs/nixos-25.11"',
  tarball: 'url = "https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz"',
  heads: 'url = "github:NixOS/nixpkgs/refs/heads/nixos-25.11"',
  attributes: 'type = "github"; owner = "NixOS"; repo = "nixpkgs"; ref = "nixos-25.11"',
  folder: 'url = "github:NixOS/nixpkgs/nixos-25.11?dir=lib"; flake = false',
  'tarball-folder': 'url = "https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz?dir=lib"; flake = false',
  git: 'url = "git+https://github.com/NixOS/nixpkgs?ref=nixos-25.11&shallow=1"',
  'tarball-source': 'url = "https://channels.nixos.org/nixpkgs-unstable/nixexprs.tar.xz"; flake = false',
};

// As the global registry is since 2026-06: the default is a channel's archive.
const registry = {
  version: 2,
  flakes: [
    ...['nixos-25.11', 'nixos-26.05'].map((ref) => ({
      from: { type: 'indirect', id: 'nixpkgs', ref },
      to: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', ref },
      exact: true,
    })),
    {
      from: { type: 'indirect', id: 'nixpkgs' },
      to: { type: 'tarball', url: 'https://channels.nixos.org/nixpkgs-unstable/nixexprs.tar.xz' },
      exact: true,
    },
  ],
};

// Outside git, where Nix would take committed files alone.
const flake = 'path:/tmp/flake';

let folder: string;
let repository: string;
let mirror: Mirror;
let session: SandboxSession;
/** As Nix wrote it while the older releases were the newest. */
let before: string;
let pins: Pin[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-lock-'));
  const certificate = await makeCertificate(officialHosts);
  repository = path.join(folder, 'nixpkgs.git');
  const releases = await buildNixpkgsRepository(repository, sources);
  mirror = await startMirror({ from: { repository, releases }, certificate });
  await mkdir(path.join(folder, 'flake'));
  await writeFile(path.join(folder, 'flake/flake.nix'), flakeNix(inputs));
  await writeFile(path.join(folder, 'registry.json'), JSON.stringify(registry));
  await writeFile(path.join(folder, 'authority.pem'), certificate.authority);
  await importImage('podman');
  const driver = createContainerDriver('podman', {
    process: createProcess(),
    files,
    image: imageReference,
    pull: 'never',
    engineArguments: [],
  });
  session = await driver.open({
    mounts: [{ from: folder, to: '/world' }],
    nixConfig: 'substituters =\nflake-registry = /world/registry.json\ndownload-attempts = 1',
    network: 'host',
  });
  await run(['cp', '-r', '/world/flake', '/tmp/flake']);
  await setNewest(older);
  await run(['nix', 'flake', 'lock', flake]);
  await run(['cp', '/tmp/flake/flake.lock', '/tmp/before.lock']);
  before = await lock();
  await setNewest(newest);
  pins = extract(before);
});

afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await mirror[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe('a bump writes what nix flake update writes', () => {
  test('all inputs are found, each at the older release', () => {
    expect(pins.map(({ name }) => name).sort()).toEqual(Object.keys(inputs).sort());
    for (const pin of pins) {
      expect(pin.state).toBe('pinned');
      expect(pin.revision).toBe(releaseOf(pin.channel, older).revision);
    }
  });

  test.each(Object.keys(inputs))('%s', async (name) => {
    await putBack();
    await update(name);
    const after = await lock();
    expect(after).not.toBe(before);
    const pin = pinOf(name);
    expect(flakeLock.apply(before, pin, await targetOf(pin, newest))).toBe(after);
  });

  test('all at once', async () => {
    await putBack();
    await update();
    let ours = before;
    for (const pin of pins) ours = flakeLock.apply(ours, pin, await targetOf(pin, newest));
    expect(ours).toBe(await lock());
  });

  test("what Nix 2.8 wrote, a channel's address and a hash, becomes what is written today", async () => {
    const { nodes, ...rest } = JSON.parse(before) as { nodes: Record<string, { locked: object }> };
    const { narHash } = nodes['tarball']?.locked as { narHash: string };
    const url = 'https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz';
    const locked = { lastModified: 315532800, narHash, type: 'tarball', url };
    const tarball = { ...nodes['tarball'], locked };
    const old = `${JSON.stringify({ nodes: { ...nodes, tarball }, ...rest }, null, 2)}\n`;
    await put('flake.lock', old);
    await update('tarball');
    const pin = extract(old).find(({ name }) => name === 'tarball') ?? pinOf('tarball');
    expect(pin.revision).toBeNull();
    expect(flakeLock.apply(old, pin, await targetOf(pin, newest))).toBe(await lock());
  });

  test('Nix takes our lock as it is', async () => {
    await putBack();
    const pin = pinOf('tarball');
    const ours = flakeLock.apply(before, pin, await targetOf(pin, newest));
    await put('flake.lock', ours);
    await run(['nix', 'eval', `${flake}#tarball`]);
    expect(await lock()).toBe(ours);
  });

  test.each([
    'github',
    'registry-github',
    'tarball',
    'heads',
    'attributes',
    'folder',
    'tarball-folder',
    'git',
  ])('%s led to another channel, lock and flake.nix', async (name) => {
    const asks = flakeNix(inputs);
    const edited = flakeNix({
      ...inputs,
      [name]: inputs[name]?.replace('nixos-25.11', 'nixos-26.05') ?? '',
    });
    const pin = pinOf(name);
    const move = { from: 'nixos-25.11', to: 'nixos-26.05' };
    expect(flakeLock.beside?.(pin, move, siblingsOf({ 'flake.lock': before, 'flake.nix': asks }))).toEqual({
      'flake.nix': edited,
    });
    const target = await targetOf({ ...pin, channel: move.to }, ['nixos-26.05.100']);
    const ours = flakeLock.apply(before, pin, target);
    await put('flake.nix', edited);
    await put('flake.lock', ours);
    await run(['nix', 'flake', 'lock', flake, '--no-update-lock-file']);
    expect(await lock()).toBe(ours);

    await putBack();
    await run(['nix', 'flake', 'lock', flake]);
    expect(ours).toBe(await lock());
  });

  test('without its flake.nix edited, such a lock is out of date: the test above can fail', async () => {
    const pin = pinOf('github');
    const target = await targetOf({ ...pin, channel: 'nixos-26.05' }, ['nixos-26.05.100']);
    await put('flake.nix', flakeNix(inputs));
    await put('flake.lock', flakeLock.apply(before, pin, target));
    await expect(run(['nix', 'flake', 'lock', flake, '--no-update-lock-file'])).rejects.toThrow(
      /requires lock file changes/,
    );
  });

  test('what flake.nix holds itself, where no lock holds it, is fetched as it was moved', async () => {
    const { revision } = releaseOf('nixos-25.11', older);
    const asks = flakeNix({ ...inputs, tarball: `url = "github:NixOS/nixpkgs/${revision}"` });
    const siblings = siblingsOf({ 'flake.nix': asks }, 'flake.nix');
    const pin = flakeNixFormat.extract(asks, siblings).find(({ name }) => name === 'tarball');
    expect(pin).toMatchObject({ state: 'pinned', revision });
    if (!pin) return;
    const target = await targetOf({ ...pin, channel: 'nixos-25.11' }, newest);
    await put('flake.nix', flakeNixFormat.apply(asks, { ...pin, channel: 'nixos-25.11' }, target));
    await putBack();
    expect(await run(['nix', 'eval', '--raw', `${flake}#tarball`])).toBe('nixos-25.11.4188');
  });
});

function extract(text: string): Pin[] {
  return flakeLock.extract(text, siblingsOf({ 'flake.lock': text }));
}

function siblingsOf(texts: Readonly<Record<string, string>>, path = 'flake.lock'): Siblings {
  return { path, origins: officialOrigins, read: (relative) => texts[relative] ?? null };
}

function flakeNix(of: Readonly<Record<string, string>>): string {
  const lines = Object.entries(of).map(([name, says]) =>
    says
      .split('; ')
      .map((part) => `  inputs.${name}.${part};`)
      .join('\n'),
  );
  return `{\n${lines.join('\n')}\n  outputs = inputs: { tarball = inputs.tarball.version; };\n}\n`;
}

async function setNewest(prefixes: readonly string[]): Promise<void> {
  for (const { channel, name, revision } of mirror.releases) {
    if (!prefixes.some((prefix) => name.startsWith(`${prefix}.`))) continue;
    mirror.setNewest(channel, name);
    await runHere(['git', '--git-dir', repository, 'update-ref', `refs/heads/${channel}`, revision]);
  }
}

function releaseOf(channel: string | null, prefixes: readonly string[]): Mirror['releases'][number] {
  const found = mirror.releases.find(
    (r) => r.channel === channel && prefixes.some((prefix) => r.name.startsWith(`${prefix}.`)),
  );
  if (!found) throw new Error(`no release of ${String(channel)}`);
  return found;
}

function pinOf(name: string): Pin {
  const pin = pins.find((p) => p.name === name);
  if (!pin) throw new Error(`no pin ${name}`);
  return pin;
}

async function targetOf(pin: Pin, prefixes: readonly string[]): Promise<PinTarget> {
  const { channel, name, path: releasePath, revision, commitTime } = releaseOf(pin.channel, prefixes);
  const found = { channel, release: name, revision, releasePath, lastModified: commitTime };
  if (pin.artifact === null) return { ...found, hash: null };
  const url =
    pin.artifact === 'github-archive'
      ? `${mirror.urls.archives}/${pin.repository ?? ''}/archive/${revision}.tar.gz`
      : `${mirror.urls.releases}/${releasePath}/${pin.artifact}`;
  const { body } = await fetch(url);
  if (!body) throw new Error(`${url}: no body`);
  const { sha256 } = await hashArchive(body);
  return { ...found, hash: toSri(sha256) };
}

async function run(argv: readonly string[]): Promise<string> {
  const result = await session.run(argv, {
    env: {
      https_proxy: mirror.urls.proxy,
      NIX_SSL_CERT_FILE: '/world/authority.pem',
      GIT_SSL_CAINFO: '/world/authority.pem',
    },
  });
  if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

function update(...names: string[]): Promise<string> {
  return run(['nix', 'flake', 'update', ...names, '--flake', flake]);
}

/** Gives the flake in the sandbox a file. */
async function put(name: string, text: string): Promise<void> {
  await writeFile(path.join(folder, 'given'), text);
  await run(['cp', '/world/given', `/tmp/flake/${name}`]);
}

function putBack(): Promise<string> {
  return run(['cp', '/tmp/before.lock', '/tmp/flake/flake.lock']);
}

function lock(): Promise<string> {
  return run(['cat', '/tmp/flake/flake.lock']);
}
