import { beforeEach, expect, test } from '@jest/globals';
import { releasedOf } from '../../../src/app/released.js';
import type { ReleaseIndex } from '../../../src/channels/release-index.js';
import type { Pin } from '../../../src/core/pin.js';
import type { ChannelKnowledge } from '../../../src/core/policy/knowledge.js';
import type { Release } from '../../../src/core/release.js';
import { UserError } from '../../../src/errors.js';
import type { Log } from '../../../src/ports/log.js';
import {
  hex,
  knowing,
  listed,
  newest,
  pin,
  release,
  settings,
  stable,
  states,
} from '../core/policy/world.js';

const others = Array.from({ length: 9 }, (_, index) => `nixos-1${index}.09`);
const channels = [stable, `${stable}-small`, 'nixos-26.05', ...others];
const known: ChannelKnowledge = knowing([newest], {
  history: new Map([[stable, [listed(4188)]]]),
  states: states(Object.fromEntries(channels.map((name) => [name, 'stable']))),
});

let asked: string[];
let warnings: string[];
beforeEach(() => {
  asked = [];
  warnings = [];
});

/** An index of the releases given; `broken` channels can't be listed. Notes how many are asked at the same time. */
async function looked(
  pins: readonly Pin[],
  whole: boolean,
  releases: readonly Release[] = [],
  broken: readonly string[] = [],
): Promise<{ found: Map<string, Release | null>; most: number }> {
  let running = 0;
  let most = 0;
  const trouble = new UserError('The mirror is gone.');
  const findRelease: ReleaseIndex['findRelease'] = async (revision, among) => {
    most = Math.max(most, ++running);
    asked.push(...among);
    await Promise.resolve();
    running--;
    const found = releases.find((one) => one.revision === revision && among.includes(one.channel));
    if (!found && among.some((channel) => broken.includes(channel))) throw trouble;
    return found ?? null;
  };
  const sources = {
    index: { findRelease } as ReleaseIndex,
    log: { warning: (text: string) => warnings.push(text) } as unknown as Log,
  };
  return { found: await releasedOf(sources, { pins, settings: settings(), whole }, known), most };
}

const lost = pin({ revision: hex(77) });
const rolling = ['nixos-unstable', 'nixos-unstable-small', 'nixpkgs-unstable'];

test('an update looks in the pin’s channel, the rolling ones and those of its series', async () => {
  const { found } = await looked([lost], false);
  expect(asked).toEqual([stable, ...rolling, `${stable}-small`]);
  expect(found).toEqual(new Map([[hex(77), null]]));
});

test('a check looks in all others, too, a few at a time', async () => {
  const { found, most } = await looked([lost], true);
  expect(new Set(asked)).toEqual(new Set([...channels, ...rolling]));
  expect(asked).toHaveLength(channels.length + rolling.length);
  expect(most).toBe(4);
  expect(found).toEqual(new Map([[hex(77), null]]));
});

test('and no further than where it is found, whatever else is broken', async () => {
  const there = release(77, others[0]);
  const { found } = await looked([lost], true, [there], [stable]);
  expect(found.get(hex(77))).toBe(there);
  expect(asked).not.toContain(others.at(-1));
  expect(warnings).toEqual([]);
});

test('one trouble is told once, with all revisions that it leaves in the dark', async () => {
  const pins = [lost, pin({ name: 'b', revision: hex(78) }), pin({ name: 'c', revision: hex(78) })];
  const { found } = await looked(pins, true, [], [stable]);
  expect(found.size).toBe(0);
  expect(warnings).toEqual([
    `whether ${hex(77)}, ${hex(78)} was ever released can't be told: The mirror is gone.`,
  ]);
});
