import { groupHosts } from '../core/fleet.js';
import { attentionItems, attentionLine, type AttentionItem } from './attention.js';
import { budgets } from './budget.js';
import { prose } from './inert.js';
import { channelBlocks } from './markdown-channel.js';
import { sizeBlocks } from './markdown-charts.js';
import { packageBlocks, systemBlocks, unitBlocks } from './markdown-details.js';
import { failureBlocks, kernelBlocks, rollbackBlocks } from './markdown-hosts.js';
import { searchBlocks, vmBlocks, warningBlocks } from './markdown-proof.js';
import { bullets, first, hostNames, markdownTable, tableRow, type Drawing } from './markdown-parts.js';
import type { Group, Report } from './model.js';
import { provenanceLines } from './provenance.js';
import { companionLines, releaseNoteLines } from './upgrade.js';
import { toMarkdown, type Line } from './rich.js';
import { lastGoodSentence } from './search.js';
import {
  ageLine,
  byGravity,
  columns,
  groupRow,
  isUnchanged,
  unchangedHosts,
  missingLines,
  pushedLines,
  verdictSentence,
} from './summary.js';

/** Of a pull request's body on GitHub. A step summary takes 1 MiB. */
const defaultLimit = 65_536;

/**
 * The report as GitHub-flavoured markdown, always shorter than `limit` UTF-8 bytes (and so than as many characters):
 * detail is dropped in the order of docs/report.md, never by cutting through anything, and the last line says what was.
 *
 * @throws RangeError when `limit` is under 3,000
 */
export function renderMarkdown(report: Report, options: { limit?: number } = {}): string {
  const limit = options.limit ?? defaultLimit;
  if (limit < 3000) throw new RangeError(`renderMarkdown: ${limit} bytes are too few`);
  const groups = byGravity(groupHosts(report.hosts));
  const changed = groups.filter(([host]) => !isUnchanged(host));
  const rows = changed.map((group) => ({ group, cells: groupRow(group) }));
  const subject = { report, groups, changed, rows, attention: attentionItems(report, groups) };
  for (const budget of budgets()) {
    const body = within(limit, blocks(subject, { budget, limit, leftOut: new Set() }));
    if (body !== null) return body;
  }
  throw new RangeError(`renderMarkdown: the smallest report is over ${limit} bytes`);
}

interface Row {
  group: Group;
  cells: readonly Line[];
}

/** What is drawn, again and again with less detail. */
interface Subject {
  report: Report;
  groups: readonly Group[];
  /** Those of the groups that change, and their rows in the table. */
  changed: readonly Group[];
  rows: readonly Row[];
  attention: readonly AttentionItem[];
}

/** The blocks with blank lines between, or null as soon as they are too long. */
function within(limit: number, parts: Iterable<string>): string | null {
  const encoder = new TextEncoder();
  const kept: string[] = [];
  let size = 0;
  for (const part of parts) {
    size += encoder.encode(part).length + 2;
    if (size > limit) return null;
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
}

function* blocks(subject: Subject, drawing: Drawing): Generator<string> {
  yield headline(subject.report, drawing);
  if (drawing.budget.sections) yield* sections(subject, drawing);
  else drawing.leftOut.add('everything but the verdict');
  if (drawing.leftOut.size > 0) {
    yield `*Left out, because the report would be too long here: ${[...drawing.leftOut].join(', ')}.*`;
  }
}

function headline(report: Report, { budget }: Drawing): string {
  const age = ageLine(report);
  const title = report.title === '' ? [] : [`### ${prose(report.title, 200)}`];
  const how =
    report.rebuild?.sandbox && budget.sections
      ? ` Depth: ${report.rebuild.depth}, in ${prose(report.rebuild.sandbox)}.`
      : '';
  const { lastGood, notices = [] } = report;
  const loud = [
    ...missingLines(report, budget.hostNames),
    ...(lastGood ? [lastGoodSentence(lastGood, !budget.sections)] : []),
  ];
  const told = [...loud.map(toMarkdown), ...notices.map((said) => prose(said, 500))];
  const said = told.length === 0 ? [] : [told.map((text) => `> **${text}**`).join('\n>\n')];
  return [...title, ...(age === '' ? [] : [age]), ...said, `**${verdictSentence(report)}**${how}`].join(
    '\n\n',
  );
}

function* sections(subject: Subject, drawing: Drawing): Generator<string> {
  const { report, groups, changed, attention } = subject;
  yield* hostTable(report, drawing, subject.rows);
  yield* unchangedLines(report, drawing);
  yield* pushedLines(report, drawing.budget.hostNames).map(toMarkdown);
  yield* attentionList(attention, drawing);
  yield* upgradeBlocks(report);
  yield* failureBlocks(drawing, groups);
  yield* searchBlocks(report, drawing);
  yield* vmBlocks(drawing, changed);
  yield* kernelBlocks(drawing, changed);
  yield* sizeBlocks(drawing, changed);
  yield* packageBlocks(drawing, changed);
  yield* unitBlocks(drawing, changed);
  yield* systemBlocks(drawing, changed);
  yield* channelBlocks(report, drawing);
  yield* warningBlocks(drawing, groups);
  yield* rollbackBlocks(drawing, changed);
  yield* provenance(report, drawing);
  if (report.untested.length > 0) {
    yield `#### Not tested\n\n${bullets(report.untested.map((said): Line => [{ said }]))}`;
  }
}

function* hostTable(report: Report, drawing: Drawing, all: readonly Row[]): Generator<string> {
  const shown = first(drawing, all, drawing.budget.groupRows, 'rows of the table of hosts');
  const width = report.rebuild ? columns.length : columns.length - 1;
  const rows = shown.map(({ group, cells }) => {
    const names = group.map((host) => host.name);
    return tableRow([hostNames(drawing, names), ...cells.slice(0, width)]);
  });
  if (rows.length > 0) yield markdownTable(drawing, ['Hosts', ...columns.slice(0, width)], rows);
  const rest = all.slice(shown.length).flatMap(({ group }) => group);
  if (rest.length > 0) yield `Not in the table: ${verdictSentence({ hosts: rest })}`;
}

function* unchangedLines(report: Report, drawing: Drawing): Generator<string> {
  for (const { words, names } of unchangedHosts(report.hosts))
    yield toMarkdown([words, ...hostNames(drawing, names), '.']);
}

function* attentionList(found: readonly AttentionItem[], drawing: Drawing): Generator<string> {
  const items = first(drawing, found, drawing.budget.attention, 'findings');
  if (items.length === 0) return;
  yield `#### Needs an eye\n\n${bullets(items.map(attentionLine))}`;
}

function* upgradeBlocks(report: Report): Generator<string> {
  const notes = releaseNoteLines(report);
  if (notes.length > 0) yield `#### Release notes\n\n${bullets(notes)}`;
  const companions = companionLines(report);
  if (companions.length > 0) yield `#### Moves along\n\n${bullets(companions)}`;
}

function* provenance(report: Report, drawing: Drawing): Generator<string> {
  const bumps = first(drawing, report.bumps, drawing.budget.bumps, 'pins');
  const lines = provenanceLines(report, bumps);
  if (lines.length > 0) yield `#### Provenance\n\n${bullets(lines)}`;
}
