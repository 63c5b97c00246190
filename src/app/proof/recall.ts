import { matchesGlob } from '../../core/glob.js';
import type { Depth, Failure } from '../../core/rebuild.js';
import { failureOf, isToBuild, type HostRun, type RebuildContext } from './host-run.js';
import { proofKeyOf } from './memory.js';

/** A failure of the same derivations that an earlier run has found, where such a one counts. */
export function recallFailure(context: RebuildContext, run: HostRun): Failure | null {
  if (!context.trustMemory) return null;
  for (const depth of new Set<Depth>(['build', context.depth])) {
    const known = context.memory.proof(proofKey(context, run, depth));
    if (known?.kind !== 'failed') continue;
    const { class: failed, message, derivation, log, reason, subject, cure } = known;
    return {
      ...{ class: failed, side: 'after', message, derivation, log },
      ...(reason ? { reason } : {}),
      ...(subject === undefined ? {} : { subject }),
      ...(cure === undefined ? {} : { cure }),
    };
  }
  return null;
}

/** What was found out, for later runs. Nothing is said of the machine, nor of what fails today already. */
export function remember(context: RebuildContext, run: HostRun): void {
  const { memory, depth } = context;
  const { host, seconds, evaluationBytes } = run;
  // Where nothing was evaluated this run knew it all: what it cost is told already.
  if (evaluationBytes !== null) memory.rememberCost(host.name, { seconds, evaluationBytes });
  if (depth === 'dry-build' || !isToBuild(run)) return;
  const failure = failureOf(run);
  if (failure === null) {
    if (run.before.failure === null) memory.rememberProof(proofKey(context, run, depth), { kind: 'passed' });
    return;
  }
  if (failure.class === 'machine' || failure.side === 'before') return;
  // A build that fails does so at any depth.
  const key = proofKey(context, run, failure.class === 'build' ? 'build' : depth);
  memory.rememberProof(key, { kind: 'failed', ...failure, class: failure.class });
}

function proofKey({ boot }: RebuildContext, { host, before, after }: HostRun, depth: Depth): string {
  return proofKeyOf({
    before: before.derivation,
    after: after.derivation ?? '',
    depth,
    checks: boot.checks.filter(({ hosts }) => hosts === undefined || matchesGlob(hosts, host.name)),
    bootTimeout: boot.timeoutMs / 1000,
  });
}
