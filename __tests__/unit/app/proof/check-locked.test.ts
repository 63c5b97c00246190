import { expect, test } from '@jest/globals';
import { checkLocked } from '../../../../src/app/proof/prove.js';
import type { Pin, PinTarget } from '../../../../src/core/pin.js';
import { pinFormats } from '../../../../src/pins/registry.js';
import { newer } from '../../../contract/pin-oracle.js';
import { readSample, siblingsOf } from '../../../contract/pin-samples.js';

const given = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';

/** The first pin of a sample, where it is moved to, and what its file holds then. */
function bumpOf(id: string, sample: string): { pin: Pin; target: PinTarget; after: Pin[] } {
  const { path, texts } = readSample(sample);
  const format = pinFormats.find((one) => one.id === id);
  const text = texts.get(path) ?? '';
  const pin = format?.extract(text, siblingsOf(path)).find(({ state }) => state === 'pinned');
  if (!format || !pin) throw new Error(`no pin in ${sample}`);
  const target = { ...newer(pin), hash: given };
  return { pin, target, after: format.extract(format.apply(text, pin, target), siblingsOf(path)) };
}

test.each([
  ['flake-lock', 'flake.lock'],
  ['devenv-lock', 'devenv.lock'],
  ['devenv-lock', 'devenv-unhashed.lock'],
])('a bump of %s (%s) holds what was announced', (id, sample) => {
  const { pin, target, after } = bumpOf(id, sample);
  expect(() => {
    checkLocked({ moves: [{ pin, target, archiveUrl: null }] }, after);
  }).not.toThrow();
});

test.each([
  ['another hash', 'devenv.lock', { hash: 'sha256-DwEHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=' }],
  ['none any more', 'devenv.lock', { hash: null }],
  [
    'one that is new',
    'devenv-unhashed.lock',
    { hash: 'sha256-DwEHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=' },
  ],
  ['another revision', 'devenv-unhashed.lock', { revision: 'a'.repeat(40) }],
])('not with %s', (_what, sample, other) => {
  const { pin, target, after } = bumpOf('devenv-lock', sample);
  const changed = after.map((one) => (one.name === pin.name ? { ...one, ...other } : one));
  expect(() => {
    checkLocked({ moves: [{ pin, target, archiveUrl: null }] }, changed);
  }).toThrow('after the edit');
});
