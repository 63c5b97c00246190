import type { ClosureParts, ConfigurationChanges, KernelSummary, PackageChange } from '../change-set.js';
import type { Closure, ClosurePath } from '../closure.js';
import { identify, outputNames, type NamingContext, type PathIdentity } from '../package-name.js';
import { closureParts, type NamedBytes } from './parts.js';
import type { SourcesByDerivation } from './rebuilt.js';
import { sortVersions, versionChange } from './versions.js';

/** A path of a closure, named, and whether the other closure has the very same object. */
interface Item extends PathIdentity {
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
}

/** Two closures, path by path. Every path that only one of them has is in exactly one package or in `configuration`. */
export function diffPaths(
  before: Closure,
  after: Closure,
  kernels: readonly string[],
  sources: SourcesByDerivation,
): PathChanges {
  const context = {
    outputs: outputNames([...before.paths.values(), ...after.paths.values()]),
    kernels,
  };
  const old = nameAll(before, after, context);
  const now = nameAll(after, before, context);
  adoptUnversioned(old, now);
  const sameLibc = [...old, ...now].every((item) => item.kept || !/^(glibc|musl)$/.test(item.name));
  const grouped = (kind: PathIdentity['kind']): [string, Item[], Item[]][] => {
    const [left, right] = [byName(old, kind), byName(now, kind)];
    const names = [...new Set([...left.keys(), ...right.keys()])].sort();
    return names.map((name) => [name, left.get(name) ?? [], right.get(name) ?? []]);
  };
  const [packages, configuration] = [grouped('package'), grouped('configuration')];
  return {
    packages: packages.flatMap(([name, left, right]) =>
      packageChange(name, left, right, { sameLibc, sources }),
    ),
    configuration: configurationChanges(configuration),
    parts: closureParts(packages.map(bytesOf), configuration.map(bytesOf)),
    modules: { before: moduleVersions(old), after: moduleVersions(now) },
    firmware: packages.filter(([name]) => firmwareName.test(name)).map(firmwareVersions),
  };
}

function nameAll(closure: Closure, other: Closure, context: NamingContext): Item[] {
  return [...closure.paths.values()].map((path) => ({
    ...identify(path, context),
    path,
    kept: isSameObject(path, other.paths.get(path.path)),
  }));
}

/** One path can hold other bytes in another store, where a build is not reproducible: then it is a change. */
export function isSameObject(path: ClosurePath, other: ClosurePath | undefined): boolean {
  if (!other || other.narSize !== path.narSize) return false;
  return path.narHash === null || other.narHash === null || path.narHash === other.narHash;
}

/** A path without version whose name is a package's elsewhere is that package: its version came or went. */
function adoptUnversioned(...sides: Item[][]): void {
  const items = sides.flat();
  const packages = new Set(items.filter((item) => item.kind === 'package').map((item) => item.name));
  for (const item of items) if (packages.has(item.name)) item.kind = 'package';
}

function byName(items: readonly Item[], kind: PathIdentity['kind']): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    if (item.kind !== kind) continue;
    const group = groups.get(item.name);
    if (group) group.push(item);
    else groups.set(item.name, [item]);
  }
  return groups;
}

function packageChange(
  name: string,
  left: readonly Item[],
  right: readonly Item[],
  known: { sameLibc: boolean; sources: SourcesByDerivation },
): PackageChange[] {
  if ([...left, ...right].every((item) => item.kept)) return [];
  const before = sortVersions(left.map((item) => item.version));
  const after = sortVersions(right.map((item) => item.version));
  const bytes = total(right) - total(left);
  if (before.join(' ') !== after.join(' ')) {
    return [{ name, before, after, change: versionChange(before, after), bytes, cause: null }];
  }
  // Only an output came or went: the others are what they were.
  if (!isReplaced(left, right)) return [{ name, before, after, change: 'changed', bytes, cause: null }];
  const patched = hasOtherSources(left, right, known.sources);
  const cause = (patched ?? looksOwn(left, right, known.sameLibc)) ? 'own' : 'dependencies';
  return [{ name, before, after, change: 'rebuilt', bytes, cause, ...(patched === null ? {} : { patched }) }];
}

/** Whether what was rebuilt is made from another source, or with other patches; null where that is not known of all. */
function hasOtherSources(
  left: readonly Item[],
  right: readonly Item[],
  sources: SourcesByDerivation,
): boolean | null {
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
function looksOwn(left: readonly Item[], right: readonly Item[], sameLibc: boolean): boolean {
  return sameLibc && hasSameReferences(left, right);
}

/** Some output of some version gave way to another build of itself. */
function isReplaced(left: readonly Item[], right: readonly Item[]): boolean {
  const key = (item: Item): string => `${item.version} ${item.output}`;
  const gone = new Set(left.filter((item) => !item.kept).map(key));
  return right.some((item) => !item.kept && gone.has(key(item)));
}

/** Apart from references to the package itself. */
function hasSameReferences(left: readonly Item[], right: readonly Item[]): boolean {
  const own = new Set([...left, ...right].map((item) => item.path.path));
  const outside = (items: readonly Item[]): string => {
    const references = items.filter((item) => !item.kept).flatMap((item) => item.path.references);
    const kernels = items.map((item) => item.kernel ?? '');
    return [...new Set([...references.filter((path) => !own.has(path)), ...kernels])].sort().join(' ');
  };
  return outside(left) === outside(right);
}

function configurationChanges(
  groups: readonly (readonly [string, readonly Item[], readonly Item[]])[],
): ConfigurationChanges {
  const changes = { added: [] as string[], removed: [] as string[], changed: [] as string[], bytes: 0 };
  for (const [name, left, right] of groups) {
    if ([...left, ...right].every((item) => item.kept)) continue;
    changes.bytes += total(right) - total(left);
    if (left.length === 0) changes.added.push(name);
    else if (right.length === 0) changes.removed.push(name);
    else changes.changed.push(name);
  }
  return changes;
}

function moduleVersions(items: readonly Item[]): ModuleVersions {
  const modules = items.filter((item) => item.kernel !== null);
  const names = [...new Set(modules.map((item) => item.name))].sort();
  return new Map(
    names.map((name) => {
      const own = modules.filter((item) => item.name === name);
      const kernels = sortVersions(own.map((item) => item.kernel ?? ''));
      return [name, { version: allVersions(own), kernels }];
    }),
  );
}

// `linux-firmware`, `sof-firmware`, `microcode-amd`, `intel-microcode`, `amd-ucode`
const firmwareName = /(^|-)(firmware|microcode|ucode)(-|$)|^wireless-regdb$/;

function firmwareVersions([name, left, right]: readonly [string, readonly Item[], readonly Item[]]) {
  const version = (items: readonly Item[]): string | null => (items.length === 0 ? null : allVersions(items));
  return { name, before: version(left), after: version(right) };
}

function allVersions(items: readonly Item[]): string {
  return sortVersions(items.map((item) => item.version)).join(', ');
}

function bytesOf([name, left, right]: readonly [string, readonly Item[], readonly Item[]]): NamedBytes {
  return { name, before: total(left), after: total(right) };
}

function total(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + item.path.narSize, 0);
}
