// Text by others through everything that shows it: renderers, notes, logs, outputs.
import * as core from '@actions/core';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { Browser, Page } from 'puppeteer-core';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { readConfig } from '../../src/app/config.js';
import { readBody, writeBody, type Marker } from '../../src/app/pull-request/marker.js';
import { worded, type Worded } from '../../src/app/pull-request/templates.js';
import type { Candidate } from '../../src/core/candidate.js';
import type { ListComparison } from '../../src/core/package-list/compare.js';
import { UserError } from '../../src/errors.js';
import { createActionLog } from '../../src/platform/action-log.js';
import { files } from '../../src/platform/files.js';
import { createTerminalLog, inert } from '../../src/platform/log.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import { codeSpan, fenced, htmlText, inertPlain, prose } from '../../src/report/inert.js';
import { jsonText } from '../../src/report/json-text.js';
import { bumpJson, reportJson } from '../../src/report/json.js';
import { renderHtml } from '../../src/report/html/page.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import type { Report } from '../../src/report/model.js';
import * as notes from '../../src/report/notes.js';
import { listsMarkdown, listsText } from '../../src/report/package-lists.js';
import { noScreen } from '../../src/report/screen.js';
import { renderText } from '../../src/report/text.js';
import { commitBody, failedTitle, proofTitle, reportTitle } from '../../src/report/title.js';
import { startBrowser } from '../fixtures/browser.js';
import { hostileReport } from '../fixtures/hostile-report.js';
import { hostileStrings, live } from '../fixtures/hostile.js';
import { judgePage } from '../fixtures/page-judge.js';

jest.setTimeout(300_000);

const texts = hostileStrings.map(({ text }) => text);
let folder: TemporaryFolder;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await files.temporaryFolder('hostile');
  browser = await startBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await folder[Symbol.asyncDispose]();
});

/** What of a text is more than text, each in a few words; empty: nothing. */
type Judge = (shown: string) => string[] | Promise<string[]>;
type Words = (shown: string) => string[];

const ADDRESS = 'https://redirect\\.github\\.com/NixOS/nixpkgs/(?:commit/[0-9a-f]{40}|compare/0\\.\\.\\.1)';
/** A link of ours, to a commit or a comparison; whatever else stands in an address is a link by others. */
const LINK = new RegExp(`^(?:<a href="${ADDRESS}">|</a>)$`);
const TAGS =
  /^<\/?(?:p|h[1-6]|ul|ol|li|strong|em|code|pre|table|thead|tbody|tr|th|td|blockquote|details|summary|hr|br)(?: class="language-(?:text|markdown|mermaid)"| align="(?:left|right|center)")?(?: \/)?>$/;

/** Markdown as a forge shows it: only our own elements, no address, nobody called, tables whole, no marker. */
const asMarkdown: Words = (shown) => {
  // The same report comes in several outputs.
  const known = judged.get(shown.trim());
  if (known) return known;
  if (judged.size > 20) judged.clear();
  const odd = judgeMarkdown(shown);
  judged.set(shown.trim(), odd);
  return odd;
};
const judged = new Map<string, string[]>();

