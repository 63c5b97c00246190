import { groupHosts } from '../../core/fleet.js';
import { attentionItems, attentionLine } from '../attention.js';
import { failuresOf } from '../failure.js';
import type { Group, Report } from '../model.js';
import { provenanceLines } from '../provenance.js';
import { counted } from '../quantity.js';
import { nameList, type Line } from '../rich.js';
import { rollbacks } from '../rollback.js';
import { lastGoodSentence } from '../search.js';
import {
  ageLine,
  byGravity,
  isUnchanged,
  missingLines,
  pushedLines,
  unchangedHosts,
  verdictSentence,
} from '../summary.js';
import { companionLines, releaseNoteLines } from '../upgrade.js';
import { channelSection } from './channel.js';
import { failureBlock, hostTable, kernelTable, searchSection, vmFold, warningSection } from './hosts.js';
import { bullets, lineMarkup, markup, nothing, type Content, type Markup, type Room } from './markup.js';
import { packageFold, systemFold, unitFold } from './packages.js';
import { sizeFold } from './sizes.js';

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

/** All that a report says below its headline, in the order of docs/report.md, sizes below packages; what is empty is left out. */
export function sections(report: Report, room: Room): Section[] {
  const groups = byGravity(groupHosts(report.hosts));
  const changed = groups.filter(([host]) => !isUnchanged(host));
  const failed = groups.filter((group) => failuresOf(group).length > 0);
  const inRoom = (some: readonly Group[], draw: (group: Group, open: boolean) => Markup): Content =>
    limited(room, some, draw);
  const all: [slug: string, title: string, content: Content][] = [
    ['hosts', 'Hosts', hosts(report, changed)],
    ['eye', 'Needs an eye', bullets(attentionItems(report, groups).map(attentionLine))],
    ['notes', 'Release notes', bullets(releaseNoteLines(report))],
    ['along', 'Moves along', bullets(companionLines(report))],
    ['failures', 'Failures', inRoom(failed, failureBlock)],
    ['search', 'The search for a release that works', searchSection(report)],
    ['vm', 'In a VM', inRoom(changed, vmFold)],
    ['kernel', 'Kernel', kernelTable(changed)],
    ['packages', 'Packages', inRoom(changed, packageFold)],
    ['size', 'Size', inRoom(changed, sizeFold)],
    ['units', 'Units', inRoom(changed, unitFold)],
    ['system', 'Accounts, firewall, /etc', inRoom(changed, systemFold)],
    ['channel', 'What the channel brought', channelSection(report, room)],
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
  const same = unchangedHosts(report.hosts).map(({ words, names }): Line => [words, ...nameList(names), '.']);
  const lines = [...same, ...pushedLines(report)];
  return [hostTable(report, changed), lines.map((line) => markup`<p>${lineMarkup(line)}</p>\n`)];
}

function rollbackLines(groups: readonly Group[]): Line[] {
  const all = rollbacks(groups);
  return all.map(({ line, hosts: names }): Line =>
    all.length === 1 ? line : [...nameList(names, 5), ': ', ...line],
  );
}

/** As far as there is room; the first that has something to tell is unfolded. */
function limited(
  room: Room,
  groups: readonly Group[],
  draw: (group: Group, open: boolean) => Markup,
): Content {
  const drawn: Markup[] = [];
  for (const [index, group] of groups.entries()) {
    if (drawn.length === MOST_GROUPS || room.left <= 0) {
      const rest = counted(groups.length - index, 'more group');
      return [...drawn, markup`<p>What there is of ${rest} of hosts is in the JSON.</p>\n`];
    }
    const content = draw(group, drawn.length === 0);
    room.left -= content.text.length;
    if (content !== nothing) drawn.push(content);
  }
  return drawn;
}

function isEmpty(content: Content): boolean {
  if (Array.isArray(content)) return content.every(isEmpty);
  return content === nothing || content === '';
}
