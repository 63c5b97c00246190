import { expect, test } from '@jest/globals';
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
