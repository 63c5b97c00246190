// Every operation of the forge that a life of pull requests uses met by every fault, once and for a whole step: nothing
// wrong is left, nothing twice, nothing green that is not proven; and the next run comes to the same end.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { seedRepository } from '../contract/forge-world.js';
import { life, type Home } from './fault-life.js';
import {
  cellsOf,
  lasting,
  livesOf,
  nameOf,
  once,
  table,
  type Cell,
  type Life,
  type Place,
  type Verdict,
} from './fault-plan.js';
import { difference, errorTrouble, leftTroubles } from './fault-judge.js';
import { removeSeed, startWorld, type Dump, type Limits, type Seed, type World } from './fault-world.js';

jest.setTimeout(3_600_000);

const WORLDS = 4;
const PATIENT: Limits = { httpMs: () => 60_000, gitMs: 60_000 };
/** What is not to be answered is waited for briefly, and all else as long as a loaded machine takes. */
const stalled = ({ at, lasts }: Cell): Limits => ({
  httpMs: (index) => (index === at || (lasts && index > at) ? 500 : 20_000),
  gitMs: 5000,
});
let seed: Seed;
beforeAll(() => {
  seed = seedRepository();
});
afterAll(() => {
  removeSeed(seed);
});

const steps = life.map((_, index) => index);
const callsOf = (world: World, from: number): string[] =>
  world.server.requests.slice(from).map(({ operation }) => operation);

async function ended(work: Promise<void>): Promise<unknown> {
  try {
    await work;
    return null;
  } catch (error) {
    return error;
  }
}

/** The undisturbed life: what it calls, and what is there after each step. */
async function record(world: World): Promise<{ places: Place[]; ends: Dump[] }> {
  const home = world.home(0);
  const places: Place[] = [];
  const ends: Dump[] = [];
  for (const step of steps) {
    await life[step]!.given?.(home);
    const from = world.server.requests.length;
    await life[step]!.run(world.forge(home, PATIENT), home);
    const calls = callsOf(world, from);
    calls.forEach((operation, at) => {
      const after = calls.slice(0, at).filter((one) => one === operation).length;
      const before = calls.slice(0, at).filter((one) => !one.startsWith('git-')).length;
      places.push({ step, operation, after, at: before });
    });
    ends.push(await world.dump(home));
  }
  return { places, ends };
}

/** @returns what is to be said of those that were met; one that ended the run is the last of them */
async function meet(
  world: World,
  home: Home,
  cells: readonly Cell[],
  ends: readonly Dump[],
): Promise<Map<Cell, Verdict>> {
  const [{ step: index, lasts, fault }, step] = [cells[0]!, life[cells[0]!.step]!];
  const at = { before: ends[index - 1] ?? null, after: ends[index]! };
  const from = world.server.requests.length;
  for (const cell of cells)
    world.server.fault(cell.operation, once[cell.fault]!, {
      ...{ times: cell.lasts ? Infinity : 1, after: cell.after },
    });
  const limits = fault === 'stall' ? stalled(cells[0]!) : PATIENT;
  const error = await ended(step.run(world.forge(home, limits), home));
  world.server.clearFaults();
  // What was given up may be on its way still.
  if (fault === 'stall') await sleep(50);
  const calls = callsOf(world, from);
  const met = cells
    .filter(({ operation, after }) => calls.filter((one) => one === operation).length > after)
    .sort((a, b) => a.at - b.at);
  const left = await world.dump(home);
  const isBrokenGate = step.name.startsWith('gate') && error !== null;
  const troubles = leftTroubles(left, at, isBrokenGate ? (lasts ? 'kept' : 'yes') : 'no');
  if (error !== null) troubles.push(...[errorTrouble(error)].filter((one) => one !== null));
  const other = error === null ? difference(left, at.after) : null;
  if (other !== null) troubles.push(`ended well, but:\n${other}`);
  if (error !== null || other !== null) {
    const again = await ended(step.run(world.forge(home, PATIENT), home));
    if (again !== null) troubles.push(`again: ${again instanceof Error ? again.message : 'thrown'}`);
    const still = difference(await world.dump(home), at.after);
    if (still !== null) troubles.push(`afterwards:\n${still}`);
  }
  const verdict = (cell: Cell): Verdict => {
    if (troubles.length > 0) return `WRONG ${troubles.join('; ')}`;
    return error !== null && cell === met.at(-1) ? 'recovered' : 'ok';
  };
  return new Map(met.map((cell) => [cell, verdict(cell)]));
}

