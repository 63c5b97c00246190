import type { Lane } from '../core/candidate.js';
import type { ChangeSet } from '../core/change-set.js';
import type { HostGroup } from '../core/fleet.js';
import type { LastGood } from '../core/last-good.js';
import type { BuildPlan, Depth, Failure, HostOutcome } from '../core/rebuild.js';

/** One pin that moves. Plain data: a report is made from it alone. */
export interface ReportBump {
  file: string;
  name: string;
  /** The channel afterwards; null where a pin names none. */
  channel: string | null;
  lane: Lane;
  /** `channel` absent: not known. */
  from: { channel?: string | null; release: string | null; revision: string | null };
  /** `release` is empty where a pin holds a bare revision. */
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
  /** Today's configuration failed and the new one did not. */
  beforeFailure?: Failure;
  /** Where its closure was copied to, e.g. `https://cache.example.org`. */
  pushedTo?: string;
}

/** Hosts that change alike; never empty. */
export type Group = HostGroup<ReportHost>;

/** Something beside nixpkgs that moves in the same pull request. */
export interface ReportCompanion {
  file: string;
  name: string;
  /** `nix-community/home-manager` */
  repository: string;
  from: { branch: string; revision: string | null };
  to: { branch: string; revision: string | null };
}

/** Where the new revision was seen; null where nobody looked or nothing told. All equal is what one wants. */
export interface ReportProvenance {
  /** What the channel's mirror says it publishes. */
  announced: string | null;
  /** What the edited files say. */
  locked: string | null;
  /** What the rebuilt systems say they are of; a short revision where it is another one than announced. */
  built: string | null;
  /** Address of the Hydra evaluation. */
  hydra: string | null;
}

/** All that a renderer needs: the same model drives every form, and the same model gives the same bytes. */
export interface Report {
  /** See `reportTitle`. */
  title: string;
  /** Null where nothing is bumped (`diff`, `rebuild`). */
  channel: string | null;
  lane: Lane | null;
  bumps: readonly ReportBump[];
  /** Days between the two releases' commit times, null where unknown. */
  daysNewer: number | null;
  /** Commit date of the new release, `YYYY-MM-DD`, null where unknown. */
  released: string | null;
  /** Null where nothing was rebuilt (`diff`). */
  rebuild: { depth: Depth; sandbox: string } | null;
  hosts: readonly ReportHost[];
  /** Sentences on what was not tested. */
  untested: readonly string[];
  /** When the channel's support ends, where that is near enough to be told. Date `YYYY-MM-DD`. */
  channelEnds?: { date: string; days: number } | null;
  provenance?: ReportProvenance | null;
  /** What merges is what was tested before, a sentence's end; null where nobody knows or it is not. */
  tested?: string | null;
  /** Further sentences for "needs an eye". */
  attention?: readonly string[];
  /** Sentences for the very top: why it should not wait, and what a person must decide. */
  notices?: readonly string[];
  /** What follows the series and moves along; in lane `upgrade`. */
  companions?: readonly ReportCompanion[];
  /** Series that the upgrade passes through or ends at, oldest first, e.g. `26.05`: their release notes are linked. */
  releaseNotes?: readonly string[];
  /** The newest release fails: what was looked for instead, and found. */
  lastGood?: LastGood | null;
  /** Names of the channel's releases after today's up to the newest, oldest first, where the walk has listed them. */
  releases?: readonly string[];
  /** Hosts that nothing is known of, because their shard left no result: nothing is proven then. */
  missingHosts?: readonly string[];
}
