import type { ChangeSet } from '../core/change-set.js';
import type { Report, ReportHost } from './model.js';

/** Raised when a field goes or changes its meaning; new fields leave it. */
const schemaVersion = 1;

type ChangeParts = Pick<
  ChangeSet,
  | 'verdict'
  | 'reasons'
  | 'notes'
  | 'inhibitors'
  | 'kernel'
  | 'nix'
  | 'packages'
  | 'configuration'
  | 'units'
  | 'closure'
>;

/** One host of `rebuild --json` and `diff --json`; what is not known is null. */
export type HostJson = Pick<ReportHost, 'name' | 'outcome' | 'newWarnings'> & {
  beforeFailure: ReportHost['beforeFailure'] | null;
} & { [Key in keyof ChangeParts]: ChangeParts[Key] | null };

export interface ReportJson {
  schemaVersion: typeof schemaVersion;
  hosts: HostJson[];
}

/** The report for machines: docs/json.md, docs/schema/report.json. `update` puts its bumps and pull requests beside. */
export function reportJson(report: Pick<Report, 'hosts'>): ReportJson {
  return { schemaVersion, hosts: report.hosts.map(hostJson) };
}

function hostJson({ name, outcome, changes, newWarnings, beforeFailure }: ReportHost): HostJson {
  return {
    name,
    outcome,
    beforeFailure: beforeFailure ?? null,
    // Equal derivations are a verdict of their own.
    verdict: changes?.verdict ?? (outcome.kind === 'unchanged' ? 'no-op' : null),
    reasons: changes?.reasons ?? [],
    notes: changes?.notes ?? [],
    inhibitors: changes?.inhibitors ?? [],
    kernel: changes?.kernel ?? null,
    nix: changes?.nix ?? null,
    packages: changes?.packages ?? null,
    configuration: changes?.configuration ?? null,
    units: changes?.units ?? null,
    closure: changes?.closure ?? null,
    newWarnings,
  };
}
