import { createHash } from 'node:crypto';
import type { Report } from '../model.js';
import type { Line } from '../rich.js';
import { lineMarkup, markup, nothing, trusted, type Content, type Markup, type Room } from './markup.js';
import { script } from './script.js';
import { headline, sections } from './sections.js';
import { style } from './style.js';

/** Nothing but our own style and script, and no request anywhere. Words of others can't even be made markup by the script. */
const policy = [
  "default-src 'none'",
  `style-src '${digest(style)}'`,
  `script-src '${digest(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Of all details together: as much as a hundred tables of a thousand packages have. */
const MOST_CHARACTERS = 30_000_000;

/**
 * Reports as one page in one file, which asks for no other: it can be read without its script, in light and dark, on
 * paper and on narrow screens. The same reports give the same bytes.
 * @param said what there is to say beside them
 */
export function renderHtml(reports: readonly Report[], said: readonly Line[] = []): string {
  const alone = reports.length === 1;
  const title = alone ? titleOf(reports[0]) : 'Channel Bump';
  const room: Room = { left: MOST_CHARACTERS };
  const parts = reports.map((report, index) => ({
    report,
    id: `report-${index + 1}`,
    sections: sections(report, room),
  }));
  const links = parts.map(({ report, id, sections: own }) => {
    const list = own.map((one) => markup`<li><a href="#${id}-${one.slug}">${one.title}</a></li>`);
    return alone ? list : markup`<li><a href="#${id}">${titleOf(report)}</a><ul>${list}</ul></li>`;
  });
  const bodies = parts.map(({ report, id, sections: own }) => {
    const level = alone ? 2 : 3;
    const head = alone ? nothing : markup`<h2 id="${id}">${titleOf(report)}</h2>\n`;
    const content = own.map((one) => sectionMarkup(`${id}-${one.slug}`, level, one.title, one.content));
    return markup`<article>\n${head}${headline(report)}${content}</article>\n`;
  });
  const contents =
    parts.length === 0 ? nothing : markup`<nav aria-label="Contents"><ul>${links}</ul></nav>\n`;
  const lines = said.map((line) => markup`<p>${lineMarkup(line)}</p>\n`);
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header><h1>${title}</h1>
${contents}</header>
<main id="report" tabindex="-1">
${lines}${bodies}</main>
<footer>Written by Channel Bump. All of it is in this file.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`.text;
}

/** A title is made for forges, with what they would read in it broken up; here it is but text. */
function titleOf(report: Report | undefined): string {
  return report?.title.replaceAll('\u200b', '').replaceAll(' -> ', ' → ') || 'How the system changes';
}

function sectionMarkup(id: string, level: 2 | 3, title: string, content: Content): Markup {
  const tag = trusted(`h${level}`);
  return markup`<section>
<${tag} id="${id}">${title}</${tag}>
${content}</section>
`;
}

/** As a policy names it: `sha256-…`. */
function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
