import type { ChangeSet, KernelSummary } from '../core/change-set.js';
import type { Failure, HostOutcome } from '../core/rebuild.js';
import { moved } from './moved.js';
import type { Group, Report, ReportHost } from './model.js';
import { packageCounts } from './package-words.js';
import { byteChange, bytes, counted, duration, range } from './quantity.js';
import { joined, nameList, type Line } from './rich.js';
import { inVm } from './vm-proof.js';

/** Columns of the table of hosts, after the hosts themselves. */
export const columns = ['Verdict', 'Kernel', 'Packages', 'Closure', 'Rebuilt'] as const;

/** One row for hosts that change alike, a cell for each of `columns`. */
export function groupRow(group: Group): Line[] {
  const [{ outcome, changes }] = group;
  const none: Line = ['–'];
  if (changes) {
    return [
      [outcome.kind === 'failed' ? 'failed' : changes.verdict],
      changes.kernel ? kernelCell(changes.kernel) : none,
      [packageCounts(changes.packages)],
      [closureSizes(group)],
      [rebuilt(group)],
    ];
  }
  if (outcome.kind === 'evaluated') {
    const { build, fetch, unpackedBytes } = outcome.plan;
    const plan = `${build.length} to build, ${fetch.length} to fetch`;
    return [
      none,
      none,
      [plan],
      unpackedBytes === null ? none : [`${bytes(unpackedBytes)} to unpack`],
      [rebuilt(group)],
    ];
  }
  return [[outcome.kind === 'failed' ? 'failed' : 'unknown'], none, none, none, [rebuilt(group)]];
}

function kernelCell({ before, after, change }: KernelSummary): Line {
  return [...moved(before, after), ...(change === 'rebuilt' ? [' (rebuilt)'] : [])];
}

/** `3.1 GiB (+12.4 MiB)`; `2.0 to 3.1 GiB (…)` where the hosts of the group differ. */
function closureSizes(group: Group): string {
  const sizes = group.flatMap(({ changes }) => (changes ? [changes.closure] : []));
  const after = range(
    sizes.map((closure) => closure.after.bytes),
    bytes,
  );
  return `${after} (${range(
    sizes.map((closure) => closure.after.bytes - closure.before.bytes),
    byteChange,
  )})`;
}

function rebuilt(group: Group): string {
  const outcomes = group.map((host) => host.outcome);
  const [{ outcome, beforeFailure }] = group;
  const seconds = outcomes.reduce((sum, one) => sum + ('seconds' in one ? one.seconds : 0), 0);
  const note = beforeFailure ? ', today fails' : '';
  switch (outcome.kind) {
    case 'unchanged':
      return 'same derivation';
    case 'evaluated':
      return `evaluated, ${duration(seconds)}${note}`;
    case 'built': {
      const only = outcome.notBooted === undefined ? '' : ', not booted';
      return `built (${pathsTold(outcomes)}), ${duration(seconds)}${only}${note}`;
    }
    case 'booted':
    case 'switched':
      return `${inVm(outcome)}, ${pathsTold(outcomes)}, ${duration(seconds)}${note}`;
    case 'failed':
      return `failed: ${failureWords(outcome)}${outcome.side === 'before' ? ', today already' : ''}`;
  }
}

/** `6 built, 40 fetched: 12.4 MiB downloaded` */
function pathsTold(outcomes: readonly HostOutcome[]): string {
  const done = outcomes.flatMap((one) => ('built' in one ? [one] : []));
  const sum = (of: (one: (typeof done)[number]) => number): number =>
    done.reduce((total, one) => total + of(one), 0);
  const downloaded = sum((one) => one.downloadedBytes ?? 0);
  const size = downloaded === 0 ? '' : `: ${bytes(downloaded)} downloaded`;
  return `${sum((one) => one.built)} built, ${sum((one) => one.fetched)} fetched${size}`;
}

/** `build`, `boot (panic)`, `switch (way back failed)` */
function failureWords({ class: kind, reason }: Failure): string {
  return reason === undefined || reason === 'builder' ? kind : `${kind} (${reason.replaceAll('-', ' ')})`;
}

/** Gravest groups first, so that a short table shows what matters; groups alike keep their order. */
export function byGravity(groups: readonly Group[]): Group[] {
  const order: readonly Standing[] = ['failed', 'reboot', 'unknown', 'switch', 'evaluated', 'unchanged'];
  return groups.toSorted(([a], [b]) => order.indexOf(standing(a)) - order.indexOf(standing(b)));
}

type Standing = 'failed' | 'reboot' | 'switch' | 'evaluated' | 'unknown' | 'unchanged';

