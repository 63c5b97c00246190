import type { Lane } from '../core/candidate.js';
import type { ChangeSet } from '../core/change-set.js';
import type { Report, ReportBump, ReportHost } from './model.js';

/** Raised when a field goes or changes its meaning; new fields leave it. */
export const schemaVersion = 1;

/** What became of a proposal. */
export type Done =
  | 'created'
  | 'updated'
  | 'unchanged'
  | 'left-alone'
  | 'unproven'
  | 'refused'
  | 'broken'
  | 'dry-run'
  | 'held'
  | 'planned';

/** One entry of `bumps`, of every verb. What is not known is null. */
export interface BumpJson {
  pin: string;
  file: string;
  from: { channel: string | null; release: string | null; revision: string | null };
  to: { channel: string | null; release: string | null; revision: string | null; hash: string | null };
  lane: Lane;
  /** `update` only. */
  done?: Done;
}

/** One entry of `pullRequests`. */
export interface PullJson {
  number: number;
  url: string;
  /** A pull request that a person closed is told as well. */
  state: 'open' | 'closed';
  done: Done;
}

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
  | 'etc'
  | 'users'
  | 'groups'
  | 'firewall'
  | 'closure'
>;

/** One host of `rebuild --json` and `diff --json`; what is not known is null. */
export type HostJson = Pick<ReportHost, 'name' | 'outcome' | 'newWarnings'> & {
  beforeFailure: ReportHost['beforeFailure'] | null;
  pushedTo: string | null;
} & { [Key in keyof ChangeParts]: ChangeParts[Key] | null };

export interface ReportJson {
  schemaVersion: typeof schemaVersion;
  hosts: HostJson[];
}

/** A pin that moves, or (with `done`) that would. Empty words become null. */
export function bumpJson({ name, file, channel, lane, from, to, hash }: ReportBump, done?: Done): BumpJson {
  return {
    pin: name,
    file,
    from: { channel: from.channel ?? null, release: from.release || null, revision: from.revision || null },
    to: { channel, release: to.release || null, revision: to.revision || null, hash },
    lane,
    ...(done === undefined ? {} : { done }),
  };
}

/** The report for machines: docs/json.md, docs/schema/report.json. The walks put bumps and pull requests beside. */
export function reportJson(report: Pick<Report, 'hosts'>): ReportJson {
  return { schemaVersion, hosts: report.hosts.map(hostJson) };
}

function hostJson({ name, outcome, changes, newWarnings, beforeFailure, pushedTo }: ReportHost): HostJson {
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
    etc: changes?.etc ?? null,
    users: changes?.users ?? null,
    groups: changes?.groups ?? null,
    firewall: changes?.firewall ?? null,
    closure: changes?.closure ?? null,
    newWarnings,
    pushedTo: pushedTo ?? null,
  };
}
