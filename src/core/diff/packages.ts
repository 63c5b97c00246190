import type { ClosureParts, ConfigurationChanges, KernelSummary, PackageChange } from '../change-set.js';
import type { Closure, ClosurePath } from '../closure.js';
import { DRV, identify, outputNames, type NamingContext, type PathIdentity } from '../package-name.js';
import { NAME_AT } from '../store-path.js';
import { closureParts, type NamedBytes } from './parts.js';
import type { SourcesByDerivation } from './rebuilt.js';
import { sortVersions, versionChange } from './versions.js';

/** A path of a closure, named, and whether the other closure has the very same object. */
interface Item {
  what: PathIdentity;
  path: ClosurePath;
  kept: boolean;
}

/** Version of each package of kernel modules out of tree, in one closure, and the kernels it was built for. */
type ModuleVersions = ReadonlyMap<string, { version: string; kernels: readonly string[] }>;

export interface PathChanges {
  packages: PackageChange[];
  configuration: ConfigurationChanges;
  parts: ClosureParts;
  modules: { before: ModuleVersions; after: ModuleVersions };
  firmware: KernelSummary['firmware']['packages'];
  /** Paths that only one of the closures has. */
  removed: ClosurePath[];
  added: ClosurePath[];
}

/** Paths of one name, in both closures. */
interface Named {
  name: string;
  left: readonly Item[];
  right: readonly Item[];
  /** Or configuration. */
  isPackage: boolean;
}

/** What the cause of a rebuild is told by. */
interface Known {
  sameLibc: boolean;
  sources: SourcesByDerivation;
  /** Whether the closure before has a path. */
  isKnown: (path: string) => boolean;
}

/** Two closures, path by path. Every path that only one of them has is in exactly one package or in `configuration`. */
export function diffPaths(
  before: Closure,
  after: Closure,
  kernels: readonly string[],
  sources: SourcesByDerivation,
): PathChanges {
  const identity = identities({
    outputs: outputNames(before.paths.values(), after.paths.values()),
    kernels,
  });
  const old = nameAll(before, after, identity);
  const now = nameAll(after, before, identity);
  const all = groupByName(old, now);
  const changed = all.filter((named) => !isKept(named)).sort(byName);
  const sameLibc = !changed.some(({ name }) => name === 'glibc' || name === 'musl');
  const isKnown = (path: string): boolean => before.paths.has(path);
  const [packages, configuration] = [all.filter(isPackage), all.filter(isConfiguration)];
  return {
    packages: changed.filter(isPackage).map((named) => packageChange(named, { sameLibc, sources, isKnown })),
    configuration: configurationChanges(changed.filter(isConfiguration)),
    parts: closureParts(packages.map(bytesOf), configuration.map(bytesOf)),
    modules: { before: moduleVersions(old), after: moduleVersions(now) },
    firmware: all
      .filter((named) => isPackage(named) && firmwareName.test(named.name))
      .sort(byName)
      .map(firmwareVersions),
    removed: notKept(old),
    added: notKept(now),
  };
}

/** Most names are on both sides, and many more than once: each is taken apart once. */
function identities(context: NamingContext): (path: ClosurePath) => PathIdentity {
  const known = new Map<string, PathIdentity>();
  return (path) => {
    const key = namesOf(path);
    const before = known.get(key);
    if (before) return before;
    const identity = identify(path, context);
    known.set(key, identity);
    return identity;
  };
}

/** A path's name, and its derivation's where that is another one. */
function namesOf({ path, deriver }: ClosurePath): string {
  const name = path.slice(NAME_AT);
  // Most have their derivation's. Two names put together are slower to look up than one.
  const isSame = deriver?.length === path.length + DRV.length && deriver.startsWith(name, NAME_AT);
  return isSame ? name : `${name} ${deriver?.slice(NAME_AT) ?? ''}`;
}

function nameAll(
  closure: Closure,
  other: Closure,
  identity: (path: ClosurePath) => PathIdentity,
): readonly Item[] {
  const items: Item[] = [];
  for (const path of closure.paths.values()) {
    const kept = isSameObject(path, other.paths.get(path.path));
    items.push({ what: identity(path), path, kept });
  }
  return items;
}

/** One path can hold other bytes in another store, where a build is not reproducible: then it is a change. */
function isSameObject(path: ClosurePath, other: ClosurePath | undefined): boolean {
  if (!other || other.narSize !== path.narSize) return false;
  return path.narHash === null || other.narHash === null || path.narHash === other.narHash;
}

/** A path without version whose name is a package's elsewhere is that package: its version came or went. */
function groupByName(old: readonly Item[], now: readonly Item[]): Named[] {
  const groups = new Map<string, { name: string; left: Item[]; right: Item[]; isPackage: boolean }>();
  const add = (item: Item, side: 'left' | 'right'): void => {
    const { name, kind } = item.what;
    const isPackage = kind === 'package';
    const group = groups.get(name);
    if (!group) {
      const sides = side === 'left' ? { left: [item], right: [] } : { left: [], right: [item] };
      groups.set(name, { name, ...sides, isPackage });
      return;
    }
    group.isPackage ||= isPackage;
    // Most have one: a list that is made for it takes a tenth of the room.
    if (group[side].length === 0) group[side] = [item];
    else group[side].push(item);
  };
  for (const item of old) add(item, 'left');
  for (const item of now) add(item, 'right');
  return [...groups.values()];
}

