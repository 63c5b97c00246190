import type { ChangeSet } from '../../core/change-set.js';
import type { BuildPlan, Depth, Failure, HostSide, HostSpec } from '../../core/rebuild.js';
import { UserError } from '../../errors.js';
import type { NixFailure } from '../../nix/failure.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { ConfigCheck } from '../settings.js';
import type { BootResult } from './boot-host.js';
import type { HostLogs } from './host-log.js';
import type { Memory } from './memory.js';
import type { Progress } from './progress.js';
import type { KnownTree, Place } from './workshop.js';

export type SideName = Failure['side'];

/** Of one host's evaluation and of one host's build. */
export interface RebuildLimits {
  evaluationMs: number;
  buildMs: number;
}

/** How hosts are booted, at depth `boot` and `switch`. */
export interface BootSettings {
  isWanted: (host: string) => boolean;
  checks: readonly ConfigCheck[];
  timeoutMs: number;
}

/** What every stage is given. */
export interface RebuildContext extends Place {
  trees: Readonly<Record<SideName, KnownTree>>;
  depth: Depth;
  boot: BootSettings;
  evaluationJobs: number | 'auto';
  /** Whether nothing more is begun once the release has broken a host. */
  stopAtFailure: boolean;
  trustMemory: boolean;
  memory: Memory;
  limits: RebuildLimits;
  logs: HostLogs;
  progress: Progress;
  log: Log;
  clock: Clock;
  /** What is in the closures afterwards, with the hosts that have it: gathered as they are built. */
  contents: Map<string, string[]>;
}

/** How far one side has come. */
export interface SideRun {
  derivation: string | null;
  failure: Failure | null;
  warnings: readonly string[];
  toplevel: HostSide['toplevel'];
}

/** What the stages have found out of a host: each adds what it found. */
export interface HostRun {
  host: HostSpec;
  before: SideRun;
  after: SideRun;
  /** Of what was done for this host alone, or for it first. */
  seconds: number;
  evaluationBytes: number | null;
  built: number;
  fetched: number;
  downloadedBytes: number;
  plan: BuildPlan | null;
  changes: ChangeSet | null;
  boot: BootResult | null;
}

/** What fails today already is not the release's fault; what the machine did to today's side clears nobody. */
function toBlame(before: Failure | null, after: Failure): Failure {
  const cleared = before !== null && (before.class !== 'machine' || after.class === 'machine');
  return cleared ? before : after;
}

/** The failure that decides on a host; null: none does so far. */
export function failureOf({ before, after, boot }: HostRun): Failure | null {
  if (after.failure) return toBlame(before.failure, after.failure);
  // With what today's side would have been, nobody knows: neither what changes nor whether it boots.
  if (before.failure?.class === 'machine') return before.failure;
  return boot?.kind === 'failed' ? boot.failure : null;
}

/** Whether it is the release that broke this host: not today's configuration, and not the machine. */
export function isBroken(run: HostRun): boolean {
  const failure = failureOf(run);
  return failure !== null && failure.side === 'after' && failure.class !== 'machine';
}

/** Whether there is something to build: it evaluates, to something else than today. */
export function isToBuild(run: HostRun): boolean {
  return run.after.derivation !== null && !isUnchanged(run);
}

export function isUnchanged({ before, after }: HostRun): boolean {
  return after.derivation !== null && after.derivation === before.derivation;
}

/** A failure as the report tells it: with its side, and with places in the repository instead of the sandbox. */
export function failureOn(
  { trees }: Pick<RebuildContext, 'trees'>,
  side: SideName,
  failure: NixFailure,
): Failure {
  const relative = (text: string): string =>
    text.replaceAll(`${trees.before.root}/`, '').replaceAll(`${trees.after.root}/`, '');
  return { ...failure, side, message: relative(failure.message), log: failure.log.map(relative) };
}

/** What nobody expected stops one host and no other: whatever it is, it says nothing of the release. */
export function crash(error: unknown): NixFailure {
  const told = error instanceof UserError ? error.toSentences() : `Nobody expected this: ${String(error)}`;
  const log = error instanceof Error && !(error instanceof UserError) ? (error.stack ?? '').split('\n') : [];
  return { class: 'machine', message: told, derivation: null, log: log.slice(0, 20) };
}

/** Seconds since then, to a tenth. */
export function secondsSince(clock: Clock, from: number): number {
  return Math.round((clock.monotonic() - from) / 100) / 10;
}
