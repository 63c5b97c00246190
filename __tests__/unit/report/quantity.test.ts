import { expect, test } from '@jest/globals';
import { byteChange, bytes, counted, duration } from '../../../src/report/quantity.js';

test.each([
  [0, '0 B'],
  [1, '1 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1024 ** 2 - 1, '1.0 MiB'],
  [12.4 * 1024 ** 2, '12.4 MiB'],
  [3.1 * 1024 ** 3, '3.1 GiB'],
  [5000 * 1024 ** 4, '5000.0 TiB'],
])('%d bytes are %s', (count, text) => {
  expect(bytes(count)).toBe(text);
});

test.each([
  [0, '±0 B'],
  [1024 ** 2, '+1.0 MiB'],
  [-1153434, '-1.1 MiB'],
  [-12, '-12 B'],
])('a change of %d is %s', (count, text) => {
  expect(byteChange(count)).toBe(text);
});

test.each([
  [0.4, '0 s'],
  [48.2, '48 s'],
  [59.6, '1 min 0 s'],
  [200, '3 min 20 s'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test('one and many', () => {
  expect([counted(1, 'host'), counted(2, 'host'), counted(0, 'host')]).toEqual([
    '1 host',
    '2 hosts',
    '0 hosts',
  ]);
});
