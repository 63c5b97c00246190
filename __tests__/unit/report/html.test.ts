import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ts from 'typescript';
import type { Report } from '../../../src/report/model.js';
import { bullets, lineMarkup, markup, trusted } from '../../../src/report/html/markup.js';
import { renderHtml } from '../../../src/report/html/page.js';
import { script } from '../../../src/report/html/script.js';
import { hostileText } from '../../fixtures/hostile.js';
import { manyPackages, pageReport } from '../../fixtures/page-report.js';
import { changeSet, report, reportHost } from '../../fixtures/systems.js';

/** Headings of the sections, in order. */
const headings = (html: string): string[] =>
  [...html.matchAll(/<h2 id="[^"]+">([^<]+)<\/h2>/g)].map(([, title]) => title ?? '');
const rows = (html: string): number => (html.match(/<tr role="row" data-kind/g) ?? []).length;

describe('markup', () => {
  test('takes strings for text, between elements and in attributes', () => {
    const text = `<b title="x">it's & more</b>\u202e\n\u001b[31m`;
    expect(markup`<i title="${text}">${[text, 1, trusted('<br>')]}</i>`.text).toBe(
      '<i title="&#60;b title=&#34;x&#34;&#62;it&#39;s &#38; more&#60;/b&#62;� ">&#60;b title=&#34;x&#34;&#62;it&#39;s &#38; more&#60;/b&#62;� 1<br></i>',
    );
  });

  test('whatever a string is, it opens no element, ends no attribute and is on one line', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { text: made } = markup`${text}`;
        expect(made).not.toMatch(/[<>"'\n\r\u2028\u2029]/);
        expect(made.replace(/&#[0-9]+;/g, '')).not.toContain('&');
      }),
    );
  });

  test('a line: names are code, arrows are ours alone, and only our own addresses can be followed', () => {
    const line = [
      'a -> b, see https://nixos.org/x#y: ',
      { name: 'c -> https://evil.example' },
      { said: 'd -> e' },
    ];
    expect(markup`${lineMarkup(line)}`.text).toBe(
      'a → b, see <a href="https://nixos.org/x#y" rel="noopener noreferrer">https://nixos.org/x#y</a>: ' +
        '<code>c -&#62; https://evil.example</code>d → e',
    );
    expect(markup`${lineMarkup(['opened http://127.0.0.1:80/o/r/pull/1'])}`.text).toBe(
      'opened <a href="http://127.0.0.1:80/o/r/pull/1" rel="noopener noreferrer">http://127.0.0.1:80/o/r/pull/1</a>',
    );
    expect(bullets([]).text).toBe('');
    expect(bullets([['a'], [{ name: '' }]]).text).toBe('<ul><li>a</li><li><code>(empty)</code></li></ul>');
  });
});

describe('renderHtml', () => {
  test('the same report gives the same bytes', () => {
    expect(renderHtml([pageReport(30)])).toBe(renderHtml([structuredClone(pageReport(30))]));
  });

  test('says all that the markdown says, in its order', () => {
    expect(headings(renderHtml([pageReport(30)]))).toEqual([
      'Hosts',
      'Needs an eye',
      'Release notes',
      'Moves along',
      'Failures',
      'In a VM',
      'Kernel',
      'Packages',
      'Size',
      'Units',
      'Accounts, firewall, /etc',
      'New evaluation warnings',
      'Rolling back',
      'Provenance',
      'Not tested',
    ]);
  });

  test('its policy names the style and the script that are in it, and there are no others', () => {
    const html = renderHtml([pageReport(3)]);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const inside = (tag: string): string[] =>
      [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text]) => text ?? '');
    for (const [tag, directive] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ] as const) {
      const [text = '', ...others] = inside(tag);
      expect(others).toEqual([]);
      expect(policy).toContain(`${directive} 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(html).not.toMatch(/ (?:style|on[a-z]+)="/);
  });

  test('every package is a row, the most interesting first; its kinds can be chosen with their counts', () => {
    const html = renderHtml([pageReport(250)]);
    const all = manyPackages(250);
    expect(rows(html)).toBe(250 + 12);
    expect(/data-kind="([a-z]+)"/.exec(html)?.[1]).toBe('downgraded');
    const own = all.filter(({ cause }) => cause === 'own').length;
    expect(html).toContain(`<option value="own">rebuilt by itself (${own})</option>`);
    expect(html).toContain(
      `<option value="rebuilt">rebuilt (${all.filter(({ cause }) => cause === 'dependencies').length})</option>`,
    );
  });

  test('a bare comparison has a title of its own and tells nothing of a rebuild', () => {
    const html = renderHtml([
      report({
        title: '',
        rebuild: null,
        bumps: [],
        daysNewer: null,
        released: null,
        untested: [],
        hosts: [reportHost({ name: 'old -> new' })],
      }),
    ]);
    expect(html).toContain('<h1>How the system changes</h1>');
    expect(html).not.toMatch(/Rebuilt|Not tested|Provenance/);
    expect(headings(html)).toEqual(['Hosts', 'Kernel', 'Size', 'Rolling back']);
  });

  test('several reports stand below each other, each with anchors of its own; and what is said beside them', () => {
    const html = renderHtml(
      [pageReport(3), report({ title: 'nixos-unstable: a -> b' })],
      [['opened ', 'https://forge.example/1']],
    );
    expect(html).toContain('<title>Channel Bump</title>');
    expect(html).toContain('<h2 id="report-2">nixos-unstable: a → b</h2>');
    expect(html).toContain('<p>opened <a href="https://forge.example/1"');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target = ''] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(renderHtml([], [['No pins found.']])).toContain('<p>No pins found.</p>');
  });

  test('a fleet is told in detail as far as a person reads, and says what is left out', () => {
    const hosts = Array.from({ length: 60 }, (_, index) =>
      reportHost({ name: `h${index}`, changes: changeSet({ packages: manyPackages(2 + index) }) }),
    );
    const html = renderHtml([report({ hosts })]);
    expect(html.match(/<div data-packages>/g)).toHaveLength(50);
    expect(html).toContain('What there is of 10 more groups of hosts is in the JSON.');
    for (const { name } of hosts) expect(html).toContain(`<code>${name}</code>`);
  });

  test('many large reports end in a page that a browser can open', () => {
    const packages = manyPackages(5000);
    const hosts = Array.from({ length: 40 }, (_, index) =>
      reportHost({ name: `h${index}`, changes: changeSet({ packages, reasons: [`${index}`] }) }),
    );
    const html = renderHtml([report({ hosts }), report({ hosts, title: 'second' })]);
    expect(html.length).toBeLessThan(32_000_000);
    expect(html).toContain('<h2 id="report-2">second</h2>');
    expect(html).toMatch(/What there is of [0-9]+ more groups of hosts is in the JSON/);
  });

  test('a closure without parts, or of which one side is empty, has a picture all the same', () => {
    const empty = {
      largest: [],
      others: { count: 0, before: 0, after: 0 },
      configuration: { before: 0, after: 0 },
    };
    const alone = { ...empty, configuration: { before: 0, after: 5 } };
    for (const parts of [empty, alone]) {
      const one: Report = report({ hosts: [reportHost({ name: 'a', changes: changeSet({ parts }) })] });
      expect(renderHtml([one])).not.toMatch(/NaN|Infinity/);
    }
  });
});

test("the page's script holds to its types", () => {
  const file = 'page.js';
  const options = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(file, script, ts.ScriptTarget.ES2022, true) : read(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const found = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  expect(found).toEqual([]);
});