const judgeMarkdown: Words = (shown) => {
  const html = micromark(shown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const tags = html.match(/<[^>]*>/g) ?? [];
  const widths = (html.match(/<table>[^]*?<\/table>/g) ?? []).flatMap((table) => {
    const rows = (table.match(/<tr>[^]*?<\/tr>/g) ?? []).map((row) => row.match(/<t[hd]/g)?.length ?? 0);
    return new Set(rows).size === 1 ? [] : ['a table of which rows have more or fewer cells'];
  });
  const opened = (name: string): number => (html.match(new RegExp(`<${name}[ >]`, 'g')) ?? []).length;
  const closed = (name: string): number => (html.match(new RegExp(`</${name}>`, 'g')) ?? []).length;
  return [
    ...tags.filter((tag) => !TAGS.test(tag) && !LINK.test(tag)).map((tag) => `the element ${tag}`),
    ...['details', 'summary', 'table', 'pre'].filter((name) => opened(name) !== closed(name)),
    ...widths,
    ...asWords(html.replace(/<[^>]*>/g, ' ').replace(/&(?:(amp|lt|gt|quot)|#([0-9]+));/g, decoded)),
    ...marked(shown),
  ];
};
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
function decoded(_: string, name?: string, code?: string): string {
  return name === undefined ? String.fromCodePoint(Number(code)) : (entities[name] ?? '');
}

/** Bare words: titles, commit messages, an e-mail's plain text. */
const asWords: Words = (shown) => {
  const lines = shown.split('\n');
  return live.filter((pattern) => lines.some((line) => pattern.test(line))).map(String);
};

const asLine: Words = (shown) => [
  ...asWords(shown),
  ...(/[\r\n\u0085\u2028\u2029]/.test(shown) ? ['more than one line'] : []),
  ...marked(shown),
];

const marked: Words = (shown) => [
  ...(readBody(shown, 'own').marker === null ? [] : ['a marker of ours']),
  ...(shown.includes('<!--') ? ['a comment'] : []),
];

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u202a-\u202e\u2066-\u2069]/;
/** For a terminal: nothing that moves the cursor or turns the writing. */
const asTerminal: Words = (shown) => (CONTROL.test(shown) ? ['control characters'] : []);

/** As the runner reads a log: after blanks (of .NET), `::name` begins a command; `##[name` does wherever it is. */
const commandsIn = (shown: string): string[] =>
  shown
    .split(/\r\n|[\n\r]/)
    .filter((line) => /^[\s\u0085]*::/.test(line.replace(/^\ufeff/, '')) || line.includes('##['))
    .map((line) => line.trim());
const OURS = /^::(?:debug|notice|warning|error|group|endgroup)(?: [^:]*)?::/;
const asRunnerLog =
  (count: number): Judge =>
  (shown) => {
    const found = commandsIn(shown);
    return [
      ...found
        .filter((line) => !OURS.test(line) || line.includes('##['))
        .map((line) => `the command ${line}`),
      ...(found.length === count ? [] : [`${found.length} commands instead of ${count}`]),
      ...asTerminal(shown),
    ];
  };

/** A page as a browser parses it: our own elements and attributes, and text. */
const asPage: Judge = async (shown) => [
  ...(await judgePage(page, shown)),
  ...(CONTROL.test(shown) ? ['control characters'] : []),
];

const asJson: Judge = (shown) => {
  JSON.parse(shown);
  return /[\u0000-\u0009\u000b-\u001f]/.test(shown) ? ['control characters'] : [];
};

interface Output {
  name: string;
  judge: Judge;
  /** What it makes of a text that is given in every place. */
  make: (text: string, report: Report) => string | Promise<string>;
}

const own: Marker = {
  ...{ branch: 'own', goal: 'own', key: 'own', head: 'own', proof: 'proven', failures: 0, releases: {} },
  ...{ title: '', text: '', length: 0, lead: '', leadLength: 0, grouping: '' },
  ...{ drafted: false, declined: [], toMerge: null, closed: false },
};

const outputs: Output[] = [
  { name: 'report, of a pull request', judge: asMarkdown, make: (_, report) => renderMarkdown(report) },
  {
    name: 'report, in 12,000 bytes',
    judge: asMarkdown,
    make: (_, report) => shortened(report),
  },
  {
    name: 'report, in 3,000 bytes',
    judge: asMarkdown,
    make: (_, report) => renderMarkdown(report, { limit: 3000 }),
  },
  { name: 'report, as text', judge: asTerminal, make: (_, report) => renderText(report) },
  {
    ...{ name: 'report, on a narrow terminal', judge: asTerminal },
    make: (_, report) => renderText(report, { ...noScreen, width: 50 }),
  },
  { name: 'report, as text in a log', judge: asRunnerLog(0), make: (_, report) => inert(renderText(report)) },
  {
    ...{ name: 'report, as JSON', judge: asJson },
    make: (_, report) =>
      [...jsonText({ ...reportJson(report), bumps: report.bumps.map((bump) => bumpJson(bump)) })].join(''),
  },
  { name: 'report, as a page', judge: asPage, make: (_, report) => renderHtml([report]) },
  {
    ...{ name: 'sentence beside a report, as a page', judge: asPage },
    make: (text) => renderHtml([], [[{ said: text }, { name: text }]]),
  },
  {
    ...{ name: 'package lists, in markdown', judge: asMarkdown },
    make: (text) => listsMarkdown(lists(text), 65_536),
  },
  {
    ...{
      name: 'package lists, as text',
      judge: (shown) => [
        ...asTerminal(shown),
        ...(shown.split('\n').length === 6 ? [] : ['another number of lines']),
      ],
    },
    make: (text) => listsText(lists(text)),
  },
  { name: 'title of a pull request', judge: asLine, make: (text, { bumps }) => reportTitle(text, bumps) },
  { name: 'title of a check run: failed', judge: asLine, make: (_, report) => failedTitle(report) },
  { name: 'title of a check run: proven', judge: asLine, make: (_, report) => proofTitle(report) },
  {
    name: 'body of a commit',
    judge: (shown) => [...asWords(shown), ...marked(shown)],
    make: (_, report) => commitBody(report),
  },
  {
    name: 'comment: commits of others',
    judge: asMarkdown,
    make: (text) => notes.foreignNote([text, text], [text]),
  },
  {
    name: 'comment: a newer release fails',
    judge: asMarkdown,
    make: (text) => notes.newerFailsNote([text], text),
  },
  { name: 'comment: a setback', judge: asMarkdown, make: (text) => notes.setbackNote(text, text) },
  {
    ...{ name: 'comment: moot, and left to people', judge: asMarkdown },
    make: (text) => notes.mootButForeign([text]),
  },
  {
    ...{ name: 'closing comment: reached', judge: asMarkdown },
    make: (text) => notes.mootReason({ kind: 'reached', pins: [text], releases: [text] }),
  },
  {
    ...{ name: 'closing comment: superseded', judge: asMarkdown },
    make: (text) => notes.mootReason({ kind: 'superseded', by: [text] }),
  },
  {
    ...{
      name: 'comment: a description that was edited',
      judge: (shown) => [...fenceOnly(shown), ...marked(shown)],
    },
    // Of an empty text there is nothing to keep, and no comment.
    make: (text) => notes.keptEdits(text === '' ? ' ' : text, 60_000).join('\n\n'),
  },
  { name: 'issue: title', judge: asLine, make: (text) => stuckIssue(text).title },
  { name: 'issue: body', judge: asMarkdown, make: (text) => stuckIssue(text).body },
  { name: 'check, in the step summary', judge: asMarkdown, make: (text) => fenced(text.split('\n')) },
  { name: 'name in markdown', judge: asMarkdown, make: (text) => `x ${codeSpan(text)} y` },
  { name: 'sentence in markdown', judge: asMarkdown, make: (text) => `- ${prose(text)}` },
  {
    name: 'name in our HTML',
    judge: asMarkdown,
    make: (text) => `<details><summary>${htmlText(text)}</summary>\n\nx\n\n</details>`,
  },
  { name: 'name in plain words', judge: asLine, make: (text) => inertPlain(text) },
  {
    name: 'error, on a line',
    judge: (s) => (/[\r\n\u2028\u2029]/.test(s) ? ['more than one line'] : []),
    make: errorLine,
  },
  { name: 'log of a terminal', judge: asTerminal, make: (text) => terminalLog(text, false) },
  {
    name: 'log of a terminal, as a runner reads it',
    judge: asRunnerLog(0),
    make: (text) => terminalLog(text, false),
  },
  { name: 'log of the action', judge: asRunnerLog(6), make: actionLog },
  {
    name: 'outputs of the action',
    judge: (shown) => (shown === 'as given' ? [] : [shown]),
    make: actionOutputs,
  },
  { name: 'step summary', judge: asMarkdown, make: stepSummary },
  { name: 'template: title', judge: asLine, make: (text, report) => templated(text, report).title },
  {
    ...{ name: 'template: commit', judge: (shown) => [...asWords(shown), ...marked(shown)] },
    make: (text, report) => Object.values(templated(text, report).commit).join('\n'),
  },
  {
    ...{ name: 'template: description', judge: asMarkdown },
    make: (text, report) => templated(text, report).body(65_536, () => shortened(report)),
  },
  {
    name: 'marker in a description',
    judge: (shown) =>
      readBody(shown, 'own').marker?.goal === 'own' ? [] : ['another marker than ours is read'],
    make: (text, report) => writeBody({ before: '', after: '' }, shortened(report) + prose(text), own),
  },
];

function lists(text: string): ListComparison {
  const versions = { before: text, after: text };
  return {
    ...{ before: 1, after: 1, insecure: [{ name: text, reasons: [text, text] }] },
    changes: [
      { attribute: text, change: 'upgraded', ...versions },
      { attribute: text, change: 'added', before: null, after: text },
    ],
  };
}

function stuckIssue(text: string): { title: string; body: string } {
  return notes.stuckIssue({
    group: text,
    lane: text,
    releases: [text],
    failures: 3,
    why: text,
    pullUrl: null,
  });
}

const shortReports = new WeakMap<Report, string>();
/** In 12,000 bytes; made once. */
function shortened(report: Report): string {
  const made = shortReports.get(report) ?? renderMarkdown(report, { limit: 12_000 });
  shortReports.set(report, made);
  return made;
}

/** Every word of a template in each place that has one. */
function templated(text: string, report: Report): Worded {
  const words = '{{title}} {{channel}} {{lane}} {{from}} {{to}}';
  const config = readConfig(null, {
    'pull-request-title': words,
    'commit-message': `${words}\n\n{{pins}}`,
    'pull-request-body': `${words}\n\n{{pins}}\n\n{{report}}`,
  });
  const candidate: Candidate = { lane: 'refresh', group: text, steps: [], companions: [], urgency: null };
  return worded(config, candidate, report);
}

function fenceOnly(shown: string): string[] {
  const html = micromark(shown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return /^<p>[^<]*<\/p>\n<pre><code class="language-markdown">[^<]*<\/code><\/pre>$/.test(html.trim())
    ? []
    : ['more than one block of code'];
}

function errorLine(text: string): string {
  return inert(new UserError(text, { place: { file: text, line: 1 }, cure: text }).toLine());
}

async function terminalLog(text: string, isTTY: boolean): Promise<string> {
  let written = '';
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      written += piece.toString();
      done();
    },
  });
  const log = createTerminalLog(Object.assign(stream, { isTTY }) as unknown as NodeJS.WriteStream, {
    verbose: true,
  });
  log.debug(text);
  log.info(text);
  log.notice(text, { file: text, line: 1, title: text });
  log.warning(text, { file: text });
  log.error(text, { file: text });
  await log.group(text, () => Promise.resolve());
  log.progress(text);
  return written;
}

/** What a function writes to standard output. */
async function printed(work: () => Promise<void>): Promise<string> {
  const write = process.stdout.write.bind(process.stdout);
  let text = '';
  process.stdout.write = (piece: string | Uint8Array) => {
    text += Buffer.from(piece as string).toString();
    return true;
  };
  try {
    await work();
  } finally {
    process.stdout.write = write;
  }
  return text;
}

function actionLog(text: string): Promise<string> {
  return printed(async () => {
    const log = createActionLog();
    log.debug(text);
    log.info(text);
    log.notice(text, { file: text, line: 1, title: text });
    log.warning(text, { file: text });
    log.error(text, { file: text });
    await log.group(text, () => Promise.resolve());
    log.progress(text);
  });
}

/** The file of outputs, read as the runner does: `name<<delimiter`, lines, the delimiter. */
async function actionOutputs(text: string): Promise<string> {
  const file = path.join(folder.path, 'outputs');
  await writeFile(file, '');
  process.env['GITHUB_OUTPUT'] = file;
  const given = { verdict: text, bumps: JSON.stringify([text]), report: 'last' };
  const said = await printed(() => {
    for (const [name, value] of Object.entries(given)) core.setOutput(name, value);
    return Promise.resolve();
  });
  delete process.env['GITHUB_OUTPUT'];
  const lines = (await readFile(file, 'utf8')).split('\n');
  const read: Record<string, string> = {};
  while (lines.length > 1) {
    const [, name = '', delimiter = ''] = /^([^=]*?)<<(.+)$/.exec(lines.shift() ?? '') ?? [];
    const end = lines.indexOf(delimiter);
    if (delimiter === '' || end < 0) return 'a line that is no output';
    read[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  const same = JSON.stringify(read) === JSON.stringify({ ...given, verdict: Buffer.from(text).toString() });
  return said === '' && same ? 'as given' : `other outputs: ${JSON.stringify(read)}`;
}

async function stepSummary(_: string, report: Report): Promise<string> {
  const file = path.join(folder.path, 'summary');
  await writeFile(file, '');
  process.env['GITHUB_STEP_SUMMARY'] = file;
  await core.summary.addRaw(shortened(report), true).write();
  delete process.env['GITHUB_STEP_SUMMARY'];
  return readFile(file, 'utf8');
}

function withBody(markup: string): string {
  return renderHtml([]).replace('</main>', () => `${markup}</main>`);
}

test('there are at least 200 strings, all different', () => {
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThanOrEqual(200);
});

test('every string in every output is text and nothing else', async () => {
  const found: string[] = [];
  const counts = new Map<string, number>();
  for (const { family, text } of hostileStrings) {
    const report = hostileReport(Array.from({ length: 12 }, () => text));
    for (const { name, judge, make } of outputs) {
      const odd = await judge(await make(text, report));
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (odd.length > 0)
        found.push(`${name}: ${family} ${JSON.stringify(text).slice(0, 80)}: ${odd.slice(0, 3).join(', ')}`);
    }
  }
  const rows = outputs.map(({ name }) => `${name.padEnd(42)}${String(counts.get(name)).padStart(6)}`);
  console.log(
    [
      `${'output'.padEnd(42)}strings`,
      ...rows,
      `${texts.length} strings × ${outputs.length} outputs = ${texts.length * outputs.length}, ${found.length} of them more than text`,
    ].join('\n'),
  );
  expect(found).toEqual([]);
  expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(texts.length * outputs.length);
});

test.each([
  ['a mention', asMarkdown, 'hello @alice'],
  ['a reference', asMarkdown, 'closes #1'],
  ['a link', asMarkdown, '[x](https://evil.example)'],
  ['HTML', asMarkdown, '<img src=x>'],
  ['an open block', asMarkdown, '<details><summary>x</summary>\n\ny'],
  ['a marker', asMarkdown, 'x\n\n<!-- channel-bump {"goal":"g","key":"k","head":"h"} -->'],
  ['a command', asRunnerLog(0), 'x\n \u00a0::add-mask::y'],
  ['an older command', asRunnerLog(0), 'x ##[group]y'],
  ['a colour', asTerminal, '\u001b[31m'],
  ['a second line', asLine, 'a\nb'],
  ['an element in a page', asPage, withBody('<img src="x">')],
  ['an attribute in a page', asPage, withBody('<p onclick="x">y</p>')],
  ['an address in a page', asPage, withBody('<a href="https://evil.example">y</a>')],
  ['a comment in a page', asPage, withBody('<!-- x -->')],
])('the judges see %s', async (_, judge, shown) => {
  expect(await judge(shown)).not.toEqual([]);
});