function byName(a: Named, b: Named): number {
  return a.name < b.name ? -1 : 1;
}

function isPackage(named: Named): boolean {
  return named.isPackage;
}

function isConfiguration(named: Named): boolean {
  return !named.isPackage;
}

function isKept({ left, right }: Named): boolean {
  return left.every((item) => item.kept) && right.every((item) => item.kept);
}

function packageChange(named: Named, known: Known): PackageChange {
  const { name, left, right } = named;
  const before = sortVersions(left.map((item) => item.what.version));
  const after = sortVersions(right.map((item) => item.what.version));
  const bytes = total(right) - total(left);
  if (before.length !== after.length || before.some((version, index) => version !== after[index])) {
    return { name, before, after, change: versionChange(before, after), bytes, cause: null };
  }
  // Only an output came or went: the others are what they were.
  if (!isReplaced(left, right)) return { name, before, after, change: 'changed', bytes, cause: null };
  const patched = hasOtherSources(left, right, known.sources);
  const cause = (patched ?? looksOwn(named, known)) ? 'own' : 'dependencies';
  return { name, before, after, change: 'rebuilt', bytes, cause, ...(patched === null ? {} : { patched }) };
}

/** Whether what was rebuilt is made from another source, or with other patches; null where that is not known of all. */
function hasOtherSources(
  left: readonly Item[],
  right: readonly Item[],
  sources: SourcesByDerivation,
): boolean | null {
  if (sources.size === 0) return null;
  const made = (items: readonly Item[]): string | null => {
    const found = items
      .filter((item) => !item.kept)
      .map(({ path }) => (path.deriver === null ? undefined : sources.get(path.deriver)));
    return found.includes(undefined) ? null : [...new Set(found)].sort().join('\n');
  };
  const [old, now] = [made(left), made(right)];
  return old === null || now === null ? null : old !== now;
}

/** By the references alone. A new C library rebuilds everything, also what refers to nothing: then nobody can tell. */
function looksOwn({ left, right }: Named, { sameLibc, isKnown }: Known): boolean {
  return sameLibc && hasSameReferences(left, right, isKnown);
}

/** Some output of some version gave way to another build of itself. */
function isReplaced(left: readonly Item[], right: readonly Item[]): boolean {
  return right.some(
    (now) =>
      !now.kept &&
      left.some(
        (old) => !old.kept && old.what.version === now.what.version && old.what.output === now.what.output,
      ),
  );
}

/** Apart from references to the package itself. @param isKnown whether the closure before has a path */
function hasSameReferences(
  left: readonly Item[],
  right: readonly Item[],
  isKnown: (path: string) => boolean,
): boolean {
  const isOwn = (path: string): boolean =>
    right.some((item) => item.path.path === path) || left.some((item) => item.path.path === path);
  const isNew = (path: string): boolean => !isKnown(path) && !isOwn(path);
  // So it ends with most packages, with little to look at.
  if (right.some((item) => !item.kept && item.path.references.some(isNew))) return false;
  const outside = (items: readonly Item[]): Set<string> => {
    const references = items.filter((item) => !item.kept).flatMap((item) => item.path.references);
    const kernels = items.map((item) => item.what.kernel ?? '');
    return new Set([...references.filter((path) => !isOwn(path)), ...kernels]);
  };
  const [before, after] = [outside(left), outside(right)];
  return before.size === after.size && [...after].every((reference) => before.has(reference));
}

function configurationChanges(changed: readonly Named[]): ConfigurationChanges {
  const changes = { added: [] as string[], removed: [] as string[], changed: [] as string[], bytes: 0 };
  for (const { name, left, right } of changed) {
    changes.bytes += total(right) - total(left);
    if (left.length === 0) changes.added.push(name);
    else if (right.length === 0) changes.removed.push(name);
    else changes.changed.push(name);
  }
  return changes;
}

function moduleVersions(items: readonly Item[]): ModuleVersions {
  const modules = items.filter((item) => item.what.kernel !== null);
  const names = [...new Set(modules.map((item) => item.what.name))].sort();
  return new Map(
    names.map((name) => {
      const own = modules.filter((item) => item.what.name === name);
      const kernels = sortVersions(own.map((item) => item.what.kernel ?? ''));
      return [name, { version: allVersions(own), kernels }];
    }),
  );
}

// `linux-firmware`, `sof-firmware`, `microcode-amd`, `intel-microcode`, `amd-ucode`
const firmwareName = /(^|-)(firmware|microcode|ucode)(-|$)|^wireless-regdb$/;

function firmwareVersions({ name, left, right }: Named) {
  const version = (items: readonly Item[]): string | null => (items.length === 0 ? null : allVersions(items));
  return { name, before: version(left), after: version(right) };
}

function allVersions(items: readonly Item[]): string {
  return sortVersions(items.map((item) => item.what.version)).join(', ');
}

function bytesOf({ name, left, right }: Named): NamedBytes {
  return { name, before: total(left), after: total(right) };
}

function notKept(items: readonly Item[]): ClosurePath[] {
  return items.filter((item) => !item.kept).map((item) => item.path);
}

function total(items: readonly Item[]): number {
  let bytes = 0;
  for (const { path } of items) bytes += path.narSize;
  return bytes;
}
