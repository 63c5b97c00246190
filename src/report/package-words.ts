import type { PackageChange, PackageChangeKind } from '../core/change-set.js';
import { isBootLoader, isCorePackage, isMajorChange } from '../core/notable.js';
import { isStateful } from '../core/stateful.js';

const kindWords: Record<PackageChangeKind, string> = {
  downgraded: 'down',
  upgraded: 'up',
  changed: 'changed',
  added: 'new',
  removed: 'gone',
  rebuilt: 'rebuilt',
};
const kinds: readonly PackageChangeKind[] = [
  'upgraded',
  'downgraded',
  'changed',
  'added',
  'removed',
  'rebuilt',
];

/** `41 up, 1 down, 2 new, 380 rebuilt` */
export function packageCounts(packages: readonly PackageChange[]): string {
  const counts = new Map<PackageChangeKind, number>();
  for (const { change } of packages) counts.set(change, (counts.get(change) ?? 0) + 1);
  const told = kinds.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [`${count} ${kindWords[kind]}`];
  });
  return told.join(', ') || 'none';
}

/** `upgraded (major)`; `rebuilt` alone is an echo of what it depends on. */
export function changeWord(change: PackageChange): string {
  if (change.patched === true) return 'rebuilt, patched';
  if (change.cause === 'own') return 'rebuilt by itself (patched?)';
  return isMajorChange(change) ? `${change.change} (major)` : change.change;
}

/**
 * What a reader wants first comes first, where a list is cut above all: downgrades, what everything stands on and what
 * keeps data, new major versions, other upgrades, …, rebuilds that are only an echo of others last.
 */
export function byInterest(packages: readonly PackageChange[]): PackageChange[] {
  const order = [
    ...['downgraded', 'notable', 'major'],
    ...['upgraded', 'changed', 'added', 'removed', 'rebuilt', 'echo'],
  ];
  const ranked = new Map(order.map((rank) => [rank, [] as PackageChange[]]));
  for (const change of packages) ranked.get(interest(change))?.push(change);
  return [...ranked.values()].flat();
}

function interest(change: PackageChange): string {
  if (change.cause === 'dependencies') return 'echo';
  if (change.change === 'downgraded') return change.change;
  if (isNotable(change.name)) return 'notable';
  return isMajorChange(change) ? 'major' : change.change;
}

function isNotable(name: string): boolean {
  return isCorePackage(name) || isStateful(name) || isBootLoader(name) || name === 'linux';
}
