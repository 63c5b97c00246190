import { describe, expect, test } from '@jest/globals';
import { diffKernel } from '../../../../src/core/diff/kernel.js';
import { link, toplevel } from '../../../fixtures/systems.js';

const noModules = { before: new Map<string, string>(), after: new Map<string, string>() };
const withKernel = (name: string, build = 'a', label: string | null = null) =>
  toplevel({ kernel: link(name, build, '/bzImage'), label });

describe('diffKernel', () => {
  test.each([
    ['linux-6.12.8', 'linux-6.12.11', '6.12.8', '6.12.11', 'patch'],
    ['linux-6.12.8', 'linux-6.17.1', '6.12.8', '6.17.1', 'series'],
    ['linux-6.12.11', 'linux-6.12.8', '6.12.11', '6.12.8', 'patch'],
    ['linux-6.19.9', 'linux-7.0', '6.19.9', '7.0', 'series'],
    ['linux-6.17', 'linux-6.17.1', '6.17', '6.17.1', 'patch'],
    ['linux-4.9.24', 'linux-4.14.39', '4.9.24', '4.14.39', 'series'],
    ['linux-2.6.32.1', 'linux-2.6.35', '2.6.32.1', '2.6.35', 'series'],
    ['linux-zen-6.12.8', 'linux-zen-6.12.9', '6.12.8', '6.12.9', 'patch'],
    ['linux-6.6.58-hardened1', 'linux-6.6.59-hardened1', '6.6.58-hardened1', '6.6.59-hardened1', 'patch'],
    [
      'linux-rpi-6.6.31-stable_20240529',
      'linux-rpi-6.6.51-stable_20241008',
      '6.6.31-stable_20240529',
      '6.6.51-stable_20241008',
      'patch',
    ],
  ])('%s -> %s', (old, now, before, after, change) => {
    expect(diffKernel(withKernel(old), withKernel(now), noModules)).toMatchObject({ before, after, change });
  });

  test('the same path is no change, the same version at another path a rebuild', () => {
    expect(diffKernel(toplevel(), toplevel(), noModules)?.change).toBe('none');
    expect(diffKernel(toplevel(), withKernel('linux-6.12.8', 'b'), noModules)?.change).toBe('rebuilt');
  });

  test('the boot label tells the release where the name does not, or tells another', () => {
    const label = (release: string) => `NixOS Xantusia 25.11.4021.1f3a (Linux ${release})`;
    const named = diffKernel(withKernel('linux-custom', 'a', label('6.12.8')), toplevel(), noModules);
    expect(named).toMatchObject({ before: '6.12.8', after: '6.12.8', change: 'rebuilt' });
    const other = diffKernel(withKernel('linux-2024.1', 'a', label('6.1.9')), toplevel(), noModules);
    expect(other).toMatchObject({ before: '6.1.9', change: 'series' });
    const same = diffKernel(withKernel('linux-6.12.8', 'a', label('6.12.8-zen1')), toplevel(), noModules);
    expect(same?.before).toBe('6.12.8');
  });

  test('a container has none; one that gets a kernel has all of it new', () => {
    const container = toplevel({ kernel: null });
    expect(diffKernel(container, container, noModules)).toBeNull();
    expect(diffKernel(container, toplevel(), noModules)).toMatchObject({
      before: null,
      after: '6.12.8',
      change: 'series',
    });
  });

  test('parameters and modules that came, went and stayed', () => {
    const summary = diffKernel(
      toplevel({ kernelParams: ['quiet', 'loglevel=4'] }),
      toplevel({ kernelParams: ['loglevel=4', 'audit=1'] }),
      {
        before: new Map([
          ['zfs-kernel', '2.3.4'],
          ['xone', '0.3'],
        ]),
        after: new Map([
          ['zfs-kernel', '2.3.5'],
          ['nvidia-x11', '550'],
        ]),
      },
    );
    expect(summary?.params).toEqual({ added: ['audit=1'], removed: ['quiet'] });
    expect(summary?.modules).toEqual([
      { name: 'nvidia-x11', before: null, after: '550' },
      { name: 'xone', before: '0.3', after: null },
      { name: 'zfs-kernel', before: '2.3.4', after: '2.3.5' },
    ]);
  });
});
