import { describe, expect, test } from '@jest/globals';
import { pinsOf } from '../../../../src/core/candidate.js';
import type { ChannelStatus } from '../../../../src/core/channel-state.js';
import type { Companion } from '../../../../src/core/companion.js';
import type { Pin } from '../../../../src/core/pin.js';
import { historiesNeeded } from '../../../../src/core/policy/needs.js';
import { propose } from '../../../../src/core/policy/propose.js';
import { ruled } from '../../../../src/core/policy/rules.js';
import type { PolicySettings } from '../../../../src/core/policy/settings.js';
import { upgradeTargets } from '../../../../src/core/policy/upgrade-targets.js';
import { releasePath, type Release } from '../../../../src/core/release.js';
import {
  companion,
  DAY,
  hex,
  knowing,
  listed,
  messageOf,
  nameOf,
  outline,
  pin,
  pinAt,
  proposed,
  release,
  rulesOf,
  settings,
  states,
} from './world.js';

const series = (name: string, status: ChannelStatus): Record<string, ChannelStatus> => ({
  [`nixos-${name}`]: status,
  [`nixos-${name}-small`]: status,
  [`nixpkgs-${name}-darwin`]: status,
});
const rolling = { 'nixos-unstable': 'rolling', 'nixpkgs-unstable': 'rolling' } as const;
const published = states({
  ...rolling,
  ...series('25.05', 'unmaintained'),
  ...series('25.11', 'deprecated'),
  ...series('26.05', 'stable'),
  ...series('26.11', 'beta'),
});
const target = (channel: string, fields: Partial<PolicySettings> = {}): string[] =>
  upgradeTargets([pin({ channel })], published, settings(fields));

describe('the channel to upgrade to', () => {
  test.each([
    ['nixos-25.11', ['nixos-26.05']],
    ['nixos-25.05', ['nixos-26.05']],
    ['nixos-24.05', ['nixos-26.05']],
    ['nixos-25.11-small', ['nixos-26.05-small']],
    ['nixpkgs-25.05-darwin', ['nixpkgs-26.05-darwin']],
    ['nixos-22.05-aarch64', ['nixos-26.05']],
    ['nixos-26.05', []],
    ['nixos-26.11', []],
    ['nixos-unstable', []],
    ['nixpkgs-unstable', []],
  ])('of %s: %j', (channel, targets) => {
    expect(target(channel)).toEqual(targets);
  });

  test('is a beta only where asked for, and no later series is stable', () => {
    expect(target('nixos-26.05', { upgradeTo: 'beta' })).toEqual(['nixos-26.11']);
    expect(target('nixos-25.11', { upgradeTo: 'beta' })).toEqual(['nixos-26.05']);
  });

  test('is the nearest of several', () => {
    const two = states({ ...series('25.11', 'stable'), ...series('26.05', 'stable') });
    expect(upgradeTargets([pin({ channel: 'nixos-25.05' })], two, settings())).toEqual(['nixos-25.11']);
  });

  test('is not known where the states are not', () => {
    expect(upgradeTargets([pin()], new Map(), settings())).toEqual([]);
    const proposal = proposed(
      [pinAt(4188), pinAt(4188, { name: 'b' })],
      knowing(undefined, { states: new Map() }),
    );
    expect(proposal.findings).toMatchObject([{ rule: 'status-unknown', severity: 'info' }]);
    const edge = pinAt(1, { channel: 'nixos-unstable' });
    const known = knowing([release(1, 'nixos-unstable')], { states: new Map() });
    expect(proposed([edge], known)).toEqual({ candidates: [], findings: [] });
  });

  test.each<[string, Partial<Pin>, Partial<PolicySettings>]>([
    ['a pin that only refreshes', {}, { rules: [{ match: ['nixpkgs'], lanes: ['refresh'] }] }],
    ['a lane that is off', {}, { lanes: ['refresh'] }],
    ['a pin not selected', {}, { pins: ['other'] }],
    ['a frozen pin', { state: 'frozen' }, {}],
    ['a floating pin that is not selected', { state: 'floating', revision: null }, { pins: ['other'] }],
    ['a floating pin of a channel that goes on', { state: 'floating', channel: 'nixos-26.05' }, {}],
    ['a transitive pin', { direct: false }, {}],
    ['a pin without a channel', { channel: null }, {}],
    ['a channel that the configuration names', { followed: true }, {}],
    ['a channel that another flake asks for', { askedBy: 'home' }, {}],
    ['a name that spells the series', { name: '25.11' }, {}],
    ['a name that spells it without a dot', { name: 'nixpkgs-2511' }, {}],
    ['a name that spells it with another sign', { name: 'nixpkgs_25_11' }, { lanes: ['upgrade'] }],
    ['a floating pin that is named so', { name: 'nixpkgs-25.11', state: 'floating', revision: null }, {}],
  ])('is none for %s', (_, fields, asked) => {
    const found = ruled([pin({ channel: 'nixos-25.11', ...fields })], settings(asked));
    expect(upgradeTargets(found, published, settings(asked))).toEqual([]);
  });

  test.each([
    ['nixpkgs', []],
    ['nixpkgs-2505', []],
    ['nixpkgs-20251107', []],
    ['nixpkgs-25-11-07', []],
    ['nixpkgs-225.11', []],
    ['v2.511', []],
    // npins calls it so by itself.
    ['nixos-25.11', []],
    ['nixos-25.11', [pin({ name: 'other', file: 'other.json', channel: 'nixos-25.05' })]],
    ['nixos-25.11', [pin({ name: 'unstable', channel: 'nixos-unstable' })]],
  ])('is not held back by the name %s', (name, others) => {
    const found = ruled([pin({ name, channel: 'nixos-25.11' }), ...others], settings());
    expect(upgradeTargets(found, published, settings())).toContain('nixos-26.05');
  });

  test('is none for a channel’s own name, where another series lies beside it', () => {
    const names = ['nixos-25.05', 'nixos-25.11'];
    const found = ruled(
      names.map((name) => pin({ name, channel: name })),
      settings(),
    );
    expect(upgradeTargets(found, published, settings())).toEqual([]);
    expect(ruled(found, settings())[0]).toBe(found[0]);
  });
});

