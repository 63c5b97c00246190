import type { ClosureParts, ConfigurationChanges, KernelSummary, PackageChange } from '../change-set.js';
import { someReference, type Closure } from '../closure.js';
import { isCorePackage } from '../notable.js';
import { isSameList } from '../same-list.js';
import { isStateful } from '../stateful.js';
import { textOrder } from '../text-order.js';
import { acrossInterpreters } from './interpreters.js';
import { namePaths, type Item, type Named, type NamedPaths } from './named-paths.js';
import { closureParts } from './parts.js';
import type { SourcesByDerivation } from './rebuilt.js';
import { sortVersions, versionChange } from './versions.js';

/** Version of each package of kernel modules out of tree, in one closure, and the kernels it was built for. */
type ModuleVersions = ReadonlyMap<string, { version: string; kernels: readonly string[] }>;

export interface PathChanges {
  packages: PackageChange[];
  configuration: ConfigurationChanges;
  parts: ClosureParts;
  modules: { before: ModuleVersions; after: ModuleVersions };
  firmware: KernelSummary['firmware']['packages'];
  size: NamedPaths['size'];
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
  const { all, modules, size } = namePaths(before, after, kernels);
  const changed = all.filter((named) => !named.kept).sort(byName);
  const sameLibc = !changed.some(({ name }) => name === 'glibc' || name === 'musl');
  const isKnown = (path: string): boolean => before.paths.has(path);
  const known = { sameLibc, sources, isKnown };
  const packages = all.filter(isPackage);
  return {
    packages: acrossInterpreters(changed.filter(isPackage).map((named) => packageChange(named, known))),
    configuration: configurationChanges(changed.filter(isConfiguration)),
    parts: closureParts(packages, all.filter(isConfiguration)),
    modules: { before: moduleVersions(modules.left), after: moduleVersions(modules.right) },
    firmware: packages
      .filter(({ name }) => firmwareName.test(name))
      .sort(byName)
      .map(firmwareVersions),
    size,
  };
}

function byName(a: Named, b: Named): number {
  return textOrder(a.name, b.name);
}

function isPackage(named: Named): boolean {
  return named.isPackage;
}

function isConfiguration(named: Named): boolean {
  return !named.isPackage;
}

function packageChange(named: Named, known: Known): PackageChange {
  const { name, left, right } = named;
  const [before, after] = [versionsOf(left), versionsOf(right)];
  const bytes = named.after - named.before;
  if (!isSameList(before, after)) {
    const change = versionChange(before, after);
    return { name, before, after, change, bytes, cause: null, ...programs(named), ...stayed(named, known) };
  }
  // Only an output came or went: the others are what they were.
  if (!isReplaced(left, right)) {
    return { name, before, after, change: 'changed', bytes, cause: null, ...programs(named) };
  }
  return {
    name,
    before,
    after,
    change: 'rebuilt',
    bytes,
    ...causeOf(left, right, known),
    ...programs(named),
  };
}

/** Why another build is there at the same versions. */
function causeOf(
  left: readonly Item[],
  right: readonly Item[],
  known: Known,
): Pick<PackageChange, 'cause' | 'patched'> {
  const patched = hasOtherSources(left, right, known.sources);
  const cause = (patched ?? looksOwn(left, right, known)) ? 'own' : 'dependencies';
  return { cause, ...(patched === null ? {} : { patched }) };
}

/** Outputs in which a program is. */
const WITH_PROGRAMS: readonly string[] = ['out', 'bin'];

function programs({ name, left, right }: Named): Pick<PackageChange, 'programs'> {
  if (!isStateful(name)) return {};
  const isProgram = ({ what }: Item): boolean => WITH_PROGRAMS.includes(what.output);
  const [before, after] = [versionsOf(left.filter(isProgram)), versionsOf(right.filter(isProgram))];
  const isAll = before.length === versionsOf(left).length && after.length === versionsOf(right).length;
  return isAll ? {} : { programs: { before, after } };
}

function stayed({ name, left, right }: Named, known: Known): Pick<PackageChange, 'stayed'> {
  if (!isCorePackage(name)) return {};
  const shared = versionsOf(left).filter((version) => right.some(({ what }) => what.version === version));
  const of = (items: readonly Item[]): Item[] => items.filter(({ what }) => shared.includes(what.version));
  const [old, now] = [of(left), of(right)];
  return isReplaced(old, now) ? { stayed: { versions: shared, ...causeOf(old, now, known) } } : {};
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
function looksOwn(left: readonly Item[], right: readonly Item[], { sameLibc, isKnown }: Known): boolean {
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
  if (right.some((item) => !item.kept && someReference(item.path, isNew))) return false;
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
  for (const { name, left, right, before, after } of changed) {
    changes.bytes += after - before;
    if (left.length === 0) changes.added.push(name);
    else if (right.length === 0) changes.removed.push(name);
    else changes.changed.push(name);
  }
  return changes;
}

function moduleVersions(items: readonly Item[]): ModuleVersions {
  const names = [...new Set(items.map((item) => item.what.name))].sort();
  return new Map(
    names.map((name) => {
      const own = items.filter((item) => item.what.name === name);
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
  return versionsOf(items).join(', ');
}

function versionsOf(items: readonly Item[]): string[] {
  const [only] = items;
  return only && items.length === 1
    ? [only.what.version]
    : sortVersions(items.map((item) => item.what.version));
}
