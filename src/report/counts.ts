import type { GroupConfiguration, GroupNames } from './group-changes.js';
import { byteChange } from './quantity.js';

/** `2 added, 34 changed`; empty where nothing changes. */
export function unitCounts({ added, removed, changed, counts }: GroupNames): string {
  return counts ?? movedCounts(added.length, removed.length, changed.length);
}

/** `2 added, 34 changed (+1.2 KiB)`; empty where nothing changes. */
export function configurationCounts(configuration: GroupConfiguration): string {
  const counts = unitCounts(configuration);
  return counts === '' ? '' : `${counts} (${configuration.size ?? byteChange(configuration.bytes)})`;
}

/** `2 added, 34 changed` */
export function movedCounts(added: number, removed: number, changed: number): string {
  const counts = [
    [added, 'added'],
    [removed, 'removed'],
    [changed, 'changed'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}
