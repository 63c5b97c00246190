import { dryRun } from '../../nix/build.js';
import { alike, type Alike } from './alike.js';
import { crash, failureOn, isToBuild, secondsSince, type HostRun, type RebuildContext } from './host-run.js';

/** Asks what would be built and fetched, once for each derivation that changes. */
export async function planHosts(context: RebuildContext, runs: readonly HostRun[]): Promise<HostRun[]> {
  const planned = new Map<string, HostRun>();
  for (const group of alike(runs.filter(isToBuild))) {
    for (const run of await planAlike(context, group)) planned.set(run.host.name, run);
  }
  return runs.map((run) => planned.get(run.host.name) ?? run);
}

async function planAlike(context: RebuildContext, group: Alike): Promise<HostRun[]> {
  const { session, clock, limits, progress } = context;
  const [first] = group;
  const from = clock.monotonic();
  using shown = progress.begin(first.host.name, 'after', 'asking what would be built and fetched');
  const options = { timeoutMs: limits.evaluationMs, onChange: shown.onChange };
  const asked = await dryRun(session, first.after.derivation ?? '', options).catch((error: unknown) => ({
    kind: 'failed' as const,
    failure: crash(error),
  }));
  const seconds = first.seconds + secondsSince(clock, from);
  return group.map((run) => ({
    ...run,
    ...(run === first ? { seconds } : {}),
    ...(asked.kind === 'ok'
      ? { plan: asked.value }
      : { after: { ...run.after, failure: failureOn(context, 'after', asked.failure) } }),
  }));
}
