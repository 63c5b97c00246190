import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inNotationOf, parseHash, toNix32, toSri } from '../../../src/core/hash.js';
import { UserError } from '../../../src/errors.js';

// One hash as `nix hash path` prints it in each of its forms.
const sri = 'sha256-2VD35R+ze2oS2wod5MbPe9ckn9zHIiCLCb/QdhzXR94=';
const nix32 = '1pj7swf7dl5z165j08n7vjgj9mvvrz3f878avc96lyxk3zjzfl6r';
const hex = 'd950f7e51fb37b6a12db0a1de4c6cf7bd7249fdcc722208b09bfd0761cd747de';
const bytes = new Uint8Array(Buffer.from(hex, 'hex'));

describe('parseHash', () => {
  test.each([
    sri,
    sri.replace('=', ''),
    nix32,
    `sha256:${nix32}`,
    hex,
    hex.toUpperCase(),
    `sha256:${hex}`,
    sri.replace('sha256-', ''),
    sri.replace('-', ':'),
  ])('reads %s', (text) => {
    expect(parseHash(text)).toEqual(bytes);
  });

  test.each([
    '',
    'sha256-',
    'sha256:',
    sri.slice(0, -2),
    sri.replace('sha256', 'sha512'),
    sri.replace('94=', '95='), // base64 with bits beyond the last byte
    `sha256-${nix32}`,
    `sha256-${hex}`,
    nix32.slice(1),
    `2${nix32.slice(1)}`, // nix32 with bits beyond the last byte
    nix32.replace('j', 'e'),
    `${hex}00`,
    hex.replace('d', 'g'),
    ` ${sri}`,
    `${sri}\n`,
    `${sri} ${sri}`,
  ])('refuses %j', (text) => {
    expect(parseHash(text)).toBeNull();
  });

  test('gives back what was written, in every form', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
        expect(parseHash(toSri(hash))).toEqual(hash);
        expect(parseHash(toNix32(hash))).toEqual(hash);
        expect(parseHash(Buffer.from(hash).toString('hex'))).toEqual(hash);
      }),
    );
  });
});

test('writes the forms that Nix prints', () => {
  expect(toSri(bytes)).toBe(sri);
  expect(toNix32(bytes)).toBe(nix32);
});

describe('inNotationOf', () => {
  const freshHex = '0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20';
  const freshBytes = new Uint8Array(Buffer.from(freshHex, 'hex'));
  const [fresh, freshNix32] = [toSri(freshBytes), toNix32(freshBytes)];

  test.each([
    ['SRI', sri, fresh],
    ['nix32', nix32, freshNix32],
    ['nix32 with its algorithm', `sha256:${nix32}`, `sha256:${freshNix32}`],
    ['hex', hex, freshHex],
    ['base64', sri.replace('sha256-', 'sha256:'), fresh.replace('sha256-', 'sha256:')],
    ['none before', null, fresh],
  ])('%s', (_notation, like, expected) => {
    expect(inNotationOf(fresh, like)).toBe(expected);
  });

  test('the same hash keeps its letters', () => {
    const upper = hex.toUpperCase();
    expect(inNotationOf(sri, upper)).toBe(upper);
  });

  test('what is no hash is refused', () => {
    expect(() => inNotationOf('sha256-AAAA', sri)).toThrow(UserError);
    expect(() => inNotationOf(null, sri)).toThrow(UserError);
  });
});
