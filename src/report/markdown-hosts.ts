import type { KernelSummary } from '../core/change-set.js';
import type { Failure } from '../core/rebuild.js';
import { changeLogLine, configLine, firmwareLine, kernelMove, moduleLine } from './kernel.js';
import { cureLines, derivationNote, failureSentence, failuresOf, logTitle } from './failure.js';
import { fenced } from './inert.js';
import { bullets, fewNames, first, folded, groupLabel, type Drawing } from './markdown-parts.js';
import { joined, nameList, toMarkdown, type Line } from './rich.js';
import type { Group } from './model.js';
import { rollbacks } from './rollback.js';
import { verdictLine } from './summary.js';

/** Each failure of a group of hosts with its sentence and its folded log. */
export function* failureBlocks(drawing: Drawing, groups: readonly Group[]): Generator<string> {
  const failures = groups.flatMap((group) => failuresOf(group).map((failure) => ({ group, failure })));
  if (failures.length === 0) return;
  const shown = first(drawing, failures, drawing.budget.failures, 'failures');
  if (shown.length > 0) yield '#### Failures';
  for (const { group, failure } of shown) yield failureBlock(drawing, group, failure);
}

function failureBlock(drawing: Drawing, group: Group, failure: Failure): string {
  const [{ name }] = group;
  return failureText(drawing, groupLabel(group), name, failure);
}

/** The sentence, what to do about it, and the folded log. @param hosts on which it is; @param host whose log it is */
export function failureText(drawing: Drawing, hosts: Line, host: string, failure: Failure): string {
  const sentence: Line = [...hosts, ': ', ...failureSentence(failure), ...derivationNote(failure)];
  const text = [sentence, ...cureLines(failure)].map(toMarkdown).join('\n\n');
  const { logLines } = drawing.budget;
  if (failure.log.length > logLines) drawing.leftOut.add(logLines === 0 ? 'logs' : 'beginnings of logs');
  if (failure.log.length === 0 || logLines === 0) return text;
  return `${text}\n\n${folded(logTitle(failure, host), fenced(failure.log.slice(-logLines)))}`;
}

/** Kernel, parameters, modules out of tree and the verdict's reasons, a point for each group of hosts. */
export function* kernelBlocks(drawing: Drawing, groups: readonly Group[]): Generator<string> {
  const told = groups.filter(([{ changes }]) => changes !== null);
  if (told.length === 0) return;
  const shown = first(drawing, told, drawing.budget.kernelGroups, 'kernels');
  const points = shown.map((group): Line => {
    const [{ changes }] = group;
    if (!changes) return [];
    const kernel = changes.kernel ? kernelLine(drawing, changes.kernel) : ['no kernel'];
    // Last, because a forge takes what follows an address for a part of it.
    const log = changes.kernel ? changeLogLine(changes.kernel) : [];
    const where: Line = log.length === 0 ? [] : ['. Change log: ', ...log];
    return [...groupLabel(group), ': ', ...kernel, '. Verdict: ', ...verdictLine(changes), ...where];
  });
  if (points.length > 0) yield `#### Kernel\n\n${bullets(points)}`;
}

function kernelLine(drawing: Drawing, kernel: KernelSummary): Line {
  const { kernelOptions } = drawing.budget;
  if (kernelOptions === 0 && kernel.config && kernel.config.length > 0)
    drawing.leftOut.add('options of kernels’ configurations');
  const config = configLine(kernel, kernelOptions);
  const after = (words: string, line: Line): Line => (line.length === 0 ? [] : [words, ...line]);
  return [
    ...kernelMove(kernel),
    ...after('; modules out of tree: ', joined(kernel.modules.map(moduleLine), ', ')),
    ...after('; firmware: ', firmwareLine(kernel)),
    ...paramList(drawing, 'added', kernel.params.added),
    ...paramList(drawing, 'removed', kernel.params.removed),
    ...after('; configuration: ', config),
  ];
}

function paramList({ budget, leftOut }: Drawing, word: string, params: readonly string[]): Line {
  if (params.length === 0) return [];
  if (params.length > budget.params) leftOut.add('kernel parameters');
  return [`; parameters ${word}: `, ...nameList(params, budget.params)];
}

/** Which Nix the hosts have before and after, and so whether the way back is open. */
export function* rollbackBlocks(drawing: Drawing, groups: readonly Group[]): Generator<string> {
  const all = rollbacks(groups);
  const shown = first(drawing, all, drawing.budget.groupRows, 'Nix versions');
  if (shown.length === 0) return;
  const points = shown.map(({ line, hosts }): Line =>
    all.length === 1 ? line : [...fewNames(hosts), ': ', ...line],
  );
  yield `#### Rolling back\n\n${bullets(points)}`;
}