const [old, next] = ['nixos-25.11', 'nixos-26.05'] as const;
const variants = [next, `${next}-small`, 'nixpkgs-26.05-darwin'];
const known = knowing(
  [
    release(4188),
    release(4188, `${old}-small`),
    release(4188, 'nixpkgs-25.11-darwin'),
    ...variants.map((name) => release(50, name)),
  ],
  {
    states: published,
  },
);

describe('the candidate', () => {
  test('beside the refresh, never instead of it', () => {
    expect(outline(proposed([pinAt(4021)], known))).toEqual([
      `refresh ${old}: nixpkgs -> ${nameOf(4188)}`,
      `upgrade ${next}: nixpkgs -> ${nameOf(50, next)}`,
    ]);
    expect(outline(proposed([pinAt(4188)], known))).toEqual([
      `upgrade ${next}: nixpkgs -> ${nameOf(50, next)}`,
    ]);
  });

  test('holds all variants that are due, under the main one’s name', () => {
    const pins = [
      pinAt(4188, { name: 'mac', channel: 'nixpkgs-25.11-darwin' }),
      pinAt(4188, { name: 'edge', channel: `${old}-small` }),
      pinAt(4188, { name: 'main' }),
      pinAt(4188, { name: 'main2', file: 'npins/sources.json' }),
    ];
    const moves = `mac -> ${nameOf(50, variants[2])}; edge -> ${nameOf(50, next)}; main, main2 -> ${nameOf(50, next)}`;
    expect(outline(proposed(pins, known))).toEqual([`upgrade ${next}: ${moves}`]);
    expect(outline(proposed(pins.slice(0, 1), known))).toEqual([
      `upgrade nixpkgs-26.05-darwin: mac -> ${nameOf(50, variants[2])}`,
    ]);
  });

  test('leaves a pin that is named after its series, says so, and lets the companions of the others go', () => {
    const pins = [pinAt(4188), pinAt(4188, { name: 'nixpkgs-2511' })];
    const home = companion({ name: 'home' });
    const held = companion({ name: 'home-manager-25.11' });
    const takes = companion({ name: 'takes', follows: 'nixpkgs-2511' });
    const mixed = companion({ name: 'mixed-2511', follows: 'nixpkgs' });
    const proposal = propose(ruled(pins, settings()), [home, held, takes, mixed], known, settings());
    expect(outline(proposal)).toEqual([`upgrade ${next}: nixpkgs -> ${nameOf(50, next)}`]);
    expect(proposal.candidates[0]?.companions).toEqual([home, mixed]);
    const staying = proposal.findings.filter(({ rule }) => rule === 'companion-stays');
    expect(staying.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^`home-manager-25\.11` .* stays with `nixpkgs-2511`/),
      expect.stringMatching(/^`takes` .* stays with `nixpkgs-2511`/),
    ]);
    expect(rulesOf(proposal)).toContain('named-after-series');
    expect(messageOf(proposal, 'named-after-series')).toContain(`take it to ${next}.`);
    const rules = [{ match: ['nixpkgs-2511'], lanes: ['refresh', 'upgrade'] as const }];
    const freed = ruled(pins, settings({ rules }));
    expect(outline(propose(freed, [], known, settings({ rules })))).toEqual([
      `upgrade ${next}: nixpkgs, nixpkgs-2511 -> ${nameOf(50, next)}`,
    ]);
  });

  test('takes pins of two old series to one new one', () => {
    const pins = [pinAt(9, { name: 'a', channel: 'nixos-25.05' }), pinAt(4188, { name: 'b' })];
    const all = knowing([...known.newest.values(), release(9, 'nixos-25.05')], { states: published });
    expect(outline(proposed(pins, all))).toEqual([`upgrade ${next}: a, b -> ${nameOf(50, next)}`]);
  });

  test('leaves a pin whose release is newer than the target', () => {
    const pins = [pin({ release: nameOf(51, next), revision: hex(51) })];
    expect(proposed(pins, known).candidates).toEqual([]);
  });

  test('waits for the cooldown, or takes an older release that is over it', () => {
    const asked = settings({ cooldown: 3 * DAY, lanes: ['upgrade'] });
    const listing = [listed(48, next, 9 * DAY), listed(49, next, 4 * DAY), listed(50, next, DAY)];
    const young = { ...known, history: new Map([[next, listing]]) };
    const waiting = proposed(
      [pinAt(4188)],
      { ...known, history: new Map([[next, listing.slice(2)]]) },
      asked,
    );
    expect(waiting.candidates).toEqual([]);
    expect(messageOf(waiting, 'cooldown')).toContain(nameOf(50, next));
    const path = `nixos/26.05/${nameOf(49, next)}`;
    const proposal = proposed([pinAt(4188)], { ...young, revisions: new Map([[path, hex(49)]]) }, asked);
    expect(outline(proposal)).toEqual([`upgrade ${next}: nixpkgs -> ${nameOf(49, next)}`]);
    expect(proposal.candidates[0]?.steps[0]?.to.revision).toBe(hex(49));
  });

  test.each([
    ['is not known', knowing([release(4188)], { states: published }), 'unresolved'],
    ['is not believed', { ...known, untrusted: new Map([[next, 'It lies.']]) }, 'inauthentic'],
  ])('is none where what the next channel announces %s', (_, of, rule) => {
    const proposal = proposed([pinAt(4188)], of);
    expect(proposal.candidates).toEqual([]);
    expect(rulesOf(proposal)).toContain(rule);
    expect(proposal.findings.find((one) => one.rule === rule)?.severity).toBe(
      rule === 'inauthentic' ? 'error' : 'warning',
    );
    expect(messageOf(proposal, rule)).toContain(next);
  });

  test('can leave a channel that is not to be had any more', () => {
    const gone = { ...known, newest: new Map([[next, release(50, next)]]) };
    expect(outline(proposed([pinAt(4188)], gone))).toEqual([
      `upgrade ${next}: nixpkgs -> ${nameOf(50, next)}`,
    ]);
  });
});

