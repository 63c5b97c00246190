import { describe, expect, test } from '@jest/globals';
import { diffKernel as diff } from '../../../../src/core/diff/kernel.js';
import { longTermSeries, parseKernelConfig } from '../../../../src/core/kernel-config.js';
import type { PathChanges } from '../../../../src/core/diff/packages.js';
import type { Toplevel } from '../../../../src/core/toplevel.js';
import { link, systemFacts, toplevel } from '../../../fixtures/systems.js';

const noModules: PathChanges['modules'] = { before: new Map(), after: new Map() };

/** As `diffPaths` tells them: version, and the kernel. */
const built = (version: string, ...kernels: string[]) => ({ version, kernels });
const diffKernel = (before: Toplevel, after: Toplevel, modules: PathChanges['modules']) =>
  diff(before, after, modules, []);
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
          ['zfs-kernel', built('2.3.4', '6.12.8')],
          ['xone', built('0.3', '6.12.8')],
        ]),
        after: new Map([
          ['zfs-kernel', built('2.3.5', '6.12.8')],
          ['nvidia-x11', built('550', '6.12.8')],
        ]),
      },
    );
    expect(summary?.params).toEqual({ added: ['audit=1'], removed: ['quiet'] });
    expect(summary?.modules).toMatchObject([
      { name: 'nvidia-x11', before: null, after: '550' },
      { name: 'xone', before: '0.3', after: null },
      { name: 'zfs-kernel', before: '2.3.4', after: '2.3.5' },
    ]);
  });

  test('a module is held against the kernel that it was built for', () => {
    const modules: PathChanges['modules'] = {
      before: new Map([['zfs-kernel', built('2.3.4', '6.12.8')]]),
      after: new Map([['zfs-kernel', built('2.3.4', '6.12.8')]]),
    };
    const of = (after: Toplevel) => diffKernel(withKernel('linux-6.12.8'), after, modules)?.modules[0];
    expect(of(withKernel('linux-6.12.11'))).toEqual({
      ...{ name: 'zfs-kernel', before: '2.3.4', after: '2.3.4', matches: false },
      builtFor: { before: '6.12.8', after: '6.12.8' },
    });
    expect(of(withKernel('linux-zen-6.12.8-zen1'))).toMatchObject({ matches: true });
    expect(of(toplevel({ kernel: null }))).toMatchObject({ matches: null });
  });

  test('whether a series is long-term is what nixpkgs says of it, or not known', () => {
    const side = (name: string, ...told: [string, boolean][]) => ({
      ...withKernel(name),
      facts: systemFacts({ longTerm: new Map(told) }),
    });
    const of = (before: Toplevel, after: Toplevel) => diffKernel(before, after, noModules)?.longTerm;
    expect(
      of(side('linux-6.12.8', ['6.12', true]), side('linux-6.17.1', ['6.12', true], ['6.17', false])),
    ).toEqual({ before: true, after: false });
    expect(of(side('linux-6.12.8'), toplevel({ kernel: null }))).toEqual({ before: null, after: null });
    expect(of(toplevel(), side('linux-6.12.8', ['6.1', true]))).toEqual({ before: null, after: null });
  });

  test('options of the configuration that came, went and changed, where both kernels tell them', () => {
    const side = (text: string | null) =>
      toplevel({ facts: systemFacts({ kernelConfig: text === null ? null : parseKernelConfig(text) }) });
    const before = side(
      '# Linux/x86 6.12.8\nCONFIG_A=y\n# CONFIG_B is not set\nCONFIG_C="x y"\nCONFIG_D=m\n',
    );
    const after = side('CONFIG_A=y\nCONFIG_B=m\nCONFIG_C="x y"\n# CONFIG_E is not set\nCONFIG_nothing');
    expect(diffKernel(before, after, noModules)?.config).toEqual([
      { name: 'CONFIG_B', before: 'n', after: 'm' },
      { name: 'CONFIG_D', before: 'm', after: null },
      { name: 'CONFIG_E', before: null, after: 'n' },
    ]);
    expect(diffKernel(before, side(null), noModules)?.config).toBeNull();
  });
});

test('a line of blanks is read in one go', () => {
  expect(parseKernelConfig(`CONFIG_A=y${' '.repeat(500_000)}\rx\nCONFIG_B=m \r\n`)).toEqual(
    new Map([['CONFIG_B', 'm']]),
  );
});

test('what sources contradict each other in is not known', () => {
  const lts = (told: boolean) => ({
    '6.12': { version: '6.12.8', hash: 'x', lts: true },
    '6.18': { lts: told },
  });
  expect([...longTermSeries([lts(true)])]).toEqual([
    ['6.12', true],
    ['6.18', true],
  ]);
  expect([...longTermSeries([lts(true), lts(false)])]).toEqual([['6.12', true]]);
  // `testing`, an entry of before long-term series were told, and what is none at all.
  const odd = { testing: { lts: false }, '6.1': { version: '6.1.9' }, '5.4': null };
  expect([...longTermSeries([odd, null, 'x', undefined])]).toEqual([]);
});
