import { describe, expect, test } from '@jest/globals';
import { diffKernel } from '../../../../src/core/diff/kernel.js';
import { rebootVerdict } from '../../../../src/core/diff/reboot.js';
import type { Toplevel } from '../../../../src/core/toplevel.js';
import { link, storePath, toplevel } from '../../../fixtures/systems.js';

function verdict(before: Partial<Toplevel>, after: Partial<Toplevel>) {
  const old = toplevel(before);
  const now = toplevel({ path: storePath('nixos-system-web-25.11', 'b'), ...after });
  return rebootVerdict(old, now, diffKernel(old, now, { before: new Map(), after: new Map() }, []));
}

describe('rebootVerdict', () => {
  test('equal toplevels are a no-op', () => {
    expect(rebootVerdict(toplevel(), toplevel(), null).verdict).toBe('no-op');
  });

  test('another toplevel with the same kernel, modules and initrd is a switch', () => {
    expect(verdict({}, {})).toEqual({ verdict: 'switch', reasons: [], notes: [], inhibitors: [] });
  });

  test.each([
    ['kernel', { kernel: link('linux-6.12.11', 'a', '/bzImage') }, 'kernel 6.12.8 -> 6.12.11'],
    ['rebuilt kernel', { kernel: link('linux-6.12.8', 'b', '/bzImage') }, 'kernel 6.12.8 rebuilt'],
    ['kernel modules', { kernelModules: link('linux-6.12.8-modules', 'b') }, 'kernel modules changed'],
    ['initrd', { initrd: link('initrd-linux-6.12.8', 'b') }, 'initrd changed'],
  ])('without triggers, the link of the %s decides', (_, after, reason) => {
    expect(verdict({}, after)).toMatchObject({ verdict: 'reboot', reasons: [reason] });
  });

  test('parameters, systemd and firmware stand beside the verdict', () => {
    const after = { kernelParams: ['quiet'], systemd: link('systemd-258'), firmware: link('firmware', 'b') };
    expect(verdict({}, after)).toEqual({
      verdict: 'switch',
      reasons: [],
      notes: [
        'kernel parameters changed, which the next boot applies',
        'systemd-257.2 -> systemd-258',
        'firmware changed',
      ],
      inhibitors: [],
    });
  });

  test('a container never needs a reboot', () => {
    const none = { kernel: null, kernelModules: null, initrd: null };
    expect(verdict(none, none).verdict).toBe('switch');
  });

  test('triggers decide where both have them, key by key', () => {
    const after = { kernel: link('linux-6.12.11', 'a', '/bzImage') };
    const same = verdict(
      { rebootTriggers: { kernel: 'x' } },
      { ...after, rebootTriggers: { kernel: 'x', more: 'y' } },
    );
    expect(same).toMatchObject({ verdict: 'switch', reasons: [], notes: ['kernel 6.12.8 -> 6.12.11'] });
    const changed = verdict(
      { rebootTriggers: { kernel: 'x', gone: 'z' } },
      { rebootTriggers: { kernel: 'y' } },
    );
    expect(changed).toMatchObject({ verdict: 'reboot', reasons: ['reboot trigger kernel changed'] });
  });

  test('triggers on one side only leave it to the links', () => {
    const after = { rebootTriggers: { kernel: 'x' }, kernel: link('linux-6.12.11', 'a', '/bzImage') };
    expect(verdict({}, after)).toMatchObject({ verdict: 'reboot', reasons: ['kernel 6.12.8 -> 6.12.11'] });
  });

  test('inhibitors refuse a switch, beside what the links say', () => {
    const result = verdict(
      { switchInhibitors: { dbus: 'dbus', systemd: '257' } },
      { switchInhibitors: { dbus: 'broker', systemd: '257' }, initrd: link('initrd-linux-6.12.8', 'b') },
    );
    expect(result).toMatchObject({
      verdict: 'reboot',
      reasons: ['initrd changed', 'switch refuses: inhibitor dbus changed'],
      inhibitors: ['dbus'],
    });
  });

  test('keys that Object has by itself are keys like others', () => {
    const result = verdict({ rebootTriggers: { toString: 'a' } }, { rebootTriggers: {} });
    expect(result.verdict).toBe('switch');
  });
});
