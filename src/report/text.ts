import type { ChangeSet, UnitChanges } from '../core/change-set.js';
import { groupHosts } from '../core/fleet.js';
import type { Failure, HostOutcome } from '../core/rebuild.js';
import { attentionItems, attentionLine } from './attention.js';
import { cureLines, derivationNote, failureSentence, failuresOf, logTitle } from './failure.js';
import { groupChanges, type GroupChanges } from './group-changes.js';
import { plain } from './inert.js';
import { changeLogLine, configLine, firmwareLine, kernelMove, moduleLine, MOST_OPTIONS } from './kernel.js';
import type { Group, Report } from './model.js';
import { versionMove } from './moved.js';
import { provenanceLines } from './provenance.js';
import { byteChange, counted } from './quantity.js';
import { joined, nameList, toText, type Line } from './rich.js';
import { isToldAlready, lastGoodSentence, searchLines } from './search.js';
import { configurationCounts } from './counts.js';
import { nixLine } from './nix.js';
import { byInterest, changeWord, packageCounts } from './package-words.js';
import {
  ageLine,
  byGravity,
  columns,
  groupRow,
  isUnchanged,
  missingLines,
  pushedLines,
  unchangedHosts,
  verdictLine,
  verdictSentence,
} from './summary.js';
import { systemLines } from './system.js';
import { drawnTable, inkFor, noScreen, type Ink, type Screen } from './screen.js';
import { channelTexts } from './text-channel.js';
import { companionLines, releaseNoteLines } from './upgrade.js';
import { notBooted, provenInVm, vmLines, vmSummary } from './vm-proof.js';
import { warningGroups, type WarningGroup } from './warnings.js';

/** So much stays of how a host was rebuilt, and of the versions of a package. */
const LEAST_OF_HOSTS = { 5: 12 };
const LEAST_OF_PACKAGES = { 1: 16 };
/** So many hosts of a group are named in the table on a terminal. */
const IN_TABLE = 2;
/** So many groups of hosts are told in detail: a person reads no more, and a log of a fleet would be megabytes long. */
const MOST_GROUPS = 50;
/** So many names are told of what would be built, and of what would be fetched. */
const MOST_PLANNED = 20;
/** So many names of units, of files in /etc and of accounts are told in a line; the JSON has them all. */
const MOST_NAMES = 200;
/** So many packages are told of a group: fifty groups are some megabytes then. */
const MOST_PACKAGES = 1000;

