import type { FirewallChange, GroupChange, Moved, UnitChanges, UserChange } from '../change-set.js';
import type { Accounts, OpenPort, SystemFacts } from '../system-facts.js';

/** What changes beside packages and units; each is null unless both systems tell it. */
export interface SystemChanges {
  etc: UnitChanges | null;
  users: UserChange[] | null;
  groups: GroupChange[] | null;
  firewall: FirewallChange | null;
}

export function diffSystem(before: SystemFacts | null, after: SystemFacts | null): SystemChanges {
  const [old, now] = [before?.accounts, after?.accounts];
  return {
    etc: before?.etc && after?.etc ? diffNames(before.etc, after.etc) : null,
    users: old && now ? diffNamed(old.users, now.users) : null,
    groups: old && now ? diffNamed(old.groups, now.groups) : null,
    firewall: before?.firewall && after?.firewall ? diffFirewall(before.firewall, after.firewall) : null,
  };
}

/** Names with what tells one state of them from another. */
export function diffNames(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): UnitChanges {
  return {
    added: [...after.keys()].filter((name) => !before.has(name)).sort(),
    removed: [...before.keys()].filter((name) => !after.has(name)).sort(),
    changed: [...after]
      .filter(([name, state]) => (before.get(name) ?? state) !== state)
      .map(([name]) => name)
      .sort(),
  };
}

type Named = Accounts['users'][number] | Accounts['groups'][number];

function diffNamed<T extends Named>(
  before: readonly T[],
  after: readonly T[],
): ({ name: string } & Moved<Omit<T, 'name'>>)[] {
  const old = new Map(before.map(({ name, ...rest }) => [name, rest]));
  const now = new Map(after.map(({ name, ...rest }) => [name, rest]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function diffFirewall(
  before: NonNullable<SystemFacts['firewall']>,
  after: NonNullable<SystemFacts['firewall']>,
): FirewallChange {
  // Without a firewall all is let in already.
  const both = before.kind !== 'off' && after.kind !== 'off';
  const [old, now] = [merged(before.ports), merged(after.ports)];
  return {
    before: before.kind,
    after: after.kind,
    opened: both ? now.flatMap((port) => beyond(port, old)) : [],
    closed: both ? old.flatMap((port) => beyond(port, now)) : [],
  };
}

/** Ports that lie side by side as one range: how they are written down says nothing. */
function merged(ports: readonly OpenPort[]): OpenPort[] {
  const ranges: OpenPort[] = [];
  for (const port of ports.toSorted((a, b) => order(kindOf(a), kindOf(b)) || a.from - b.from)) {
    const last = ranges.at(-1);
    if (last && kindOf(last) === kindOf(port) && port.from <= last.to + 1) {
      ranges[ranges.length - 1] = { ...last, to: Math.max(last.to, port.to) };
    } else ranges.push(port);
  }
  return ranges;
}

function kindOf(port: OpenPort): string {
  return `${port.interface ?? ''} ${port.protocol}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What of a range none of the others lets in. @param others merged */
function beyond(port: OpenPort, others: readonly OpenPort[]): OpenPort[] {
  let left = [port];
  for (const other of others) {
    if (left.length === 0) break;
    const isNear = other.from <= port.to && other.to >= port.from;
    if (isNear && isForAllOf(other, port)) left = left.flatMap((part) => without(part, other));
  }
  return left;
}

function isForAllOf(other: OpenPort, port: OpenPort): boolean {
  return (
    (other.protocol === 'any' || other.protocol === port.protocol) &&
    (other.interface === null || other.interface === port.interface)
  );
}

function without(port: OpenPort, { from, to }: OpenPort): OpenPort[] {
  if (to < port.from || from > port.to) return [port];
  const [below, above] = [
    { ...port, to: from - 1 },
    { ...port, from: to + 1 },
  ];
  return [below, above].filter((part) => part.from <= part.to);
}
