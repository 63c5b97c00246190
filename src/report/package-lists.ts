import type { ListComparison, ListedChange } from '../core/package-list/compare.js';
import { schemaVersion } from './json.js';
import { bullets } from './markdown-parts.js';
import { toText, type Line } from './rich.js';
import { alignedTable } from './table.js';

/** Two package lists, as `diff` tells of them. */

const KINDS = ['downgraded', 'upgraded', 'added', 'removed'] as const;

/** The comparison for machines: docs/json.md. */
export function listsJson({ before, after, changes, insecure }: ListComparison): object {
  return { schemaVersion, packages: { before, after }, changes, newlyInsecure: insecure };
}

/** Every change, by its kind. */
export function listsText(lists: ListComparison): string {
  const tables = KINDS.flatMap((kind) => {
    const rows = lists.changes.filter(({ change }) => change === kind).map(row);
    return rows.length === 0 ? [] : [`${kind}: ${rows.length}\n${alignedTable(rows)}`];
  });
  return [headline(lists), ...insecureLines(lists).map((line) => `  ${toText(line)}`), ...tables].join('\n');
}

function row({ attribute, before, after }: ListedChange): string[] {
  return [
    `  ${attribute}`,
    before === null ? (after ?? '') : after === null ? before : `${before} -> ${after}`,
  ];
}

/** The counts and what is newly marked insecure, and of each kind the first changes that fit. */
export function listsMarkdown(lists: ListComparison, limit: number): string {
  const head = `**${headline(lists)}**`;
  const insecure = insecureLines(lists);
  for (let most = 1000; most >= 1; most = Math.floor(most / 2)) {
    const parts = [head, insecureBlock(insecure, most), ...KINDS.map((kind) => kindBlock(lists, kind, most))];
    const text = parts.filter((part) => part !== '').join('\n\n');
    if (Buffer.byteLength(text) < limit) return text;
  }
  return head;
}

function insecureBlock(lines: readonly Line[], most: number): string {
  const more = lines.length - most;
  const rest = more > 0 ? [`- and ${more} more that are newly marked insecure`] : [];
  return lines.length === 0 ? '' : [bullets(lines.slice(0, most)), ...rest].join('\n');
}

function kindBlock({ changes }: ListComparison, kind: (typeof KINDS)[number], most: number): string {
  const all = changes.filter(({ change }) => change === kind);
  const lines = all.slice(0, most).map(({ attribute, before, after }): Line => {
    const versions = [before, after].filter((version) => version !== null);
    const told = versions.flatMap((name, index): Line => [index === 0 ? ' ' : ' -> ', { name }]);
    return [{ name: attribute }, ...told];
  });
  const more = all.length - lines.length;
  const rest = more > 0 ? [`- and ${more} more`] : [];
  return all.length === 0
    ? ''
    : [`#### ${kind}: ${all.length}`, [bullets(lines), ...rest].join('\n')].join('\n\n');
}

function headline({ before, after, changes }: ListComparison): string {
  const counts = KINDS.map((kind) => `${changes.filter(({ change }) => change === kind).length} ${kind}`);
  return `${before} packages before, ${after} after: ${counts.join(', ')}.`;
}

function insecureLines({ insecure }: ListComparison): Line[] {
  return insecure.map(({ name, reasons }): Line => [
    { name },
    ' is newly marked insecure',
    ...(reasons.length === 0 ? [] : [': ', { said: reasons.join('; ') }]),
  ]);
}
