import type { Budget } from './budget.js';
import { nameList, toHtml, toMarkdown, type Line } from './rich.js';
import type { Group } from './model.js';

/** What every block is made with. `leftOut` gathers what was really dropped, in words. */
export interface Drawing {
  budget: Budget;
  /** Of the body, in bytes: what is longer is not drawn to its end, as it is thrown away. */
  limit: number;
  leftOut: Set<string>;
}

/** The first `limit` entries; what is dropped is noted. */
export function first<T>(drawing: Drawing, entries: readonly T[], limit: number, what: string): readonly T[] {
  if (entries.length > limit) drawing.leftOut.add(what);
  return entries.slice(0, limit);
}

/** The hosts of a group by name, as far as the budget goes. */
export function hostNames({ budget, leftOut }: Drawing, names: readonly string[]): Line {
  if (names.length > budget.hostNames) leftOut.add('hosts’ names');
  return nameList(names, budget.hostNames);
}

/** A group where its names stand in full elsewhere (in the table). */
export function fewNames(names: readonly string[]): Line {
  return nameList(names, 5);
}

export function groupLabel(group: Group): Line {
  return fewNames(group.map((host) => host.name));
}

/** A folded block: markdown is read again after the blank line. */
export function folded(summary: Line, content: string): string {
  return `<details><summary>${toHtml(summary)}</summary>\n\n${content}\n\n</details>`;
}

/** A GFM table, its rows by `tableRow`. */
export function markdownTable({ limit }: Drawing, head: readonly string[], rows: Iterable<string>): string {
  const lines = [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`];
  let length = 0;
  for (const row of rows) {
    lines.push(row);
    length += row.length;
    if (length > limit) break;
  }
  return lines.join('\n');
}

/** Cells are inert already: no pipe and no line break comes out of a `Line`. */
export function tableRow(cells: readonly Line[]): string {
  return `| ${cells.map(toMarkdown).join(' | ')} |`;
}

export function bullets(lines: readonly Line[]): string {
  return lines.map((line) => `- ${toMarkdown(line)}`).join('\n');
}

/** `content` may be empty: then there is nothing to unfold. */
type Detail = { summary: Line; content: string } | null;

/** A heading and a folded block for each group that has something to tell, lazily: long ones are not drawn in vain. */
export function* section(
  drawing: Drawing,
  title: string,
  what: string,
  groups: readonly Group[],
  detail: (group: Group) => Detail,
): Generator<string> {
  let shown = 0;
  for (const group of groups) {
    if (shown >= drawing.budget.groupDetails) {
      // Whether the others have something to tell is not worth finding out at any length.
      drawing.leftOut.add(what);
      return;
    }
    const found = detail(group);
    if (!found) continue;
    if (shown === 0) yield `#### ${title}`;
    shown += 1;
    const summary: Line = [...groupLabel(group), ': ', ...found.summary];
    yield found.content === '' ? toMarkdown(summary) : folded(summary, found.content);
  }
}