/** The report for a terminal or a log: nothing is dropped but names of generated configuration, and what is over a limit. */
export function renderText(report: Report, screen: Screen = noScreen): string {
  const ink = inkFor(screen);
  const groups = byGravity(groupHosts(report.hosts));
  const changed = groups.filter(([host]) => !isUnchanged(host));
  const failed = groups.filter((group) => failuresOf(group).length > 0);
  const parts = [
    headline(report, ink),
    hostTable(report, changed, ink),
    ink.bare(unchangedLines(report)),
    ink.bare(pushedLines(report).map(toText).join('\n')),
    attention(report, groups, ink),
    list('Release notes', releaseNoteLines(report), ink),
    list('Moves along', companionLines(report), ink),
    ...details(failed, 'failures', (group) => failures(group, ink)),
    ...searched(report, ink),
    ...details(changed, 'details', (group) => groupDetails(group, ink)),
    ...details(warningGroups(report.hosts), 'warnings', (group) => [warnings(group, ink)]),
    ...channelTexts(report, ink),
    list('Provenance', provenanceLines(report, report.bumps), ink),
    list(
      'Not tested',
      report.untested.map((said) => [{ said }]),
      ink,
    ),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function headline(report: Report, ink: Ink): string {
  const age = ageLine(report);
  const { rebuild } = report;
  // Of a proof that nobody has made (a fleet without results) there is no sandbox.
  const how = rebuild?.sandbox ? ` Depth: ${rebuild.depth}, in ${plain(rebuild.sandbox)}.` : '';
  const title = report.title === '' ? '' : ink.heading(plain(report.title) + (age === '' ? '' : ` (${age})`));
  const { lastGood, notices = [] } = report;
  const missing = missingLines(report).map((line) => ink.failure(toText(line)));
  const search = lastGood ? [ink.warning(toText(lastGoodSentence(lastGood)))] : [];
  const told = [...missing, ...search, ...notices.map((said) => ink.warning(plain(said, 500)))];
  return [title, ...told, ink.bare(`${verdictSentence(report)}${how}`)]
    .filter((line) => line !== '')
    .join('\n');
}

function hostTable(report: Report, groups: readonly Group[], ink: Ink): string {
  if (groups.length === 0) return '';
  const count = report.rebuild ? columns.length : columns.length - 1;
  const rows = groups.map((group) => [
    toText(hostsCell(group, ink)),
    ...groupRow(group).slice(0, count).map(toText),
  ]);
  const heads = ['HOSTS', ...columns.slice(0, count).map((column) => column.toUpperCase())];
  return drawnTable([heads, ...rows], ink, { least: LEAST_OF_HOSTS, headed: true, verdicts: 1 });
}

/** The cell is never cut: on a terminal it has the first hosts, and how many there are. */
function hostsCell(group: Group, { width }: Ink): Line {
  const names = group.map((host) => host.name);
  if (width === null || names.length === 1) return nameList(names);
  return [`${names.length} hosts: `, ...nameList(names, IN_TABLE)];
}

/** The hosts of a group above what is told of them: all, where the table has not. */
function groupNames(group: Group, { width }: Ink): Line {
  return nameList(
    group.map((host) => host.name),
    width === null ? 5 : Infinity,
  );
}

function unchangedLines({ hosts }: Report): string {
  return unchangedHosts(hosts)
    .map(({ words, names }) => toText([words, ...nameList(names)]))
    .join('\n');
}

function attention(report: Report, groups: readonly Group[], ink: Ink): string {
  const lines = attentionItems(report, groups).map((item) => ink.warning(`  ${toText(attentionLine(item))}`));
  return lines.length === 0 ? '' : [ink.heading('Needs an eye'), ...lines].join('\n');
}

/** What is told of the first, and how many are left. */
function details<T>(all: readonly T[], what: string, tell: (one: T) => string[]): string[] {
  const rest = all.length - MOST_GROUPS;
  const more = rest > 0 ? [`The ${what} of ${counted(rest, 'more group')} of hosts are in the JSON.`] : [];
  return [...all.slice(0, MOST_GROUPS).flatMap(tell), ...more];
}

function failures(group: Group, ink: Ink): string[] {
  const [{ name }] = group;
  return failuresOf(group).map((failure) => failureText(groupNames(group, ink), name, failure, ink));
}

/** The sentence, what to do about it, and the log. @param hosts on which it is; @param host whose log it is */
function failureText(hosts: Line, host: string, failure: Failure, ink: Ink): string {
  const sentence: Line = [...hosts, ': ', ...failureSentence(failure), ...derivationNote(failure)];
  const cure = cureLines(failure).map((line) => ink.bare(`  ${toText(line)}`));
  const log = failure.log.map((line) => ink.quiet(`  | ${plain(line, 500)}`));
  const title = log.length === 0 ? [] : [ink.bare(`  ${toText(logTitle(failure, host))}:`)];
  return [ink.failure(toText(sentence)), ...cure, ...title, ...log].join('\n');
}

function searched({ lastGood, hosts }: Report, ink: Ink): string[] {
  if (!lastGood) return [];
  const { release, host, failure } = lastGood.broken;
  return [
    ...(isToldAlready(failure, hosts)
      ? []
      : [failureText([{ name: release }, ' on ', { name: host }], host, failure, ink)]),
    list('The search for a release that works', searchLines(lastGood), ink),
  ];
}

function groupDetails(group: Group, ink: Ink): string[] {
  const [{ outcome }] = group;
  const changes = groupChanges(group);
  const title = ink.heading(toText(groupNames(group, ink)));
  const lines = [...vmDetails(group), ...(changes ? changeLines(changes, ink) : []), ...planLines(outcome)];
  const isNamed = ink.width === null || group.length <= IN_TABLE || failuresOf(group).length > 0;
  if (lines.length === 0 && isNamed) return [];
  return [[title, ...lines.map((line) => ink.bare(line))].join('\n')];
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

function changeLines(changes: GroupChanges, ink: Ink): string[] {
  const { kernel, packages, configuration, units } = changes;
  const lines: Line[] = [
    ['verdict: ', ...verdictLine(changes)],
    ...(kernel ? kernelLines(kernel) : []),
    nixLine(changes),
    [`packages: ${packageCounts(packages)}`],
  ];
  const rows = byInterest(packages)
    .slice(0, MOST_PACKAGES)
    .map((change) => [
      plain(change.name),
      toText(versionMove(change)),
      changeWord(change),
      byteChange(change.bytes),
    ]);
  const generated = configurationCounts(configuration);
  return [
    ...lines.map((line) => `  ${toText(line)}`),
    ...(rows.length === 0
      ? []
      : [drawnTable(rows, ink, { least: LEAST_OF_PACKAGES, indent: '    ', verdicts: 2 })]),
    ...(packages.length > rows.length
      ? [`    ${counted(packages.length - rows.length, 'more package')}: the JSON has them all.`]
      : []),
    ...(generated === '' ? [] : [`  generated configuration: ${generated}`]),
    ...unitLines(units),
    ...systemLines(changes, MOST_NAMES).map((line) => `  ${toText(line)}`),
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
    .map((kind) => `  units ${kind}: ${toText(nameList(units[kind], MOST_NAMES))}`);
}

function warnings({ hosts, warnings: lines }: WarningGroup, ink: Ink): string {
  const head = [`${counted(lines.length, 'new evaluation warning')} on `, ...nameList(hosts, 5)];
  return [ink.heading(toText(head)), ...lines.map((line) => ink.bare(`  ${plain(line, 500)}`))].join('\n');
}

function list(title: string, lines: readonly Line[], ink: Ink): string {
  return lines.length === 0
    ? ''
    : [ink.heading(title), ...lines.map((line) => ink.bare(`  ${toText(line)}`))].join('\n');
}
