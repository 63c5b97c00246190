import type { FirewallKind, Group, OpenPort, User } from './system-facts.js';

/** `no-op`: nothing changes. `switch`: `nixos-rebuild switch` brings it all. `reboot`: parts need a reboot. */
export type Verdict = 'no-op' | 'switch' | 'reboot';

export type KernelChange = 'none' | 'rebuilt' | 'patch' | 'series';

export type PackageChangeKind = 'upgraded' | 'downgraded' | 'changed' | 'added' | 'removed' | 'rebuilt';

export interface VersionSets {
  /** In Nix's order; an empty string for a path without version. */
  before: readonly string[];
  after: readonly string[];
}

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
  /** Of a service with data of its own, the versions that have a program, where others have a library or a manual alone. */
  programs?: VersionSets | undefined;
  /** Of what everything stands on, the versions that stay beside others that came or went, and were rebuilt: as above. */
  stayed?: (Pick<PackageChange, 'cause' | 'patched'> & { versions: readonly string[] }) | undefined;
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

/** Before and after; null where it is not there, or not known. */
export interface Moved<T> {
  before: T | null;
  after: T | null;
}

/** A package of kernel modules out of tree. */
export interface ModuleChange extends Moved<string> {
  /** `zfs-kernel`, `nvidia-x11` */
  name: string;
  /** The kernels that its paths' names say it was built for: `6.12.11`; several with commas between. */
  builtFor: Moved<string>;
  /** Whether it is built for the kernel afterwards; null where it is gone, or that has no kernel. */
  matches: boolean | null;
}

/** Kernel of a host; `before` or `after` is null where that side has none. */
export interface KernelSummary {
  before: string | null;
  after: string | null;
  change: KernelChange;
  /** `hardened`, `zen`, `vanilla`, …; absent where both are alike. */
  flavour?: Moved<string> | undefined;
  params: { added: readonly string[]; removed: readonly string[] };
  /** Module packages out of tree: version before and after. */
  modules: readonly ModuleChange[];
  /** Whether its series is a long-term one, as nixpkgs says; null where that is not told. */
  longTerm: Moved<boolean>;
  /** Options of its configuration that change, by name (`CONFIG_…`); null where a kernel's package does not carry it. */
  config: readonly ({ name: string } & Moved<string>)[] | null;
  firmware: {
    /** Whether what the toplevel links to is another one. */
    changed: boolean;
    /** Packages of firmware and microcode in the closures, also those that do not change. */
    packages: readonly ({ name: string } & Moved<string>)[];
  };
}

/** What is on one side only has null on the other. */
export type UserChange = { name: string } & Moved<Omit<User, 'name'>>;
export type GroupChange = { name: string } & Moved<Omit<Group, 'name'>>;

export interface FirewallChange {
  before: FirewallKind;
  after: FirewallKind;
  /** What is let in now and was not, or no more. Where there was none, nothing is opened; where none is left, nothing is closed. */
  opened: readonly OpenPort[];
  closed: readonly OpenPort[];
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
  /**
   * The largest packages by the larger of both sides, also those that do not change, and those whose size changes most;
   * a side without it has 0.
   */
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
  /** Files below /etc but units, by name; null, as the following, where a side does not tell. */
  etc: UnitChanges | null;
  users: readonly UserChange[] | null;
  groups: readonly GroupChange[] | null;
  firewall: FirewallChange | null;
  /** `before + added - removed = after`, in paths and in bytes; so are the bytes of packages and configuration together. */
  closure: { before: ClosureSize; after: ClosureSize; added: ClosureSize; removed: ClosureSize };
  parts: ClosureParts;
}
