import { expect, test } from '@jest/globals';
import { misnamedVerb } from '../../../src/entry/misnamed.js';

test.each([
  [['frob', '--help'], 'frob'],
  [['help', 'frob'], 'frob'],
  [['frob'], 'frob'],
  [['help'], null],
  [['help', 'diff'], null],
  [['diff', '--help'], null],
  [['diff', 'frob'], null],
  [['--help'], null],
  [['--version'], null],
  [[], null],
])('%j', (argv, name) => {
  expect(misnamedVerb(argv, ['help', 'diff'])).toBe(name);
});
