import { groupHosts } from '../../core/fleet.js';
import { attentionItems } from '../attention.js';
import type { Group, Report } from '../model.js';
import { provenanceLines } from '../provenance.js';
import { counted } from '../quantity.js';
import { nameList, type Line } from '../rich.js';
import { rollbacks } from '../rollback.js';
import { lastGoodSentence } from '../search.js';
import { ageLine, byGravity, isUnchanged, missingLines, pushedLines, verdictSentence } from '../summary.js';
import { companionLines, releaseNoteLines } from '../upgrade.js';
import { failureSection, hostTable, kernelTable, searchSection, vmSection, warningSection } from './hosts.js';
import { bullets, lineMarkup, markup, nothing, type Content, type Markup } from './markup.js';
import { packageSection, unitSection } from './packages.js';
import { sizeSection } from './sizes.js';

/** A part of the page that the list of contents names; `slug` is unique within its report. */
export interface Section {
  slug: string;
  title: string;
  content: Content;
}

/** So many groups of hosts are told in detail, as in the text. */
const MOST_GROUPS = 50;

/** What stands above all sections: how much newer, what must be known at once, and the verdict. */
export function headline(report: Report): Markup {
  const { lastGood, notices = [], rebuild } = report;
  const told: Line[] = [
    ...missingLines(report),
    ...(lastGood ? [lastGoodSentence(lastGood)] : []),
    ...notices.map((said): Line => [{ said }]),
  ];
  const age = ageLine(report);
  const how = rebuild?.sandbox ? ` Depth: ${rebuild.depth}, in ${rebuild.sandbox}.` : '';
  return markup`${age === '' ? nothing : markup`<p class="age">${age}</p>\n`}${told.map((line) => markup`<p class="notice">${lineMarkup(line)}</p>\n`)}<p><strong class="verdict">${verdictSentence(report)}</strong>${how}</p>
`;
}

/** All that a report says below its headline, in the order of docs/report.md; what is empty is left out. */
export function sections(report: Report): Section[] {
  const groups = byGravity(groupHosts(report.hosts));
  const changed = groups.filter(([host]) => !isUnchanged(host));
  const detailed = changed.slice(0, MOST_GROUPS);
  const all: [slug: string, title: string, content: Content][] = [
    ['hosts', 'Hosts', hosts(report, changed)],
    ['eye', 'Needs an eye', bullets(attention(report, groups))],
    ['notes', 'Release notes', bullets(releaseNoteLines(report))],
    ['along', 'Moves along', bullets(companionLines(report))],
    ['failures', 'Failures', limited(groups.filter(hasFailure), failureSection)],
    ['search', 'The search for a release that works', searchSection(report)],
    ['vm', 'In a VM', vmSection(detailed)],
    ['kernel', 'Kernel', kernelTable(changed)],
    ['packages', 'Packages', limited(changed, packageSection)],
    ['size', 'Size', sizeSection(detailed)],
    ['units', 'Units', unitSection(detailed)],
    ['warnings', 'New evaluation warnings', warningSection(report)],
    ['back', 'Rolling back', bullets(rollbackLines(changed))],
    ['provenance', 'Provenance', bullets(provenanceLines(report, report.bumps))],
    ['untested', 'Not tested', bullets(report.untested.map((said): Line => [{ said }]))],
  ];
  return all
    .filter(([, , content]) => !isEmpty(content))
    .map(([slug, title, content]) => ({ slug, title, content }));
}

function hosts(report: Report, changed: readonly Group[]): Content {
  const unchanged = report.hosts.filter(isUnchanged).map((host) => host.name);
  const same: Line = ['Unchanged, proven by equal derivations: ', ...nameList(unchanged), '.'];
  const lines = [...(unchanged.length === 0 ? [] : [same]), ...pushedLines(report)];
  return [hostTable(report, changed), lines.map((line) => markup`<p>${lineMarkup(line)}</p>\n`)];
}

function attention(report: Report, groups: readonly Group[]): Line[] {
  return attentionItems(report, groups).map(({ text, hosts: names }): Line =>
    names.length === 0 ? text : [...text, ' on ', ...nameList(names, 5)],
  );
}

function rollbackLines(groups: readonly Group[]): Line[] {
  const all = rollbacks(groups);
  return all.map(({ line, hosts: names }): Line =>
    all.length === 1 ? line : [...nameList(names, 5), ': ', ...line],
  );
}

function hasFailure([{ outcome, beforeFailure }]: Group): boolean {
  return outcome.kind === 'failed' || beforeFailure !== undefined;
}

/** Of the first, and how many are left. */
function limited(groups: readonly Group[], draw: (groups: readonly Group[]) => Content): Content {
  const rest = groups.length - MOST_GROUPS;
  const more =
    rest > 0 ? markup`<p>Those of ${counted(rest, 'more group')} of hosts are in the JSON.</p>\n` : nothing;
  return [draw(groups.slice(0, MOST_GROUPS)), more];
}

function isEmpty(content: Content): boolean {
  if (Array.isArray(content)) return content.every(isEmpty);
  return content === nothing || content === '';
}
