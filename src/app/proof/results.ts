import type { Failure, HostOutcome, HostRebuild, HostSide } from '../../core/rebuild.js';
import { newWarnings } from '../../core/warnings.js';
import { duration } from '../../report/quantity.js';
import { failureOf, isUnchanged, type HostRun, type RebuildContext, type SideRun } from './host-run.js';

/** What the stages have found out of a host, as it is reported. */
export function resultOf({ depth }: Pick<RebuildContext, 'depth'>, run: HostRun): HostRebuild {
  const { host, before, after, changes } = run;
  const outcome = outcomeOf(depth, run);
  const beforeFailure = outcome.kind === 'failed' ? null : before.failure;
  return {
    name: host.name,
    outcome,
    ...(beforeFailure ? { beforeFailure } : {}),
    before: sideOf(before),
    after: sideOf(after),
    changes,
    newWarnings: before.failure ? [] : newWarnings(before.warnings, after.warnings),
  };
}

function outcomeOf(depth: RebuildContext['depth'], run: HostRun): HostOutcome {
  const { built, fetched, downloadedBytes, seconds, plan, boot } = run;
  const failure = failureOf(run);
  if (failure) return { kind: 'failed', ...failure };
  if (isUnchanged(run)) return { kind: 'unchanged' };
  if (depth === 'dry-build') {
    if (plan === null) throw new Error(`${run.host.name}: neither planned nor failed`);
    return { kind: 'evaluated', plan, seconds };
  }
  const told = { built, fetched, downloadedBytes, seconds };
  if (boot?.kind === 'proven') {
    return { kind: boot.proof.switch === null ? 'booted' : 'switched', ...told, vm: boot.proof };
  }
  return {
    kind: 'built',
    ...told,
    ...(boot?.kind === 'not-booted' ? { notBooted: boot.reason } : {}),
  };
}

function sideOf({ derivation, toplevel }: SideRun): HostSide {
  return { derivation, toplevel };
}

const SHOWN = 5;

/** Says what came of the hosts: of those that failed why, of those that stay as they are in one line. */
export async function tellResults(
  { log, logs }: Pick<RebuildContext, 'log' | 'logs'>,
  results: readonly HostRebuild[],
): Promise<void> {
  const unchanged = results.filter(({ outcome }) => outcome.kind === 'unchanged').map(({ name }) => name);
  if (unchanged.length > 0) {
    const more = unchanged.length > SHOWN ? ` and ${unchanged.length - SHOWN} more` : '';
    log.info(`Unchanged: ${unchanged.slice(0, SHOWN).join(', ')}${more}`);
  }
  for (const { name, outcome, beforeFailure } of results) {
    const failure = outcome.kind === 'failed' ? outcome : beforeFailure;
    if (failure) await tellFailure(name, failure);
    else if (outcome.kind !== 'unchanged') log.info(`${name}: ${wordsOf(outcome)}`);
  }

  async function tellFailure(name: string, failure: Failure): Promise<void> {
    const when = failure.side === 'before' ? 'fails already today' : 'fails';
    await log.group(`${name} ${when} (${failure.class}): ${failure.message}`, () => {
      if (failure.cure !== undefined) log.info(failure.cure);
      for (const line of failure.log) log.info(line);
      const whole = logs.path(name, failure.side);
      if (whole !== null) log.info(`The whole log: ${whole}`);
      return Promise.resolve();
    });
  }
}

/** `switched (12 built, 310 fetched, 2 min 5 s)` */
function wordsOf(outcome: HostOutcome): string {
  const counts =
    'built' in outcome
      ? [`${outcome.built} built`, `${outcome.fetched} fetched`]
      : 'plan' in outcome
        ? [`${outcome.plan.build.length} to build`, `${outcome.plan.fetch.length} to fetch`]
        : [];
  const time = 'seconds' in outcome ? [duration(outcome.seconds)] : [];
  return `${outcome.kind} (${[...counts, ...time].join(', ')})`;
}
