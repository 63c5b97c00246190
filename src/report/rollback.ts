import { isServing, isStatefulMajor } from '../core/stateful.js';
import type { Group } from './model.js';
import { nameList, type Line } from './rich.js';
import { nixLine } from './nix.js';

/** Which Nix some hosts have before and after, and so whether the way back is open. */
export interface Rollback {
  line: Line;
  hosts: readonly string[];
}

/** Each once, with all hosts that it is true of; those whose way back is not open first. */
export function rollbacks(groups: readonly Group[]): Rollback[] {
  const byLine = new Map<string, Rollback & { oneWay: boolean; hosts: string[] }>();
  for (const group of groups) {
    const [{ changes }] = group;
    if (!changes) continue;
    const { schemaBefore, schemaAfter } = changes.nix;
    const oneWay = schemaBefore !== null && schemaAfter !== null && schemaBefore !== schemaAfter;
    const note = oneWay ? [': an older Nix does not read the new one’s database'] : [];
    const kept = changes.packages
      .filter((change) => isServing(change, changes) && isStatefulMajor(change))
      .map(({ name }) => name);
    const data: Line =
      kept.length === 0 ? [] : ['; what does not go back with it: the data of ', ...nameList(kept, 10)];
    const line: Line = [...nixLine(changes), ...note, ...data];
    const known = byLine.get(JSON.stringify(line)) ?? { line, oneWay, hosts: [] };
    known.hosts.push(...group.map((host) => host.name));
    byLine.set(JSON.stringify(line), known);
  }
  return [...byLine.values()].sort((a, b) => Number(b.oneWay) - Number(a.oneWay));
}
