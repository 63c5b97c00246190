import type { HostRebuild } from '../../core/rebuild.js';
import type { Report } from '../../report/model.js';

/** What the gate found. */
export type GateResult =
  | { kind: 'nothing-changed'; attention: readonly string[] }
  | { kind: 'passed' | 'failed'; report: Report; rebuilt: readonly HostRebuild[] };
