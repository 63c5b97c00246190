import { describe, expect, test } from '@jest/globals';
import { alignedTable } from '../../../src/report/table.js';

test('columns are aligned, and no line ends in blanks', () => {
  expect(
    alignedTable([
      ['A', 'BB', 'C'],
      ['aaa', '', 'last one'],
      ['', 'b', ''],
    ]).split('\n'),
  ).toEqual(['A    BB  C', 'aaa      last one', '     b']);
});

test('a cell stays in its line, and shows what is there', () => {
  const cells = ['np\nerror: forged', 'a\r\x1b[2K\x1b[31mred', 'x\u202ey\u2028z'];
  expect(alignedTable([cells])).toBe('np error: forged  a red  x\ufffdy z');
});

test('what is written wide takes two columns', () => {
  expect(
    alignedTable([
      ['日本', 'x'],
      ['abcdef', 'y'],
    ]).split('\n'),
  ).toEqual(['日本    x', 'abcdef  y']);
});

describe('in a terminal', () => {
  const rows = [
    ['NAME', 'MOVE', 'SIZE'],
    ['postgresql-and-a-long-name', '16.4 -> 17.0', '+1.0 MiB'],
    ['日本語の長いパッケージの名前', '1.0 -> 2.0', '±0 B'],
  ];
  const fitted = (width: number): string[] =>
    alignedTable(rows, { indent: '  ', room: { width, least: { 0: 10 }, headed: true } }).split('\n');

  test('a column that may be cut gives way, and no other one', () => {
    expect(fitted(120)).toEqual(alignedTable(rows, { indent: '  ' }).split('\n'));
    expect(fitted(40)).toEqual([
      '  NAME            MOVE          SIZE',
      '  postgresql-an…  16.4 -> 17.0  +1.0 MiB',
      '  日本語の長い…   1.0 -> 2.0    ±0 B',
    ]);
  });

  test('of those that may be cut the widest gives way first', () => {
    const room = { width: 36, least: { 0: 5, 1: 8 }, headed: true };
    expect(alignedTable([['A'.repeat(20), 'b'.repeat(16), 'whole']], { room })).toBe(
      `${'A'.repeat(12)}…  ${'b'.repeat(13)}…  whole`,
    );
  });

  test('a row without a first cell goes on in the block above it', () => {
    const goals = [
      ['PIN', 'PROPOSED'],
      ['nixpkgs', 'refresh -> 25.11'],
      ['', 'upgrade -> 26.05'],
    ];
    expect(alignedTable(goals, { room: { width: 20, least: {}, headed: true } }).split('\n')).toEqual([
      'nixpkgs',
      '  proposed: refresh',
      '    -> 25.11',
      '  proposed: upgrade',
      '    -> 26.05',
    ]);
  });

  test('where there is no room for its columns each row is a block', () => {
    expect(fitted(30)).toEqual([
      '  postgresql-and-a-long-name',
      '    move: 16.4 -> 17.0',
      '    size: +1.0 MiB',
      '  日本語の長いパッケージの名前',
      '    move: 1.0 -> 2.0',
      '    size: ±0 B',
    ]);
    const bare = { width: 30, least: { 0: 20 }, headed: false };
    expect(alignedTable(rows.slice(1, 2), { room: bare }).split('\n')).toEqual([
      'postgresql-and-a-long-name',
      '  16.4 -> 17.0, +1.0 MiB',
    ]);
  });
});
