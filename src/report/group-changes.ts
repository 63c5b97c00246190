import type { ChangeSet, UnitChanges } from '../core/change-set.js';
import type { Group } from './model.js';

/** So many hosts are named beside a unit that not all of a group have. */
const FEW = 3;

/**
 * How the hosts of a group change: alike, but for names of units and of files in /etc, which are put together. A name
 * that some hosts have and others have not says of which it is.
 */
export function groupChanges(group: Group): ChangeSet | null {
  const [{ changes }, ...others] = group;
  if (changes === null || others.length === 0) return changes;
  const etc = changes.etc && together(group, (one) => one.etc);
  return { ...changes, units: together(group, (one) => one.units), etc };
}

function together(group: Group, of: (changes: ChangeSet) => UnitChanges | null): UnitChanges {
  const names = (kind: keyof UnitChanges): string[] => {
    const hosts = new Map<string, string[]>();
    for (const { name: host, changes } of group) {
      for (const name of (changes && of(changes)?.[kind]) ?? []) {
        const known = hosts.get(name);
        if (known) known.push(host);
        else hosts.set(name, [host]);
      }
    }
    const told = (name: string, some: readonly string[]): string => {
      if (some.length === group.length) return name;
      const more = some.length > FEW ? ` and ${some.length - FEW} more` : '';
      return `${name} on ${some.slice(0, FEW).join(', ')}${more}`;
    };
    return [...hosts].map(([name, some]) => told(name, some)).sort();
  };
  return { added: names('added'), removed: names('removed'), changed: names('changed') };
}
