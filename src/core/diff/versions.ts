import type { PackageChangeKind } from '../change-set.js';
import { compareVersions } from '../nix-version.js';
import { isCommitHash } from '../package-name.js';

/** In Nix's order, each once. */
export function sortVersions(versions: readonly string[]): string[] {
  if (versions.length === 1) return [...versions];
  return [...new Set(versions)].sort((a, b) => compareVersions(a, b) || (a < b ? -1 : 1));
}

/**
 * How a package's set of versions moved, both sides sorted and different. What stays is left out of account:
 * `{2.7, 3.1} -> {2.7, 3.2}` is an upgrade. `changed` where up and down can't be told: a set grew or shrank,
 * moved both ways, or names commits.
 */
export function versionChange(
  before: readonly string[],
  after: readonly string[],
): Exclude<PackageChangeKind, 'rebuilt'> {
  if (before.length === 0) return 'added';
  if (after.length === 0) return 'removed';
  const gone = before.filter((version) => !after.includes(version));
  const come = after.filter((version) => !before.includes(version));
  if (gone.length === 0 || come.length === 0) return 'changed';
  const directions = new Set(
    gone.length === come.length
      ? gone.map((version, index) => direction(version, come[index] ?? ''))
      : gone.flatMap((old) => come.map((version) => direction(old, version))),
  );
  const [only] = directions;
  return directions.size === 1 && only !== undefined ? only : 'changed';
}

function direction(before: string, after: string): 'upgraded' | 'downgraded' | 'changed' {
  if ([before, after].some((version) => version === '' || isCommitHash(version))) return 'changed';
  const order = compareVersions(after, before);
  if (order === 0) return 'changed';
  return order > 0 ? 'upgraded' : 'downgraded';
}
