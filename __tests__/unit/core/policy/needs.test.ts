import { describe, expect, test } from '@jest/globals';
import type { Pin } from '../../../../src/core/pin.js';
import type { PolicySettings } from '../../../../src/core/policy/settings.js';
import { historiesNeeded, revisionsNeeded } from '../../../../src/core/policy/needs.js';
import {
  DAY,
  hex,
  HOUR,
  knowing,
  listed,
  nameOf,
  newest,
  now,
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

const next = 'nixos-26.05';
const cooldown = 3 * DAY;

describe('a listing is needed', () => {
  const known = knowing([newest, release(9, next)]);
  const upgradable = { ...known, states: states({ [stable]: 'deprecated', [next]: 'stable' }) };
  test.each<[string, Partial<Pin>, Partial<PolicySettings>, string[]]>([
    ['where a revision alone is held', {}, {}, [stable]],
    ['not where that is the newest', { revision: newest.revision }, {}, []],
    ['not where a name tells', { release: nameOf(4021) }, {}, []],
    ['for the cooldown, though a name tells', { release: nameOf(4021) }, { cooldown }, [stable, next]],
    ['of the next series for its cooldown', { revision: newest.revision }, { cooldown }, [next]],
    [
      'for the cooldown of a rule',
      { release: nameOf(4021) },
      { rules: [{ match: ['nix*'], cooldown, lanes: ['refresh'] }] },
      [stable],
    ],
    ['not for a frozen pin', { state: 'frozen' }, { cooldown }, []],
    ['not for a transitive pin', { direct: false }, { cooldown }, []],
    ['not for a pin that is not selected', {}, { pins: [] }, []],
    ['not for a pin without a lane', {}, { lanes: [] }, []],
    ['not where the channel is not known', { channel: 'nixos-25.05' }, { cooldown, lanes: ['refresh'] }, []],
  ])('%s', (_, fields, asked, channels) => {
    expect(historiesNeeded([pin(fields), pin(fields)], upgradable, settings(asked))).toEqual(channels);
  });

  test('not for a cooldown that is known to be over', () => {
    const dated = (age: number) => ({
      ...upgradable,
      newest: new Map([stable, next].map((name) => [name, release(4188, name, age)])),
    });
    expect(historiesNeeded([pinAt(4021)], dated(cooldown), settings({ cooldown }))).toEqual([]);
    expect(historiesNeeded([pinAt(4021)], dated(cooldown - 1), settings({ cooldown }))).toEqual([
      stable,
      next,
    ]);
    expect(historiesNeeded([pin()], dated(cooldown), settings({ cooldown }))).toEqual([stable]);
  });

  test('not of a channel that is not believed', () => {
    expect(
      historiesNeeded([pin()], { ...known, untrusted: new Map([[stable, 'It lies.']]) }, settings()),
    ).toEqual([]);
  });
});

describe('a revision is needed', () => {
  const history = new Map([
    [stable, [listed(4021, stable, 9 * DAY), listed(4100, stable, 4 * DAY), listed(4188, stable, HOUR)]],
  ]);
  const known = knowing([newest], { history });
  const asked = settings({ cooldown });

  test('of the release that is proposed for the newest that is too young', () => {
    expect(
      revisionsNeeded([pinAt(4021), pinAt(4021, { name: 'b' })], known, asked).map(({ name }) => name),
    ).toEqual([nameOf(4100)]);
    expect(revisionsNeeded([pinAt(4021)], known, settings())).toEqual([]);
    expect(revisionsNeeded([pinAt(4100)], known, asked)).toEqual([]);
  });

  test('or nothing is proposed, and that is told', () => {
    const proposal = proposed([pinAt(4021)], known, asked);
    expect(proposal.candidates).toEqual([]);
    expect(rulesOf(proposal)).toEqual(['cooldown', 'unresolved']);
  });

  test('and one that is not of the release’s name is none', () => {
    const wrong = { ...known, revisions: new Map([[release(4100).path, hex(5)]]) };
    expect(proposed([pinAt(4021)], wrong, asked).candidates).toEqual([]);
    const right = { ...known, revisions: new Map([[release(4100).path, hex(4100)]]) };
    expect(outline(proposed([pinAt(4021)], right, asked))).toEqual([
      `refresh ${stable}: nixpkgs -> ${nameOf(4100)}`,
    ]);
  });
});

describe('the cooldown', () => {
  const asked = settings({ cooldown });
  const goal = (fields: Parameters<typeof knowing>[1], announced = newest): string | undefined =>
    proposed([pinAt(4021)], knowing([announced], fields), asked).candidates[0]?.steps[0]?.to.name;

  test.each<[string, number, boolean]>([
    ['is over to the second', cooldown, true],
    ['is not over a second before', cooldown - 1, false],
  ])('%s', (_, age, over) => {
    expect(goal({ history: new Map([[stable, [listed(4188, stable, age)]]]) })).toBe(
      over ? newest.name : undefined,
    );
    expect(goal({}, release(4188, stable, age))).toBe(over ? newest.name : undefined);
  });

  test('goes by the commit where no listing tells dates, and by nothing where none is known', () => {
    const old = { ...newest, lastModified: now - cooldown };
    expect(goal({}, old)).toBe(newest.name);
    expect(goal({ history: new Map([[stable, [listed(4100), listed(4188)]]]) }, old)).toBe(newest.name);
    expect(goal({}, { ...newest, lastModified: now - cooldown + 1 })).toBeUndefined();
    expect(goal({})).toBeUndefined();
  });

  test('holds back what a listing that tells dates does not have yet', () => {
    const old = { ...newest, lastModified: now - 9 * DAY };
    const revisions = new Map([[release(4100).path, hex(4100)]]);
    expect(goal({ revisions, history: new Map([[stable, [listed(4100, stable, 8 * DAY)]]]) }, old)).toBe(
      nameOf(4100),
    );
    expect(goal({ history: new Map([[stable, []]]) }, old)).toBeUndefined();
  });

  test('never takes what is listed beyond the announced release', () => {
    const history = new Map([[stable, [listed(4188, stable, 9 * DAY), listed(4300, stable, 8 * DAY)]]]);
    expect(goal({ history })).toBe(newest.name);
  });

  test('of pins that go together is the longest of theirs', () => {
    const history = new Map([[stable, [listed(4188, stable, 2 * DAY)]]]);
    const pins = [pinAt(4021, { name: 'a' }), pinAt(4021, { name: 'b' })];
    const rule = { match: ['b'], cooldown };
    const known = knowing([newest], { history });
    expect(proposed(pins, known, settings({ rules: [rule] })).candidates).toEqual([]);
    expect(outline(proposed(pins, known, settings({ rules: [{ ...rule, group: 'later' }] })))).toEqual([
      `refresh ${stable}: a -> ${newest.name}`,
    ]);
  });
});