describe('urgency', () => {
  const at = (status: ChannelStatus, endOfLife: string | null) =>
    states({ [old]: status, [next]: 'stable' }, { endOfLife });
  test.each<[string, ReturnType<typeof at>, string | null]>([
    ['unmaintained', at('unmaintained', '2025-12-31'), `${old} gets no security updates since 2025-12-31.`],
    [
      'unmaintained, nobody knows since when',
      at('unmaintained', null),
      `${old} gets no security updates any more.`,
    ],
    ['its end is near', at('deprecated', '2026-04-09'), `${old} gets no security updates after 2026-04-09.`],
    ['its end is far', at('deprecated', '2026-04-10'), null],
    [
      'its end has passed',
      at('deprecated', '2026-03-09'),
      `${old} gets no security updates since 2026-03-09.`,
    ],
    ['its last day', at('deprecated', '2026-03-10'), `${old} gets no security updates after 2026-03-10.`],
    ['stable still', at('stable', '2026-03-12'), null],
  ])('%s', (_, of, urgency) => {
    const [candidate] = proposed([pinAt(4188)], { ...known, states: of }).candidates;
    expect(candidate).toMatchObject({ lane: 'upgrade', urgency });
  });

  test('comes first', () => {
    const pins = [pinAt(1, { name: 'a', channel: 'nixos-unstable' }), pinAt(4188, { name: 'b' })];
    const all = knowing([...known.newest.values(), release(2, 'nixos-unstable')], {
      states: at('unmaintained', null),
    });
    expect(proposed(pins, all).candidates.map(({ lane }) => lane)).toEqual(['upgrade', 'refresh']);
  });
});

