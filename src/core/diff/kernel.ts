import type { KernelChange, KernelSummary, ModuleChange } from '../change-set.js';
import { nameOf, splitVersion } from '../package-name.js';
import type { SystemFacts } from '../system-facts.js';
import type { Toplevel } from '../toplevel.js';
import type { PathChanges } from './packages.js';

type KernelParts = Pick<Toplevel, 'kernel' | 'kernelParams' | 'label' | 'firmware' | 'facts'>;

/** Kernel of two systems; null when neither has one (a container). */
export function diffKernel(
  before: KernelParts,
  after: KernelParts,
  modules: PathChanges['modules'],
  firmware: PathChanges['firmware'],
): KernelSummary | null {
  if (!before.kernel && !after.kernel) return null;
  const names = [...new Set([...modules.before.keys(), ...modules.after.keys()])].sort();
  return {
    before: kernelVersion(before),
    after: kernelVersion(after),
    change: kernelChange(before, after),
    ...flavourChange(before, after),
    params: diffParams(before.kernelParams ?? [], after.kernelParams ?? []),
    modules: names.map((name) => moduleChange(name, modules, after)),
    longTerm: { before: isLongTerm(before), after: isLongTerm(after) },
    config: diffConfig(before.facts, after.facts),
    firmware: { changed: before.firmware?.target !== after.firmware?.target, packages: firmware },
  };
}

function moduleChange(
  name: string,
  { before, after }: PathChanges['modules'],
  now: KernelParts,
): ModuleChange {
  const [old, come] = [before.get(name), after.get(name)];
  const kernels = kernelSpellings(now).map(numbers);
  return {
    name,
    before: old?.version ?? null,
    after: come?.version ?? null,
    builtFor: { before: old?.kernels.join(', ') ?? null, after: come?.kernels.join(', ') ?? null },
    matches: come && now.kernel ? come.kernels.some((kernel) => kernels.includes(numbers(kernel))) : null,
  };
}

/** Flavours that end a version: `6.12.8-hardened1`. Others stand in the name: `linux-zen-6.12.8`. */
const FLAVOUR = /^[0-9.]+-(hardened|libre|lqx|rt|xanmod|zen)[0-9]*$/;

function flavourChange(before: KernelParts, after: KernelParts): Pick<KernelSummary, 'flavour'> {
  if (!before.kernel || !after.kernel) return {};
  const flavour = { before: flavourOf(before.kernel.storePath), after: flavourOf(after.kernel.storePath) };
  return flavour.before === flavour.after ? {} : { flavour };
}

function flavourOf(kernel: string): string {
  const { name, version } = splitVersion(nameOf(kernel));
  return /^linux-(.+)$/.exec(name)?.[1] ?? FLAVOUR.exec(version)?.[1] ?? 'vanilla';
}

function isLongTerm(parts: KernelParts): boolean | null {
  const version = kernelVersion(parts);
  return version === null ? null : (parts.facts?.longTerm.get(series(version)) ?? null);
}

/** Options by name; null unless both kernels tell them. */
function diffConfig(before: SystemFacts | null, after: SystemFacts | null): KernelSummary['config'] {
  const [old, now] = [before?.kernelConfig, after?.kernelConfig];
  if (!old || !now) return null;
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => old.get(name) !== now.get(name))
    .sort()
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }));
}

/**
 * `6.12.8` of `/nix/store/…-linux-6.12.8/bzImage`. The release in boot.json's label (`… (Linux 6.12.8)`) counts
 * where the path's name has no version or tells another one.
 */
function kernelVersion({ kernel, label }: Pick<Toplevel, 'kernel' | 'label'>): string | null {
  if (!kernel) return null;
  const named = splitVersion(nameOf(kernel.storePath)).version;
  const booted = bootedRelease(label);
  if (named === '') return booted;
  return booted === null || numbers(booted) === numbers(named) ? named : booted;
}

/** Every way in which module packages may write this kernel's version. */
export function kernelSpellings({ kernel, label }: Pick<Toplevel, 'kernel' | 'label'>): string[] {
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
