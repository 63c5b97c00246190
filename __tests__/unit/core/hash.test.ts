import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseHash, toNix32, toSri } from '../../../src/core/hash.js';

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
