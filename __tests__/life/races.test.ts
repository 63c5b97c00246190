import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { channels, concludedFor, NEWEST, quiet, race, raceOf, type Ended } from './race.js';
import { startRace, startServer, type Kind, type RaceServer } from './race-world.js';
import { found, verdictOn, writes } from './race-verdict.js';

jest.setTimeout(120_000);

const SEEDS = 20;
const forges: readonly { kind: Kind; runs: number }[] = [
  { kind: 'github', runs: 50 },
  { kind: 'forgejo', runs: 15 },
];
const ENDS: readonly Ended[] = [
  ...(['created', 'updated', 'unchanged', 'left-alone', 'refused', 'cancelled', 'thrown'] as const),
];

describe.each(forges)('$runs runs at once on $kind', ({ kind, runs }) => {
  let server: RaceServer;
  const rows: { seed: number; ended: readonly Ended[]; person: boolean; wrong: number }[] = [];

  beforeAll(() => {
    server = startServer();
  });

  afterAll(() => {
    server[Symbol.dispose]();
  });

  test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))('seed %i', async (seed) => {
    const entry = raceOf(kind, seed, runs);
    await using world = await startRace(server, kind, seed);
    const { ended, thrown, person } = await race(world, entry);
    for (const channel of channels) await quiet(world, entry, channel);
    const wrong = thrown.map((message) => `a run threw: ${message}`);
    for (const channel of channels) {
      const its = channel === channels[0] ? person : null;
      const { title } = concludedFor(world, entry.prefix, channel, NEWEST).report;
      wrong.push(...verdictOn(await found(world, entry, channel), { channel, title, person: its }));
    }
    const { requests: before } = await world.log();
    for (const channel of channels) await quiet(world, entry, channel);
    const { requests, violations } = await world.log();
    wrong.push(...writes(requests.slice(before.length)).map((one) => `a quiet run writes: ${one}`));
    rows.push({ seed, ended, person: person !== null, wrong: wrong.length });
    expect({ seed, wrong, violations }).toEqual({ seed, wrong: [], violations: [] });
  });

  test('all together', () => {
    const count = (ended: readonly Ended[], how: Ended): number => ended.filter((one) => one === how).length;
    const cells = (words: readonly (string | number)[]): string =>
      words.map((word) => String(word).padStart(10)).join(' ');
    const all = rows.flatMap(({ ended }) => ended);
    const lines = rows.map(({ seed, ended, person, wrong }) =>
      cells([
        ...[seed, ended.length, ...ENDS.map((how) => count(ended, how))],
        ...[person ? 'yes' : 'no', wrong === 0 ? 'holds' : 'WRONG'],
      ]),
    );
    const head = cells(['seed', 'runs', ...ENDS, 'person', 'verdict']);
    const sums = cells(['all', all.length, ...ENDS.map((how) => count(all, how))]);
    console.log([`${runs} runs at once on ${kind}`, head, ...lines, sums].join('\n'));
    expect(all).toHaveLength(SEEDS * runs);
    expect(rows.filter(({ wrong }) => wrong === 0)).toHaveLength(SEEDS);
    expect(rows.filter(({ person }) => person)).toHaveLength(SEEDS / 2);
    // Without each of these nothing was raced.
    for (const how of ['created', 'updated', 'unchanged', 'left-alone', 'cancelled'] as const)
      expect({ how, happened: count(all, how) > 0 }).toEqual({ how, happened: true });
  });
});
