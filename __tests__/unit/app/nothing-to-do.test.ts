import { describe, expect, test } from '@jest/globals';
import { nothingTo } from '../../../src/app/nothing-to-do.js';
import type { Candidate } from '../../../src/core/candidate.js';
import type { Pin } from '../../../src/core/pin.js';
import { finding, type FindingRule } from '../../../src/core/policy/findings.js';
import { pin, release, settings } from '../core/policy/world.js';

const a = pin({ name: 'a' });
const b = pin({ name: 'b' });

describe('what is said where nothing moves', () => {
  const to = release(1377, 'nixos-26.05');
  const upgrade: Candidate = {
    lane: 'upgrade',
    group: to.channel,
    steps: [{ pins: [a, b], to }],
    companions: [],
    urgency: null,
  };
  const said = (rules: FindingRule[], left: Candidate[] = [], pins: Pin[] = [a, b]): string =>
    nothingTo(
      'bump',
      {
        pins,
        findings: rules.map((rule, at) => finding(pins[at] ?? a, rule, 'info', '')),
        settings: settings(),
      },
      left,
    );

  test('all is well only where it is', () => {
    expect(said([])).toBe('Nothing to bump: every pin is where it should be.');
    expect(said(['old'])).toBe('Nothing to bump: every pin is where it should be.');
    expect(said([], [], [])).toBe('Nothing to bump: no pins found.');
    const found = { pins: [a], findings: [], settings: settings() };
    expect(nothingTo('rebuild', found)).toBe('Nothing to rebuild: every pin is where it should be.');
  });

  test('an upgrade that is open', () => {
    expect(said([], [upgrade])).toBe(
      'Nothing to refresh. An upgrade to nixos-26.05 is open: `bump --lanes upgrade`.',
    );
  });

  test('pins that stay for a reason, each kind counted', () => {
    expect(said(['cooldown'])).toBe('Nothing to bump. 1 pin waits for its cooldown.');
    expect(said(['cooldown', 'cooldown'])).toBe('Nothing to bump. 2 pins wait for their cooldown.');
    expect(said(['frozen', 'floating'])).toBe(
      'Nothing to bump. 1 pin is frozen. 1 pin floats: it holds no revision.',
    );
  });

  test('pins that nobody asked to refresh', () => {
    const rules = [{ match: ['b'], lanes: ['upgrade'] as const }];
    expect(nothingTo('bump', { pins: [a, b], findings: [], settings: settings({ rules }) })).toBe(
      'Nothing to bump. 1 pin is not refreshed: `lanes` leaves it out.',
    );
  });

  test('a pin is counted once, for what keeps it from any lane', () => {
    const rules = [{ match: ['a', 'b'], lanes: ['upgrade'] as const }];
    const findings = [finding(a, 'named-after-series', 'info', '')];
    expect(nothingTo('bump', { pins: [a, b], findings, settings: settings({ rules }) })).toBe(
      'Nothing to bump. 1 pin stays in the series that it is named after. 1 pin is not refreshed: `lanes` leaves it out.',
    );
  });
});
