import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pinsOf } from '../../../../src/core/candidate.js';
import type { Pin } from '../../../../src/core/pin.js';
import { needsHistory, propose } from '../../../../src/core/policy/propose.js';
import { releasePath, type Release } from '../../../../src/core/release.js';

const channel = 'nixos-25.11';
const hex = (count: number): string => count.toString(16).padStart(6, '0').repeat(7).slice(0, 40);
const nameOf = (count: number): string => `${channel}.${count}.${hex(count).slice(0, 12)}`;

function release(count: number, lastModified: number | null = null): Release & { revision: string } {
  const name = nameOf(count);
  const path = releasePath(channel, name) ?? '';
  return { channel, name, path, revision: hex(count), lastModified, published: null };
}

function pin(fields: Partial<Pin> = {}): Pin {
  return {
    file: 'flake.lock',
    format: 'flake-lock',
    name: 'nixpkgs',
    channel,
    revision: hex(4021),
    release: null,
    hash: null,
    url: null,
    state: 'pinned',
    direct: true,
    artifact: 'github-archive',
    repository: 'NixOS/nixpkgs',
    lastModified: null,
    line: 1,
    ...fields,
  };
}

const newest = release(4188, 2000);
const unlisted = (release: Release): Release => ({ ...release, revision: null });
const history = [4021, 4100, 4188, 4200].map((count) => unlisted(release(count)));
const releasesUrl = 'https://releases.nixos.org';
const known = { newest: new Map([[channel, newest]]), history: new Map([[channel, history]]), releasesUrl };
const noHistory = { ...known, history: new Map() };

const outcome = (one: Pin, knowledge = known) => {
  const { candidates, findings } = propose([one], knowledge);
  return {
    moves: candidates.flatMap(pinsOf).length,
    rules: findings.map((f) => f.rule),
  };
};

describe('a pinned pin', () => {
  test.each<[string, Partial<Pin>, typeof known, number, string[]]>([
    ['at the newest revision stays', { revision: newest.revision }, known, 0, []],
    ['at the newest, short revision, stays', { revision: newest.revision.slice(0, 11) }, known, 0, []],
    ['behind by release name moves', { release: nameOf(4021), revision: null }, noHistory, 1, []],
    ['behind by history moves', {}, known, 1, []],
    ['behind by history, short revision, moves', { revision: hex(4100).slice(0, 12) }, known, 1, []],
    ['behind by time, with no history, moves', { lastModified: 1999 }, noHistory, 1, []],
    ['ahead by release name stays', { release: nameOf(4200) }, noHistory, 0, ['ahead']],
    ['ahead by history stays', { revision: hex(4200) }, known, 0, ['ahead']],
    ['ahead by time stays', { revision: hex(9), lastModified: 2001 }, known, 0, ['ahead']],
    [
      'older by time but ahead by history stays',
      { revision: hex(4200), lastModified: 1 },
      known,
      0,
      ['ahead'],
    ],
    ['newer by time but behind by history moves', { revision: hex(4100), lastModified: 9999 }, known, 1, []],
    ['of no known order stays', { revision: hex(9) }, known, 0, ['unordered']],
    ['of no known time (1980) stays', { revision: hex(9), lastModified: 315532800 }, known, 0, ['unordered']],
    ['committed in the same second stays', { revision: hex(9), lastModified: 2000 }, known, 0, ['unordered']],
    [
      'with a revision too short to tell stays',
      { revision: newest.revision.slice(0, 3) },
      known,
      0,
      ['unordered'],
    ],
    ['of a channel without answer stays', { channel: 'nixos-25.05' }, known, 0, ['unresolved']],
    ['of no channel stays', { channel: null }, known, 0, ['no-channel']],
  ])('%s', (_, fields, knowledge, moves, rules) => {
    expect(outcome(pin(fields), knowledge)).toEqual({ moves, rules });
  });
});

test('frozen, foreign, floating and transitive pins are never proposed', () => {
  const behind = { release: nameOf(4021) };
  expect(outcome(pin({ ...behind, state: 'frozen' }))).toEqual({ moves: 0, rules: ['frozen'] });
  expect(outcome(pin({ ...behind, state: 'foreign', note: 'a fork' }))).toEqual({
    moves: 0,
    rules: ['foreign'],
  });
  expect(outcome(pin({ revision: null, state: 'floating' }))).toEqual({ moves: 0, rules: ['floating'] });
  expect(outcome(pin({ ...behind, direct: false }))).toEqual({ moves: 0, rules: [] });
});

test('a floating pin is told the line that would pin it', () => {
  const line = (one: Pin): string => propose([one], known).findings[0]?.message ?? '';
  const floating = { revision: null, state: 'floating' } as const;
  expect(line(pin({ ...floating, format: 'nix-channels', name: 'nixos' }))).toContain(
    `\`https://releases.nixos.org/nixos/25.11/${newest.name} nixos\``,
  );
  expect(line(pin({ ...floating, format: 'workflow' }))).toContain(
    `\`https://releases.nixos.org/nixos/25.11/${newest.name}/nixexprs.tar.xz\``,
  );
});

test('pins of a channel move together, channels in the order of their first pins', () => {
  const small = 'nixos-25.11-small';
  const other = { ...newest, channel: small, path: releasePath(small, newest.name) ?? '' };
  const both = {
    ...known,
    newest: new Map([
      [channel, newest],
      [small, other],
    ]),
  };
  const pins = [
    pin({ name: 'a', release: nameOf(1), channel: small }),
    pin({ name: 'b', release: nameOf(2) }),
    pin({ name: 'c', release: nameOf(3), channel: small, file: 'npins/sources.json' }),
    pin({ name: 'd', revision: newest.revision }),
  ];
  const { candidates, findings } = propose(pins, both);
  expect(candidates).toEqual([
    { lane: 'refresh', channel: small, pins: [pins[0], pins[2]], to: other },
    { lane: 'refresh', channel, pins: [pins[1]], to: newest },
  ]);
  expect(findings).toEqual([]);
});

test('whatever the pins, no proposal goes backwards', () => {
  const counts = fc.integer({ min: 1, max: 9999 });
  const pins = fc.array(fc.record({ count: counts, named: fc.boolean(), lastModified: counts }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(pins, (list) => {
      const made = list.map(({ count, named, lastModified }) =>
        pin({ revision: hex(count), release: named ? nameOf(count) : null, lastModified }),
      );
      const all = [...new Set(list.map((one) => one.count))]
        .sort((a, b) => a - b)
        .map((c) => unlisted(release(c)));
      const { candidates } = propose(made, { ...known, history: new Map([[channel, all]]) });
      for (const moved of candidates.flatMap(pinsOf)) {
        expect(parseInt(moved.revision?.slice(0, 6) ?? '', 16)).toBeLessThan(4188);
      }
    }),
  );
});

test('the history is needed only where a name or the revision does not tell', () => {
  expect(needsHistory(pin(), newest)).toBe(true);
  expect(needsHistory(pin({ lastModified: 1 }), newest)).toBe(true);
  expect(needsHistory(pin({ revision: newest.revision }), newest)).toBe(false);
  expect(needsHistory(pin({ release: nameOf(1) }), newest)).toBe(false);
  expect(needsHistory(pin({ state: 'frozen' }), newest)).toBe(false);
});
