import { spawn, spawnSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { ClosurePair, PathInfo } from './closure-pair.js';
import { isThere } from './measure.js';

/** Toplevels that a Nix store of our own knows, and how a program is started that is to see that store. */
export interface ClosureStore {
  before: string;
  after: string;
  /** Before the program and its arguments. */
  inside: readonly [string, ...string[]];
}

// $1: the store's folder; then the program. Over the machine's own store, where on NixOS all programs are, lies ours; what is
// written to it goes away with the folder. Nobody else sees it.
const INSIDE = `
store=$1
shift
options="lowerdir=$store/paths:/nix/store,upperdir=$store/upper,workdir=$store/work"
mount -t overlay -o "$options" overlay /nix/store && mount --bind "$store/var" /nix/var || exit 125
exec "$@"
`;

/**
 * Registers both closures in a Nix store of its own in this folder. The paths are known to Nix with all it needs to
 * compare them; of the files there are only the toplevel's and its `sw`, which is all that anybody looks at.
 * @returns null where there is no Nix, or where one may not mount
 */
export async function makeClosureStore(
  { before, after }: ClosurePair,
  folder: string,
): Promise<ClosureStore | null> {
  if (!isThere('nix-store') || !isThere('unshare')) return null;
  for (const part of ['paths', 'upper', 'work', 'var'])
    await mkdir(path.join(folder, part), { recursive: true });
  const inside = ['unshare', '--map-root-user', '--mount', 'sh', '-c', INSIDE, 'sh', folder] as const;
  if (spawnSync(inside[0], [...inside.slice(1), 'true']).status !== 0) return null;
  for (const closure of [before, after]) await makeToplevel(closure, path.join(folder, 'paths'));
  const known = new Map([...before, ...after].map((info) => [info.path, info]));
  await register([...known.values()], inside);
  return { before: rootOf(before), after: rootOf(after), inside };
}

async function makeToplevel(closure: readonly PathInfo[], folder: string): Promise<void> {
  const [software, toplevel] = closure.slice(-2).map((info) => info.path);
  if (software === undefined || toplevel === undefined) throw new Error('A closure has a toplevel.');
  for (const one of [software, toplevel]) await mkdir(path.join(folder, path.basename(one)));
  await symlink(software, path.join(folder, path.basename(toplevel), 'sw'));
}

/** As `nix-store --dump-db` writes it. */
async function register(infos: readonly PathInfo[], inside: readonly [string, ...string[]]): Promise<void> {
  const child = spawn(inside[0], [...inside.slice(1), 'nix-store', '--load-db'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(
    infos
      .map(({ path, narHash, narSize, deriver, references }) => {
        const hash = Buffer.from(narHash.slice('sha256-'.length), 'base64').toString('hex');
        return [path, hash, narSize, deriver, references.length, ...references, ''].join('\n');
      })
      .join(''),
  );
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`nix-store --load-db ended with ${String(code)}`);
}

function rootOf(closure: readonly PathInfo[]): string {
  return closure.at(-1)?.path ?? '';
}
