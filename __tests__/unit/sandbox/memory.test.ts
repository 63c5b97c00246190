import { expect, test } from '@jest/globals';
import { parseFreeMemory } from '../../../src/sandbox/memory.js';

const GIB = 2 ** 30;

test('the least of what the machine has and what each limit leaves', () => {
  expect(parseFreeMemory('available 4194304\n')).toBe(4 * GIB);
  expect(
    parseFreeMemory(`available 4194304\nlimit ${3 * GIB} ${2 * GIB} 0\nlimit ${8 * GIB} ${GIB} 0\n`),
  ).toBe(GIB);
});

test('what is kept of files is free', () => {
  expect(parseFreeMemory(`available 4194304\nlimit ${3 * GIB} ${3 * GIB} ${2 * GIB}\n`)).toBe(2 * GIB);
});

test('no limit is none: `max`, or the largest number there is', () => {
  expect(parseFreeMemory(`available 4194304\nlimit max ${GIB} 0\n`)).toBe(4 * GIB);
  expect(parseFreeMemory(`available 4194304\nlimit 9223372036854771712 ${GIB} 0\n`)).toBe(4 * GIB);
});

test('never less than nothing, and null where nothing tells', () => {
  expect(parseFreeMemory(`limit ${GIB} ${2 * GIB} 0`)).toBe(0);
  expect(parseFreeMemory('')).toBeNull();
});
