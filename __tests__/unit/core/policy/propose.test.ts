import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pinsOf } from '../../../../src/core/candidate.js';
import type { Pin } from '../../../../src/core/pin.js';
import type { ChannelKnowledge } from '../../../../src/core/policy/knowledge.js';
import {
  hex,
  knowing,
  listed,
  nameOf,
  newest,
  outline,
  pin,
  pinAt,
  proposed,
  release,
  rulesOf,
  settings,
  stable,
  states,
} from './world.js';

const history = [4021, 4100, 4188, 4200].map((count) => listed(count));
const withHistory = knowing([newest], { history: new Map([[stable, history]]) });
const noHistory = knowing();

describe('a pinned pin', () => {
  test.each<[string, Partial<Pin>, ChannelKnowledge, number, string[]]>([
    ['at the newest revision stays', { revision: newest.revision }, noHistory, 0, []],
    ['at the newest, short revision, stays', { revision: newest.revision.slice(0, 11) }, noHistory, 0, []],
    ['behind by release name moves', { release: nameOf(4021), revision: null }, noHistory, 1, []],
    ['behind by history moves', {}, withHistory, 1, []],
    ['behind by history, short revision, moves', { revision: hex(4100).slice(0, 12) }, withHistory, 1, []],
    ['ahead by release name stays', { release: nameOf(4200), revision: null }, noHistory, 0, ['ahead']],
    ['ahead by history stays', { revision: hex(4200) }, withHistory, 0, ['ahead']],
    [
      'older by time, ahead by history stays',
      { revision: hex(4200), lastModified: 1 },
      withHistory,
      0,
      ['ahead'],
    ],
    [
      'newer by time, behind by history moves',
      { revision: hex(4100), lastModified: 9e9 },
      withHistory,
      1,
      [],
    ],
    [
      'of no release stays, whatever its time',
      { revision: hex(9), lastModified: 1 },
      withHistory,
      0,
      ['unordered'],
    ],
    ['stays where no releases are listed', { lastModified: 1 }, noHistory, 0, ['unordered']],
    [
      'whose name is not of its revision goes by the revision',
      { release: nameOf(4021), revision: hex(4200) },
      withHistory,
      0,
      ['ahead'],
    ],
    [
      'counted otherwise than its channel stays',
      { release: 'nixpkgs-25.11.1.0123456789ab', revision: null },
      noHistory,
      0,
      ['unordered'],
    ],
    [
      'with a revision too short to tell stays',
      { revision: newest.revision.slice(0, 3) },
      withHistory,
      0,
      ['unordered'],
    ],
    ['of a channel without answer stays', { channel: 'nixos-25.11-small' }, noHistory, 0, ['unresolved']],
    ['of no channel stays', { channel: null }, noHistory, 0, ['no-channel']],
  ])('%s', (_, fields, known, moves, rules) => {
    const proposal = proposed([pin(fields)], known, settings({ lanes: ['refresh'] }));
    expect(proposal.candidates.flatMap(pinsOf)).toHaveLength(moves);
    expect(rulesOf(proposal).filter((rule) => rule !== 'status-unknown' && rule !== 'unmaintained')).toEqual(
      rules,
    );
  });
});

test('frozen, foreign, floating and transitive pins are never proposed', () => {
  expect(rulesOf(proposed([pinAt(4021, { state: 'frozen' })]))).toEqual(['frozen']);
  expect(rulesOf(proposed([pinAt(4021, { state: 'foreign', note: 'a fork' })]))).toEqual(['foreign']);
  expect(rulesOf(proposed([pin({ revision: null, state: 'floating' })]))).toEqual(['floating']);
  const all = [
    pinAt(4021, { state: 'frozen' }),
    pinAt(4021, { state: 'foreign' }),
    pin({ revision: null, state: 'floating' }),
    pinAt(4021, { direct: false }),
  ];
  expect(
    proposed(
      all,
      knowing([newest], { states: states({ [stable]: 'unmaintained', 'nixos-26.05': 'stable' }) }),
    ).candidates,
  ).toEqual([]);
  expect(proposed([pinAt(4021, { direct: false })])).toEqual({ candidates: [], findings: [] });
});

test('pins of a channel move together, channels in the order of their first pins', () => {
  const small = 'nixos-25.11-small';
  const known = knowing([newest, release(4188, small)], {
    states: states({ [stable]: 'stable', [small]: 'stable' }),
  });
  const pins = [
    pinAt(1, { name: 'a', channel: small }),
    pinAt(2, { name: 'b' }),
    pinAt(1, { name: 'c', channel: small, file: 'npins/sources.json' }),
    pinAt(4188, { name: 'd' }),
  ];
  const proposal = proposed(pins, known);
  expect(outline(proposal)).toEqual([
    `refresh ${small}: a, c -> ${nameOf(4188)}`,
    `refresh ${stable}: b -> ${nameOf(4188)}`,
  ]);
  expect(proposal.candidates[0]).toMatchObject({ companions: [], urgency: null });
  expect(proposal.candidates[0]?.steps[0]?.pins[0]).toBe(pins[0]);
  expect(rulesOf(proposal)).toEqual(['drift']);
});

describe('what is not believed', () => {
  test.each([
    [
      'is said to be false',
      knowing([newest], { untrusted: new Map([[stable, 'git-revision says otherwise.']]) }),
    ],
    ['has a name that is not of its revision', knowing([{ ...newest, revision: hex(5000) }])],
    ['is of another channel', knowing([{ ...newest, name: nameOf(9999, 'nixos-25.05') }])],
  ])('an announcement that %s', (_, known) => {
    const proposal = proposed(
      [pinAt(4021), pin({ name: 'floats', state: 'floating', revision: null })],
      known,
    );
    expect(proposal.candidates).toEqual([]);
    expect(rulesOf(proposal)).toEqual(['inauthentic', 'inauthentic']);
    expect(proposal.findings.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });
});

test('whatever the pins, no proposal goes backwards', () => {
  const counts = fc.integer({ min: 1, max: 9999 });
  const pins = fc.array(fc.record({ count: counts, named: fc.boolean(), lastModified: counts }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(pins, fc.boolean(), (list, isListed) => {
      const made = list.map(({ count, named, lastModified }) =>
        pin({ revision: hex(count), release: named ? nameOf(count) : null, lastModified }),
      );
      const all = [...new Set(list.map((one) => one.count))].sort((a, b) => a - b).map((c) => listed(c));
      const { candidates } = proposed(
        made,
        knowing([newest], { history: isListed ? new Map([[stable, all]]) : new Map() }),
      );
      const moved = candidates.flatMap(pinsOf);
      const behind = made.filter(
        (one, index) => (list[index]?.count ?? 0) < 4188 && (isListed || one.release !== null),
      );
      expect(moved).toEqual(behind);
    }),
  );
});
