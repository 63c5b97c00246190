import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { PinTarget } from '../../src/core/pin.js';
import type { Siblings } from '../../src/pins/types.js';
import { officialOrigins } from '../../src/core/channel.js';

/** A file of fixtures/pins/, alone or with what stands beside it. */
export type Sample =
  | string
  | {
      file: string;
      /** Where it stands in its repository, where the format cares; default: `some/file`. */
      path?: string;
      /** Files of fixtures/pins/ by the path relative to the sample, as the sample asks for them. */
      siblings?: Readonly<Record<string, string>>;
    };

/** A file of each format as its own program writes it, by the folder of the format. */
export const samples: Readonly<Record<string, readonly Sample[]>> = {
  'flake-lock': ['flake.lock', 'flake-v5.lock'],
  'flake-nix': ['flake.nix'],
  'devenv-lock': ['devenv.lock', 'devenv-unhashed.lock'],
  npins: ['npins-v3.json', 'npins-v8.json'],
  'nix-channels': ['nix-channels'],
  'nix-settings': ['deploy.sh', 'Containerfile', { file: 'nix.conf', path: 'etc/nix/nix.conf' }],
  script: [{ file: 'script', path: 'bin/deploy' }],
  niv: ['niv.json', 'niv-nar-hash.json'],
  lon: ['lon.lock'],
  'prefetch-json': [
    'prefetch-git.json',
    'prefetch-github.json',
    'prefetch-url.json',
    'prefetch-nar-hash.json',
    'prefetch-channel.json',
  ],
  'nix-source': [
    { file: 'sources.nix', path: 'hosts/default.nix' },
    { file: 'beside.nix', path: 'nix/default.nix', siblings: { './versions.json': 'versions.json' } },
  ],
  workflow: ['workflow.yml', 'gitlab-ci.yml'],
};

export function sampleText(file: string): string {
  return readFileSync(new URL(`../fixtures/pins/${file}`, import.meta.url), 'utf8');
}

/** The texts of a little repository, by path. */
export type Texts = ReadonlyMap<string, string>;

/** A sample in its repository: the path of the file itself, and the texts of all. */
export function readSample(sample: Sample): { path: string; texts: Texts } {
  const { file, path = 'some/file', siblings = {} } = typeof sample === 'string' ? { file: sample } : sample;
  const beside = Object.entries(siblings).map(
    ([relative, name]) => [posix.join(posix.dirname(path), relative), sampleText(name)] as const,
  );
  return { path, texts: new Map([[path, sampleText(file)], ...beside]) };
}

export function siblingsOf(path: string, texts: Texts = new Map()): Siblings {
  const read = (relative: string): string | null =>
    texts.get(posix.join(posix.dirname(path), relative)) ?? null;
  return { path, origins: officialOrigins, read };
}

/** A release to move to that no sample holds; all of it is made up. */
export function madeUpTarget(series: '25.11' | '26.05'): PinTarget & { hash: string } {
  const revision = 'fedcba9876543210fedcba9876543210fedcba98';
  const release = `nixos-${series}.9999.${revision.slice(0, 12)}`;
  return {
    channel: `nixos-${series}`,
    release,
    revision,
    releasePath: `nixos/${series}/${release}`,
    hash: 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=',
    lastModified: 1_780_000_000,
  };
}
