import { codeSpan, htmlText, inertPlain, plain, prose } from './inert.js';

/**
 * A line that every renderer can write: strings are our own words (with `->` for an arrow), a `name` is a name or
 * version by others, a `said` is a sentence with others' words in it.
 */
export type Part = string | { name: string } | { said: string };
export type Line = readonly Part[];

export function toMarkdown(line: Line): string {
  return line.map((part) => eachPart(part, arrows, codeSpan, prose)).join('');
}

/** For our own HTML in markdown, where markdown is not read: `<summary>`. */
export function toHtml(line: Line): string {
  return line.map((part) => eachPart(part, arrows, htmlCode, htmlText)).join('');
}

/** For terminals. */
export function toText(line: Line): string {
  return line
    .map((part) =>
      eachPart(
        part,
        (own) => own,
        plain,
        (said) => plain(said, 400),
      ),
    )
    .join('');
}

/** For plain text that a forge reads: titles, commit messages. */
export function toInertText(line: Line): string {
  return line.map((part) => eachPart(part, (own) => own, inertPlain, inertPlain)).join('');
}

/** Lines with something between them. */
export function joined(lines: readonly Line[], separator: string): Line {
  return lines.flatMap((line, index) => (index === 0 ? line : [separator, ...line]));
}

/** Names, at most `limit` of them: `web1, web2 and 40 more`. */
export function nameList(names: readonly string[], limit = Infinity): Line {
  const shown = names.slice(0, limit).map((name): Line => [{ name }]);
  const rest = names.length - shown.length;
  const line = joined(shown, ', ');
  return rest === 0 ? line : [...line, shown.length > 0 ? ` and ${rest} more` : `${rest}`];
}

function eachPart(
  part: Part,
  own: (text: string) => string,
  name: (text: string) => string,
  said: (text: string) => string,
): string {
  if (typeof part === 'string') return own(part);
  return 'name' in part ? name(part.name) : said(part.said);
}

function arrows(text: string): string {
  return text.replaceAll('->', '→');
}

function htmlCode(text: string): string {
  return `<code>${htmlText(text)}</code>`;
}
