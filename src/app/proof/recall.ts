import type { Failure } from '../../core/rebuild.js';
import { failureOf, isToBuild, type HostRun, type RebuildContext } from './host-run.js';
import { keyOf } from './memory.js';

type Recalling = Pick<RebuildContext, 'memory' | 'trustMemory'>;

/** The failure that an earlier run has seen of building the very same derivations, where such a one counts. */
export function recallFailure({ memory, trustMemory }: Recalling, run: HostRun): Failure | null {
  const known = trustMemory ? memory.buildFailure(buildKey(run)) : null;
  if (known === null) return null;
  const { failure, seen } = known;
  const when = `seen on ${seen.toISOString().slice(0, 10)}, and not built again`;
  return { ...failure, side: 'after', message: `${failure.message.replace(/\.$/, '')} (${when}).` };
}

/** What was found out, for later runs. Nothing is said of the machine, nor of what fails today already. */
export function remember(context: Recalling & Pick<RebuildContext, 'depth'>, run: HostRun): void {
  const { memory, depth } = context;
  const { host, seconds, evaluationBytes } = run;
  // Where nothing was evaluated this run knew it all: what it cost is told already.
  if (evaluationBytes !== null) memory.rememberCost(host.name, { seconds, evaluationBytes });
  if (depth === 'dry-build' || !isToBuild(run)) return;
  const { before, after } = run;
  // Of its VM it says nothing, and with today's side unknown nobody knows whose fault it is.
  if (!after.failure || before.failure || failureOf(run) !== after.failure) return;
  // What was only recalled was not seen again.
  if (recallFailure(context, run)) return;
  memory.rememberBuildFailure(buildKey(run), after.failure);
}

/** Whose fault a failure is depends on today's side, too. */
function buildKey({ before, after }: HostRun): string {
  return keyOf('build', before.derivation, after.derivation);
}
