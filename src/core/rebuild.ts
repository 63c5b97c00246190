import type { BootProof } from './boot.js';
import type { ChangeSet } from './change-set.js';
import type { Toplevel } from './toplevel.js';

export type Depth = 'dry-build' | 'build' | 'boot' | 'switch';

/** `machine` is never the fault of the release: out of memory, out of disk, network, cache, a broken sandbox. */
export type FailureClass = 'evaluation' | 'build' | 'boot' | 'switch' | 'machine';

/** A host's configuration, in the forms DESIGN 4 names. Paths are repository-relative. */
export type HostSpec =
  | {
      kind: 'flake';
      name: string;
      /** folder of the flake, `.` for the root */ folder: string;
      /** `nixosConfigurations.web` */ attribute: string;
    }
  | {
      kind: 'classic';
      name: string;
      configuration: string;
      /** name of the pin that gives nixpkgs */ pin: string;
    }
  | { kind: 'file'; name: string; file: string; attribute: string };

/** What Nix says it would do for a derivation. Names are store path names without hash and `.drv`. */
export interface BuildPlan {
  build: readonly string[];
  fetch: readonly string[];
  /** Bytes, where Nix tells. */
  downloadBytes: number | null;
  unpackedBytes: number | null;
}

export const FAILURE_REASONS = [
  // evaluation
  'removed-option',
  'unknown-option',
  'assertion',
  'insecure-package',
  'broken-package',
  'unfree-package',
  'missing-package',
  'kernel-module',
  'unlocked-input',
  // build
  'builder',
  'hash-mismatch',
  // boot
  'panic',
  'hang',
  'unit',
  'check',
  // switch
  'switch-failed',
  'way-back-failed',
  // boot and machine
  'vm-died',
  'disk-full',
  // machine
  'out-of-memory',
  'network',
  'cache',
  'time-limit',
  'no-builder',
  'interrupted',
] as const;

/** What a failure is about, where that is known: what the name, the option, the cure are told by. */
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** One failure, with what a person needs to see of it. */
export interface Failure {
  class: FailureClass;
  /** `before` failed already today: the release is not to blame. */
  side: 'before' | 'after';
  /** One sentence. */
  message: string;
  /** Derivation that failed, where one did. */
  derivation: string | null;
  /** Last lines (at most 60) of its log, of Nix's own messages or of the console, control characters stripped. */
  log: readonly string[];
  reason?: FailureReason;
  /** The package, option or unit that it is about, e.g. `zfs-kernel-2.3.5-6.17.8`, `services.foo.bar`, `nginx.service`. */
  subject?: string;
  /** What to do about it, one sentence. */
  cure?: string;
  /** Whether the derivation was to be built here or to be fetched from a cache. */
  intended?: 'built' | 'fetched';
}

/** What it took to build a host. Where several share a derivation, it was done for the first of them. */
interface BuildWork {
  built: number;
  fetched: number;
  /** Over the network, for what was fetched; absent: nobody counted. */
  downloadedBytes?: number | undefined;
  seconds: number;
}

export type HostOutcome =
  /** Equal derivations before and after: proven to change nothing, for free. */
  | { kind: 'unchanged' }
  /** `dry-build`: both sides evaluate. */
  | { kind: 'evaluated'; plan: BuildPlan; seconds: number }
  /** `notBooted`: at depth `boot` and `switch`, why this host was not (a container, another architecture): a sentence. */
  | ({ kind: 'built'; notBooted?: string } & BuildWork)
  /** Booted on both sides, nothing worse than before. */
  | ({ kind: 'booted'; vm: BootProof } & BuildWork)
  /** Switched live from today's system to the new one and back as well. */
  | ({ kind: 'switched'; vm: BootProof } & BuildWork)
  | ({ kind: 'failed' } & Failure);

/** One side of a host's rebuild. */
export interface HostSide {
  /** Store path of the toplevel's derivation; null when it did not evaluate. */
  derivation: string | null;
  /** Null unless it was built, on a host that changes. What was only to be compared is let go. */
  toplevel: Omit<Toplevel, 'units' | 'facts'> | null;
}

export interface HostRebuild {
  name: string;
  /** About the after side; it says `before` where that failed too, which clears the release. */
  outcome: HostOutcome;
  /** Today's configuration failed and the new one did not: what changes is then unknown. */
  beforeFailure?: Failure;
  before: HostSide;
  after: HostSide;
  /** Null unless both sides were built and differ. The closures that it comes from are let go: a fleet has many. */
  changes: ChangeSet | null;
  /** Evaluation warnings that only the after side has. */
  newWarnings: readonly string[];
  /** Where the closure was copied to after it was proven, e.g. `https://cache.example.org`; absent: nowhere. */
  pushedTo?: string;
}

/** The rebuild of all hosts. */
export interface Rebuild {
  depth: Depth;
  /** e.g. `container (podman 4.3.1), Nix 2.26.3, build sandbox off` */
  sandbox: string;
  hosts: readonly HostRebuild[];
  /** Hosts of the flake today that are none any more; absent: nobody has asked. */
  removed?: readonly string[];
  /**
   * What is in the closures afterwards, `openssl-3.0.13`, with the hosts that have it, of those that were built;
   * absent: it is not known (of a fleet).
   */
  contents?: ReadonlyMap<string, readonly string[]>;
}
