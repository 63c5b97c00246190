/**
 * Something beside nixpkgs that follows the same series by a branch of its own, such as home-manager's
 * `release-25.11`: it has to move when the series does.
 */
export interface Companion {
  /** Repository-relative path with `/`. */
  file: string;
  /** Id of the format that read it. */
  format: string;
  /** The name the file gives it; unique within a file. */
  name: string;
  /** `owner/name`, or the address where it has none; for people and for the configuration's globs. */
  repository: string;
  /** Where git finds it, e.g. `https://github.com/nix-community/home-manager`; null where the file does not tell. */
  gitUrl: string | null;
  /** e.g. `release-25.11`, `nixos-25.11`, `nix-darwin-25.11` */
  branch: string;
  /** `25.11` */
  series: string;
  /** 40 hex, or null where it floats. */
  revision: string | null;
  /** As written in the file. */
  hash: string | null;
  /** 1-based. */
  line: number;
  /** Name of the input whose nixpkgs it takes, where the file tells. */
  follows?: string;
  /**
   * How it moves. `text`: revision and the hash of GitHub's archive are written like a pin's. `branch`: it floats, only
   * the branch's name is written. `nix`: an entry of a flake.lock with inputs of its own, so Nix locks it anew.
   */
  moves: 'text' | 'branch' | 'nix';
}

/** Where a companion goes. */
export interface CompanionTarget {
  branch: string;
  /** 40 hex; null where it floats. */
  revision: string | null;
  /** SRI of GitHub's archive; null where nothing is hashed. */
  hash: string | null;
  /** Unix seconds; null where unknown. */
  lastModified: number | null;
}

// No `v25.05`: that is the version of some program.
const following =
  /^((?:refs\/heads\/)?(?:release|nixos|nix-darwin|nixpkgs)-?)([0-9]{2}\.(?:05|11))((?:-[a-z]+)?)$/;

/** The series that a branch follows: `release-25.11` -> `25.11`; null for any other branch. */
export function seriesOfBranch(branch: string): string | null {
  return following.exec(branch)?.[2] ?? null;
}

/** `release-25.11` -> `release-26.05`. A branch that follows no series stays. */
export function branchOfSeries(branch: string, series: string): string {
  return branch.replace(following, (_, start: string, _old, end: string) => `${start}${series}${end}`);
}
