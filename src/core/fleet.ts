import { createHash } from 'node:crypto';
import type { ChangeSet } from './change-set.js';
import { isTellingUnit } from './notable.js';
import type { Failure, HostOutcome } from './rebuild.js';

/** What of a host decides which group it is in. */
export interface FleetHost {
  name: string;
  outcome: HostOutcome;
  changes: ChangeSet | null;
  beforeFailure?: Failure;
}

/** Hosts that change alike: same outcome, same packages, kernel, Nix, accounts, ports and verdict. Never empty. */
export type HostGroup<T extends FleetHost> = readonly [T, ...T[]];

/**
 * Groups of hosts that change alike, in the order of their first hosts; within a group the hosts keep their order.
 * What differs between any two hosts (names, also of units and of files in /etc, sizes of what they hold, seconds) does
 * not part them.
 */
export function groupHosts<T extends FleetHost>(hosts: readonly T[]): HostGroup<T>[] {
  const [only] = hosts;
  if (only !== undefined && hosts.length === 1) return [[only]];
  const groups = new Map<string, [T, ...T[]]>();
  for (const host of hosts) {
    const key = groupKey(host);
    const group = groups.get(key);
    if (group) group.push(host);
    else groups.set(key, [host]);
  }
  return [...groups.values()];
}

function groupKey({ outcome, changes, beforeFailure }: FleetHost): string {
  return digest([
    outcomeKey(outcome),
    changes && changesDigest(changes),
    beforeFailure && failureKey(beforeFailure),
  ]);
}

/** The text itself can be megabytes, and there can be a thousand of them. */
function digest(key: unknown): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}

// A run draws its report in several forms, and groups the same hosts for each.
const digests = new WeakMap<ChangeSet, string>();

function changesDigest(changes: ChangeSet): string {
  const known = digests.get(changes) ?? digest(changesKey(changes));
  digests.set(changes, known);
  return known;
}

function outcomeKey(outcome: HostOutcome): unknown {
  switch (outcome.kind) {
    case 'unchanged':
      return outcome.kind;
    case 'built':
      return [outcome.kind, outcome.notBooted];
    case 'booted':
    case 'switched':
      return [outcome.kind, { ...outcome.vm, seconds: null }];
    case 'evaluated':
      return [outcome.kind, outcome.plan];
    case 'failed':
      return [outcome.kind, ...failureKey(outcome)];
  }
}

function failureKey(failure: Failure): unknown[] {
  const { side, message, derivation, subject, cure } = failure;
  return [failure.class, side, message, derivation, subject, cure];
}

function changesKey(changes: ChangeSet): unknown {
  const { verdict, reasons, notes, inhibitors, kernel, nix, packages } = changes;
  const { units, etc, users, groups, firewall } = changes;
  const telling = [units.added, units.removed, units.changed].map((names) => names.filter(isTellingUnit));
  // One unit that is called after its host (`acme-web1.example.org.service`) would part a fleet into hosts.
  const seen = [telling, etc === null];
  return [verdict, reasons, notes, inhibitors, kernel, nix, packages, seen, users, groups, firewall];
}
