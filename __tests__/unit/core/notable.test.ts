import { expect, test } from '@jest/globals';
import { isNewMajor } from '../../../src/core/notable.js';
import { isStatefulMajor } from '../../../src/core/stateful.js';
import { packageChange } from '../../fixtures/systems.js';

function major(before: readonly string[], after: readonly string[]): boolean {
  return isNewMajor(packageChange({ name: 'x', before, after }));
}

test.each([
  [['16.4'], ['17.0']],
  [['2.13.12'], ['3.3.3']],
  [['12.1.2'], ['13.0.0-alpha.8']],
  [['9.9p2'], ['10.0p2']],
  [
    ['18.20', '20.1'],
    ['20.1', '22.0'],
  ],
  [['17.0'], ['16.4']],
  [['1.9.4-unstable-2024-01-31'], ['2.0']],
  [
    ['138.0.7204.168', '138.0.7204.168-sandbox'],
    ['139.0.7258.66', '139.0.7258.66-sandbox'],
  ],
])('%j -> %j is a new major version', (before, after) => {
  expect(major(before, after)).toBe(true);
});

test.each([
  [['16.4'], ['16.6']],
  [['17rc1'], ['17.0']],
  [['2.38-44'], ['2.39-5']],
  [['2024-01-31'], ['2025-01-31']],
  [['20240131.1'], ['20250131.2']],
  [['2024a'], ['2025b']],
  [['2024.1'], ['2025.1']],
  [['24.05.1'], ['25.04.2']],
  [['0-unstable-2024-01-31'], ['1.0']],
  [['unstable-2024-01-31'], ['unstable-2025-01-31']],
  [['a1b2c3d'], ['0b2c3d4']],
  [['1.0'], ['a1b2c3d']],
  [['12.1.2'], ['2022.11.2204']],
  [['679'], ['685']],
  [[''], ['2.0']],
  [[], ['2.0']],
  [['1.0', '2.0'], ['1.0']],
])('%j -> %j is none', (before, after) => {
  expect(major(before, after)).toBe(false);
});

test.each([
  ['forgejo-lts', '7.0.15', '11.0.3'],
  ['gitlab-ee', '17.11.4', '18.1.2'],
  ['mongodb-ce', '7.0.20', '8.0.9'],
  ['percona-server', '8.0.42', '8.4.5'],
  ['postgresql', '9.5.25', '9.6.24'],
])('%s %s -> %s is a new major version of what keeps data', (name, before, after) => {
  expect(isStatefulMajor(packageChange({ name, before: [before], after: [after] }))).toBe(true);
});
