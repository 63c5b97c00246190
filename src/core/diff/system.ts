import type { FirewallChange, GroupChange, Moved, UnitChanges, UserChange } from '../change-set.js';
import type { Accounts, OpenPort, SystemFacts } from '../system-facts.js';
import { textOrder } from '../text-order.js';

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
    opened: both ? gone(now, old) : [],
    closed: both ? gone(old, now) : [],
  };
}

/** Ports that lie side by side as one range: how they are written down says nothing. */
function merged(ports: readonly OpenPort[]): OpenPort[] {
  const ranges: OpenPort[] = [];
  for (const port of ports.toSorted((a, b) => textOrder(kindOf(a), kindOf(b)) || a.from - b.from)) {
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

/** What of some ranges none of the others lets in. */
function gone(some: readonly OpenPort[], others: readonly OpenPort[]): OpenPort[] {
  const byKind = new Map<string, OpenPort[]>();
  for (const other of others) {
    const same = byKind.get(kindOf(other));
    if (same) same.push(other);
    else byKind.set(kindOf(other), [other]);
  }
  return some.flatMap((port) => beyond(port, byKind));
}

/** What of a range none of the others lets in. @param others merged, by their kind */
function beyond(port: OpenPort, others: ReadonlyMap<string, readonly OpenPort[]>): OpenPort[] {
  const protocols = new Set<OpenPort['protocol']>(['any', port.protocol]);
  const interfaces = new Set([null, port.interface]);
  let left = [port];
  for (const protocol of protocols) {
    for (const on of interfaces) {
      const all = others.get(kindOf({ ...port, protocol, interface: on })) ?? [];
      for (const other of all.filter((one) => overlaps(one, port)))
        left = left.flatMap((part) => without(part, other));
    }
  }
  return left;
}

function overlaps(a: OpenPort, b: OpenPort): boolean {
  return a.from <= b.to && a.to >= b.from;
}

function without(port: OpenPort, other: OpenPort): OpenPort[] {
  if (!overlaps(port, other)) return [port];
  const [below, above] = [
    { ...port, to: other.from - 1 },
    { ...port, from: other.to + 1 },
  ];
  return [below, above].filter((part) => part.from <= part.to);
}
