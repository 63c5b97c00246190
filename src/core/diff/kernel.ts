import type { KernelChange, KernelSummary } from '../change-set.js';
import { nameOf, splitVersion } from '../package-name.js';
import type { Toplevel } from '../toplevel.js';
import type { PathChanges } from './packages.js';

type KernelParts = Pick<Toplevel, 'kernel' | 'kernelParams' | 'label'>;

/** Kernel of two systems; null when neither has one (a container). */
export function diffKernel(
  before: KernelParts,
  after: KernelParts,
  modules: PathChanges['modules'],
): KernelSummary | null {
  if (!before.kernel && !after.kernel) return null;
  const names = [...new Set([...modules.before.keys(), ...modules.after.keys()])].sort();
  return {
    before: kernelVersion(before),
    after: kernelVersion(after),
    change: kernelChange(before, after),
    params: diffParams(before.kernelParams ?? [], after.kernelParams ?? []),
    modules: names.map((name) => ({
      name,
      before: modules.before.get(name) ?? null,
      after: modules.after.get(name) ?? null,
    })),
  };
}

/**
 * `6.12.8` of `/nix/store/…-linux-6.12.8/bzImage`. The release in boot.json's label (`… (Linux 6.12.8)`) counts
 * where the path's name has no version or tells another one.
 */
function kernelVersion({ kernel, label }: KernelParts): string | null {
  if (!kernel) return null;
  const named = splitVersion(nameOf(kernel.storePath)).version;
  const booted = bootedRelease(label);
  if (named === '') return booted;
  return booted === null || numbers(booted) === numbers(named) ? named : booted;
}

/** Every way in which module packages may write this kernel's version. */
export function kernelSpellings({ kernel, label }: KernelParts): string[] {
  if (!kernel) return [];
  const spellings = [splitVersion(nameOf(kernel.storePath)).version, bootedRelease(label) ?? ''];
  return spellings.flatMap((spelling) => [spelling, numbers(spelling)]).filter((spelling) => spelling !== '');
}

function bootedRelease(label: string | null): string | null {
  return /\(Linux ([^()\s]+)\)/.exec(label ?? '')?.[1] ?? null;
}

/** `6.12.8` of `6.12.8-zen1` */
function numbers(version: string): string {
  return /^[0-9.]*[0-9]/.exec(version)?.[0] ?? '';
}

function kernelChange(before: KernelParts, after: KernelParts): KernelChange {
  const [old, now] = [kernelVersion(before), kernelVersion(after)];
  if (before.kernel?.storePath === after.kernel?.storePath) return 'none';
  if (old === null || now === null) return before.kernel && after.kernel ? 'rebuilt' : 'series';
  if (old === now) return 'rebuilt';
  return series(old) === series(now) ? 'patch' : 'series';
}

/** `6.12` of `6.12.8`; `2.6.32` of `2.6.32.1`, when the third number was the series. */
function series(version: string): string {
  const parts = numbers(version).split('.');
  return parts.slice(0, parts[0] === '2' ? 3 : 2).join('.');
}

function diffParams(before: readonly string[], after: readonly string[]): KernelSummary['params'] {
  return {
    added: after.filter((param) => !before.includes(param)),
    removed: before.filter((param) => !after.includes(param)),
  };
}
