import { versionChange } from '../diff/versions.js';
import { compareVersions } from '../nix-version.js';
import { textOrder } from '../text-order.js';
import { readPackageList, type ListedPackage, type PackageList } from './read.js';

/** What became of one attribute of nixpkgs. */
export interface ListedChange {
  attribute: string;
  change: 'upgraded' | 'downgraded' | 'added' | 'removed';
  /** Versions; null on the side that does not have it. */
  before: string | null;
  after: string | null;
}

/** A package that the newer release marks insecure and the older one does not. */
export interface NewlyInsecure {
  /** `openssl-3.0.13`, as in its store path. */
  name: string;
  /** Sentences by whoever marked it; maybe none. */
  reasons: readonly string[];
}

/** Two releases, package by package. */
export interface ListComparison {
  /** How many packages each has. */
  before: number;
  after: number;
  /** In the order of the attributes. */
  changes: readonly ListedChange[];
  /** By name, each once. */
  insecure: readonly NewlyInsecure[];
}

/**
 * Compares the `packages.json` of two releases, by attribute. Of the older list what is compared is kept, of the newer
 * one what is another.
 * @throws UserError where one is no such list, or is cut short, naming it
 */
export async function comparePackageLists(older: PackageList, newer: PackageList): Promise<ListComparison> {
  const old = new Map<string, ListedPackage>();
  const insecureBefore = new Set<string>();
  await readPackageList(older, (attribute, listed) => {
    old.set(attribute, listed);
    if (listed.insecure) insecureBefore.add(listed.name);
  });
  const before = old.size;
  const changes: ListedChange[] = [];
  const insecure = new Map<string, NewlyInsecure>();
  let after = 0;
  await readPackageList(newer, (attribute, { name, version, insecure: reasons }) => {
    const was = old.get(attribute);
    // What is left at the end is gone.
    old.delete(attribute);
    after++;
    if (!was) changes.push({ attribute, change: 'added', before: null, after: version });
    else if (was.version !== version) changes.push(moved(attribute, was.version, version));
    // Another attribute may have had the same package, marked already.
    const isNew = was ? was.insecure === null : !insecureBefore.has(name);
    if (reasons && isNew) insecure.set(name, { name, reasons });
  });
  for (const [attribute, { version }] of old)
    changes.push({ attribute, change: 'removed', before: version, after: null });
  const byAttribute = (a: ListedChange, b: ListedChange): number => textOrder(a.attribute, b.attribute);
  return {
    ...{ before, after },
    changes: changes.sort(byAttribute),
    insecure: [...insecure.values()].sort((a, b) => textOrder(a.name, b.name)),
  };
}

/** By the rules of packages of a host; what they can't tell (commits, dates that gave way to numbers) is as Nix orders it. */
function moved(attribute: string, before: string, after: string): ListedChange {
  const told = versionChange([before], [after]);
  if (told === 'upgraded' || told === 'downgraded') return { attribute, change: told, before, after };
  const change = compareVersions(before, after) <= 0 ? 'upgraded' : 'downgraded';
  return { attribute, change, before, after };
}
