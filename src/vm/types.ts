import type { Accelerator, VmRun } from '../core/boot.js';
import type { SandboxSession } from '../sandbox/types.js';

/** What it takes to run one VM. */
export interface VmRequest {
  session: SandboxSession;
  /** What `config.system.build.vm` gave: the store path that has `bin/run-<name>-vm` in it. */
  vm: string;
  /** Toplevel to switch to, and back from; null: it is only booted. */
  switchTo: string | null;
  accelerator: Accelerator;
  /** For the boot, and for each switch. */
  timeoutMs: number;
  /** What is going on, a few words: for progress. */
  onStep: (step: string) => void;
}

/** Never throws for what a VM does: every end of it is a `VmRun`. */
export type RunVm = (request: VmRequest) => Promise<VmRun>;
