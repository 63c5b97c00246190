import type { BootProof } from '../../core/boot.js';
import type { Failure, HostSpec } from '../../core/rebuild.js';
import type { EvaluationTree } from '../../nix/evaluate.js';
import type { Clock } from '../../ports/clock.js';
import type { SandboxSession } from '../../sandbox/types.js';
import type { ConfigCheck } from '../settings.js';

type SideName = 'before' | 'after';

/** What the boot of every host needs. */
export interface BootContext {
  /** Opened with the device `kvm` wished for. */
  session: SandboxSession;
  trees: Readonly<Record<SideName, EvaluationTree>>;
  depth: 'boot' | 'switch';
  /** The configuration's, all of them: those that are for other hosts are left out here. */
  checks: readonly ConfigCheck[];
  limits: {
    evaluationMs: number;
    buildMs: number;
    /** For the boot, and for each switch. */
    bootMs: number;
  };
  clock: Clock;
}

/** Who wants to know what is going on with this host. */
export interface BootWatcher {
  /** A few words, such as `booting today's system`: for progress. Both sides may be at it at once. */
  onStep: (side: SideName, step: string) => void;
  /** Each line of Nix, and of the console: for the side's log. */
  onLine: (side: SideName, line: string) => void;
}

export type BootResult =
  | { kind: 'proven'; proof: BootProof }
  | { kind: 'failed'; failure: Failure }
  /** It can't be booted here, which is no failure: a sentence says why. */
  | { kind: 'not-booted'; reason: string };

/**
 * Boots a host as it is today and as it would be, and compares; at depth `switch` today's is also switched to the new
 * one and back. Both sides must have been built. One host at a time: two VMs run side by side where memory allows.
 */
export function bootHost(_context: BootContext, _host: HostSpec, _watcher: BootWatcher): Promise<BootResult> {
  return Promise.resolve({ kind: 'not-booted', reason: 'It is not built yet.' });
}
