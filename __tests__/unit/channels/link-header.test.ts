import { expect, test } from '@jest/globals';
import { immutableLink } from '../../../src/channels/link-header.js';

test.each([
  ['<https://x.example/a?rev=1&lastModified=2>; rel="immutable"', 'https://x.example/a?rev=1&lastModified=2'],
  ['<https://x.example/a>;rel=immutable', 'https://x.example/a'],
  ['<https://x.example/a,b>; title="x, y"; REL="next Immutable"', 'https://x.example/a,b'],
  ['<https://x.example/css>; rel="preload", <https://x.example/a>; rel="immutable"', 'https://x.example/a'],
  ['<https://x.example/a>; rel="immutable-not"', null],
  ['<https://x.example/a>; xrel="immutable"', null],
  ['https://x.example/a; rel="immutable"', null],
  ['', null],
  [undefined, null],
])('%s', (header, target) => {
  expect(immutableLink(header)).toBe(target);
});
