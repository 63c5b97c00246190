import { describe, expect, test } from '@jest/globals';
import { parseHash } from '../../../src/core/hash.js';
import { parseStorePath, sourceStorePath } from '../../../src/core/store-path.js';

const hash = '5rjrvrfh7n70s2zwq7mh37l78g2rsl0f';

describe('parseStorePath', () => {
  test.each(['source', 'linux-6.12.8', 'gtk+3-3.24', 'a?b=c_d.drv', '.hidden', 'x'.repeat(211)])(
    'takes %s apart',
    (name) => {
      expect(parseStorePath(`/nix/store/${hash}-${name}`)).toEqual({ hash, name });
    },
  );

  test.each([
    `/nix/store/${hash}`,
    `/nix/store/${hash}-`,
    `/nix/store/${hash}-linux/bzImage`,
    `/nix/store/${hash}-linux\n`,
    `/nix/store/${hash}-${'x'.repeat(212)}`,
    `/nix/store/${hash.replace('r', 'e')}-linux`,
    `/gnu/store/${hash}-linux`,
    `${hash}-linux`,
  ])('refuses %j', (path) => {
    expect(parseStorePath(path)).toBeNull();
  });
});

// Recorded from `nix-store --add source`, and `nix-store --add-fixed --recursive sha256` for the other name.
test('gives a source the store path that Nix gives it', () => {
  const nar = parseHash('sha256-2VD35R+ze2oS2wod5MbPe9ckn9zHIiCLCb/QdhzXR94=') ?? new Uint8Array();
  expect(sourceStorePath(nar)).toBe(`/nix/store/${hash}-source`);
  expect(sourceStorePath(nar, 'other')).toBe('/nix/store/1ig9xz04715cxvzwi09klv1j211nakxm-other');
});