function standing({ outcome, changes }: { outcome: HostOutcome; changes: ChangeSet | null }): Standing {
  if (outcome.kind === 'failed') return 'failed';
  if (isUnchanged({ outcome, changes })) return 'unchanged';
  if (changes) return changes.verdict === 'reboot' ? 'reboot' : 'switch';
  return outcome.kind === 'evaluated' ? 'evaluated' : 'unknown';
}

/** Nothing to do on this host, proven. */
export function isUnchanged({ outcome, changes }: Pick<ReportHost, 'outcome' | 'changes'>): boolean {
  return outcome.kind === 'unchanged' || (changes?.verdict === 'no-op' && outcome.kind !== 'failed');
}

/** Hosts with nothing to do, by what shows it: equal derivations, or the toplevel that came of them or was saved. */
export function unchangedHosts(hosts: readonly ReportHost[]): { words: string; names: string[] }[] {
  const unchanged = hosts.filter(isUnchanged);
  const proven = unchanged.filter(({ outcome }) => outcome.kind === 'unchanged');
  const same = unchanged.filter(({ outcome }) => outcome.kind !== 'unchanged');
  return [
    { words: 'Unchanged, proven by equal derivations: ', names: proven.map(({ name }) => name) },
    { words: 'Unchanged, with the same toplevel before and after: ', names: same.map(({ name }) => name) },
  ].filter(({ names }) => names.length > 0);
}

/** The verdict over all hosts, in one sentence: what it comes to, then the counts. */
export function verdictSentence({
  hosts,
  missingHosts = [],
}: Pick<Report, 'hosts' | 'missingHosts'>): string {
  const all = hosts.length + missingHosts.length;
  if (all === 0) return 'No host was rebuilt.';
  const counts = new Map<Standing, number>();
  for (const host of hosts) counts.set(standing(host), (counts.get(standing(host)) ?? 0) + 1);
  const words: Record<Standing, string> = {
    failed: 'failed',
    reboot: 'to reboot',
    switch: 'to switch',
    evaluated: 'evaluated only',
    unknown: 'with unknown changes',
    unchanged: 'unchanged',
  };
  const order = Object.keys(words) as Standing[];
  const told = order.flatMap((key) => (counts.has(key) ? [`${counts.get(key) ?? 0} ${words[key]}`] : []));
  const missing = missingHosts.length === 0 ? [] : [`${missingHosts.length} without a result`];
  return `${counted(all, 'host')}: ${[...missing, ...told].join(', ')}.`;
}

/** What a fleet that is not whole must say first. @param limit of names */
export function missingLines({ hosts, missingHosts = [] }: Report, limit = Infinity): Line[] {
  if (missingHosts.length === 0) return [];
  const all = hosts.length + missingHosts.length;
  const of = `no result came from ${missingHosts.length} of ${counted(all, 'host')}`;
  const names: Line = limit === 0 ? [] : [': ', ...nameList(missingHosts, limit)];
  return [[`NOT PROVEN: ${of}, so nothing is known of them`, ...names]];
}

/** `6 days newer, released 2026-03-02`, or nothing. */
export function ageLine({ daysNewer, released }: Report): string {
  const date = released && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(released) ? released : null;
  const told = [
    daysNewer === null ? '' : `${counted(Math.abs(daysNewer), 'day')} ${daysNewer < 0 ? 'older' : 'newer'}`,
    date === null ? '' : `released ${date}`,
  ];
  return told.filter((part) => part !== '').join(', ');
}

/** Why the verdict is what it is, and what is worth knowing beside. */
export function verdictLine({ verdict, reasons, notes }: ChangeSet): Line {
  const said = (sentences: readonly string[]): Line =>
    joined(
      sentences.map((sentence) => [{ said: sentence }]),
      '; ',
    );
  const because: Line = reasons.length > 0 ? [' because ', ...said(reasons)] : [];
  return [verdict, ...because, ...(notes.length > 0 ? ['. Beside it: ', ...said(notes)] : [])];
}

/** Where the closures of proven hosts were copied to. @param limit of names */
export function pushedLines({ hosts }: Pick<Report, 'hosts'>, limit = Infinity): Line[] {
  const stores = new Map<string, string[]>();
  for (const { name, pushedTo } of hosts) {
    if (pushedTo === undefined) continue;
    const names = stores.get(pushedTo);
    if (names) names.push(name);
    else stores.set(pushedTo, [name]);
  }
  return [...stores].map(([store, names]): Line => {
    const which: Line = names.length === hosts.length ? ['all hosts'] : nameList(names, limit);
    return ['Copied to ', { name: store }, ': ', ...which];
  });
}