async function live(
  world: World,
  home: Home,
  cells: Life,
  ends: readonly Dump[],
  verdicts: Map<Cell, Verdict>,
): Promise<void> {
  const last = Math.max(...cells.keys());
  for (const step of steps.slice(0, last + 1)) {
    await life[step]!.given?.(home);
    const met = cells.get(step);
    if (!met) {
      await life[step]!.run(world.forge(home, PATIENT), home);
      continue;
    }
    const found = await meet(world, home, met, ends);
    for (const [cell, verdict] of found) verdicts.set(cell, verdict);
    // It is not where the next step begins.
    if ([...found.values()].some((verdict) => verdict.startsWith('WRONG'))) return;
  }
}

test.each(['github', 'forgejo'])(
  'on %s every operation and every fault: nothing wrong is left, and the next run comes to the same end',
  async (id) => {
    const first = await startWorld(seed, id, `${id}-record`, 1);
    const { places, ends } = await record(first);
    const cells = cellsOf(places);
    const verdicts = new Map<Cell, Verdict>();
    const worlds: World[] = [];
    const lead = async (lives: readonly Life[]): Promise<void> => {
      const each = Math.ceil(lives.length / WORLDS);
      const started = await Promise.all(
        Array.from({ length: WORLDS }, (_, index) =>
          startWorld(seed, id, `${id}-${worlds.length + index}`, each),
        ),
      );
      worlds.push(...started);
      const left = [...lives];
      await Promise.all(
        started.map(async (world) => {
          for (let index = 0; index < each; index++) {
            const next = left.shift();
            if (next) await live(world, world.home(index), next, ends, verdicts);
          }
        }),
      );
    };
    const lives = livesOf(cells);
    await lead(lives);
    // Where an earlier trouble ended the run.
    const unmet = cells.filter((cell) => !verdicts.has(cell));
    await lead(livesOf(unmet, 1));
    const all = [first, ...worlds];
    const requests = all.reduce((sum, { server }) => sum + server.requests.length, 0);
    const violations = all.flatMap(({ server }) => server.violations);
    const against = id === 'github' ? "GitHub's OpenAPI description" : "Forgejo's description";
    console.log(
      [
        `${id}: ${lives.length} lives of ${steps.length} steps, ${places.length} calls in each`,
        table(cells, verdicts),
        '',
        `requests held against ${against}: ${requests}, violations: ${violations.length}`,
      ].join('\n'),
    );
    await Promise.all(all.map(({ server }) => server.close()));
    const wrong = [...verdicts].filter(([, verdict]) => verdict.startsWith('WRONG'));
    expect(wrong.map(([cell, verdict]) => `${nameOf(cell)}: ${verdict}`)).toEqual([]);
    expect(violations).toEqual([]);
    const operations = new Set(places.map(({ operation }) => operation)).size;
    expect(operations).toBeGreaterThanOrEqual(25);
    expect(verdicts.size).toBe(cells.length);
    expect(cells.length).toBeGreaterThanOrEqual(operations * (Object.keys(once).length + lasting.length));
    // A failure for a whole step is never taken for an end.
    const unnoticed = cells.filter((cell) => cell.lasts && verdicts.get(cell) === 'ok');
    expect(unnoticed.map(nameOf)).toEqual([]);
  },
);
