import type { Attribute } from './subject.js';

/** A commit that changes more than this many is about the tree, not about packages. */
const MOST_FOLDERS = 20;

/** Files that say nothing of what they are about; else a file is named after it. */
const PLAIN =
  /^(?:default|package|common|generic|sources?|deps|versions?|update|wrapper|unwrapped|base|lib)$/;
/** Of `pkgs`, what holds none. `pkgs/stdenv/linux` is no kernel. */
const NO_PACKAGES = /^(?:top-level|test|build-support|stdenv)$/;
/** Folders within a package's own. */
const WITHIN = /^(?:patches|src|lib|files|tests?|scripts|[0-9][0-9._-]*)$/;

/** What the changed files are of, as nixpkgs lays them out; none where they are of too many things. */
export function attributesAt(paths: readonly string[]): Attribute[] {
  const found = new Map<string, Attribute>();
  for (const path of paths) {
    for (const one of attributesOf(path)) found.set(`${one.set}/${one.name}`, one);
    if (found.size > MOST_FOLDERS) return [];
  }
  return [...found.values()];
}

function attributesOf(path: string): Attribute[] {
  const segments = path.split('/');
  const [top, first] = segments;
  if (top === 'pkgs' && first === 'by-name') return named(segments[3]);
  if (top === 'pkgs' && first === 'development' && segments[2] === 'python-modules')
    return named(segments[3], 'python3Packages');
  if (top === 'pkgs' && !NO_PACKAGES.test(first ?? '')) return inTree(segments);
  // `nixos/modules/services/web-servers/nginx/default.nix`
  return top === 'nixos' && first === 'modules' ? inTree(segments) : [];
}

/** `pkgs/<kind>/<kind>/openssl/default.nix`, `pkgs/servers/sql/postgresql/17.nix`, `pkgs/tools/misc/foo.nix` */
function inTree(segments: readonly string[]): Attribute[] {
  const file = segments.at(-1) ?? '';
  const stem = file.endsWith('.nix') ? file.slice(0, -'.nix'.length) : '';
  const folders = segments.slice(0, -1);
  while (WITHIN.test(folders.at(-1) ?? '')) folders.pop();
  // `pkgs/os-specific/linux` and its like hold packages, and are none.
  const depth = /^(?:os-specific|development|modules)$/.test(segments[1] ?? '') ? 4 : 3;
  const folder = folders.length >= depth ? folders.at(-1) : undefined;
  return [...(stem === '' || PLAIN.test(stem) || WITHIN.test(stem) ? [] : named(stem)), ...named(folder)];
}

function named(name: string | undefined, set = ''): Attribute[] {
  return name === undefined || name === '' ? [] : [{ name, set }];
}