describe('companions', () => {
  const along = (
    pins: readonly Pin[],
    companions: readonly Companion[],
    fields: Partial<PolicySettings> = {},
  ) =>
    propose(pins, companions, known, settings(fields)).candidates.map(
      ({ lane, group, companions: taken }) => [lane, group, taken.map(({ name }) => name)],
    );
  const home = companion();
  const later = companion({ name: 'nixvim', branch: 'nixos-26.05', series: '26.05' });
  const elsewhere = companion({ name: 'stylix', file: 'modules/flake.lock' });

  test('go along from the file of a pin that moves, and from files without pins', () => {
    expect(along([pinAt(4021)], [home, later, elsewhere])).toEqual([
      ['refresh', old, []],
      ['upgrade', next, ['home-manager', 'stylix']],
    ]);
  });

  test('stay beside pins that stay', () => {
    const frozen = pinAt(4188, { name: 'still', file: 'modules/flake.lock', state: 'frozen' });
    expect(along([pinAt(4188), frozen], [home, elsewhere])).toEqual([['upgrade', next, ['home-manager']]]);
  });

  test('each goes along once, with the pins of its own file', () => {
    const pins = [pinAt(4188), pinAt(4188, { file: 'b/flake.lock' })];
    const second = companion({ name: 'in-b', file: 'b/flake.lock' });
    expect(along(pins, [second, elsewhere, home], { group: 'file' })).toEqual([
      ['upgrade', 'flake-lock-26.05', ['stylix', 'home-manager']],
      ['upgrade', 'b-flake-lock-26.05', ['in-b']],
    ]);
  });
});

