import type { HostRun } from './host-run.js';

/** Hosts that go from the same derivation to the same: what holds for the first holds for all. */
export type Alike = readonly [HostRun, ...HostRun[]];

/** In the order of their first hosts. */
export function alike(runs: readonly HostRun[]): Alike[] {
  const groups = new Map<string, [HostRun, ...HostRun[]]>();
  for (const run of runs) {
    const key = `${run.before.derivation ?? ''} ${run.after.derivation ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return [...groups.values()];
}
