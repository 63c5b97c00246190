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
  const gone = (some: readonly OpenPort[], others: readonly OpenPort[]): OpenPort[] =>
    both ? some.filter((port) => !others.some((other) => covers(other, port))) : [];
  return {
    before: before.kind,
    after: after.kind,
    opened: gone(after.ports, before.ports),
    closed: gone(before.ports, after.ports),
  };
}

function covers(other: OpenPort, port: OpenPort): boolean {
  return (
    (other.protocol === 'any' || other.protocol === port.protocol) &&
    (other.interface === null || other.interface === port.interface) &&
    other.from <= port.from &&
    other.to >= port.to
  );
}
