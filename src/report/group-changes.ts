import type { ChangeSet, ConfigurationChanges, UnitChanges } from '../core/change-set.js';
import { isSameList } from '../core/same-list.js';
import type { Group } from './model.js';
import { byteChange, range } from './quantity.js';

/** So many hosts are named beside a name that not all of a group have. */
const FEW = 3;

/** Names that the hosts of a group have together. */
export interface GroupNames extends UnitChanges {
  /** `2 to 5 changed` on a host, where they differ: those of all together are true of none. */
  counts?: string;
}

export interface GroupConfiguration extends GroupNames, ConfigurationChanges {
  /** `+1.0 KiB to +2.0 KiB`, where they differ. */
  size?: string;
}

export interface GroupChanges extends ChangeSet {
  units: GroupNames;
  etc: GroupNames | null;
  configuration: GroupConfiguration;
}

// Each form of the report asks several times, and a group may have a thousand hosts.
const known = new WeakMap<Group, GroupChanges>();

/**
 * How the hosts of a group change: alike, but for names of units, of files in /etc and of generated configuration, which
 * are put together. A name that some hosts have and others have not says of which it is.
 */
export function groupChanges(group: Group): GroupChanges | null {
  const [{ changes }] = group;
  if (changes === null || group.length === 1) return changes;
  const told = known.get(group) ?? allTogether(group, changes);
  known.set(group, told);
  return told;
}

function allTogether(group: Group, changes: ChangeSet): GroupChanges {
  const all = group.flatMap(({ name, changes: own }) => (own ? [{ name, own }] : []));
  const sizes = all.map(({ own }) => own.configuration.bytes);
  return {
    ...changes,
    units: together(all.map(({ name, own }) => ({ host: name, names: own.units }))),
    etc:
      changes.etc &&
      together(all.flatMap(({ name, own }) => (own.etc ? { host: name, names: own.etc } : []))),
    configuration: {
      ...together(all.map(({ name, own }) => ({ host: name, names: own.configuration }))),
      bytes: changes.configuration.bytes,
      size: range(sizes, byteChange),
    },
  };
}

interface OfHost {
  host: string;
  names: UnitChanges;
}

const kinds = ['added', 'removed', 'changed'] as const;

function together(all: readonly OfHost[]): GroupNames {
  const [first] = all;
  if (!first) return { added: [], removed: [], changed: [] };
  const { added, removed, changed } = first.names;
  if (all.every(({ names }) => kinds.every((kind) => isSameList(names[kind], first.names[kind]))))
    return { added, removed, changed };
  const counts = kinds.flatMap((kind) => {
    const found = all.map(({ names }) => names[kind].length);
    return found.some((count) => count > 0) ? [`${range(found, String)} ${kind}`] : [];
  });
  return {
    ...{ added: merged(all, 'added'), removed: merged(all, 'removed'), changed: merged(all, 'changed') },
    counts: counts.join(', '),
  };
}

function merged(all: readonly OfHost[], kind: keyof UnitChanges): string[] {
  const hosts = new Map<string, string[]>();
  for (const { host, names } of all) {
    for (const name of names[kind]) {
      const some = hosts.get(name);
      if (some) some.push(host);
      else hosts.set(name, [host]);
    }
  }
  return [...hosts]
    .map(([name, some]) => (some.length === all.length ? name : `${name} on ${few(some)}`))
    .sort();
}

function few(hosts: readonly string[]): string {
  const more = hosts.length > FEW ? ` and ${hosts.length - FEW} more` : '';
  return hosts.slice(0, FEW).join(', ') + more;
}
