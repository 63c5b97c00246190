import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseClosure, readClosure, someReference, type Closure } from '../../../src/core/closure.js';
import { scanClosure } from '../../../src/core/closure-text.js';
import { UserError } from '../../../src/errors.js';
import { storePath } from '../../fixtures/systems.js';

const names = [
  'glibc-2.40-66',
  'openssl-3.0.13-bin',
  'unit-sshd.service',
  'nixos-system-web-25.11',
  'a+b_c?=d',
];
const paths = names.map((name) => storePath(name));

/** What Nix says of a path; what may be missing is at times. */
const said = fc.record(
  {
    narHash: fc.constant('sha256-AAAA+/='),
    narSize: fc.nat(),
    references: fc.subarray(paths),
    ca: fc.constantFrom(null, 'fixed:r:sha256:0000'),
    closureSize: fc.nat(),
    storeDir: fc.constant('/nix/store'),
    deriver: fc.constantFrom(null, ...names.map((name) => storePath(`${name}.drv`)), 'unknown-deriver'),
    registrationTime: fc.nat(),
    signatures: fc.subarray(['cache.nixos.org-1:AAAA==', 'other:BBBB']),
    ultimate: fc.boolean(),
  },
  { requiredKeys: ['narHash', 'narSize', 'references'] },
);
const closure = fc.uniqueArray(fc.tuple(fc.constantFrom(...paths), said), {
  minLength: 1,
  selector: ([path]) => path,
});
type Said = [path: string, info: Record<string, unknown>][];

const inOrder = (info: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.filter((key) => key in info).map((key) => [key, info[key]]));
const ALPHABET =
  'ca closureSize deriver narHash narSize path references registrationTime signatures storeDir ultimate valid'.split(
    ' ',
  );
const BEFORE =
  'path narHash narSize references ca closureSize deriver registrationTime ultimate signatures'.split(' ');

/** As the versions of Nix print it. */
const forms: Record<string, (all: Said) => unknown> = {
  'a list, in the order of Nix before 2.13': (all) =>
    all.map(([path, info]) => inOrder({ ...info, path }, BEFORE)),
  'a list, by the alphabet': (all) =>
    all.map(([path, info]) => inOrder({ ...info, path, valid: true }, ALPHABET)),
  'an object': (all) => Object.fromEntries(all.map(([path, info]) => [path, inOrder(info, ALPHABET)])),
};

/** All that a closure tells, however it keeps it. */
const plain = ({ root, paths: all }: Closure): unknown => ({
  root,
  paths: [...all].map(([key, { path, narHash, narSize, references, deriver }]) => [
    key,
    { path, narHash, narSize, references, deriver },
  ]),
});

/** What comes of it, or what is said of it. */
const outcome = (read: () => Closure): unknown => {
  try {
    return plain(read());
  } catch (error) {
    if (error instanceof UserError) return error.toLine();
    if (error instanceof SyntaxError) return 'no JSON';
    throw error;
  }
};

describe.each(Object.entries(forms))('%s', (_, form) => {
  test.each([
    ['as Nix prints it', 0],
    ['one thing per line', 1],
  ])('is read by its text, %s', (_how, indent) => {
    fc.assert(
      fc.property(closure, (all) => {
        const json = JSON.stringify(form(all), null, indent);
        expect(scanClosure(json)).not.toBeNull();
        expect(plain(readClosure(json))).toEqual(plain(parseClosure(JSON.parse(json))));
        expect(plain(readClosure(Buffer.from(json)))).toEqual(plain(readClosure(json)));
      }),
    );
  });

  test('that is damaged anywhere is taken, or refused, as JSON.parse would have it', () => {
    const pieces = [
      '',
      '"',
      '\\',
      ',',
      '}',
      ']',
      '{',
      '[',
      ':',
      ' ',
      '0',
      '-',
      'é',
      '\\u0041',
      'null',
      ',,',
      '1e3',
    ];
    fc.assert(
      fc.property(
        closure,
        fc.nat(1),
        fc.nat(),
        fc.nat(4),
        fc.constantFrom(...pieces),
        (all, indent, place, length, piece) => {
          const json = JSON.stringify(form(all), null, indent);
          const at = place % (json.length + 1);
          const damaged = Buffer.from(json.slice(0, at) + piece + json.slice(at + length));
          const expected = outcome(() => parseClosure(JSON.parse(damaged.toString())));
          expect(outcome(() => readClosure(damaged))).toEqual(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('keys that Nix prints in no such order, and other forms, are read as JSON', () => {
  const [path = '', other = ''] = paths;
  const info = { references: [other], narSize: 1, narHash: null, more: { of: 'it' } };
  const json = JSON.stringify({ [path]: info });
  expect(scanClosure(json)).toBeNull();
  expect(plain(readClosure(json))).toEqual(plain(parseClosure({ [path]: info })));
  expect(['{}', '[]', '', 'null', '[1]'].map(scanClosure)).toEqual([null, null, null, null, null]);
});

test('references are looked through without taking them all apart', () => {
  const wanted = fc.constantFrom(...paths, storePath('none'));
  fc.assert(
    fc.property(closure, wanted, (all, one) => {
      const json = JSON.stringify(forms['an object']?.(all));
      for (const path of readClosure(json).paths.values()) {
        const told = [...path.references];
        expect(someReference(path, (reference) => reference === one)).toBe(told.includes(one));
      }
    }),
  );
});

test('blanks are read in one way alone, however many there are', () => {
  const [path = ''] = paths;
  const empty = `[${' '.repeat(500)}]`;
  const lists = ['references', 'registrationTime', 'signatures', 'storeDir'].map(
    (key) => `"${key}":${empty}`,
  );
  const info = `"ca":${empty},"closureSize":${empty},"narHash":"x","narSize":1,${lists.join(',')}`;
  const [valid, other] = [`{"${path}":{${info}}}`, `{"${path}":{${info},"zzz":1}}`];
  expect([scanClosure(valid)?.size, scanClosure(other)]).toEqual([1, null]);
  expect(plain(readClosure(valid))).toEqual(plain(readClosure(other)));
  expect(scanClosure(`{"${path}":{"narSize":1,"references":[${' '.repeat(300_000)}`)).toBeNull();
});

test('what is more than a pattern can take is read as JSON', () => {
  const [path = ''] = paths;
  const references = Array<string>(2_500_000).fill('"a"').join(',');
  const json = `{"${path}":{"narSize":1,"references":[${references}]}}`;
  expect(scanClosure(json)).toBeNull();
  expect(readClosure(json).paths.get(path)?.references).toHaveLength(2_500_000);
});
