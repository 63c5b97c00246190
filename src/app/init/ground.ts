import { posix } from 'node:path';
import type { Files } from '../../ports/files.js';
import { MAX_SIZE } from '../reading.js';

/** What of the repository tells which hosts there are; nothing is evaluated. */
export interface Ground {
  /** `names`: the flake at the root, or a file of its, names nixosConfigurations. `silent`: it has none to be seen. */
  flake: 'names' | 'silent' | 'none';
  /** Folders of flakes further down that name them. */
  subflakes: readonly string[];
  /** Files that look like a host's configuration, by their paths alone. */
  hosts: readonly HostFile[];
}

export interface HostFile {
  name: string;
  file: string;
}

/** @param root absolute path of the folder; `ignored`: files that are not looked at */
export async function surveyHosts(
  files: Files,
  root: string,
  ignored: (path: string) => boolean,
): Promise<Ground> {
  const walked = await files.walk(root);
  const paths = walked.files.filter((path) => path.endsWith('.nix') && !ignored(path));
  const names = async (path: string): Promise<boolean> => {
    const content = await files.readIf(`${root}/${path}`, MAX_SIZE, (glimpse) =>
      /\bnixosConfigurations\b/.test(glimpse),
    );
    return content.kind === 'bytes';
  };
  const below: string[] = [];
  for (const path of paths.filter((one) => one.endsWith('/flake.nix')))
    if (await names(path)) below.push(posix.dirname(path));
  return { flake: await flakeAtRoot(paths, names), subflakes: below, hosts: hostFiles(paths) };
}

/** A flake may have its hosts in a file beside it: it need not name them itself. */
async function flakeAtRoot(
  paths: readonly string[],
  names: (path: string) => Promise<boolean>,
): Promise<Ground['flake']> {
  if (!paths.includes('flake.nix')) return 'none';
  if (await names('flake.nix')) return 'names';
  const folders = paths.filter((path) => path.endsWith('/flake.nix')).map((path) => posix.dirname(path));
  const own = paths.filter((path) => !folders.some((folder) => path.startsWith(`${folder}/`)));
  for (const path of own) if (await names(path)) return 'names';
  return 'silent';
}

/** Where people keep hosts: `hosts/db1.nix`, `machines/db1/default.nix`; and `configuration.nix` anywhere. */
const KEPT = /^(?:.*\/)?(?:hosts|machines|systems|nodes|servers)\/([^/]+?)(?:\/default)?\.nix$/;
const CONFIGURATION = /^(?:(?:.*\/)?([^/]+)\/)?configuration\.nix$/;
const HARMLESS = /^[A-Za-z0-9._/+-]+$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** The files that look like a host's, each name once; what would need quotes is left out. */
export function hostFiles(paths: readonly string[]): HostFile[] {
  const found = new Map<string, HostFile>();
  for (const file of paths.filter((path) => HARMLESS.test(path))) {
    const name = nameOf(file);
    if (name !== null && NAME.test(name) && !found.has(name)) found.set(name, { name, file });
  }
  return [...found.values()];
}

function nameOf(file: string): string | null {
  const configuration = CONFIGURATION.exec(file);
  if (configuration) return configuration[1] ?? 'machine';
  const name = KEPT.exec(file)?.[1] ?? null;
  return name === 'default' || name === 'common' || name === 'hardware-configuration' ? null : name;
}
