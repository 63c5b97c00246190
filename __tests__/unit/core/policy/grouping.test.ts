import { describe, expect, test } from '@jest/globals';
import type { PolicySettings } from '../../../../src/core/policy/settings.js';
import { knowing, nameOf, outline, pinAt, proposed, release, settings, stable, states } from './world.js';

const small = `${stable}-small`;
const next = 'nixos-26.05';
const known = knowing([release(9), release(9, small), release(9, next), release(9, `${next}-small`)], {
  states: states({ [stable]: 'stable', [small]: 'stable', [next]: 'beta' }),
});
const pins = [
  pinAt(1, { name: 'a', file: 'web/flake.lock' }),
  pinAt(1, { name: 'b', file: 'db/flake.lock' }),
  pinAt(1, { name: 'c', file: 'db/flake.lock', channel: small }),
];
const to = nameOf(9);
const groups = (fields: Partial<PolicySettings>): string[] =>
  outline(proposed(pins, known, settings(fields)));

describe('what goes into one pull request', () => {
  test.each<[string, Partial<PolicySettings>, string[]]>([
    ['a channel’s pins', {}, [`${stable}: a, b -> ${to}`, `${small}: c -> ${to}`]],
    ['a file’s', { group: 'file' }, [`web-flake-lock: a -> ${to}`, `db-flake-lock: b -> ${to}; c -> ${to}`]],
    [
      'each alone',
      { group: 'pin' },
      [`web-flake-lock-a: a -> ${to}`, `db-flake-lock-b: b -> ${to}`, `db-flake-lock-c: c -> ${to}`],
    ],
    ['everything', { group: 'all' }, [`all: a, b -> ${to}; c -> ${to}`]],
    [
      'what a rule names, and the rest as usual',
      { rules: [{ match: ['a', 'c'], group: 'front' }] },
      [`front: a -> ${to}; c -> ${to}`, `${stable}: b -> ${to}`],
    ],
  ])('%s', (_, fields, expected) => {
    expect(groups(fields)).toEqual(expected.map((one) => `refresh ${one}`));
  });

  test('the same in lane upgrade; different series never go together', () => {
    const both = states({ [stable]: 'deprecated', [next]: 'stable', 'nixos-26.11': 'beta' });
    const all = {
      ...known,
      states: both,
      newest: new Map([...known.newest, ['nixos-26.11', release(3, 'nixos-26.11')]]),
    };
    const two = [pinAt(9, { name: 'a' }), pinAt(9, { name: 'b', channel: next })];
    const asked = settings({ group: 'all', upgradeTo: 'beta' });
    expect(outline(proposed(two, all, asked))).toEqual([
      `upgrade all-26.05: a -> ${nameOf(9, next)}`,
      `upgrade all-26.11: b -> ${nameOf(3, 'nixos-26.11')}`,
    ]);
    expect(outline(proposed(two.slice(0, 1), all, asked))).toEqual([
      `upgrade all-26.05: a -> ${nameOf(9, next)}`,
    ]);
    const named = settings({ rules: [{ match: ['a'], group: 'databases' }] });
    expect(outline(proposed(two.slice(0, 1), all, named))).toEqual([
      `upgrade databases-26.05: a -> ${nameOf(9, next)}`,
    ]);
    const likeChannel = settings({ rules: [{ match: ['a'], group: 'nixos' }] });
    expect(outline(proposed(two.slice(0, 1), all, likeChannel))).toEqual([
      `upgrade group-nixos-26.05: a -> ${nameOf(9, next)}`,
    ]);
  });

  test('an upgrade is called the same, whichever of its pins are due', () => {
    const sisters = states({
      [stable]: 'deprecated',
      [small]: 'deprecated',
      [next]: 'stable',
      [`${next}-small`]: 'stable',
    });
    const upgrade = (...of: typeof pins): string[] =>
      proposed(of, { ...known, states: sisters }, settings({ lanes: ['upgrade'] })).candidates.map(
        ({ group }) => group,
      );
    const main = pinAt(9, { name: 'a' });
    const edge = pinAt(9, { name: 'b', channel: small });
    const done = pinAt(9, { name: 'a', channel: next });
    expect(upgrade(main, edge)).toEqual([next]);
    expect(upgrade(done, edge)).toEqual([next]);
    expect(upgrade(edge)).toEqual([`${next}-small`]);
    expect(upgrade(edge, { ...main, state: 'frozen' })).toEqual([`${next}-small`]);
  });
});

test('a group’s name ends a branch’s name, and no two have one', () => {
  const files = [
    'a/b.lock',
    'a-b.lock',
    '..',
    'é/ü',
    'x'.repeat(300),
    '.git',
    'a..b',
    'end.',
    '-dash',
    'a/b',
    '@{1}',
    'a b',
    '',
  ];
  const many = files.map((file) => pinAt(1, { file }));
  const { candidates } = proposed(many, known, settings({ group: 'file' }));
  const names = candidates.map(({ group }) => group);
  expect(new Set(names).size).toBe(files.length);
  for (const name of names) {
    expect(name).toMatch(/^[A-Za-z0-9_](?:[A-Za-z0-9_-]|\.(?![.]|lock$|$))*$/);
    expect(name.length).toBeLessThan(120);
  }
  // What a group is called does not depend on what else is due.
  const current = many.map((one, index) => (index === 0 ? one : pinAt(9, { file: one.file })));
  expect(proposed(current, known, settings({ group: 'file' })).candidates[0]?.group).toBe(names[0]);
});
