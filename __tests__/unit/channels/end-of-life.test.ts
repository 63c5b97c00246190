import { expect, test } from '@jest/globals';
import { readEndOfLife } from '../../../src/channels/end-of-life.js';

const ends = new Map([
  ['25.11', '2026-06-30'],
  ['25.05', '2025-12-31'],
]);

test.each<[string, unknown]>([
  [
    'the list of cycles',
    [
      { cycle: '26.05', eol: false, lts: false },
      { cycle: '25.11', codename: 'X', releaseDate: '2025-11-30', eol: '2026-06-30' },
      { cycle: '25.05', eol: '2025-12-31' },
      { cycle: '13.10', eol: true },
      { cycle: '13.04' },
      { cycle: '12.10', eol: '2013-02-31' },
    ],
  ],
  [
    'the product of the newer API',
    {
      schema_version: '1.2.0',
      result: {
        name: 'nixos',
        releases: [
          { name: '26.05', isEol: false, eolFrom: null },
          { name: '25.11', isEol: false, eolFrom: '2026-06-30' },
          { name: '25.05', isEol: true, eolFrom: '2025-12-31' },
          { name: '13.10', isEol: true },
        ],
      },
    },
  ],
])('%s gives the days that are told', (_, value) => {
  expect(readEndOfLife(JSON.stringify(value))).toEqual(ends);
});

test.each(['', '<html>', '{}', '{"result":{}}', '[1]', '[{"cycle":25.11}]', 'null'])(
  '%s is neither',
  (text) => {
    expect(readEndOfLife(text)).toBeNull();
  },
);
