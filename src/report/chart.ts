import type { ClosureParts } from '../core/change-set.js';
import type { LastGood } from '../core/last-good.js';
import { inertPlain } from './inert.js';
import { byteChange, bytes } from './quantity.js';

/** Charts in mermaid's language, which GitHub and Forgejo draw. Each has a title and a description for screen readers. */

const LONGEST_LABEL = 40;

/**
 * A name by others as a label between quotes: what can't be in the name of a store path or a release is `?`, so nothing
 * ends the label, the line or the fence, is a directive or a character reference.
 */
export function chartLabel(text: string): string {
  const label = text.replace(/[^0-9A-Za-z+._=-]/gu, '?');
  const short = label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
  return inertPlain(short || '?');
}

/** So many packages are bars, where each has moved by so many bytes; fewer than three say no more than a table. */
const MOST_BARS = 10;
const LEAST_BARS = 3;
const LEAST_CHANGE = 100 * 1024;
const MIB = 1024 ** 2;

type Part = ClosureParts['largest'][number];

/** Bars of what changed most in size: grey what stays, red what is new of it, green what is gone. Null: not enough did. */
export function sizeChart({ largest }: ClosureParts): string | null {
  const parts = largest
    .filter((part) => Math.abs(part.after - part.before) >= LEAST_CHANGE)
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .map((part) => ({ ...part, name: chartLabel(part.name) }))
    // Bars of one name would lie on each other.
    .filter((part, index, all) => all.findIndex(({ name }) => name === part.name) === index)
    .slice(0, MOST_BARS);
  if (parts.length < LEAST_BARS) return null;
  const told = parts.map(
    ({ name, before, after }) => `${name} ${byteChange(after - before)} to ${bytes(after)}`,
  );
  const bar = (size: (part: Part) => number): string =>
    `    bar [${parts.map((part) => (size(part) / MIB).toFixed(2)).join(', ')}]`;
  const most = Math.max(...parts.map(({ before, after }) => Math.max(before, after))) / MIB;
  return mermaid([
    // They lie on each other in this order.
    ...frontMatter(['themeVariables:', '  xyChart:', '    plotColorPalette: "crimson, seagreen, slategray"']),
    'xychart-beta horizontal',
    '    accTitle: What changed most in size',
    `    accDescr: ${told.join(', ')}`,
    '    title "Red is new, green is gone, grey stays"',
    `    x-axis [${parts.map(({ name }) => `"${name}"`).join(', ')}]`,
    `    y-axis "MiB" 0 --> ${Math.max(1, Math.ceil(most))}`,
    bar(({ before, after }) => (after > before ? after : 0)),
    bar(({ before, after }) => (before > after ? before : 0)),
    bar(({ before, after }) => Math.min(before, after)),
  ]);
}

/** What is drawn on the line of a channel's releases. */
interface Point {
  name: string;
  tag?: string;
  type?: 'HIGHLIGHT' | 'REVERSE';
}

/**
 * A channel's releases on a line: today's, the one that is proposed, the first that fails, the newest, and how many lie
 * between. Null where the search's releases are not among them.
 * @param releases after today's, oldest first
 */
export function releaseChart(
  channel: string,
  today: string,
  releases: readonly string[],
  { works, broken, newest }: Pick<LastGood, 'works' | 'broken' | 'newest'>,
): string | null {
  const good = works === null ? -1 : releases.indexOf(works);
  const bad = releases.indexOf(broken.release);
  const last = releases.indexOf(newest);
  if ((works !== null && good === -1) || bad <= good || last < bad) return null;
  const between = (from: number, to: number, word: string): Point[] =>
    to - from > 1 ? [{ name: `${to - from - 1} ${word}` }] : [];
  const points: Point[] = [
    { name: releaseLabel(today), tag: 'today' },
    ...(works === null
      ? []
      : [
          ...between(-1, good, 'older'),
          { name: releaseLabel(works), tag: 'proposed', type: 'HIGHLIGHT' as const },
        ]),
    ...between(good, bad, 'not judged'),
    { name: releaseLabel(broken.release), tag: last === bad ? 'newest, fails' : 'fails', type: 'REVERSE' },
    ...(last === bad ? [] : [...between(bad, last, 'newer'), { name: releaseLabel(newest), tag: 'newest' }]),
  ];
  return mermaid([
    ...frontMatter(['gitGraph:', `  mainBranchName: "${chartLabel(channel)}"`]),
    'gitGraph',
    `    accTitle: Releases of ${chartLabel(channel)}`,
    `    accDescr: ${points.map(({ name, tag }) => (tag === undefined ? name : `${tag} ${name}`)).join(', ')}`,
    ...points.map(
      ({ name, tag, type }) =>
        `    commit id: "${name}"${type ? ` type: ${type}` : ''}${tag === undefined ? '' : ` tag: "${tag}"`}`,
    ),
  ]);
}

/** `25.11.4188` of `nixos-25.11.4188.9cd0ab12cd34`; a bare revision's first 12 digits. */
function releaseLabel(release: string): string {
  const short = /^[0-9a-f]{40}$/.test(release) ? release.slice(0, 12) : release;
  return chartLabel(short.replace(/^(nixos|nixpkgs)-/, '').replace(/\.[0-9a-f]{7,40}$/, ''));
}

function frontMatter(lines: readonly string[]): string[] {
  return ['---', 'config:', ...lines.map((line) => `  ${line}`), '---'];
}

function mermaid(lines: readonly string[]): string {
  return ['```mermaid', ...lines, '```'].join('\n');
}
