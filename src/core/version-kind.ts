/** What a version is: numbers that count up, a date, or a commit. Only the first kind has a major version. */

const commitHash = /^(?=.*[0-9])(?=.*[a-f])[0-9a-f]{7,40}$/;

/** A version that is a commit's hash says nothing about newer and older. `20250104b` is a date. */
export function isCommitHash(version: string): boolean {
  return commitHash.test(version) && !/^(?:19|20)[0-9]{6}[a-f]$/.test(version);
}

/** Whether two versions differ by commits first, so that neither is the newer: `1.0-a1b2c3d`, `1.0-gfedcba9`. */
export function differByCommit(a: string, b: string): boolean {
  const [left, right] = [a.split(/[.\-_+]/), b.split(/[.\-_+]/)];
  const at = left.findIndex((part, index) => part !== right[index]);
  const place = at === -1 ? left.length : at;
  return [left[place], right[place]].some(
    (part) => part !== undefined && isCommitHash(part.replace(/^g(?:it)?/, '')),
  );
}

// `unstable-2024-01-31`, `0-unstable-2024-01-31`: of a package that has no release. nixpkgs' manual, "Versioning".
const snapshot = /^(?:0-)?unstable-(?=(?:19|20)[0-9]{2}-)/;

/** A commit of a package that has no release, by its date. Older than each release, as Nix orders them. */
export function isSnapshot(version: string): boolean {
  return snapshot.test(version);
}

/** Whether the version is a date, or begins with a year: `2024-01-31`, `20240131.1818`, `2024.1`, `2024a`. */
export function isDate(version: string): boolean {
  return isSnapshot(version) || /^(?:19|20)[0-9]{2}(?:[0-9]{2}){0,5}(?![0-9])/.test(version);
}

/** `2024` of a date. */
export function yearOf(date: string): string {
  return date.replace(snapshot, '').slice(0, 4);
}

/** `20240131` of a snapshot or a date with all its parts, however it is written; else null. */
export function dateOf(version: string): string | null {
  const parts = /^((?:19|20)[0-9]{2})([.-]?)(0?[1-9]|1[0-2])\2([0-3]?[0-9])(?![0-9])/.exec(
    version.replace(snapshot, ''),
  );
  const [, year, separator, month = '', day = ''] = parts ?? [];
  if (year === undefined || (separator === '' && month.length + day.length < 4)) return null;
  return year + month.padStart(2, '0') + day.padStart(2, '0');
}

/**
 * Whether between two sets of versions lies a new major one: what stays does not count, nor do dates and commits.
 * @param count of leading numbers that make a major version
 */
export function isMajor(
  { before, after }: { before: readonly string[]; after: readonly string[] },
  count: number,
): boolean {
  const gone = majors(
    before.filter((version) => !after.includes(version)),
    count,
  );
  const come = majors(
    after.filter((version) => !before.includes(version)),
    count,
  );
  return gone.length > 0 && come.some((major) => !gone.includes(major));
}

/** The leading numbers; of dates and commits there are none. */
function majors(versions: readonly string[], count: number): string[] {
  return versions
    .filter((version) => /^[0-9]/.test(version) && !isCommitHash(version) && !isDate(version))
    .map((version) => leadingNumbers(version, count).join('.'));
}

/** `17rc1` has `17`, and of two numbers `17` and `0`. */
export function leadingNumbers(version: string, count: number): string[] {
  const numbers = /^[0-9]+(?:\.[0-9]+)*/.exec(version)?.[0].split('.') ?? [];
  return Array.from({ length: count }, (_, index) => numbers[index] ?? '0');
}
