import { execFile } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { imageReference, importImage } from '../miniature/image.js';
import { startWorld, type World } from '../miniature/world.js';
import type { Benchmark, Limit } from './benchmark.js';
import { isThere, type Contender, type Measured } from './measure.js';

/** Seconds, and share of the bare commands' time: whichever is more. */
const ALLOWED = { seconds: 3, share: 0.05 };

/**
 * A whole rebuild of the miniature's three hosts, from reading the repository to the report, against Nix alone: the same
 * container, sources handed over, each side evaluated and built, its closure asked for. Both do one thing at a time.
 */
export const rebuildOverhead: Benchmark = {
  name: 'rebuild-overhead',
  about:
    'three miniature hosts before and after a bump, beside the same Nix commands run bare (needs podman)',
  async contenders({ folder, cli, atEnd }) {
    if (!isThere('podman')) return [];
    await importImage('podman');
    const world = await startWorld();
    atEnd(async () => {
      await world[Symbol.asyncDispose]();
    });
    const cache = path.join(folder, 'cache');
    const env = { ...world.environment, CHANNEL_BUMP_CACHE_FOLDER: cache, CHANNEL_BUMP_EVALUATION_JOBS: '1' };
    const anew = () => rm(cache, { recursive: true, force: true });
    const bare = await bareCommands(world, path.join(folder, 'overhead'), cli);
    return [
      {
        ...{ name: 'channel-bump rebuild', runs: 3, env, before: anew, result: () => Promise.resolve('') },
        argv: ['node', cli, 'rebuild', world.checkout],
      },
      { name: 'the same Nix commands alone', argv: bare, runs: 3, result: () => Promise.resolve('') },
    ];
  },
  limits: ([ours, bare]) => [overhead(ours, bare)],
};

function overhead(ours: Measured | undefined, bare: Measured | undefined): Limit {
  const text = `at most ${ALLOWED.share * 100} % or ${ALLOWED.seconds} s more than the Nix commands alone`;
  if (ours?.kind !== 'measured' || bare?.kind !== 'measured') return { text, holds: null, absent: 'podman' };
  const more = ours.seconds - bare.seconds;
  const told = `${text}: ${more.toFixed(2)} s (${((more / bare.seconds) * 100).toFixed(0)} %)`;
  return { text: told, holds: more <= Math.max(ALLOWED.seconds, ALLOWED.share * bare.seconds) };
}

// $1: where the trees and archives lie. No more than a person would type.
const SCRIPT = `set -e
for side in before after; do
  source=$(nix-prefetch-url --unpack --name source --print-path "file://$1/$side.tar.xz" | tail -n 1)
  for derivation in \\
    "$(nix eval --raw --no-write-lock-file "path:$1/$side#nixosConfigurations.web1.config.system.build.toplevel.drvPath")" \\
    "$(NIX_PATH=nixpkgs=$source nix-instantiate "$source/nixos" --attr system --arg configuration "$1/$side/hosts/db1.nix")" \\
    "$(NIX_PATH=nixpkgs=$source nix-instantiate "$source/nixos" --attr system --arg configuration "$1/$side/hosts/cache1.nix")"
  do
    nix path-info --recursive --json "$(nix-store --realise "$derivation")" >/dev/null
  done
done`;

/** A container that has what ours has, and the commands in it. */
async function bareCommands(world: World, folder: string, cli: string): Promise<Contender['argv']> {
  const [before, after] = [path.join(folder, 'before'), path.join(folder, 'after')];
  for (const side of [before, after]) await cp(world.checkout, side, { recursive: true });
  await promisify(execFile)('node', [cli, 'bump', after], { env: world.environment });
  for (const side of [before, after]) await writeFile(`${side}.tar.xz`, await sourceOf(side));
  const config = `experimental-features = nix-command flakes\nflake-registry =\nsubstituters =\nbuild-users-group =`;
  const limits = ['--ulimit=nofile=1024:1024', '--ulimit=nproc=1000:1000'];
  const options = [
    '--rm',
    '--network=none',
    ...limits,
    `--env=NIX_CONFIG=${config}`,
    `--volume=${folder}:/work:ro`,
  ];
  const shell = ['/bin/sh', '-c', SCRIPT, 'sh', '/work'];
  return ['podman', '--runtime=runc', 'run', ...options, imageReference, ...shell];
}

/** The archive that all pins of a tree stand at. */
async function sourceOf(folder: string): Promise<Buffer> {
  const url = /"url": "([^"]+nixexprs\.tar\.xz)"/.exec(
    await readFile(path.join(folder, 'npins/sources.json'), 'utf8'),
  )?.[1];
  const answer = await fetch(url ?? '');
  if (!answer.ok) throw new Error(`${url ?? folder} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
