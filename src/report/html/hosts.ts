import type { KernelSummary } from '../../core/change-set.js';
import type { Failure } from '../../core/rebuild.js';
import { cureLines, derivationNote, failureSentence, failuresOf, logTitle } from '../failure.js';
import { changeLogLine, configLine, firmwareLine, kernelMove, moduleLine, MOST_OPTIONS } from '../kernel.js';
import type { Group, Report } from '../model.js';
import { counted } from '../quantity.js';
import { joined, nameList, toText, type Line } from '../rich.js';
import { isToldAlready, searchLines } from '../search.js';
import { columns, groupRow, verdictLine } from '../summary.js';
import { notBooted, provenInVm, vmLines, vmSummary } from '../vm-proof.js';
import { warningGroups } from '../warnings.js';
import {
  bullets,
  fewHosts,
  folded,
  lineMarkup,
  logBlock,
  markup,
  nothing,
  scrolling,
  type Content,
  type Markup,
} from './markup.js';

/** Those of which the table of hosts shows the colour. */
const verdicts = ['failed', 'reboot', 'switch', 'unknown'];

/** One row for hosts that change alike. */
export function hostTable({ rebuild }: Report, groups: readonly Group[]): Content {
  if (groups.length === 0) return nothing;
  const shown = rebuild ? columns : columns.slice(0, -1);
  const cell = (line: Line): Markup => {
    const [word] = line;
    const colour = typeof word === 'string' && verdicts.includes(word) ? word : 'plain';
    return markup`<td class="${colour}">${lineMarkup(line)}</td>`;
  };
  const rows = groups.map(
    (group) =>
      markup`<tr><th scope="row">${lineMarkup(nameList(group.map((host) => host.name)))}</th>${groupRow(group).slice(0, shown.length).map(cell)}</tr>\n`,
  );
  return table('Hosts', ['Hosts', ...shown], rows);
}

/** Kernel, modules out of tree, firmware, parameters, configuration, and why the verdict is what it is. */
export function kernelTable(groups: readonly Group[]): Content {
  const rows = groups.flatMap((group) => {
    const [{ changes }] = group;
    if (!changes) return [];
    const { kernel } = changes;
    const cells = [
      kernel ? kernelLine(kernel) : ['no kernel'],
      verdictLine(changes),
      ...(kernel ? kernelCells(kernel) : [[], [], [], []]),
    ].map((line) => markup`<td>${line.length === 0 ? '–' : lineMarkup(line)}</td>`);
    return markup`<tr><th scope="row">${lineMarkup(fewHosts(group))}</th>${cells}</tr>\n`;
  });
  if (rows.length === 0) return nothing;
  const heads = ['Kernel', 'Verdict', 'Modules out of tree', 'Firmware', 'Parameters', 'Configuration'];
  return table('Kernels', ['Hosts', ...heads], rows);
}

function table(caption: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  return scrolling(
    caption,
    markup`<table><caption class="unseen">${caption}</caption>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table>`,
  );
}

function kernelLine(kernel: KernelSummary): Line {
  const log = changeLogLine(kernel);
  return [...kernelMove(kernel), ...(log.length === 0 ? [] : ['; change log: ', ...log])];
}

function kernelCells(kernel: KernelSummary): Line[] {
  const { modules, params } = kernel;
  const told = (['added', 'removed'] as const)
    .filter((kind) => params[kind].length > 0)
    .map((kind): Line => [`${kind}: `, ...nameList(params[kind])]);
  return [
    joined(modules.map(moduleLine), ', '),
    firmwareLine(kernel),
    joined(told, '; '),
    configLine(kernel, MOST_OPTIONS),
  ];
}

/** Each failure of a group with its sentence, its cure and its log. */
export function failureBlock(group: Group): Markup {
  const [{ name }] = group;
  const all = failuresOf(group);
  return all.length === 0
    ? nothing
    : markup`${all.map((failure) => failureMarkup(fewHosts(group), name, failure))}`;
}

/** @param hosts on which it is; @param host whose log it is */
function failureMarkup(hosts: Line, host: string, failure: Failure): Markup {
  const sentence: Line = [...hosts, ': ', ...failureSentence(failure), ...derivationNote(failure)];
  const title = logTitle(failure, host);
  const log =
    failure.log.length === 0
      ? nothing
      : folded(lineMarkup(title), logBlock(failure.log, toText(title)), failure.log.length <= 15);
  const cure = cureLines(failure).map((line) => markup`<p>${lineMarkup(line)}</p>`);
  return markup`<div class="failure"><p>${lineMarkup(sentence)}</p>${cure}${log}</div>\n`;
}

/** What was tried in the search for a release that works, and the failure of the first that does not. */
export function searchSection({ lastGood, hosts }: Report): Content {
  if (!lastGood) return nothing;
  const { release, host, failure } = lastGood.broken;
  const where: Line = [{ name: release }, ' on ', { name: host }];
  const broken = isToldAlready(failure, hosts) ? nothing : failureMarkup(where, host, failure);
  return [broken, bullets(searchLines(lastGood))];
}

/** What the VM of a group has shown; of one that was not booted, why. */
export function vmFold(group: Group): Markup {
  const proven = provenInVm(group);
  if (proven) {
    const summary: Line = [...fewHosts(group), ': ', vmSummary(group, proven)];
    return folded(lineMarkup(summary), bullets(vmLines(proven)));
  }
  const why = notBooted(group);
  return why ? markup`<p>${lineMarkup([...fewHosts(group), ': ', ...why])}</p>\n` : nothing;
}

/** Evaluation warnings that only the new release gives, each once. */
export function warningSection({ hosts }: Report): Content {
  return warningGroups(hosts).map((group) => {
    const names = nameList(group.hosts, 5);
    const summary: Line = [...names, `: ${counted(group.warnings.length, 'new evaluation warning')}`];
    const few = group.warnings.length <= 3;
    return folded(lineMarkup(summary), logBlock(group.warnings, `Warnings of ${toText(names)}`), few);
  });
}
