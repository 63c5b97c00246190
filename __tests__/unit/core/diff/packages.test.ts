import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareSystems } from '../../../../src/core/diff/compare.js';
import { diffPaths } from '../../../../src/core/diff/packages.js';
import { rebuiltDerivations } from '../../../../src/core/diff/rebuilt.js';
import { closureOf, storePath, type PathSpec } from '../../../fixtures/systems.js';

const libc = storePath('glibc-2.40');

function diff(before: readonly (string | PathSpec)[], after: readonly (string | PathSpec)[]) {
  return diffPaths(closureOf(...before), closureOf(...after), ['6.12.8', '6.12.11'], new Map());
}

describe('packages', () => {
  test('one package with its outputs is one change, with the bytes of all', () => {
    const { packages } = diff(
      [{ name: 'openssl-3.0.13', size: 100 }, { name: 'openssl-3.0.13-bin', size: 10 }, 'zlib-1.3'],
      [{ name: 'openssl-3.0.14', size: 130 }, { name: 'openssl-3.0.14-bin', size: 11 }, 'zlib-1.3'],
    );
    expect(packages).toEqual([
      { name: 'openssl', before: ['3.0.13'], after: ['3.0.14'], change: 'upgraded', bytes: 31, cause: null },
    ]);
  });

  test('a rebuild at the same version is told, with whose change it is', () => {
    const before = [
      { name: 'glibc-2.40' },
      { name: 'openssl-3.0.13', references: [libc, storePath('openssl-3.0.13')] },
      { name: 'curl-8.9', references: [libc, storePath('openssl-3.0.13')] },
    ];
    const after = [
      { name: 'glibc-2.40' },
      { name: 'openssl-3.0.13', build: 'b', references: [libc, storePath('openssl-3.0.13', 'b')] },
      { name: 'curl-8.9', build: 'b', references: [libc, storePath('openssl-3.0.13', 'b')] },
    ];
    expect(diff(before, after).packages.map(({ name, change, cause }) => [name, change, cause])).toEqual([
      ['curl', 'rebuilt', 'dependencies'],
      ['openssl', 'rebuilt', 'own'],
    ]);
  });

  test('a package under another interpreter is the same package', () => {
    const { packages } = diff(
      [
        ...['python3.12-django-5.2.8', 'python3.12-requests-2.32', 'python3.12-old-1.0'],
        ...['perl5.40.0-URI-5.28', 'ruby3.3-x-1.0', 'python3.12-both-1.0', 'python3.13-both-1.0'],
      ],
      [
        ...['python3.13-django-4.2.26', 'python3.13-requests-2.32', 'python3.13-new-1.0'],
        ...['perl5.42.0-URI-5.30', 'ruby3.4-x-1.0', 'ruby3.5-x-1.0', 'python3.13-both-1.0'],
      ],
    );
    expect(packages.map(({ name, change, before, after }) => [name, change, ...before, ...after])).toEqual([
      ['perl5.42.0-URI', 'upgraded', '5.28', '5.30'],
      ['python3.12-both', 'removed', '1.0'],
      ['python3.12-old', 'removed', '1.0'],
      ['python3.13-django', 'downgraded', '5.2.8', '4.2.26'],
      ['python3.13-new', 'added', '1.0'],
      ['python3.13-requests', 'rebuilt', '2.32', '2.32'],
      ['ruby3.3-x', 'removed', '1.0'],
      ['ruby3.4-x', 'added', '1.0'],
      ['ruby3.5-x', 'added', '1.0'],
    ]);
    expect(packages.find(({ change }) => change === 'rebuilt')?.cause).toBe('dependencies');
    expect(packages.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(0);
  });

  test('programs of a service are told from libraries, and rebuilds from what stays beside them', () => {
    const { packages } = diff(
      ['postgresql-16.11', 'openssl-3.4.3', 'redis-7.2'],
      [
        'postgresql-17.7',
        'postgresql-16.11-lib',
        { name: 'openssl-3.4.3', build: 'b' },
        'openssl-3.5.4',
        'redis-8.0',
      ],
    );
    expect(packages.map(({ name, programs, stayed }) => [name, programs, stayed])).toEqual([
      ['openssl', undefined, { versions: ['3.4.3'], cause: 'own' }],
      ['postgresql', { before: ['16.11'], after: ['17.7'] }, undefined],
      ['redis', undefined, undefined],
    ]);
  });

  test('a new C library is the cause of every rebuild, also of what refers to nothing', () => {
    const { packages } = diff(
      ['glibc-2.40', 'tzdata-2025a'],
      ['glibc-2.41', { name: 'tzdata-2025a', build: 'b' }],
    );
    expect(packages.find(({ name }) => name === 'tzdata')).toMatchObject({
      change: 'rebuilt',
      cause: 'dependencies',
    });
  });

  test('what derivations are made from decides, also where the C library is new', () => {
    const made = (build: string) =>
      closureOf(
        { name: 'glibc-2.40', build, deriver: `${build}-glibc` },
        { name: 'openssl-3.0.13', build, deriver: `${build}-openssl` },
        { name: 'curl-8.9', build, deriver: `${build}-curl` },
        { name: 'unit-sshd.service', build, deriver: `${build}-unit` },
      );
    const [before, after] = [made('a'), made('b')];
    const derivation = (name: string): string => storePath(`${name}.drv`);
    expect(rebuiltDerivations(before, after)).toEqual(
      ['a-curl', 'a-glibc', 'a-openssl', 'b-curl', 'b-glibc', 'b-openssl'].map(derivation).sort(),
    );
    const sources = new Map([
      [derivation('a-openssl'), 'openssl.tar.gz'],
      [derivation('b-openssl'), 'openssl.tar.gz fix.patch'],
      [derivation('a-glibc'), 'glibc.tar.gz'],
      [derivation('b-glibc'), 'glibc.tar.gz'],
      [derivation('b-curl'), 'curl.tar.gz'],
    ]);
    expect(diffPaths(before, after, [], sources).packages).toMatchObject([
      { name: 'curl', cause: 'dependencies' },
      { name: 'glibc', cause: 'dependencies', patched: false },
      { name: 'openssl', cause: 'own', patched: true },
    ]);
    expect(diffPaths(before, after, [], sources).packages[0]).not.toHaveProperty('patched');
  });

  test('an output that comes or goes is no rebuild', () => {
    expect(diff(['xz-5.6'], ['xz-5.6', 'xz-5.6-bin']).packages).toMatchObject([
      { name: 'xz', change: 'changed' },
    ]);
  });

  test('a second build of one version beside the first is no rebuild', () => {
    const { packages } = diff(['ed-1.2'], ['ed-1.2', { name: 'ed-1.2', build: 'b' }]);
    expect(packages).toMatchObject([{ name: 'ed', change: 'changed', bytes: 1000 }]);
  });

  test('a version that appears on a name without one is the same package', () => {
    expect(diff(['my-tool'], ['my-tool-1.0']).packages).toEqual([
      { name: 'my-tool', before: [''], after: ['1.0'], change: 'changed', bytes: 0, cause: null },
    ]);
  });

  test('modules out of tree are named without the kernel, and a new kernel is their cause', () => {
    const { packages, modules } = diff(['zfs-kernel-2.3.4-6.12.8'], ['zfs-kernel-2.3.4-6.12.11']);
    expect(packages).toMatchObject([
      { name: 'zfs-kernel', before: ['2.3.4'], after: ['2.3.4'], change: 'rebuilt', cause: 'dependencies' },
    ]);
    expect([...modules.before, ...modules.after]).toEqual([
      ['zfs-kernel', { version: '2.3.4', kernels: ['6.12.8'] }],
      ['zfs-kernel', { version: '2.3.4', kernels: ['6.12.11'] }],
    ]);
  });

  test('the same path with other bytes (another store, a build that is not reproducible) is a rebuild', () => {
    const { packages } = diff([{ name: 'a-1.0', size: 10 }], [{ name: 'a-1.0', size: 12 }]);
    expect(packages).toMatchObject([{ name: 'a', change: 'rebuilt', bytes: 2 }]);
  });

  test('configuration is told by name, apart from packages', () => {
    const { packages, configuration } = diff(
      ['unit-a.service', 'unit-b.service', { name: 'nginx.conf', size: 10 }],
      ['unit-a.service', 'unit-c.service', { name: 'nginx.conf', build: 'b', size: 15 }],
    );
    expect(packages).toEqual([]);
    expect(configuration).toEqual({
      added: ['unit-c.service'],
      removed: ['unit-b.service'],
      changed: ['nginx.conf'],
      bytes: 5,
    });
  });
});

describe('sums', () => {
  const names = [
    'a-1.0',
    'a-1.0-bin',
    'a-1.1',
    'b-2',
    'b',
    'unit-x.service',
    'etc',
    'linux-6.12.8',
    'zfs-2-6.12.8',
    'x-a1b2c3d',
  ];
  const spec = fc.record({
    name: fc.constantFrom(...names),
    build: fc.constantFrom('a', 'b'),
    size: fc.integer({ min: 0, max: 1e9 }),
  });
  const system = fc.array(spec, { maxLength: 12 }).map((specs) => closureOf(...specs));

  test('before + added - removed = after, and packages with configuration carry every byte', () => {
    fc.assert(
      fc.property(system, system, (before, after) => {
        const { closure, packages, configuration } = compareSystems(
          { toplevel: null, closure: before },
          { toplevel: null, closure: after },
        );
        for (const unit of ['paths', 'bytes'] as const) {
          expect(closure.before[unit] + closure.added[unit] - closure.removed[unit]).toBe(
            closure.after[unit],
          );
        }
        const told = packages.reduce((sum, change) => sum + change.bytes, configuration.bytes);
        expect(told).toBe(closure.after.bytes - closure.before.bytes);
      }),
    );
  });

  test('a system against itself has no change', () => {
    fc.assert(
      fc.property(system, (same) => {
        const side = { toplevel: null, closure: same };
        const changes = compareSystems(side, side);
        expect(changes).toMatchObject({ verdict: 'no-op', packages: [], reasons: [] });
        expect(changes.closure.added.paths + changes.closure.removed.paths).toBe(0);
      }),
    );
  });
});
