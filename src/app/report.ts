import type { ChangeSet } from '../core/change-set.js';
import { compareSystems } from '../core/diff/compare.js';
import type { Pin } from '../core/pin.js';
import type { Depth, HostRebuild, Rebuild } from '../core/rebuild.js';
import type { Report, ReportBump, ReportHost } from '../report/model.js';
import { reportTitle } from '../report/title.js';
import type { Bump } from './edit.js';

const DAY = 86_400;

/** A pin of the head that differs from the base, or is new. `before` is null for a new one. */
export interface ChangedPin {
  before: Pin | null;
  after: Pin;
}

/** The report of a proposal. `rebuilt` is null where the configuration asks for no rebuild. */
export function bumpReport(bump: Bump, rebuilt: Rebuild | null): Report {
  const { candidate, moves } = bump;
  const bumps: ReportBump[] = moves.map(({ pin, target }) => ({
    file: pin.file,
    name: pin.name,
    channel: target.channel,
    lane: candidate.lane,
    from: { release: pin.release, revision: pin.revision },
    to: { release: target.release, revision: target.revision },
    hash: target.hash,
  }));
  const from = moves.map(({ pin }) => pin.lastModified).find((time) => time !== null) ?? null;
  const to = moves.map(({ target }) => target.lastModified).find((time) => time !== null) ?? null;
  return {
    title: reportTitle(candidate.channel, bumps),
    channel: candidate.channel,
    lane: candidate.lane,
    bumps,
    daysNewer: from === null || to === null ? null : Math.round((to - from) / DAY),
    released: to === null ? null : day(to),
    // A rebuild has read the edited files again, and was given the source that they name.
    provenance: {
      announced: candidate.to.revision,
      locked: rebuilt && candidate.to.revision,
      built: rebuilt && candidate.to.revision,
      hydra: null,
    },
    ...proofOf(rebuilt),
  };
}

/** The report of a pull request's own pins. */
export function gateReport(changed: readonly ChangedPin[], rebuilt: Rebuild | null): Report {
  const bumps = changed.map(({ before, after }) => changedBump(before, after));
  const channels = new Set(bumps.map((bump) => bump.channel));
  const [channel = null] = channels.size === 1 ? channels : [];
  return {
    title: reportTitle(channel ?? `${bumps.length} pins`, bumps),
    channel,
    lane: null,
    bumps,
    daysNewer: null,
    released: null,
    ...proofOf(rebuilt),
  };
}

function changedBump(before: Pin | null, after: Pin): ReportBump {
  const channel = after.channel ?? 'no channel';
  return {
    file: after.file,
    name: after.name,
    channel,
    lane: before === null || before.channel === after.channel ? 'refresh' : 'upgrade',
    from: { release: before?.release ?? null, revision: before?.revision ?? null },
    to: { release: after.release ?? '', revision: after.revision ?? '' },
    hash: after.hash,
  };
}

/** The report of a bare comparison. */
export function comparisonReport(name: string, changes: ChangeSet): Report {
  const outcome = { kind: 'built', built: 0, fetched: 0, seconds: 0 } as const;
  return {
    title: '',
    channel: null,
    lane: null,
    bumps: [],
    daysNewer: null,
    released: null,
    rebuild: null,
    hosts: [{ name, outcome, changes, plan: null, newWarnings: [] }],
    untested: [],
  };
}

/** Whether some host is not proven: it failed, or nothing was rebuilt at all though it was asked for. */
export function hasFailed(report: Report): boolean {
  return report.hosts.some((host) => host.outcome.kind === 'failed');
}

function proofOf(rebuilt: Rebuild | null): Pick<Report, 'rebuild' | 'hosts' | 'untested'> {
  if (rebuilt === null)
    return { rebuild: null, hosts: [], untested: ['Nothing was rebuilt: `rebuild` is set to `none`.'] };
  const { depth, sandbox } = rebuilt;
  return { rebuild: { depth, sandbox }, hosts: rebuilt.hosts.map(reportHost), untested: untested(depth) };
}

function reportHost(host: HostRebuild): ReportHost {
  const { name, outcome, before, after, newWarnings, beforeFailure } = host;
  const changes =
    before.closure && after.closure
      ? compareSystems({ ...before, closure: before.closure }, { ...after, closure: after.closure })
      : null;
  const plan = outcome.kind === 'evaluated' ? outcome.plan : null;
  return { name, outcome, changes, plan, newWarnings, ...(beforeFailure ? { beforeFailure } : {}) };
}

function untested(depth: Depth): string[] {
  const built = depth === 'dry-build' ? ['Nothing was built: the hosts were only evaluated.'] : [];
  return [
    ...built,
    'Nothing was booted. Disks, boot loader, secrets and the data of services were not touched.',
  ];
}

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
