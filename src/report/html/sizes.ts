import { hierarchy, treemap, treemapResquarify, type HierarchyRectangularNode } from 'd3-hierarchy';
import type { Bytes, ClosureParts } from '../../core/change-set.js';
import type { Group } from '../model.js';
import { byteChange, bytes } from '../quantity.js';
import { fewHosts, folded, lineMarkup, markup, nothing, scrolling, shownName, trusted } from './markup.js';
import type { Markup } from './markup.js';

/** Of the larger of two pictures, in units of the drawing; the other one is as much less high as it is smaller. */
const [WIDTH, HEIGHT] = [480, 320];
/** How wide a character of a label is, and how high a line, at 11 units. */
const [CHARACTER, LINE] = [6.6, 14];

const words = { grew: 'grew', shrank: 'shrank', new: 'new', gone: 'gone', level: 'about as large' } as const;
type Movement = keyof typeof words;

interface Part extends Bytes {
  label: string;
}

interface Cell {
  part: Part;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the closure of a group is made of, before and after: a picture, and the same in figures. */
export function sizeFold(group: Group, open: boolean): Markup {
  const [{ name, changes }] = group;
  if (!changes) return nothing;
  const { before, after } = changes.closure;
  const moved = `: ${bytes(before.bytes)} → ${bytes(after.bytes)} (${byteChange(after.bytes - before.bytes)})`;
  const of = group.length === 1 ? '' : `, here of ${shownName(name)}`;
  return folded([lineMarkup(fewHosts(group)), moved, of], sizeContent(shownName(name), changes.parts), open);
}

function sizeContent(host: string, parts: ClosureParts): Markup {
  const all = allParts(parts);
  const { before, after } = cells(all);
  return markup`<figure>
<figcaption>The closure of ${host} by package, before and after. The same area is the same size in both.</figcaption>
<div class="maps">${picture('Before', before, 'before')}${picture('After', after, 'after')}</div>
<ul class="legend">${Object.entries(words).map(([key, word]) => markup`<li><span class="${key}"></span>${word}</li>`)}</ul>
</figure>
${folded('The same in figures', figures(host, all))}`;
}

/** The largest first, as the layout wants them. */
function allParts({ largest, others, configuration }: ClosureParts): Part[] {
  return [
    ...largest.map(({ name, before, after }) => ({ label: shownName(name), before, after })),
    ...(others.count === 0 ? [] : [{ ...others, label: `${others.count} smaller packages` }]),
    { ...configuration, label: 'configuration' },
  ]
    .filter((part) => part.before + part.after > 0)
    .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after));
}

/** Where each part lies. Both sides are cut up in the same way, so that a part is found again at about the same place. */
function cells(parts: readonly Part[]): { before: Cell[]; after: Cell[] } {
  const root = hierarchy<Part | { children: readonly Part[] }>({ children: parts }, (node) =>
    'children' in node ? node.children : null,
  );
  const sum = (size: (part: Part) => number): number =>
    root.sum((node) => ('children' in node ? 0 : size(node))).value ?? 0;
  const totals = { before: sum((part) => part.before), after: sum((part) => part.after) };
  const most = Math.max(totals.before, totals.after);
  const layout = treemap<Part | { children: readonly Part[] }>().tile(treemapResquarify);
  const laidOut = (height: number): Cell[] =>
    layout
      .size([WIDTH, height])(root)
      .leaves()
      .flatMap((leaf) => cell(leaf));
  // The first layout decides how it is cut up; those that follow keep to it.
  sum((part) => Math.max(part.before, part.after));
  laidOut(HEIGHT);
  const side = (name: 'before' | 'after'): Cell[] => {
    sum((part) => part[name]);
    return totals[name] === 0 ? [] : laidOut((HEIGHT * totals[name]) / most);
  };
  return { before: side('before'), after: side('after') };
}

/** Nothing of what is too small to be seen. */
function cell({
  data,
  x0,
  y0,
  x1,
  y1,
}: HierarchyRectangularNode<Part | { children: readonly Part[] }>): Cell[] {
  if ('children' in data || x1 - x0 < 0.5 || y1 - y0 < 0.5) return [];
  return [{ part: data, x: x0, y: y0, width: x1 - x0, height: y1 - y0 }];
}

function picture(title: string, drawn: readonly Cell[], side: 'before' | 'after'): Markup {
  const total = drawn.reduce((sum, { part }) => sum + part[side], 0);
  const label = `${title}: ${bytes(total)}`;
  return markup`<div><p>${label}</p><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}, by package; in figures below">
${drawn.map((one) => cellMarkup(one, side))}</svg></div>`;
}

function cellMarkup(one: Cell, side: 'before' | 'after'): Markup {
  const { part, x, y, width, height } = one;
  const told = `${part.label}: ${bytes(part.before)} → ${bytes(part.after)} (${byteChange(part.after - part.before)})`;
  const lines = labels(one, bytes(part[side])).map((line, index) => {
    // On a narrow screen only these are shown, and larger.
    const isRoomy = index === 0 && height > 1.5 * LINE && line.length * CHARACTER * 1.5 < width - 8;
    const kind = isRoomy ? 'roomy' : 'small';
    return markup`<text class="${kind}" x="${at(x + 4)}" y="${at(y + LINE * (index + 1))}">${line}</text>`;
  });
  return markup`<g class="${movement(part)}"><title>${told}</title><rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}"/>${lines}</g>
`;
}

/** A place in the drawing; finer can't be seen. */
function at(value: number): Markup {
  return trusted(String(Number(value.toFixed(2))));
}

/** As many lines as there is room for: the name, and the size below it. */
function labels({ part, width, height }: Cell, size: string): string[] {
  const room = Math.floor((width - 6) / CHARACTER);
  const characters = Array.from(part.label);
  if (height < LINE + 4 || room < Math.min(6, characters.length)) return [];
  const shown = characters.length > room ? `${characters.slice(0, room - 1).join('')}…` : part.label;
  return height < 2 * LINE + 4 || size.length > room ? [shown] : [shown, size];
}

/** A hundredth more or less can't be seen. */
function movement({ before, after }: Bytes): Movement {
  if (before === 0) return 'new';
  if (after === 0) return 'gone';
  if (Math.abs(after - before) < before / 100) return 'level';
  return after > before ? 'grew' : 'shrank';
}

function figures(host: string, parts: readonly Part[]): Markup {
  const label = `Size of ${host} by package`;
  const row = ({ label: name, before, after }: Part): Markup =>
    markup`<tr><th scope="row">${name}</th><td>${bytes(before)}</td><td>${bytes(after)}</td><td>${byteChange(after - before)}</td><td>${words[movement({ before, after })]}</td></tr>\n`;
  const heads = ['Package', 'Before', 'After', 'Change', 'Movement'];
  return scrolling(
    label,
    markup`<table class="figures"><caption>${label}</caption>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${parts.map(row)}</tbody></table>`,
  );
}
