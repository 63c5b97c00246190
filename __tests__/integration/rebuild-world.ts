import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { importImage, imageReference } from '../../miniature/image.js';
import { releaseSources, writeRelease } from '../../miniature/releases.js';
import { run } from '../../miniature/run.js';
import type { SourceArchive } from '../../src/app/proof/workshop.js';
import { toSri } from '../../src/core/hash.js';
import { hashArchive } from '../../src/nar/hash-archive.js';
import { createProcess } from '../../src/platform/process.js';
import { files } from '../../src/platform/files.js';
import type { Log } from '../../src/ports/log.js';
import { sandboxDrivers } from '../../src/sandbox/registry.js';
import type { SandboxDriver } from '../../src/sandbox/types.js';

/** No cache, no registry: nothing here has the internet. */
export const offline = { nixConfig: 'substituters =\nflake-registry =', network: 'none' } as const;

/** Another image with Nix for the tests than the set-up's. */
export async function testImage(engine: 'podman' | 'docker'): Promise<string> {
  const own = process.env['CHANNEL_BUMP_TEST_IMAGE'];
  if (own !== undefined && own !== '') return own;
  await importImage(engine);
  return imageReference;
}

export async function testDriver(
  id: 'podman' | 'docker' | 'host',
  engineArguments: readonly string[] = [],
): Promise<SandboxDriver> {
  const image = id === 'host' ? '' : await testImage(id);
  const entry = sandboxDrivers.find((e) => e.id === id)!;
  return entry.create({ process: createProcess(), files, image, pull: 'never', engineArguments });
}

/** Packs a release of the miniature as its archive. */
export async function packRelease(prefix: string, folder: string): Promise<SourceArchive> {
  const source = releaseSources().find((s) => s.prefix === prefix)!;
  await writeRelease(path.join(folder, prefix), source);
  const archivePath = path.join(folder, `${prefix}.tar.gz`);
  await run(['tar', '-czf', archivePath, `--mtime=@${source.commitTime}`, '-C', folder, prefix]);
  const { sha256 } = await hashArchive(createReadStream(archivePath));
  return { archivePath, narHash: toSri(sha256), url: `http://127.0.0.1:1/${prefix}/nixexprs.tar.xz` };
}

/** Lays the miniature's infrastructure into a folder, every pin on this archive. */
export async function layInfrastructure(folder: string, source: SourceArchive): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp(path.resolve(import.meta.dirname, '../../miniature/infrastructure'), folder, { recursive: true });
  const channels = 'http://127.0.0.1:1';
  const flake = await readFile(path.join(folder, 'flake.nix'), 'utf8');
  await writeFile(path.join(folder, 'flake.nix'), flake.replaceAll('@channels@', channels));
  const original = { type: 'tarball', url: `${channels}/nixos-25.11/nixexprs.tar.xz` };
  const locked = { lastModified: 1770023667, narHash: source.narHash, type: 'tarball', url: source.url };
  const nodes = { nixpkgs: { locked, original }, root: { inputs: { nixpkgs: 'nixpkgs' } } };
  await writeFile(path.join(folder, 'flake.lock'), JSON.stringify({ nodes, root: 'root', version: 7 }));
  const pin = { type: 'Channel', name: 'nixos-25.11', url: source.url, hash: source.narHash };
  const sources = { pins: { 'nixpkgs-db': pin }, version: 7 };
  await writeFile(path.join(folder, 'npins/sources.json'), JSON.stringify(sources));
}

/** A log that keeps what it is told. */
export function recordingLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (message: string) => void lines.push(message);
  return {
    lines,
    ...{ debug: keep, info: keep, notice: keep, warning: keep, error: keep },
    async group(title, body) {
      lines.push(`group ${title}`);
      return body();
    },
    progress: (text) => {
      if (text !== '') lines.push(`progress ${text}`);
    },
  };
}
