import type { ChangeSet } from './change-set.js';
import type { HostOutcome } from './rebuild.js';

/** What of a host decides which group it is in. */
export interface FleetHost {
  name: string;
  outcome: HostOutcome;
  changes: ChangeSet | null;
}

/** Hosts that change alike: same outcome, same packages, kernel, Nix, units and verdict. Never empty. */
export type HostGroup<T extends FleetHost> = readonly [T, ...T[]];

/**
 * Groups of hosts that change alike, in the order of their first hosts; within a group the hosts keep their order.
 * What differs between any two hosts (names, sizes of what they hold, seconds) does not part them.
 */
export function groupHosts<T extends FleetHost>(hosts: readonly T[]): HostGroup<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const host of hosts) {
    const key = groupKey(host);
    const group = groups.get(key);
    if (group) group.push(host);
    else groups.set(key, [host]);
  }
  return [...groups.values()];
}

function groupKey({ outcome, changes }: FleetHost): string {
  return JSON.stringify([outcomeKey(outcome), changes && changesKey(changes)]);
}

function outcomeKey(outcome: HostOutcome): unknown {
  switch (outcome.kind) {
    case 'unchanged':
    case 'built':
      return outcome.kind;
    case 'evaluated':
      return [outcome.kind, outcome.plan];
    case 'failed':
      return [outcome.kind, outcome.class, outcome.side, outcome.message, outcome.derivation];
  }
}

function changesKey(changes: ChangeSet): unknown {
  const { verdict, reasons, notes, kernel, nix, packages, units } = changes;
  return [verdict, reasons, notes, kernel, nix, packages, units];
}
