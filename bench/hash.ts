import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startMirror, type Mirror } from '../miniature/mirror.js';
import {
  atLeastTimes,
  atMostTimes,
  inProportion,
  limit,
  sameResult,
  type Benchmark,
  type Growth,
} from './benchmark.js';
import type { Contender, Measured } from './measure.js';
import { nixpkgsSized } from './nixpkgs-sized.js';

/** The NAR hash of an archive of the size of nixpkgs: ours, what Nix does for it, and the floor below which nobody gets. */
export const hash: Benchmark = {
  name: 'hash',
  about: 'NAR hash of a .tar.gz of 45,000 files in 30,000 folders',
  size: '45,000 files',
  async contenders({ mirror, folder, cli }) {
    const [archive, small] = [path.join(folder, 'nixpkgs.tar.gz'), path.join(folder, 'small.tar.gz')];
    await download(mirror, archive);
    await using other = await startMirror({ from: { sources: nixpkgsSized(0.1) } });
    await download(other, small);
    return [
      { name: 'channel-bump hash', argv: ['node', cli, 'hash', '--nix32', archive], runs: 5 },
      {
        name: 'gunzip | sha256sum',
        argv: ['sh', '-c', 'gunzip -c "$1" | sha256sum', 'sh', archive],
        runs: 5,
      },
      prefetch(archive, path.join(folder, 'nix')),
      {
        ...{ name: 'channel-bump hash', size: '4,500 files' },
        argv: ['node', cli, 'hash', '--nix32', small],
        runs: 5,
      },
      { name: 'the start of channel-bump alone', argv: ['node', cli, '--version'], runs: 5 },
    ];
  },
  growth,
  limits: ([ours, floor, nix, small, start]) => [
    sameResult(ours, nix),
    atMostTimes(2.5, ours, floor),
    atLeastTimes(8, ours, nix),
    inProportion(growth([ours, floor, nix, small, start])),
    limit(
      'peak memory under 700 MB',
      ours,
      (row) => row.peakMegabytes,
      (found) => found < 700,
    ),
    limit(
      'nothing unpacked to disk',
      ours,
      (row) => row.blocksWritten,
      // The kernel notes when a file was read: some blocks of 512 bytes. What is unpacked has hundred thousands.
      (found) => found < 100,
    ),
  ],
};

function growth([large, , , small, start]: readonly (Measured | undefined)[]): Growth {
  return { small, large, start };
}

async function download(mirror: Mirror, to: string): Promise<void> {
  const revision = mirror.releases.at(-1)?.revision ?? '';
  const answer = await fetch(`${mirror.urls.archives}/NixOS/nixpkgs/archive/${revision}.tar.gz`);
  await writeFile(to, Buffer.from(await answer.arrayBuffer()));
}

/** With a store of its own, empty each time: the machine's own is left alone. */
function prefetch(archive: string, store: string): Contender {
  return {
    name: 'nix-prefetch-url --unpack',
    argv: ['nix-prefetch-url', '--unpack', '--type', 'sha256', `file://${archive}`],
    env: {
      NIX_STORE_DIR: `${store}/store`,
      NIX_STATE_DIR: `${store}/var`,
      NIX_LOG_DIR: `${store}/log`,
      NIX_CONF_DIR: `${store}/etc`,
      XDG_CACHE_HOME: `${store}/cache`,
      NIX_CONFIG: 'build-users-group =',
    },
    runs: 2,
    before: () => rm(store, { recursive: true, force: true }),
  };
}
