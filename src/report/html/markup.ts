import { plain } from '../inert.js';
import { isPlainAddress, nameList, type Line } from '../rich.js';

/** HTML that may be written as it is: it comes from `markup`, which takes every string for text, or from `trusted`. */
export class Markup {
  constructor(readonly text: string) {}
}

/** How many characters of detail the page has room for: a browser must open it, and a string must hold it. */
export interface Room {
  left: number;
}

export type Content = Markup | string | number | readonly Content[];

/** No sentence is longer than this. */
const LONGEST = 600;

/** Strings within become text on one line, with nothing in it that can't be seen; also within `"…"` of an attribute. */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let text = strings[0] ?? '';
  contents.forEach((content, index) => {
    text += written(content) + (strings[index + 1] ?? '');
  });
  return new Markup(text);
}

/** For what nobody but us has written, such as the style. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

export const nothing = trusted('');

/** A name or version by others; at most 200 characters. */
function nameMarkup(text: string): Markup {
  return markup`<code>${shownName(text)}</code>`;
}

/** The same without an element, for cells that are names by their column. */
export function shownName(text: string): string {
  const shown = plain(text);
  return shown.trim() === '' ? '(empty)' : shown;
}

/** A line: names are code, `->` of ours is an arrow, and addresses of ours can be followed. */
export function lineMarkup(line: Line): Content {
  return line.map((part) => {
    if (typeof part === 'string') return ownWords(part);
    if ('name' in part) {
      const { name, link } = part;
      return link === undefined ? nameMarkup(name) : linkMarkup(nameMarkup(name), link);
    }
    return plain(part.said, 400).replaceAll(' -> ', ' → ');
  });
}

export function bullets(lines: readonly Line[]): Markup {
  return lines.length === 0
    ? nothing
    : markup`<ul>${lines.map((line) => markup`<li>${lineMarkup(line)}</li>`)}</ul>`;
}

/** Hosts where their names stand in full elsewhere. */
export function fewHosts(hosts: readonly { name: string }[]): Line {
  return nameList(
    hosts.map((host) => host.name),
    5,
  );
}

/** @param open whether it is unfolded at first */
export function folded(summary: Content, content: Content, open = false): Markup {
  return markup`<details${trusted(open ? ' open' : '')}><summary>${summary}</summary>${content}</details>\n`;
}

/** Lines of a log as they are. It may be wider than the page, so the keyboard must reach it. */
export function logBlock(lines: readonly string[], label: Content): Markup {
  const shown = lines.map((line) => written(plain(line, 500))).join('\n');
  return markup`<pre tabindex="0" role="group" aria-label="${label}">${trusted(shown)}</pre>`;
}

/** A table that scrolls in itself where the screen is narrow. */
export function scrolling(label: Content, table: Content): Markup {
  return markup`<div class="scroll" tabindex="0" role="group" aria-label="${label}">${table}</div>\n`;
}

/** A forge of one's own may be at a port. */
const ownAddress = /(https?:\/\/[a-z0-9.-]+(?::[0-9]+)?(?:\/[a-z0-9./#?=_-]*)?)/i;

function ownWords(text: string): Content {
  return text.split(ownAddress).map((piece, index) => {
    if (index % 2 === 0) return piece.replaceAll('->', '→');
    return markup`<a href="${piece}" rel="noopener noreferrer">${piece}</a>`;
  });
}

function linkMarkup(content: Content, url: string): Content {
  return isPlainAddress(url) ? markup`<a href="${url}" rel="noopener noreferrer">${content}</a>` : content;
}

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return plain(content, LONGEST).replace(/[&<>"']/g, reference);
  return content.map(written).join('');
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
