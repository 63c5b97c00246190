import { describe, expect, test } from '@jest/globals';
import { parseHash, toNix32 } from '../../../src/core/hash.js';
import { UserError } from '../../../src/errors.js';
import { inNotationOf } from '../../../src/pins/hash-notation.js';

const old = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
const fresh = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';
const nix32 = (sri: string) => toNix32(parseHash(sri) ?? new Uint8Array());
const hex = (sri: string) => Buffer.from(parseHash(sri) ?? []).toString('hex');

describe('inNotationOf', () => {
  test.each([
    ['SRI', old, fresh],
    ['nix32', nix32(old), nix32(fresh)],
    ['nix32 with its algorithm', `sha256:${nix32(old)}`, `sha256:${nix32(fresh)}`],
    ['hex', hex(old), hex(fresh)],
    ['base64', old.replace('sha256-', 'sha256:'), fresh.replace('sha256-', 'sha256:')],
    ['none before', null, fresh],
  ])('%s', (_notation, like, expected) => {
    expect(inNotationOf(fresh, like)).toBe(expected);
  });

  test('the same hash keeps its letters', () => {
    const upper = hex(old).toUpperCase();
    expect(inNotationOf(old, upper)).toBe(upper);
  });

  test('what is no hash is refused', () => {
    expect(() => inNotationOf('sha256-AAAA', old)).toThrow(UserError);
    expect(() => inNotationOf(null, old)).toThrow(UserError);
  });
});
