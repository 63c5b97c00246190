import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonText } from '../../../src/report/json-text.js';

test('the pieces are what JSON.stringify gives', () => {
  fc.assert(
    fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), (value) => {
      expect([...jsonText(value)].join('')).toBe(`${JSON.stringify(value, null, 2)}\n`);
    }),
  );
  const odd = { a: undefined, b: [undefined, 1], c: 'x\ny', d: [] };
  expect([...jsonText(odd)].join('')).toBe(`${JSON.stringify(odd, null, 2)}\n`);
});

test('no piece holds more than one host', () => {
  const hosts = Array.from({ length: 100 }, (_, index) => ({ name: `host-${index}` }));
  const pieces = [...jsonText({ schemaVersion: 1, hosts })];
  expect(pieces.filter((piece) => piece.includes('host-'))).toHaveLength(100);
});
