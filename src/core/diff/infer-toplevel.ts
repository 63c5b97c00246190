import type { Closure } from '../closure.js';
import { nameOf, splitVersion } from '../package-name.js';
import { NAME_AT } from '../store-path.js';
import type { LinkedPath, Toplevel } from '../toplevel.js';
import { sortVersions } from './versions.js';

// `linux-6.12.8`, `linux-zen-6.12.8`, and no other thing whose name begins so.
const kernelName =
  /^linux(?!.*-modules$)(?!-(?:headers|pam|firmware|config|manual|docs?|quota|wifi|tools|wallpaper)-)(-[a-z0-9]+)*-[0-9]/;

/** So begin the names of all that is looked for: most of what a toplevel refers to is none of it. */
const MAY_BE_LINKED = /^(?:linux-|kernel-|initrd|firmware|systemd-)/;

/** What a closure alone tells of its toplevel, by the names of the paths that the toplevel refers to. */
export function inferToplevel(closure: Closure): Toplevel {
  const all = [...closure.paths.keys()];
  const root = closure.root === null ? undefined : closure.paths.get(closure.root);
  const direct = (root?.references ?? all)
    .filter((path) => path !== closure.root)
    .map((path) => ({ path, name: nameOf(path) }))
    .filter(({ name }) => MAY_BE_LINKED.test(name));
  const link = (pattern: RegExp): LinkedPath | null => {
    const storePath = direct
      .filter(({ name }) => pattern.test(name))
      .map(({ path }) => path)
      .sort()[0];
    return storePath === undefined ? null : { storePath, target: storePath };
  };
  return {
    // Without a root the whole closure stands for the system.
    path: closure.root ?? all.sort().join(' '),
    kernel: link(/^linux-[0-9][^-]*$/) ?? link(kernelName),
    kernelModules: link(/^kernel-modules$|^linux-.*[0-9].*-modules$/),
    initrd: link(/^initrd(-linux-.*)?$/),
    firmware: link(/^firmware$/),
    systemd: link(/^systemd-[0-9][^-]*$/),
    kernelParams: null,
    nixosVersion: /^nixos-system-.*?-([0-9].*)$/.exec(root ? nameOf(root.path) : '')?.[1] ?? null,
    system: null,
    label: null,
    rebootTriggers: null,
    switchInhibitors: null,
    units: unitsOf(all),
    nixVersion: nixVersion(closure),
    facts: null,
  };
}

/** `unit-sshd.service` */
function unitsOf(paths: readonly string[]): Record<string, string> {
  const units: Record<string, string> = {};
  for (const path of paths.filter((one) => one.startsWith('unit-', NAME_AT)).sort()) {
    // A store path's name has no `@`: NixOS writes `-` for it, and `getty-.service` can be nothing but `getty@.service`.
    const unit = /^unit-(.+\.[a-z]+)$/.exec(nameOf(path))?.[1]?.replace(/-(?=\.[a-z]+$)/, '@');
    if (unit !== undefined) units[unit] = path;
  }
  return units;
}

/** The Nix or Lix that users are given; where that is not to be seen, the newest of the closure. */
export function nixVersion(closure: Closure): string | null {
  const { root, paths } = closure;
  const referred = root === null ? undefined : paths.get(root)?.references;
  const users = referred?.find((path) => nameOf(path) === 'system-path');
  return newestNix(paths.get(users ?? '')?.references ?? []) ?? newestNix([...paths.keys()]);
}

function newestNix(paths: readonly string[]): string | null {
  const versions = paths
    .filter((path) => path.startsWith('ix-', NAME_AT + 1))
    .map((path) => splitVersion(nameOf(path)))
    .filter(({ name, version }) => (name === 'nix' || name === 'lix') && /^[0-9]/.test(version))
    .map(({ version }) => version.replace(/-[a-z]+$/, ''));
  return sortVersions(versions).at(-1) ?? null;
}
