import type { Lane } from '../core/candidate.js';
import type { ChangeSet } from '../core/change-set.js';
import type { BuildPlan, Depth, HostOutcome } from '../core/rebuild.js';

/** One pin that moves. Plain data: a report is made from it alone. */
export interface ReportBump {
  file: string;
  name: string;
  channel: string;
  lane: Lane;
  from: { release: string | null; revision: string | null };
  to: { release: string; revision: string };
  /** SRI of the archive that was hashed, null where none was. */
  hash: string | null;
}

export interface ReportHost {
  name: string;
  outcome: HostOutcome;
  /** Null unless both sides were built (or are the same derivation). */
  changes: ChangeSet | null;
  plan: BuildPlan | null;
  newWarnings: readonly string[];
}

/** All that a renderer needs: the same model drives every form, and the same model gives the same bytes. */
export interface Report {
  title: string;
  channel: string;
  lane: Lane;
  bumps: readonly ReportBump[];
  /** Days between the two releases' commit times, null where unknown. */
  daysNewer: number | null;
  /** Commit date of the new release, `YYYY-MM-DD`, null where unknown. */
  released: string | null;
  rebuild: { depth: Depth; sandbox: string };
  hosts: readonly ReportHost[];
  /** Sentences on what was not tested. */
  untested: readonly string[];
}