describe('a companion', () => {
  const notes = (pins: readonly Pin[], companions: readonly Companion[]) =>
    propose(pins, companions, known, settings({ lanes: ['upgrade'] }));
  const channels = companion({ file: '.nix-channels', moves: 'branch', revision: null });
  const floats = pin({ file: '.nix-channels', name: 'nixos', state: 'floating', revision: null });
  const of = (rule: string, { findings }: ReturnType<typeof notes>) =>
    findings.filter((one) => one.rule === rule);

  test.each<[string, Partial<Pin>]>([
    ['floats', { state: 'floating', revision: null }],
    ['is frozen', { state: 'frozen' }],
    ['is foreign', { state: 'foreign' }],
  ])('stays with a pin of its file and series that %s, and it is said', (_, fields) => {
    const stays = pinAt(4188, { name: 'still', ...fields });
    const proposal = notes([pinAt(4188), stays], [companion()]);
    expect(proposal.candidates.map(({ companions }) => companions)).toEqual([[]]);
    expect(of('companion-stays', proposal)).toMatchObject([{ severity: 'info', pin: stays }]);
    expect(messageOf(proposal, 'companion-stays')).toContain(`the upgrade ${next} goes without it`);
  });

  test('stays beside what another file’s upgrade leaves alone; without an upgrade there is nothing to say', () => {
    const proposal = notes([pinAt(4188), floats], [channels]);
    expect(proposal.candidates.map(({ companions }) => companions)).toEqual([[]]);
    expect(of('companion-stays', proposal)).toHaveLength(1);
    expect(of('companion-stays', notes([floats], [channels]))).toEqual([]);
  });

  test('goes along where what stays is of another series, or asked for by a flake', () => {
    const later = pinAt(4188, { name: 'later', channel: next });
    const asked = pinAt(4188, { name: 'home/nixpkgs', askedBy: 'home' });
    const proposal = notes([pinAt(4188), later, asked], [companion()]);
    expect(proposal.candidates.map(({ companions }) => companions)).toEqual([[companion()]]);
    expect(rulesOf(proposal)).not.toContain('companion-stays');
  });

  test('that was left behind is told, with where to go', () => {
    const moved = pinAt(9, { channel: next });
    const proposal = notes([moved], [companion()]);
    expect(of('companion-behind', proposal)).toMatchObject([{ severity: 'warning', pin: moved }]);
    expect(messageOf(proposal, 'companion-behind')).toContain('Let `home-manager` follow `release-26.05`.');
  });

  test.each<[string, Pin[]]>([
    ['of the series of one of its pins', [pinAt(4188), pinAt(9, { name: 'b', channel: next })]],
    ['beside a rolling pin', [pinAt(4188, { channel: 'nixos-unstable' })]],
    ['in a file without pins', [pinAt(9, { file: 'b/flake.lock', channel: next })]],
  ])('%s is not behind', (_, pins) => {
    expect(rulesOf(notes(pins, [companion()]))).not.toContain('companion-behind');
  });
});

test('every pin of an upgrade is its own step’s, and moved once', () => {
  const pins = ['a', 'b', 'c'].map((name) => pinAt(4188, { name }));
  const [candidate] = proposed(pins, known).candidates;
  expect(candidate && pinsOf(candidate)).toEqual(pins);
});

describe('what an upgrade never is', () => {
  const beta = (count: number, age: number): Release => {
    const name = `nixos-26.05beta${count}.${hex(count).slice(0, 12)}`;
    return { ...listed(count, next, age), name, path: releasePath(next, name) ?? '' };
  };
  const states26 = { states: published };

  test('a beta release of a channel that has just become stable', () => {
    const young = release(50, next, DAY);
    const history = new Map([[next, [beta(40, 20 * DAY), listed(50, next, DAY)]]]);
    const revisions = new Map([[beta(40, 0).path, hex(40)]]);
    const both = knowing([release(4188), young], { ...states26, history, revisions });
    expect(outline(proposed([pinAt(4188)], both, settings({ cooldown: 7 * DAY })))).toEqual([]);
    const announced = { ...beta(40, 20 * DAY), revision: hex(40) };
    const behind = knowing([release(4188), announced], states26);
    expect(outline(proposed([pinAt(4188)], behind))).toEqual([]);
    expect(outline(proposed([pinAt(4188)], behind, settings({ upgradeTo: 'beta' })))).toHaveLength(1);
  });

  test('held back by the name of a release for darwin, which says `pre` of a stable series too', () => {
    const [from, to] = ['nixpkgs-25.11-darwin', 'nixpkgs-26.05-darwin'];
    expect(nameOf(50, to)).toMatch(/^nixpkgs-darwin-26\.05pre50\./);
    const both = knowing([release(4188, from), release(50, to)], states26);
    const mac = pinAt(4188, { channel: from });
    expect(outline(proposed([mac], both))).toEqual([`upgrade ${to}: nixpkgs -> ${nameOf(50, to)}`]);
    // Whether the series is stable its channel's status tells.
    const beta = { ...both, states: states({ ...series('25.11', 'stable'), ...series('26.05', 'beta') }) };
    expect(outline(proposed([mac], beta))).toEqual([]);
  });

  test('a step from a revision that no release is known for', () => {
    const history = new Map([[old, [listed(4021), listed(4188)]]]);
    const lost = knowing([release(4188), release(50, next)], { ...states26, history });
    expect(outline(proposed([pin({ revision: hex(77) })], lost))).toEqual([]);
    expect(historiesNeeded([pin({ revision: hex(77) })], lost, settings({ lanes: ['upgrade'] }))).toEqual([
      old,
    ]);
  });
});
