import type { PackageChangeKind } from '../change-set.js';
import { compareVersions } from '../nix-version.js';
import { dateOf, differByCommit, isDate, isSnapshot, yearOf } from '../version-kind.js';

/** In Nix's order, each once. */
export function sortVersions(versions: readonly string[]): string[] {
  const [first] = versions;
  if (first !== undefined && versions.every((version) => version === first)) return [first];
  return [...new Set(versions)].sort((a, b) => compareVersions(a, b) || (a < b ? -1 : 1));
}

/**
 * How a package's set of versions moved, both sides sorted and different. What stays is left out of account:
 * `{2.7, 3.1} -> {2.7, 3.2}` is an upgrade. `changed` where up and down can't be told: a set grew or shrank,
 * moved both ways, names commits, or counts another way (dates, then numbers).
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
  const order = age(before, after);
  if (order === null || order === 0) return 'changed';
  return order > 0 ? 'upgraded' : 'downgraded';
}

/** Positive where `after` is the newer one; null where nobody can tell. As Nix orders them, but for what Nix can't see. */
function age(before: string, after: string): number | null {
  if (before === '' || after === '' || differByCommit(before, after)) return null;
  const [old, now] = [dateOf(before), dateOf(after)];
  // `2025.05` and `2025.05.1`: the longer one is the later.
  if (isBeginning(before, after) || isBeginning(after, before)) return compareVersions(after, before);
  if (old !== null && now !== null && old !== now) return old < now ? 1 : -1;
  // `20240115` and `2025.1`: the years can be told apart, and within one nothing can.
  if ((old === null) !== (now === null) && isDate(before) && isDate(after))
    return Number(yearOf(after)) - Number(yearOf(before)) || null;
  if (countAnotherWay(before, after) || contradictsDates(before, after)) return null;
  return prereleaseAge(before, after) ?? compareVersions(after, before);
}

/**
 * `20240131` and `1.0`: dates gave way to numbers, or the other way. A release that follows a snapshot is newer, as Nix
 * has it; a snapshot that follows a release is seldom older, whatever it is called: `0.4.4` -> `unstable-2023-01-30`.
 */
function countAnotherWay(before: string, after: string): boolean {
  if (isDate(before) === isDate(after) || isSnapshot(before)) return false;
  if (isSnapshot(after)) return true;
  const number = isDate(before) ? after : before;
  return Number.parseInt(number) < 1000;
}

function isBeginning(short: string, long: string): boolean {
  return long.startsWith(`${short}.`) && isDate(short);
}

/** `14-20241116` and `14.2.1.20250322`: by the numbers the second is the older, and by the days that both name it is not. */
function contradictsDates(before: string, after: string): boolean {
  const [old, now] = [DAY.exec(before)?.[1], DAY.exec(after)?.[1]];
  if (old === undefined || now === undefined || old === now) return false;
  return compareVersions(after, before) > 0 !== now > old;
}

const DAY = /[-.+_]((?:19|20)[0-9]{2}[01][0-9][0-3][0-9])(?![0-9])/;

// `1.0rc1`, `3.14.0b2`, `1.0-beta.4.9.1`, and a commit after one: `1.0-rc1-unstable-2024-01-31`.
const prerelease =
  /(?:[-._~]?(?:alpha|beta|rc|dev|preview|snapshot|m(?=[-.]?[0-9]))[-.]?[0-9]*(?:[-.][0-9]+)*|(?<=\.[0-9]+)[ab][0-9]+)(?:-unstable-[0-9-]{10})?$/i;

/** Nix knows `pre` alone: to it `1.0rc1` is newer than `1.0`. Null where both or neither are such. */
function prereleaseAge(before: string, after: string): number | null {
  if (prerelease.test(before) === prerelease.test(after)) return null;
  const bare = (version: string): string => version.replace(prerelease, '');
  return compareVersions(bare(after), bare(before)) || (prerelease.test(before) ? 1 : -1);
}
