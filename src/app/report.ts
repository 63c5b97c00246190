import type { Candidate, Lane } from '../core/candidate.js';
import type { Pin, PinTarget } from '../core/pin.js';
import type { HostOutcome, HostRebuild, Rebuild } from '../core/rebuild.js';
import { seriesOf } from '../core/channel.js';
import { compareVersions } from '../core/nix-version.js';
import { seriesBetween } from '../core/series.js';
import { knownTime } from '../core/time.js';
import type { Report, ReportBump, ReportCompanion, ReportHost, ReportProvenance } from '../report/model.js';
import { reportTitle } from '../report/title.js';
import { approvalOf, listed, noticesOf, type Approval, type Moving } from './approval.js';
import type { CompanionMove } from './companions.js';
import type { Bump } from './edit.js';
import type { Config } from './settings.js';
import { untestedBy } from './untested.js';

const DAY = 86_400;

/** A pin that differs between base and head. `before` is null for a new one, `after` for one that is removed. */
export type ChangedPin = { before: Pin | null; after: Pin } | { before: Pin; after: null };

/**
 * The report of a proposal, and whether a person has to decide on it.
 * @param rebuilt null where the configuration asks for no rebuild
 */
export function bumpReport(
  config: Config,
  bump: Bump,
  rebuilt: Rebuild | null,
): Report & Pick<Approval, 'byHand'> {
  const { candidate, moves } = bump;
  const proof = proofOf(rebuilt);
  const bumps = moves.map(({ pin, target }) => movedBump(pin, target, candidate.lane));
  return {
    title: reportTitle(candidate.group, bumps),
    channel: candidate.steps.length === 1 ? candidate.group : null,
    lane: candidate.lane,
    bumps,
    ...timesOf(bump),
    // A rebuild has read the edited files again and held them against what was announced.
    provenance: provenanceOf(candidate, rebuilt),
    ...proof,
    ...approvalOf(config, candidate, proof.hosts, rebuilt?.hosts ?? []),
    releaseNotes: releaseNotes(candidate),
    companions: bump.companions.map(movedCompanion),
  };
}

/** The series after the pins' up to the one they go to, where NixOS makes one in May and one in November. */
function releaseNotes({ lane, steps }: Candidate): string[] {
  if (lane !== 'upgrade') return [];
  const series = steps.flatMap(({ pins, to }) =>
    pins.flatMap((pin) => seriesBetween(seriesOf(pin.channel), seriesOf(to.channel))),
  );
  return [...new Set(series)].sort(compareVersions);
}

/** Of one release: where several channels move, no one revision is the proposal's. */
function provenanceOf({ steps }: Candidate, rebuilt: Rebuild | null): ReportProvenance | null {
  const [step, ...others] = steps;
  if (!step || others.length > 0) return null;
  const { revision } = step.to;
  const built = rebuilt && builtRevision(revision, rebuilt.hosts);
  return { announced: revision, locked: rebuilt && revision, built, hydra: null };
}

/** A pin and where it goes, for a report. @param lane absent: by whether the channel stays */
export function movedBump(
  pin: Pin,
  target: Pick<PinTarget, 'channel' | 'release' | 'revision' | 'hash'>,
  lane: Lane = pin.channel === null || pin.channel === target.channel ? 'refresh' : 'upgrade',
): ReportBump {
  return {
    file: pin.file,
    name: pin.name,
    channel: target.channel,
    lane,
    from: { channel: pin.channel, release: pin.release, revision: pin.revision },
    to: { release: target.release, revision: target.revision },
    hash: target.hash,
  };
}

/** A companion and where it goes, for a report. */
export function movedCompanion({ companion, target }: CompanionMove): ReportCompanion {
  const { file, name, repository, branch, revision } = companion;
  const to = { branch: target.branch, revision: target.revision };
  return { file, name, repository, from: { branch, revision }, to };
}

/** Both times are of one move: two pins of a channel may have come from different days. */
function timesOf({ moves }: Bump): Pick<Report, 'daysNewer' | 'released'> {
  const times = moves.map(({ pin, target }) => ({
    from: knownTime(pin.lastModified),
    to: knownTime(target.lastModified),
  }));
  const whole = times.find(({ from, to }) => from !== null && to !== null);
  const { from = null, to = null } = whole ?? times.find((time) => time.to !== null) ?? {};
  return {
    daysNewer: from === null || to === null ? null : Math.round((to - from) / DAY),
    released: to === null ? null : day(to),
  };
}

/** `25.11.4188.68e831407653`, `25.11.20251101.68e8314`, `25.11.git.68e8314`. */
const versionWithRevision = /^[0-9]{2}\.[0-9]{2}(?:\.|pre|beta)(?:[0-9]+|git)\.([0-9a-f]{7,40})$/;

