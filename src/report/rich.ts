import { codeSpan, htmlText, inertPlain, plain, prose } from './inert.js';

/**
 * A line that every renderer can write: strings are our own words (with `->` for an arrow), a `name` is a name or
 * version by others, a `said` is a sentence with others' words in it. A `name` with a `link` can be followed, where the
 * address is a plain one: it is made by us, of nothing that others wrote but digits.
 */
export type Part = string | { name: string; link?: string } | { said: string };
export type Line = readonly Part[];

export function toMarkdown(line: Line): string {
  return line.map((part) => eachPart(part, arrows, linkedSpan, prose)).join('');
}

/** For our own HTML in markdown, where markdown is not read: `<summary>`. */
export function toHtml(line: Line): string {
  return line.map((part) => eachPart(part, arrows, (name) => htmlCode(name), htmlText)).join('');
}

/** For terminals. */
export function toText(line: Line): string {
  return line
    .map((part) =>
      eachPart(
        part,
        (own) => own,
        (name) => plain(name),
        (said) => plain(said, 400),
      ),
    )
    .join('');
}

/** For plain text that a forge reads: titles, commit messages. */
export function toInertText(line: Line): string {
  return line
    .map((part) =>
      eachPart(
        part,
        (own) => own,
        (name) => inertPlain(name),
        inertPlain,
      ),
    )
    .join('');
}

/** Lines with something between them. */
export function joined(lines: readonly Line[], separator: string): Line {
  return lines.flatMap((line, index) => (index === 0 ? line : [separator, ...line]));
}

/** Names, at most `limit` of them: `web1, web2 and 40 more`. */
export function nameList(names: readonly string[], limit = Infinity): Line {
  return firstOf(
    names.slice(0, limit).map((name): Line => [{ name }]),
    limit,
    names.length,
  );
}

/**
 * The first of some entries, and how many are left.
 * @param all how many there are, where the lines are not all of them
 */
export function firstOf(lines: readonly Line[], limit: number, all = lines.length): Line {
  const shown = lines.slice(0, limit);
  const rest = all - shown.length;
  const line = joined(shown, ', ');
  return rest === 0 ? line : [...line, shown.length > 0 ? ` and ${rest} more` : `${rest}`];
}

function eachPart(
  part: Part,
  own: (text: string) => string,
  name: (text: string, link?: string) => string,
  said: (text: string) => string,
): string {
  if (typeof part === 'string') return own(part);
  return 'name' in part ? name(part.name, part.link) : said(part.said);
}

function arrows(text: string): string {
  return text.replaceAll('->', '→');
}

/** An address that nothing in it can end or change, in markdown and in HTML. */
export function isPlainAddress(url: string): boolean {
  return /^https?:\/\/[A-Za-z0-9.-]+(?::[0-9]+)?(?:\/[A-Za-z0-9._-]+)*\/?$/.test(url) && url.length <= 500;
}

function linkedSpan(name: string, link?: string): string {
  const span = codeSpan(name);
  return link !== undefined && isPlainAddress(link) ? `[${span}](${link})` : span;
}

function htmlCode(text: string): string {
  return `<code>${htmlText(text)}</code>`;
}
