import { describe, expect, test } from '@jest/globals';
import { parseClosure } from '../../../src/core/closure.js';
import { UserError } from '../../../src/errors.js';
import { storePath } from '../../fixtures/systems.js';

const root = storePath('nixos-system-web-25.11');
const libc = storePath('glibc-2.40');
const info = (references: string[]) => ({
  narHash: 'sha256-AAAA',
  narSize: 10,
  references,
  deriver: storePath('x.drv'),
});

describe('parseClosure', () => {
  const expected = {
    root,
    paths: new Map([
      [root, { path: root, ...info([root, libc]) }],
      [libc, { path: libc, ...info([libc]) }],
    ]),
  };

  test('reads the array of Nix before 2.19', () => {
    const array = [
      { path: root, ...info([root, libc]), ultimate: true },
      { path: libc, ...info([libc]), registrationTime: 1 },
    ];
    expect(parseClosure(array)).toEqual(expected);
  });

  test('reads the object of later ones', () => {
    expect(parseClosure({ [root]: info([root, libc]), [libc]: info([libc]) })).toEqual(expected);
  });

  test('reads format 2, in which names stand without their folder', () => {
    const base = (path: string) => path.slice('/nix/store/'.length);
    const entry = (references: string[]) => ({
      ...info(references.map(base)),
      deriver: base(storePath('x.drv')),
      narHash: { algorithm: 'sha256', format: 'base64', hash: 'AAAA' },
    });
    const closure = parseClosure({
      version: 2,
      storeDir: '/nix/store',
      info: { [base(root)]: entry([root, libc]), [base(libc)]: entry([libc]) },
    });
    expect(closure.root).toBe(root);
    expect(closure.paths.get(root)).toEqual({ path: root, ...info([root, libc]), narHash: null });
  });

  test('the root is the system, whatever lies beside it, unless there are two or another path refers to it', () => {
    const other = storePath('nixos-system-db-25.11');
    const rootOf = (...paths: [string, string[]][]) =>
      parseClosure(Object.fromEntries(paths.map(([path, references]) => [path, info(references)]))).root;
    expect(rootOf([root, [root]], [libc, []])).toBe(root);
    expect(rootOf([root, []], [other, []])).toBeNull();
    expect(rootOf([root, []], [libc, [root]])).toBe(libc);
  });

  test('knows no root where two paths stand alone', () => {
    const bash = storePath('bash-5.3');
    expect(parseClosure({ [bash]: info([]), [libc]: info([]) }).root).toBeNull();
  });

  test('takes a path without deriver', () => {
    const closure = parseClosure([{ path: libc, narHash: 'sha256-A', narSize: 1, references: [] }]);
    expect(closure.paths.get(libc)?.deriver).toBeNull();
  });

  test.each([
    ['a path that is not in the store, in an array', [{ path: root, valid: false }], /is not in the store/],
    ['a path that is not in the store, in an object', { [root]: null }, /is not in the store/],
    ['another form', { hello: 'world' }, /another form/],
    ['text', 'no', /another form/],
    ['nothing at all', [], /no store path/],
    ['what is no store path', { '/etc/passwd': info([]) }, /"\/etc\/passwd" is no store path/],
    ['a size that is no whole number', { [root]: { ...info([]), narSize: 1.5 } }, /another form/],
    ['references that are no texts', { [root]: { ...info([]), references: [libc, 1] } }, /another form/],
    ['a deriver that is no text', [{ path: root, ...info([]), deriver: 1 }], /another form/],
    ['a list in the place of a path', { [root]: [] }, /another form/],
    ['a negative size', [{ path: root, ...info([]), narSize: -1 }], /another form/],
  ])('refuses %s', (_, json, message) => {
    expect(() => parseClosure(json)).toThrow(UserError);
    expect(() => parseClosure(json)).toThrow(message);
  });
});
