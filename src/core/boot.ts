/** `software`: QEMU emulates the processor, which takes about ten times as long as KVM. */
export type Accelerator = 'kvm' | 'software';

/** A unit that failed, with the last lines (at most 20) of its journal. */
export interface FailedUnit {
  unit: string;
  log: readonly string[];
}

/** One of the user's own checks, as it ended. */
export interface CheckResult {
  /** As the configuration calls it, else what it runs: `unit nginx.service`, `port 443`. */
  name: string;
  passed: boolean;
  /** What it said, at most 20 lines. */
  said: readonly string[];
}

/** A running system, as the probe in it found it. */
export interface SystemState {
  /** `uname -r` */
  kernel: string;
  /** Toplevel that runs, a store path: where `/run/current-system` leads to. */
  system: string;
  /** systemd's own word: `running`, `degraded`, `starting`, …; empty where it gave none. */
  state: string;
  failed: readonly FailedUnit[];
  /** Units whose start had not come to an end when the probe's patience did. */
  pending: readonly string[];
  /** In the order in which they were asked for. */
  checks: readonly CheckResult[];
  /** Whether there was more to tell than these lists hold. */
  truncated: boolean;
  /** Schema of the Nix database, null where there is none. */
  schema: number | null;
}

/** What `switch-to-configuration test` did, in its own words, and the system after it. */
export interface SwitchRun {
  exitCode: number;
  stopped: readonly string[];
  started: readonly string[];
  restarted: readonly string[];
  reloaded: readonly string[];
  /** Changed, and left running as they were. */
  kept: readonly string[];
  /** Units that it says have failed. */
  failed: readonly string[];
  /** The last lines (at most 60) of all it said. */
  said: readonly string[];
  /** Null where the probe did not come that far. */
  state: SystemState | null;
}

/**
 * How a VM ended. `complete`: the probe said all it had to say. `panic`: of the kernel. `hang`: no word within the
 * time limit. `died`: QEMU ended before. `stopped`: the guest switched itself off before, or started anew. `disk-full`:
 * of the guest. `host-disk-full`: of the machine it ran on.
 */
export type VmEnd = 'complete' | 'panic' | 'hang' | 'died' | 'stopped' | 'disk-full' | 'host-disk-full';

/** One run of a VM. */
export interface VmRun {
  accelerator: Accelerator;
  /** What QEMU said of KVM, which failed at first; this run is without it. */
  kvmFailed?: string;
  /** From the start of QEMU to the end of the boot, in seconds; null where it never came. */
  seconds: number | null;
  /** After the boot; null where the probe never spoke. */
  booted: SystemState | null;
  /** Null unless it was switched. */
  switched: SwitchRun | null;
  back: SwitchRun | null;
  end: VmEnd;
  /** The last lines (at most 60) of the console; empty after a complete run. */
  console: readonly string[];
}

/** What two boots, and a switch there and back, have shown. Nothing in it is a regression. */
export interface BootProof {
  accelerator: Accelerator;
  kernel: { before: string; after: string };
  /** Seconds from the start of the VM to the end of the boot. */
  seconds: { before: number; after: number };
  /** Units that fail on both sides: no regression, but worth a line. */
  failedOnBoth: readonly string[];
  /** Units that failed before and do no more. */
  mended: readonly string[];
  /** Names of the checks that passed on the new side. */
  checks: readonly string[];
  /** Depth `switch` alone. */
  switch: Readonly<Record<'there' | 'back', Omit<SwitchRun, 'state' | 'said'>>> | null;
  /** Schema of the Nix database of the switched system: at first, after the switch, after the way back. */
  schema: { before: number | null; switched: number | null; back: number | null };
  /** What is worth a sentence beside. */
  notes: readonly string[];
}
