import type { ChangeSet, UnitChanges } from '../core/change-set.js';
import { groupHosts } from '../core/fleet.js';
import type { Failure, HostOutcome } from '../core/rebuild.js';
import { attentionItems } from './attention.js';
import { cureLines, derivationNote, failureSentence, logTitle } from './failure.js';
import { plain } from './inert.js';
import { changeLogLine, configLine, firmwareLine, kernelMove, moduleLine, MOST_OPTIONS } from './kernel.js';
import type { Group, Report } from './model.js';
import { versionMove } from './moved.js';
import { provenanceLines } from './provenance.js';
import { byteChange, counted } from './quantity.js';
import { joined, nameList, toText, type Line } from './rich.js';
import { lastGoodSentence, searchLines } from './search.js';
import {
  ageLine,
  byGravity,
  byInterest,
  changeWord,
  columns,
  groupRow,
  isUnchanged,
  missingLines,
  nixLine,
  packageCounts,
  pushedLines,
  unitCounts,
  verdictLine,
  verdictSentence,
} from './summary.js';
import { systemLines } from './system.js';
import { alignedTable } from './table.js';
import { channelTexts } from './text-channel.js';
import { companionLines, releaseNoteLines } from './upgrade.js';
import { notBooted, provenInVm, vmLines, vmSummary } from './vm-proof.js';
import { warningGroups, type WarningGroup } from './warnings.js';

/** Colours of a terminal; each gets a whole line or a heading and gives it back dressed. */
export interface TextStyle {
  heading(text: string): string;
  warning(text: string): string;
  failure(text: string): string;
  quiet(text: string): string;
}

const noStyle: TextStyle = {
  heading: (text) => text,
  warning: (text) => text,
  failure: (text) => text,
  quiet: (text) => text,
};

/** So many groups of hosts are told in detail: a person reads no more, and a log of a fleet would be megabytes long. */
const MOST_GROUPS = 50;
/** So many names are told of what would be built, and of what would be fetched. */
const MOST_PLANNED = 20;

