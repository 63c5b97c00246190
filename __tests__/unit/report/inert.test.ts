import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeSpan, fenced, htmlText, inertPlain, plain, prose } from '../../../src/report/inert.js';
import { allNodes, hostileText, live, parseMarkdown } from '../../fixtures/hostile.js';

const types = (markdown: string) => allNodes(parseMarkdown(markdown)).map((node) => node.type);

describe('ordinary names stay what they are', () => {
  test.each([
    'linux-6.12.8',
    'getty@tty1.service',
    'user@.service',
    'libstdc++',
    'a_b*c',
    '0.5.3+git20161120',
    'C#',
  ])('%s', (name) => {
    expect(plain(name)).toBe(name);
    expect(inertPlain(name)).toBe(name);
    expect(codeSpan(name)).toBe(`\`${name}\``);
  });

  test('a sentence of Nix is readable as prose', () => {
    expect(prose("builder for '/nix/store/x-y.drv' failed with exit code 2")).toBe(
      "builder for '/nix/store/x-y.drv' failed with exit code 2",
    );
    expect(prose('kernel 6.12.8 -> 6.12.11')).toBe('kernel 6.12.8 → 6.12.11');
  });
});

describe('plain', () => {
  test.each([
    ['escape sequences go', '\u001b[1;31mred\u001b[0m \u001b]0;title\u0007x', 'red x'],
    ['line breaks become blanks', 'a\r\nb\u2028c\td', 'a b c d'],
    ['what can not be seen is marked', 'a\u202eb\u0000c\u200bd', 'a\ufffdb\ufffdc\ufffdd'],
    ['long text is cut', 'x'.repeat(300), `${'x'.repeat(199)}…`],
  ])('%s', (_, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('megabytes are no burden', () => {
    expect(plain('\u001b['.repeat(5_000_000)).length).toBeLessThanOrEqual(200);
  });
});

describe('codeSpan', () => {
  test('backticks get a longer fence', () => {
    expect(codeSpan('a`b``c')).toBe('```a`b``c```');
    expect(codeSpan('`a`')).toBe('`` `a` ``');
  });

  test('nothing is said to be nothing', () => {
    expect(codeSpan(' \n ')).toBe('(empty)');
  });
});

describe('hostile text', () => {
  test('in a code span, it is code and nothing else', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const kinds = types(`x ${codeSpan(a)} y ${codeSpan(b)} z`).filter((type) => type !== 'text');
        const spans = [a, b].filter((text) => codeSpan(text) !== '(empty)').map(() => 'inlineCode');
        expect(kinds).toEqual(['root', 'paragraph', ...spans]);
      }),
      { numRuns: 250 },
    );
  });

  test('in prose, it is text and nothing else', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(types(`- ${prose(text) || 'x'}`)).toEqual(['root', 'list', 'listItem', 'paragraph', 'text']);
      }),
      { numRuns: 250 },
    );
  });

  test('in a table, it stays in its cell', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const nodes = allNodes(
          parseMarkdown(`| h | i | j |\n| --- | --- | --- |\n| ${codeSpan(a)} | ${prose(b)} | x |`),
        );
        const rows = nodes.filter((node) => node.type === 'tableRow');
        expect(rows.map((row) => row.children.length)).toEqual([3, 3]);
        const allowed = ['root', 'table', 'tableRow', 'tableCell', 'text', 'inlineCode'];
        expect(nodes.filter(({ type }) => !allowed.includes(type))).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test('in a fence, every line is in it', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 6 }), (lines) => {
        const root = parseMarkdown(`${fenced(lines)}\n\nafter`);
        expect(allNodes(root).map((node) => node.type)).toEqual(['root', 'code', 'paragraph', 'text']);
        const [code] = allNodes(root).filter((node) => node.type === 'code');
        expect(code?.value.split('\n')).toHaveLength(lines.length);
      }),
      { numRuns: 250 },
    );
  });

  test('in our own HTML, it is no HTML', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(htmlText(text)).not.toMatch(/[<>"'\n]|&(?!#[0-9]+;)/);
      }),
    );
  });

  test('as bare words, as an e-mail reply has them, it calls and links nobody', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = [
          inertPlain(text),
          ...valuesOf(codeSpan(text)),
          ...valuesOf(fenced([text])),
          ...valuesOf(prose(text)),
        ];
        for (const words of shown) for (const pattern of live) expect(words).not.toMatch(pattern);
      }),
      { numRuns: 400 },
    );
  });
});

/** What a reader sees of it. */
function valuesOf(markdown: string): string[] {
  return allNodes(parseMarkdown(`x ${markdown}`.replace(/^x (`{3,}text\n)/, '$1'))).flatMap((node) =>
    'value' in node ? [node.value] : [],
  );
}