const BUILT: readonly HostOutcome['kind'][] = ['built', 'booted', 'switched'];

/**
 * The revision that the rebuilt systems say they are of: the announced one where all that tell agree with it, else
 * the first other one, maybe short. Null where none tells. A host whose version stays takes NixOS from another pin.
 */
function builtRevision(announced: string, hosts: readonly HostRebuild[]): string | null {
  const seen = hosts.flatMap(({ outcome, before, after }) => {
    const version = after.toplevel?.nixosVersion ?? '';
    if (!BUILT.includes(outcome.kind) || before.toplevel?.nixosVersion === version) return [];
    return versionWithRevision.exec(version)?.[1] ?? [];
  });
  if (seen.length === 0) return null;
  return seen.find((revision) => !announced.startsWith(revision)) ?? announced;
}

/** The report of a pull request's own pins: what a person must decide is told, for one to merge it all the same. */
export function gateReport(
  config: Config,
  changed: readonly ChangedPin[],
  rebuilt: Rebuild | null,
  told: Pick<Report, 'attention' | 'tested'> = {},
): Report {
  const bumps = changed.map(changedBump);
  const proof = proofOf(rebuilt);
  const proven = { hosts: proof.hosts, rebuilt: rebuilt?.hosts ?? [] };
  const { kernel, rolling } = noticesOf(config, changed.flatMap(movingPin), proven);
  const channels = new Set(bumps.map((bump) => bump.channel));
  const [channel = null] = channels.size === 1 ? channels : [];
  return {
    title: bumps.length === 0 ? '' : reportTitle(channel ?? `${bumps.length} pins`, bumps),
    channel,
    lane: null,
    bumps,
    daysNewer: null,
    released: null,
    ...proof,
    notices: [...removedNotice(rebuilt), ...kernel, ...rolling],
    ...told,
  };
}

/** A host that is gone does not fail; that it is meant to go a person says. */
function removedNotice(rebuilt: Rebuild | null): string[] {
  const removed = rebuilt?.removed ?? [];
  return removed.length === 0 ? [] : [`No host any more, and so not rebuilt: ${listed(removed)}`];
}

/** A pin that comes from another series is upgraded; of a new one nobody knows where it comes from. */
function movingPin({ before, after }: ChangedPin): Moving[] {
  if (!after?.channel || !after.revision) return [];
  const { channel, revision } = after;
  const old = before?.channel ?? channel;
  return [{ lane: seriesOf(old) === seriesOf(channel) ? 'refresh' : 'upgrade', channel, revision }];
}

function changedBump({ before, after }: ChangedPin): ReportBump {
  const from = { release: before?.release ?? null, revision: before?.revision ?? null };
  if (after === null) {
    const { file, name, channel } = before;
    const to = { release: 'removed', revision: '' };
    return { file, name, channel, lane: 'refresh', from, to, hash: null };
  }
  return {
    file: after.file,
    name: after.name,
    channel: after.channel,
    lane: before === null || before.channel === after.channel ? 'refresh' : 'upgrade',
    from,
    to: { release: after.release ?? '', revision: after.revision ?? '' },
    hash: after.hash,
  };
}

/** Whether some host is not proven: it failed, nothing is known of it or of any, or no release was found that works. */
export function hasFailed({ rebuild, hosts, missingHosts = [], lastGood }: Report): boolean {
  return (
    (rebuild !== null && hosts.length === 0) ||
    hosts.some((host) => host.outcome.kind === 'failed') ||
    missingHosts.length > 0 ||
    lastGood?.works === null
  );
}

function proofOf(rebuilt: Rebuild | null): Pick<Report, 'rebuild' | 'hosts' | 'untested'> {
  if (rebuilt === null) {
    return { rebuild: null, hosts: [], untested: untestedBy(null) };
  }
  const { depth, sandbox, hosts } = rebuilt;
  // A fleet of which there is no result at all: `missingHosts` tells that.
  const untested = hosts.length === 0 && sandbox === '' ? [] : untestedBy(rebuilt);
  return { rebuild: { depth, sandbox }, hosts: hosts.map(reportHost), untested };
}

function reportHost(host: HostRebuild): ReportHost {
  const { name, outcome, changes, newWarnings, beforeFailure, pushedTo } = host;
  const plan = outcome.kind === 'evaluated' ? outcome.plan : null;
  return {
    name,
    outcome,
    changes,
    plan,
    newWarnings,
    ...(beforeFailure ? { beforeFailure } : {}),
    ...(pushedTo === undefined ? {} : { pushedTo }),
  };
}

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
