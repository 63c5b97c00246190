import { describe, expect, test } from '@jest/globals';
import type { Closure } from '../../../../src/core/closure.js';
import { compareSystems } from '../../../../src/core/diff/compare.js';
import { diffUnits } from '../../../../src/core/diff/units.js';
import { closureOf, storePath, toplevel, type PathSpec } from '../../../fixtures/systems.js';

function rooted(name: string, ...specs: readonly PathSpec[]): Closure {
  const references = specs.map((spec) => storePath(spec.name, spec.build));
  return { ...closureOf({ name, references }, ...specs), root: storePath(name) };
}

describe('compareSystems', () => {
  test('closures alone tell kernel, verdict, Nix and units', () => {
    const before = rooted(
      'nixos-system-old-17.09',
      ...[
        'linux-4.9.99',
        'linux-firmware-2017',
        'kernel-modules',
        'initrd',
        'nix-1.11.16',
        'unit-a.service',
      ].map((name) => ({ name })),
    );
    const after = rooted(
      'nixos-system-old-18.03',
      ...[
        'linux-4.14.39',
        'linux-firmware-2018',
        'kernel-modules',
        'initrd',
        'nix-2.0',
        'nix-2.0-man',
        'unit-a.service',
        'unit-b.timer',
      ].map((name) => ({ name })),
    );
    const changes = compareSystems({ toplevel: null, closure: before }, { toplevel: null, closure: after });
    expect(changes).toMatchObject({
      verdict: 'reboot',
      reasons: ['kernel 4.9.99 -> 4.14.39'],
      kernel: { before: '4.9.99', after: '4.14.39', change: 'series' },
      nix: { before: '1.11.16', after: '2.0', schemaBefore: 7, schemaAfter: 10 },
      units: { added: ['b.timer'], removed: [], changed: [] },
    });
  });

  test('the Nix of a closure is the one that users are given, a unit that ends in a dash is a template', () => {
    const side = (tool: string) => ({
      toplevel: null,
      closure: rooted(
        'nixos-system-a-25.11',
        { name: 'system-path', references: [storePath('nix-2.28.5'), storePath('bash-5.3')] },
        ...[tool, 'nix-2.28.5', 'unit-getty-.service', 'unit-serial-getty-.service'].map((name) => ({
          name,
        })),
        ...(tool === 'nix-2.31.2' ? [{ name: 'unit-a-.service' }] : []),
      ),
    });
    const { nix, units } = compareSystems(side('nix-2.24.14'), side('nix-2.31.2'));
    expect(nix).toMatchObject({ before: '2.28.5', after: '2.28.5' });
    expect(units).toEqual({ added: ['a@.service'], removed: [], changed: [] });
  });

  test('a toplevel is believed before the names of the closure', () => {
    const changes = compareSystems(
      { toplevel: toplevel({ nixVersion: '2.28.4' }), closure: closureOf('nix-2.3.16') },
      { toplevel: toplevel({ nixVersion: null, path: storePath('x') }), closure: closureOf('lix-2.91.1') },
    );
    expect(changes.nix).toEqual({ before: '2.28.4', after: '2.91.1', schemaBefore: 10, schemaAfter: 10 });
    expect(changes.kernel?.before).toBe('6.12.8');
  });

  test('a container has no kernel, and module names are those of its own versions', () => {
    const changes = compareSystems(
      { toplevel: null, closure: rooted('nixos-system-ct-25.11', { name: 'systemd-257.2' }) },
      { toplevel: null, closure: rooted('nixos-system-ct-26.05', { name: 'systemd-258.1' }) },
    );
    expect(changes.kernel).toBeNull();
    expect(changes).toMatchObject({ verdict: 'switch', notes: ['systemd-257.2 -> systemd-258.1'] });
  });

  test('the kernel of the system is found, and not what only bears its name', () => {
    const side = (name: string) => ({
      toplevel: null,
      closure: rooted(
        `nixos-system-${name}`,
        ...[
          'linux-headers-6.10',
          'linux-pam-1.6.1',
          'linux-zen-6.12.8-modules',
          'linux-zen-6.12.8',
          'zfs-kernel-2.3.4-6.12.8',
        ].map((n) => ({ name: n })),
      ),
    });
    expect(compareSystems(side('a'), side('b')).kernel).toMatchObject({
      before: '6.12.8',
      modules: [{ name: 'zfs-kernel', before: '2.3.4', after: '2.3.4' }],
    });
  });
});

test('units are compared by their file', () => {
  const before = { 'a.service': '/x/a', 'b.service': '/x/b', 'c.timer': '/x/c' };
  const after = { 'd.socket': '/y/d', 'a.service': '/x/a', 'b.service': '/y/b' };
  expect(diffUnits(before, after)).toEqual({
    added: ['d.socket'],
    removed: ['c.timer'],
    changed: ['b.service'],
  });
});
