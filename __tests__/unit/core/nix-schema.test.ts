import { expect, test } from '@jest/globals';
import { nixSchema } from '../../../src/core/nix-schema.js';

test.each([
  ['0.11', null],
  ['0.12', 5],
  ['0.16', 5],
  ['1.0', 6],
  ['1.1', 6],
  ['1.2', 6],
  ['1.3', 7],
  ['1.11.16', 7],
  ['1.12pre5619_346aeee1', 10],
  ['2.0', 10],
  ['2.3pre6895_84de821', 10],
  ['2.18.1', 10],
  ['2.34.8', 10],
  ['lix-2.91.0', 10],
  ['nix-2.3.16', 10],
  ['unknown', null],
  [null, null],
])('Nix %s has schema %s', (version, schema) => {
  expect(nixSchema(version)).toBe(schema);
});
