import type { Accelerator } from '../core/boot.js';
import type { SandboxSession } from '../sandbox/types.js';
import type { RunScript } from './run-script.js';

/** What it takes to run one VM. */
export interface VmRequest {
  session: SandboxSession;
  /** Of what `config.system.build.vm` gave. */
  script: RunScript;
  /** Toplevel to switch to, and back from; null: it is only booted. */
  switchTo: string | null;
  accelerator: Accelerator;
  /** For the boot, and for each switch. */
  timeoutMs: number;
  /** What the checks may take beside that, each time. */
  checksMs: number;
  /** What is going on, a few words: for progress. */
  onStep: (step: string) => void;
}
