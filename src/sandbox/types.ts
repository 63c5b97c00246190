import type { RunOptions, RunResult } from '../ports/process.js';

/** A folder of this machine that a session sees, read-only. */
export interface SandboxMount {
  /** Absolute path on this machine. */
  from: string;
  /** Absolute path in the sandbox. Driver `host` has no paths of its own: use `SandboxSession.path`. */
  to: string;
}

export interface SandboxSpec {
  /** Read-only folders: sources before and after, downloaded archives. */
  mounts: readonly SandboxMount[];
  /** `nix.conf` text for the session, e.g. substituters; `accept-flake-config = false` is always added. */
  nixConfig: string;
  /** `none` | `host` | `default` (the engine's own bridge). Driver `host` ignores it. */
  network: 'none' | 'host' | 'default';
  /** Devices to pass in where this machine has them; whether one works is for the user of the session to find out. */
  devices?: readonly SandboxDevice[];
}

export type SandboxDevice = 'kvm';

export interface SandboxSession extends AsyncDisposable {
  /** For the report, e.g. `container (podman 4.3.1)`. */
  readonly description: string;
  /** A folder of the sandbox that lies in memory, for what is written and read once; null where there is none. */
  readonly scratch: string | null;
  /** Where a mount's `to` is to be found by programs in the sandbox. */
  path(to: string): string;
  /** Runs a program in the sandbox. The environment is the sandbox's own: no variable of ours gets in but `options.env`. */
  run(argv: readonly string[], options?: Omit<RunOptions, 'cwd'>): Promise<RunResult>;
}

export interface SandboxDriver {
  readonly id: string;
  /** Tried for real, not guessed from a file being there. */
  available(): Promise<{ ok: true } | { ok: false; why: string }>;
  /** @throws UserError when the sandbox can't be opened */
  open(spec: SandboxSpec): Promise<SandboxSession>;
}
