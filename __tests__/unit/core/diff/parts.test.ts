import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareSystems } from '../../../../src/core/diff/compare.js';
import { closureOf, type PathSpec } from '../../../fixtures/systems.js';

const spec = fc.record<PathSpec>({
  name: fc.oneof(
    fc
      .integer({ min: 0, max: 90 })
      .map((n) => `p${String.fromCharCode(97 + (n % 26)).repeat(1 + n / 26)}-1.${n % 3}`),
    fc.constantFrom('etc', 'unit-a.service', 'linux-6.12.8', 'linux-6.12.8-modules'),
  ),
  build: fc.constantFrom('a', 'b'),
  size: fc.nat(1_000_000),
});
const closure = fc.array(spec, { minLength: 1, maxLength: 200 }).map((specs) => closureOf(...specs));

test('the parts of a closure add up to it, the largest first', () => {
  fc.assert(
    fc.property(closure, closure, (before, after) => {
      const { parts, closure: whole } = compareSystems(
        { toplevel: null, closure: before },
        { toplevel: null, closure: after },
      );
      const all = [...parts.largest, parts.others, parts.configuration];
      expect(all.reduce((sum, part) => sum + part.before, 0)).toBe(whole.before.bytes);
      expect(all.reduce((sum, part) => sum + part.after, 0)).toBe(whole.after.bytes);
      const larger = parts.largest.map((part) => Math.max(part.before, part.after));
      expect(larger).toEqual(larger.toSorted((a, b) => b - a));
      expect(parts.largest.length).toBeLessThanOrEqual(60);
      if (parts.largest.length < 60) expect(parts.others.count).toBe(0);
    }),
  );
});

test('what stays the same is a part as well, and what is on one side only has nothing on the other', () => {
  const { parts } = compareSystems(
    {
      toplevel: null,
      closure: closureOf({ name: 'a-1', size: 10 }, { name: 'b-1', size: 30 }, { name: 'etc', size: 5 }),
    },
    {
      toplevel: null,
      closure: closureOf({ name: 'a-1', size: 10 }, { name: 'c-1', size: 20 }, { name: 'etc', size: 5 }),
    },
  );
  expect(parts).toEqual({
    largest: [
      { name: 'b', before: 30, after: 0 },
      { name: 'c', before: 0, after: 20 },
      { name: 'a', before: 10, after: 10 },
    ],
    others: { count: 0, before: 0, after: 0 },
    configuration: { before: 5, after: 5 },
  });
});

test('what grew most is a part by itself, however small it is beside the others', () => {
  const large = Array.from({ length: 80 }, (_, index) => ({
    name: `p${'x'.repeat(index + 1)}-1`,
    size: 9_000_000,
  }));
  const side = (size: number) => ({
    toplevel: null,
    closure: closureOf(...large, { name: 'grown-1', build: `${size}`, size }),
  });
  const { parts } = compareSystems(side(10_000), side(5_000_000));
  expect(parts.largest).toHaveLength(60);
  expect(parts.largest.at(-1)).toEqual({ name: 'grown', before: 10_000, after: 5_000_000 });
  expect(parts.others).toEqual({ count: 21, before: 21 * 9_000_000, after: 21 * 9_000_000 });
});
