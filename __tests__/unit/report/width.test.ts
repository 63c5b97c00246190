import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { displayWidth, padded, shortened, wrapped } from '../../../src/report/width.js';

const word = fc.stringMatching(/^[a-z0-9._-]{1,30}$/);
const wide = fc.constantFrom('日本語パッケージ', '한국어', '🚀🚀', 'ｆｕｌｌ', 'e\u0301', '👩‍🔬', 'x');
const line = fc.array(fc.oneof(word, wide), { maxLength: 30 }).map((words) => words.join(' '));

test('columns are counted as a terminal does', () => {
  expect(['abc', '日本', '한', '🚀', 'e\u0301', '…'].map(displayWidth)).toEqual([3, 4, 2, 2, 1, 1]);
  expect(['a\u202eb', '\u200bx', '\ud800x', '👩‍🔬', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'].map(displayWidth)).toEqual([2, 1, 1, 2, 2]);
  expect(padded('日本', 6)).toBe('日本  ');
});

describe('shortened', () => {
  test.each([
    ['postgresql', 10, 'postgresql'],
    ['postgresql', 9, 'postgres…'],
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日…'],
    ['0-unstable-2024-01-01 -> 0-unstable-2024-02-01', 32, '0-unst… -> 0-unstable-2024-02-01'],
    ['12.4-unstable-2026-01-02 -> 12.5-unstable-2026-02-02', 16, '… -> 12.5-unsta…'],
    ['one -> two -> 3.0.11', 16, 'one -… -> 3.0.11'],
    ['1.0 -> 2.0', 6, '1.0 -…'],
    ['ab', 1, '…'],
    ['ab', 0, ''],
  ])('%s in %i columns is %s', (text, width, expected) => {
    expect(shortened(text, width)).toBe(expected);
  });

  test('never takes more columns than there are', () => {
    fc.assert(
      fc.property(line, line, fc.integer({ min: 0, max: 60 }), (old, now, width) => {
        expect(displayWidth(shortened(`${old} -> ${now}`, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('wrapped', () => {
  test('goes on two columns to the right', () => {
    expect(wrapped('  needs an eye on web1, web2 and web3', 20).split('\n')).toEqual([
      '  needs an eye on',
      '    web1, web2 and',
      '    web3',
    ]);
  });

  test('breaks a word that is too long, but no address', () => {
    expect(wrapped('abcdefghij klm', 6).split('\n')).toEqual(['abcd', '  efgh', '  ij', '  klm']);
    expect(wrapped('see https://example.org/long now', 10).split('\n')).toEqual([
      'see',
      '  https://example.org/long',
      '  now',
    ]);
  });

  test('fits, and loses nothing but blanks', () => {
    fc.assert(
      fc.property(line, fc.nat(6), fc.constantFrom(20, 40, 60, 80, 120), (text, indent, width) => {
        const whole = ' '.repeat(indent) + text;
        const lines = wrapped(whole, width).split('\n');
        for (const one of lines) expect(displayWidth(one)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(whole.replaceAll(' ', ''));
      }),
    );
  });
});
