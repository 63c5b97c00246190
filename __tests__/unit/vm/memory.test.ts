import { roomFor } from '../../../src/vm/memory.js';

const GIB = 2 ** 30;

test.each([
  [8 * GIB, 2],
  [3.5 * GIB, 1],
  [2.5 * GIB, 0],
  [0, 0],
  [null, 2],
])('with %s bytes free, of two VMs of 1 and 2 GiB %s can run at once', (free, count) => {
  expect(roomFor(free, [GIB, 2 * GIB])).toBe(count);
  expect(roomFor(free, [2 * GIB, GIB])).toBe(count);
});