/** The report for a terminal or a log: nothing is dropped but names of generated configuration, and what is over a limit. */
export function renderText(report: Report, style: TextStyle = noStyle): string {
  const groups = byGravity(groupHosts(report.hosts));
  const changed = groups.filter(([host]) => !isUnchanged(host));
  const parts = [
    headline(report, style),
    hostTable(report, changed),
    unchangedLine(report),
    pushedLines(report).map(toText).join('\n'),
    attention(report, groups, style),
    list('Release notes', releaseNoteLines(report), style),
    list('Moves along', companionLines(report), style),
    ...details(groups.filter(hasFailure), 'failures', (group) => failures(group, style)),
    ...searched(report, style),
    ...details(changed, 'details', (group) => groupDetails(group, style)),
    ...details(warningGroups(report.hosts), 'warnings', (group) => [warnings(group, style)]),
    ...channelTexts(report, (text) => style.heading(text)),
    list('Provenance', provenanceLines(report, report.bumps), style),
    list(
      'Not tested',
      report.untested.map((said) => [{ said }]),
      style,
    ),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function headline(report: Report, style: TextStyle): string {
  const age = ageLine(report);
  const { rebuild } = report;
  // Of a proof that nobody has made (a fleet without results) there is no sandbox.
  const how = rebuild?.sandbox ? ` Depth: ${rebuild.depth}, in ${plain(rebuild.sandbox)}.` : '';
  const title =
    report.title === '' ? '' : style.heading(plain(report.title)) + (age === '' ? '' : ` (${age})`);
  const { lastGood, notices = [] } = report;
  const missing = missingLines(report).map((line) => style.failure(toText(line)));
  const search = lastGood ? [style.warning(toText(lastGoodSentence(lastGood)))] : [];
  const told = [...missing, ...search, ...notices.map((said) => style.warning(plain(said, 500)))];
  return [title, ...told, `${verdictSentence(report)}${how}`].filter((line) => line !== '').join('\n');
}

function hostTable(report: Report, groups: readonly Group[]): string {
  if (groups.length === 0) return '';
  const width = report.rebuild ? columns.length : columns.length - 1;
  const rows = groups.map((group) => [
    toText(nameList(group.map((host) => host.name))),
    ...groupRow(group).slice(0, width).map(toText),
  ]);
  return alignedTable([['HOSTS', ...columns.slice(0, width).map((column) => column.toUpperCase())], ...rows]);
}

function unchangedLine(report: Report): string {
  const names = report.hosts.filter(isUnchanged).map((host) => host.name);
  return names.length === 0 ? '' : `Unchanged, proven by equal derivations: ${toText(nameList(names))}`;
}

function attention(report: Report, groups: readonly Group[], style: TextStyle): string {
  const lines = attentionItems(report, groups).map(({ text, hosts }) =>
    style.warning(`  ${toText(hosts.length === 0 ? text : [...text, ' on ', ...nameList(hosts, 5)])}`),
  );
  return lines.length === 0 ? '' : [style.heading('Needs an eye'), ...lines].join('\n');
}

function hasFailure([{ outcome, beforeFailure }]: Group): boolean {
  return outcome.kind === 'failed' || beforeFailure !== undefined;
}

/** What is told of the first, and how many are left. */
function details<T>(all: readonly T[], what: string, tell: (one: T) => string[]): string[] {
  const rest = all.length - MOST_GROUPS;
  const more = rest > 0 ? [`The ${what} of ${counted(rest, 'more group')} of hosts are in the JSON.`] : [];
  return [...all.slice(0, MOST_GROUPS).flatMap(tell), ...more];
}

function failures(group: Group, style: TextStyle): string[] {
  const [{ outcome, beforeFailure }] = group;
  const all: Failure[] = [
    ...(outcome.kind === 'failed' ? [outcome] : []),
    ...(beforeFailure ? [beforeFailure] : []),
  ];
  const hosts = nameList(
    group.map((host) => host.name),
    5,
  );
  const [{ name }] = group;
  return all.map((failure) => failureText(hosts, name, failure, style));
}

/** The sentence, what to do about it, and the log. @param hosts on which it is; @param host whose log it is */
function failureText(hosts: Line, host: string, failure: Failure, style: TextStyle): string {
  const sentence: Line = [...hosts, ': ', ...failureSentence(failure), ...derivationNote(failure)];
  const cure = cureLines(failure).map((line) => `  ${toText(line)}`);
  const log = failure.log.map((line) => style.quiet(`  | ${plain(line, 500)}`));
  const title = log.length === 0 ? [] : [`  ${toText(logTitle(failure, host))}:`];
  return [style.failure(toText(sentence)), ...cure, ...title, ...log].join('\n');
}

function searched({ lastGood, hosts }: Report, style: TextStyle): string[] {
  if (!lastGood) return [];
  const { release, host, failure } = lastGood.broken;
  const told = hosts.some(({ outcome }) => outcome.kind === 'failed' && outcome.message === failure.message);
  return [
    ...(told ? [] : [failureText([{ name: release }, ' on ', { name: host }], host, failure, style)]),
    list('The search for a release that works', searchLines(lastGood), style),
  ];
}

function groupDetails(group: Group, style: TextStyle): string[] {
  const [{ changes, outcome }] = group;
  const title = style.heading(
    toText(
      nameList(
        group.map((host) => host.name),
        5,
      ),
    ),
  );
  const lines = [...vmDetails(group), ...(changes ? changeLines(changes) : []), ...planLines(outcome)];
  return lines.length === 0 ? [] : [[title, ...lines].join('\n')];
}

function planLines(outcome: HostOutcome): string[] {
  if (outcome.kind !== 'evaluated') return [];
  const { build, fetch } = outcome.plan;
  const row = (word: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`  ${word}: ${toText(nameList(names, MOST_PLANNED))}`];
  return [...row('to build', build), ...row('to fetch', fetch)];
}

function vmDetails(group: Group): string[] {
  const proven = provenInVm(group);
  const lines: Line[] = proven ? [[vmSummary(group, proven)], ...vmLines(proven)] : [notBooted(group) ?? []];
  return lines.filter((line) => line.length > 0).map((line) => `  ${toText(line)}`);
}

function changeLines(changes: ChangeSet): string[] {
  const { kernel, packages, configuration, units } = changes;
  const lines: Line[] = [
    ['verdict: ', ...verdictLine(changes)],
    ...(kernel ? kernelLines(kernel) : []),
    nixLine(changes),
    [`packages: ${packageCounts(packages)}`],
  ];
  const rows = byInterest(packages).map((change) => [
    `    ${plain(change.name)}`,
    toText(versionMove(change)),
    changeWord(change),
    byteChange(change.bytes),
  ]);
  const generated = unitCounts(configuration);
  return [
    ...lines.map((line) => `  ${toText(line)}`),
    ...(rows.length === 0 ? [] : [alignedTable(rows)]),
    ...(generated === ''
      ? []
      : [`  generated configuration: ${generated} (${byteChange(configuration.bytes)})`]),
    ...unitLines(units),
    ...systemLines(changes).map((line) => `  ${toText(line)}`),
  ];
}

function kernelLines(kernel: NonNullable<ChangeSet['kernel']>): Line[] {
  const lines: [string, Line][] = [
    ['kernel: ', kernelMove(kernel)],
    ['change log: ', changeLogLine(kernel)],
    ['modules out of tree: ', joined(kernel.modules.map(moduleLine), ', ')],
    ['firmware: ', firmwareLine(kernel)],
    ['parameters added: ', nameList(kernel.params.added)],
    ['parameters removed: ', nameList(kernel.params.removed)],
    ['kernel configuration: ', configLine(kernel, MOST_OPTIONS)],
  ];
  return lines.filter(([, line]) => line.length > 0).map(([words, line]): Line => [words, ...line]);
}

function unitLines(units: UnitChanges): string[] {
  return (['added', 'removed', 'changed'] as const)
    .filter((kind) => units[kind].length > 0)
    .map((kind) => `  units ${kind}: ${toText(nameList(units[kind]))}`);
}

function warnings({ hosts, warnings: lines }: WarningGroup, style: TextStyle): string {
  const head = [`${counted(lines.length, 'new evaluation warning')} on `, ...nameList(hosts, 5)];
  return [style.heading(toText(head)), ...lines.map((line) => `  ${plain(line, 500)}`)].join('\n');
}

function list(title: string, lines: readonly Line[], style: TextStyle): string {
  return lines.length === 0
    ? ''
    : [style.heading(title), ...lines.map((line) => `  ${toText(line)}`)].join('\n');
}
