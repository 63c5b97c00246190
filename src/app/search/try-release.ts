import { createReleaseIndex, type ReleaseIndex } from '../../channels/release-index.js';
import type { Candidate } from '../../core/candidate.js';
import type { Depth, Failure, Rebuild } from '../../core/rebuild.js';
import type { Release } from '../../core/release.js';
import { UserError } from '../../errors.js';
import { mirrorUrls, type Context } from '../context.js';
import { createBrought, type Brought } from '../brought/brought.js';
import type { Bump } from '../edit.js';
import { prepare, type Prepared } from '../prepare.js';
import { openMemory, type Memory } from '../proof/memory.js';
import { openWorkshop, proveBump, type ProofOptions } from '../proof/prove.js';
import type { Sources } from '../source.js';

/** What the rebuilds of one run share. */
export interface Bench {
  /** `context.folder` is a copy of the repository as it is today. */
  context: Context;
  index: ReleaseIndex;
  sources: Sources;
  memory: Memory;
  brought: Brought;
  workshop: NonNullable<ProofOptions['workshop']>;
  logsFolder: string | null;
  /** Whether a failed build that an earlier run has seen is not tried again. */
  trustMemory: boolean;
}

/** A bump as it was rebuilt; `rebuilt` is null where the configuration asks for none. */
export interface Rebuilt {
  kind: 'rebuilt';
  bump: Bump;
  rebuilt: Rebuild | null;
}

/** What trying one release showed. */
export type Tried =
  | { verdict: 'good'; proven: Rebuilt }
  | { verdict: 'bad'; host: string; failure: Failure }
  /** Nothing: the machine failed, or the release is gone. */
  | { verdict: 'skipped'; why: string; failure?: Failure };

/** @param sources those of `context` */
export async function openBench(
  context: Context,
  sources: Sources,
  logsFolder: string | null,
  trustMemory = false,
): Promise<Bench & AsyncDisposable> {
  const workshop = openWorkshop(context);
  const index = createReleaseIndex(context.http, mirrorUrls(context.config));
  const memory = await openMemory(context);
  const brought = createBrought(context, index);
  return {
    ...{ context, index, sources, memory, workshop, brought, logsFolder, trustMemory },
    [Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose](),
  };
}

/** The stages `edit` and `rebuild` of the trace. */
export async function rebuildCandidate(
  { context, sources, memory, workshop, logsFolder }: Bench,
  candidate: Candidate,
  options: ProofOptions = {},
): Promise<Rebuilt | Extract<Prepared, { kind: 'waiting' }>> {
  const prepared = await prepare(context, candidate, sources);
  if (prepared.kind === 'waiting') return prepared;
  const { bump } = prepared;
  const how = { workshop, memory, ...options };
  return { kind: 'rebuilt', bump, rebuilt: await proveBump(context, bump, sources, logsFolder, how) };
}

/** The candidate, going to another release of its channel. */
export async function movedTo(
  index: ReleaseIndex,
  candidate: Candidate,
  release: Release,
): Promise<Candidate> {
  const to = { ...release, revision: release.revision ?? (await index.revisionOf(release)) };
  return { ...candidate, steps: candidate.steps.map((step) => ({ ...step, to })) };
}

/** Rebuilds a candidate as if its channel had stopped at a release. The first host that the release breaks is enough. */
export async function tryRelease(
  bench: Bench,
  candidate: Candidate,
  release: Release,
  options: { depth: Depth; first: readonly string[]; only?: ReadonlySet<string> },
): Promise<Tried> {
  // Each with logs of its own: the newest one's are to be read, too.
  const logsFolder = bench.logsFolder === null ? null : `${bench.logsFolder}/${release.name}`;
  try {
    const moved = await movedTo(bench.index, candidate, release);
    const how = { ...options, stopAtFailure: true, trustMemory: bench.trustMemory };
    const proven = await rebuildCandidate({ ...bench, logsFolder }, moved, how);
    if (proven.kind === 'waiting') return { verdict: 'skipped', why: proven.reasons.join(' ') };
    return (proven.rebuilt && breakage(proven.rebuilt)) ?? { verdict: 'good', proven };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { verdict: 'skipped', why: error.toLine() };
  }
}

/** What speaks against a release: a host that it breaks. What fails today already, or by the machine, tells nothing. */
export function breakage({ hosts }: Rebuild): Exclude<Tried, { verdict: 'good' }> | null {
  const failed = hosts.flatMap(({ name, outcome }) =>
    outcome.kind === 'failed' ? [{ host: name, failure: outcome }] : [],
  );
  const broken = failed.find(({ failure }) => failure.side === 'after' && failure.class !== 'machine');
  if (broken) return { verdict: 'bad', host: broken.host, failure: failureOf(broken.failure) };
  const [first] = failed;
  if (!first) return null;
  const failure = failureOf(first.failure);
  return { verdict: 'skipped', why: `${first.host}: ${failure.message}`, failure };
}

/** A failed outcome as a failure, and no more. */
export function failureOf(outcome: Failure & { kind: 'failed' }): Failure {
  const failure: Failure & { kind?: 'failed' } = { ...outcome };
  delete failure.kind;
  return failure;
}
