import { describe, expect, test } from '@jest/globals';
import { commitBody, reportTitle } from '../../../src/report/title.js';
import { report } from '../../fixtures/systems.js';

const { bumps } = report();
const [bump] = bumps;
const at = (release: string | null, revision: string | null) => ({ ...bump!, from: { release, revision } });

describe('reportTitle', () => {
  test('names channel and both releases, their commits shortened', () => {
    expect(reportTitle('nixos-25.11', bumps)).toBe('nixos-25.11: 25.11.4021.1f3a… -> 25.11.4188.9cd0…');
  });

  test('pins that lie apart have no common start', () => {
    const apart = [bump!, at('nixos-25.11.1.aaaaaaaaaaaa', null)];
    expect(reportTitle('nixos-25.11', apart)).toBe('nixos-25.11: -> 25.11.4188.9cd0…');
  });

  test('a pin with a bare revision is named by it, one without any by nothing', () => {
    expect(reportTitle('nixos-25.11', [at(null, 'ab'.repeat(20))])).toBe(
      'nixos-25.11: abababababab -> 25.11.4188.9cd0…',
    );
    expect(reportTitle('nixos-25.11', [at(null, null)])).toBe('nixos-25.11: -> 25.11.4188.9cd0…');
  });

  test('unstable and short forms', () => {
    const to = { release: 'nixpkgs-26.11pre1058091.0a1b2c3d4e5f', revision: '' };
    expect(reportTitle('nixpkgs-unstable', [{ from: { release: null, revision: null }, to }])).toBe(
      'nixpkgs-unstable: -> 26.11pre1058091.0a1b…',
    );
  });

  test('a channel that is none calls nobody', () => {
    expect(reportTitle('closes #1 @alice', bumps)).toMatch(/^closes #\u200b1 @\u200balice: /);
  });
});

test('the commit says which pins moved', () => {
  expect(commitBody({ bumps: [bump!, at(null, null)] })).toBe(
    [
      'flake.lock: nixpkgs: nixos-25.11.4021.1f3a0c5d2b7e -> nixos-25.11.4188.9cd0ab12cd34',
      'flake.lock: nixpkgs: none -> nixos-25.11.4188.9cd0ab12cd34',
    ].join('\n'),
  );
});
