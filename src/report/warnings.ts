import type { ReportHost } from './model.js';

/** New evaluation warnings that the same hosts have. */
export interface WarningGroup {
  hosts: readonly string[];
  warnings: readonly string[];
}

/** Each warning once, with all hosts that have it; those of the same hosts together, in the order they are met. */
export function warningGroups(hosts: readonly Pick<ReportHost, 'name' | 'newWarnings'>[]): WarningGroup[] {
  const having = new Map<string, string[]>();
  for (const { name, newWarnings } of hosts) {
    for (const warning of new Set(newWarnings)) {
      const names = having.get(warning);
      if (names) names.push(name);
      else having.set(warning, [name]);
    }
  }
  const groups = new Map<string, { hosts: readonly string[]; warnings: string[] }>();
  for (const [warning, names] of having) {
    const key = JSON.stringify(names);
    const group = groups.get(key);
    if (group) group.warnings.push(warning);
    else groups.set(key, { hosts: names, warnings: [warning] });
  }
  return [...groups.values()];
}
