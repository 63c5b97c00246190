import type { PackageChange } from './change-set.js';
import { isServingUnit, isStatefulMajor } from './stateful.js';
import { isMajor } from './version-kind.js';

/** Packages that everything stands on or that face the network. */
const core: ReadonlySet<string> = new Set([
  'glibc',
  'openssh',
  'openssh-gssapi',
  'openssh-hpn',
  'openssh-with-gssapi',
  'openssh-with-hpn',
  'openssl',
  'systemd',
]);

/** What installs a boot loader is in a system's closure. systemd's own comes with systemd. */
const loaders: ReadonlySet<string> = new Set([
  'grub',
  'lanzaboote',
  'lanzaboote-tool',
  'limine',
  'lzbt',
  'refind',
  'syslinux',
  'systemd-boot',
]);

/** Units by which people get in over the network: one is enough. */
export const sshUnits = ['sshd.service', 'sshd.socket'] as const;

/** Whether a unit's name alone decides what a report says of a host. */
export function isTellingUnit(name: string): boolean {
  return sshUnits.some((unit) => unit === name) || isServingUnit(name);
}

export function isBootLoader(name: string): boolean {
  return loaders.has(name);
}

export function isCorePackage(name: string): boolean {
  return core.has(name);
}

/** A version that is a date or a commit has no major. `glibc 2.39 -> 2.40` counts by two numbers. */
export function isCoreMajor(change: PackageChange): boolean {
  return isCorePackage(change.name) && isMajor(change, change.name === 'glibc' ? 2 : 1);
}

// `691`, `2024`: each release counts it up. `24.05`, `25.04.2`: year and month.
const withoutMajor = /^[0-9]+[a-z]?$|^[12][0-9]\.0[1-9](?![0-9])/;

/** Whether any package's change is a new major version: the first number of its versions is another. */
export function isNewMajor(change: Pick<PackageChange, 'before' | 'after'>): boolean {
  const { before, after } = change;
  const counted = (versions: readonly string[]): boolean =>
    versions.some((version) => !withoutMajor.test(version));
  return counted(before) && counted(after) && isMajor(change, 1);
}

/** Whether a change is a new major version by what the package is, or by its first number. */
export function isMajorChange(change: PackageChange): boolean {
  return isNewMajor(change) || isCoreMajor(change) || isStatefulMajor(change);
}
