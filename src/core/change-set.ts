/** `no-op`: nothing changes. `switch`: `nixos-rebuild switch` brings it all. `reboot`: parts need a reboot. */
export type Verdict = 'no-op' | 'switch' | 'reboot';

export type KernelChange = 'none' | 'rebuilt' | 'patch' | 'series';

export type PackageChangeKind = 'upgraded' | 'downgraded' | 'changed' | 'added' | 'removed' | 'rebuilt';

/** One package, its outputs folded in. */
export interface PackageChange {
  name: string;
  /** Versions in the closure, in Nix's order; an empty string for a path without version. */
  before: readonly string[];
  after: readonly string[];
  change: PackageChangeKind;
  /** NAR bytes of all its paths, after - before. */
  bytes: number;
  /**
   * Only where `change` is `rebuilt`: `own` when the difference is the package's own (a patch, a backport), `dependencies`
   * when it is what it was made with. Where `patched` does not tell, by what it refers to.
   */
  cause: 'own' | 'dependencies' | null;
  /** Whether its source or its patches differ, where it was rebuilt and both derivations were at hand; absent: not known. */
  patched?: boolean | undefined;
}

/** Store paths that are no packages (units, files of /etc, scripts, generated folders), by name. */
export interface ConfigurationChanges {
  added: readonly string[];
  removed: readonly string[];
  changed: readonly string[];
  /** NAR bytes of all of them, after - before. */
  bytes: number;
}

export interface UnitChanges {
  added: readonly string[];
  removed: readonly string[];
  changed: readonly string[];
}

/** Kernel of a host; `before` or `after` is null where that side has none. */
export interface KernelSummary {
  before: string | null;
  after: string | null;
  change: KernelChange;
  params: { added: readonly string[]; removed: readonly string[] };
  /** Module packages out of tree (`zfs-kernel`, `nvidia-x11`): version before and after. */
  modules: readonly { name: string; before: string | null; after: string | null }[];
}

export interface NixSummary {
  before: string | null;
  after: string | null;
  /** Database schema (5, 6, 7, 10), null where the version is unknown. */
  schemaBefore: number | null;
  schemaAfter: number | null;
}

export interface ClosureSize {
  paths: number;
  bytes: number;
}

/** NAR bytes before and after. */
export interface Bytes {
  before: number;
  after: number;
}

/** What a closure is made of, before and after: all of it adds up to the closures' bytes. */
export interface ClosureParts {
  /** The largest packages by the larger of both sides, also those that do not change; a side without it has 0. */
  largest: readonly ({ name: string } & Bytes)[];
  /** All other packages; `count` of them. */
  others: { count: number } & Bytes;
  configuration: Bytes;
}

/** How one host's system changes. */
export interface ChangeSet {
  verdict: Verdict;
  /** Why that verdict, one short sentence each, e.g. `kernel 6.12.8 -> 6.12.11`. */
  reasons: readonly string[];
  /** What does not decide the verdict but is worth a sentence, e.g. `kernel parameters changed`. */
  notes: readonly string[];
  /** Changed keys of `switch-inhibitors`: a live switch is refused. */
  inhibitors: readonly string[];
  /** Null for a container, which has no kernel. */
  kernel: KernelSummary | null;
  nix: NixSummary;
  packages: readonly PackageChange[];
  configuration: ConfigurationChanges;
  units: UnitChanges;
  /** `before + added - removed = after`, in paths and in bytes; so are the bytes of packages and configuration together. */
  closure: { before: ClosureSize; after: ClosureSize; added: ClosureSize; removed: ClosureSize };
  parts: ClosureParts;
}
