import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { imageReference, importImage } from '../miniature/image.js';
import type { Mirror } from '../miniature/mirror.js';
import { atLeastTimes, sameResult, without, type Benchmark } from './benchmark.js';
import { isThere, type Contender } from './measure.js';

/** The bump of one pin in a flake.lock: ours without Nix, and Nix's own, in a container with an empty store each time. */
export const bump: Benchmark = {
  name: 'bump',
  about: 'flake.lock to the newest release of its channel, from a mirror on this machine',
  async contenders({ mirror, folder, cli }) {
    if (isThere('podman')) await importImage('podman');
    await packTarball(mirror);
    const ours = await makeFlake(path.join(folder, 'ours'), mirror);
    const theirs = await makeFlake(path.join(folder, 'theirs'), mirror);
    const urls = [`--channels-url=${mirror.urls.channels}`, `--releases-url=${mirror.urls.releases}`];
    return [
      { name: 'channel-bump bump', argv: ['node', cli, 'bump', ours.folder, ...urls], runs: 5, ...ours.lock },
      {
        name: 'nix flake update, in a container',
        argv: inContainer(theirs.folder, 'flake', 'update', '--flake', 'path:/work'),
        runs: 2,
        ...theirs.lock,
      },
      { name: 'the start of that container alone', argv: inContainer(theirs.folder, '--version'), runs: 3 },
    ];
  },
  // Who has Nix on the machine starts no container: its start is no part of Nix's time.
  derived: ([, nix, start]) => [without(nix, start)],
  limits: ([ours, nix, start]) => [sameResult(ours, nix), atLeastTimes(8, ours, without(nix, start))],
};

/** The mirror packs a tarball when it is first asked for: not in anybody's time. */
async function packTarball(mirror: Mirror): Promise<void> {
  const answer = await fetch(`${mirror.urls.releases}/${mirror.releases.at(-1)?.path ?? ''}/nixexprs.tar.xz`);
  await answer.arrayBuffer();
}

async function makeFlake(
  folder: string,
  mirror: Mirror,
): Promise<{ folder: string; lock: Required<Pick<Contender, 'before' | 'result'>> }> {
  const url = `${mirror.urls.channels}/nixos-25.11/nixexprs.tar.xz`;
  const lock = path.join(folder, 'flake.lock');
  const old = oldLock(mirror, url);
  await mkdir(folder);
  await writeFile(
    path.join(folder, 'flake.nix'),
    `{\n  inputs.nixpkgs.url = "${url}";\n  outputs = _: { };\n}\n`,
  );
  return { folder, lock: { before: () => writeFile(lock, old), result: () => readFile(lock, 'utf8') } };
}

function oldLock(mirror: Mirror, original: string): string {
  const [release] = mirror.releases;
  if (!release) throw new Error('The mirror has no release.');
  const locked = {
    lastModified: release.commitTime,
    // Nobody asks for the old release.
    narHash: `sha256-${Buffer.alloc(32).toString('base64')}`,
    rev: release.revision,
    type: 'tarball',
    url: `${mirror.urls.releases}/${release.path}/nixexprs.tar.xz`,
  };
  const nixpkgs = { locked, original: { type: 'tarball', url: original } };
  const lock = { nodes: { nixpkgs, root: { inputs: { nixpkgs: 'nixpkgs' } } }, root: 'root', version: 7 };
  return `${JSON.stringify(lock, null, 2)}\n`;
}

function inContainer(folder: string, ...nix: string[]): Contender['argv'] {
  const config = 'experimental-features = nix-command flakes\nflake-registry =\nbuild-users-group =';
  const limits = ['--ulimit=nofile=1024:1024', '--ulimit=nproc=1000:1000'];
  const options = [
    '--rm',
    '--network=host',
    ...limits,
    `--env=NIX_CONFIG=${config}`,
    `--volume=${folder}:/work`,
  ];
  return ['podman', '--runtime=runc', 'run', ...options, imageReference, 'nix', ...nix];
}
