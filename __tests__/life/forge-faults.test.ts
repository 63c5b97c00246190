// Every operation of the forge that a life of pull requests uses met by every fault, once and for a whole step: nothing
// wrong is left, nothing twice, nothing green that is not proven; and the next run comes to the same end.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../miniature/forge/types.js';
import { life, type Home } from './fault-life.js';
import { difference, errorTrouble, leftTroubles } from './fault-judge.js';
import {
  makeSeed,
  removeSeed,
  startWorld,
  type Dump,
  type Limits,
  type Seed,
  type World,
} from './fault-world.js';

jest.setTimeout(3_600_000);

const header = { 'retry-after': '30' };
const once: Readonly<Record<string, Fault>> = {
  '500': { kind: 'status', status: 500 },
  '502': { kind: 'status', status: 502 },
  '503': { kind: 'status', status: 503 },
  '429, Retry-After': { kind: 'status', status: 429, message: 'Too Many Requests', headers: header },
  'primary limit': { kind: 'primary-limit', resetAfter: 30 },
  'secondary limit': { kind: 'secondary-limit', status: 403, retryAfter: 30 },
  reset: { kind: 'reset' },
  stall: { kind: 'stall' },
  truncated: { kind: 'truncated' },
  'no length': { kind: 'no-length' },
  'HTML with 200': { kind: 'html' },
  'stale list': { kind: 'stale-list' },
  'lost reply': { kind: 'lost-reply' },
};
const lasting = ['500', 'HTML with 200', 'stall', 'reset'];
const PATIENT: Limits = { httpMs: () => 60_000, gitMs: 60_000 };
/** What is not to be answered is waited for briefly, and all else as long as a loaded machine takes. */
const stalled = ({ at, lasts }: Cell): Limits => ({
  httpMs: (index) => (index === at || (lasts && index > at) ? 500 : 20_000),
  gitMs: 5000,
});
const WORLDS = 4;
const TROUBLES_A_RUN = 4;
/** Each call of each step, not one place an operation and fault: some hours. */
const isWhole = process.env['FORGE_FAULTS'] === 'all';

interface Place {
  step: number;
  operation: string;
  /** How many calls of it in that step come before. */
  after: number;
  /** How many requests of any kind, those of git apart. */
  at: number;
}

interface Cell extends Place {
  fault: string;
  lasts: boolean;
}

type Verdict = 'ok' | 'recovered' | `WRONG ${string}`;

let seed: Seed;
beforeAll(() => {
  seed = makeSeed();
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

/** Each operation with each fault somewhere, at the place that has met the fewest so far; or everywhere. */
function cellsOf(places: readonly Place[]): Cell[] {
  const inStep = new Map(steps.map((step) => [step, 0]));
  const inPlace = new Map<Place, number>();
  const pick = (from: readonly Place[]): Place[] => {
    if (isWhole) return [...from];
    const weight = (place: Place): number => inStep.get(place.step)! * 100 + (inPlace.get(place) ?? 0);
    const [place] = [...from].sort((a, b) => weight(a) - weight(b));
    inStep.set(place!.step, inStep.get(place!.step)! + 1);
    inPlace.set(place!, (inPlace.get(place!) ?? 0) + 1);
    return [place!];
  };
  const ofOperation = new Map<string, Place[]>();
  for (const place of places)
    ofOperation.set(place.operation, [...(ofOperation.get(place.operation) ?? []), place]);
  // Those with the least choice first.
  const groups = [...ofOperation.values()].sort((a, b) => a.length - b.length);
  return groups.flatMap((own) => [
    ...Object.keys(once).flatMap((fault) => pick(own).map((place) => ({ ...place, fault, lasts: false }))),
    ...lasting.flatMap((fault) =>
      pick(own.filter(({ after }) => after === 0)).map((place) => ({ ...place, fault, lasts: true })),
    ),
  ]);
}

/** Troubles that a run can meet one after the other: each of another operation, each soon over. */
function fitsInto(met: readonly Cell[], cell: Cell, most: number): boolean {
  const isShort = ({ lasts, fault }: Cell): boolean => !lasts && fault !== 'stall';
  if (met.length === 0) return true;
  if (met.length === most) return false;
  return [...met, cell].every(isShort) && met.every(({ operation }) => operation !== cell.operation);
}

type Life = Map<number, Cell[]>;

function livesOf(cells: readonly Cell[], most: number): Life[] {
  const lives: Life[] = [];
  for (const cell of cells) {
    let free = lives.find((one) => fitsInto(one.get(cell.step) ?? [], cell, most));
    if (!free) lives.push((free = new Map<number, Cell[]>()));
    free.set(cell.step, [...(free.get(cell.step) ?? []), cell]);
  }
  return lives;
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
    if (again !== null) troubles.push(`again: ${String(again)}`);
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
    (await import('node:fs')).appendFileSync(
      '/tmp/ff.progress',
      [...found]
        .map(([c, v]) => `${new Date().toISOString()} ${verdicts.size} ${nameOf(c)}: ${v}\n`)
        .join('') + `unmet ${met.length - found.size}\n`,
    );
    // It is not where the next step begins.
    if ([...found.values()].some((verdict) => verdict.startsWith('WRONG'))) return;
  }
}

function table(cells: readonly Cell[], verdicts: ReadonlyMap<Cell, Verdict>): string {
  const width = 34;
  const row = (name: string, of: readonly Cell[]): string => {
    const count = (word: Verdict): number => of.filter((cell) => verdicts.get(cell) === word).length;
    const counts = [count('ok'), count('recovered')];
    const rest = of.length - counts[0]! - counts[1]!;
    return name.padEnd(width) + [...counts, rest, of.length].map((n) => String(n).padStart(11)).join('');
  };
  const by = (key: (cell: Cell) => string): string[] => {
    const names = [...new Set(cells.map(key))];
    return names.map((name) =>
      row(
        name,
        cells.filter((cell) => key(cell) === name),
      ),
    );
  };
  const titles = ['ok', 'recovered', 'wrong', 'all'].map((word) => word.padStart(11));
  return [
    ''.padEnd(width) + titles.join(''),
    ...by(({ operation }) => operation),
    '',
    ...by(({ fault, lasts }) => fault + (lasts ? ', the whole step' : '')),
    '',
    ...by(({ step }) => life[step]!.name),
    '',
    row('all', cells),
  ].join('\n');
}

const nameOf = ({ step, operation, after, fault, lasts }: Cell): string =>
  `${life[step]!.name} / ${operation} ${after + 1} x ${fault}${lasts ? ', the whole step' : ''}`;

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
    const lives = livesOf(cells, isWhole ? 1 : TROUBLES_A_RUN);
    (await import('node:fs')).appendFileSync(
      '/tmp/ff.progress',
      `${new Date().toISOString()} ${id} lives ${lives.length} cells ${cells.length} places ${places.length}\n`,
    );
    await lead(lives);
    // Where an earlier trouble ended the run.
    const unmet = cells.filter((cell) => !verdicts.has(cell));
    (await import('node:fs')).appendFileSync(
      '/tmp/ff.progress',
      `${new Date().toISOString()} ${id} unmet ${unmet.length}\n`,
    );
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
    expect(operations).toBeGreaterThanOrEqual(id === 'github' ? 30 : 25);
    expect(verdicts.size).toBe(cells.length);
    expect(cells.length).toBeGreaterThanOrEqual(operations * (Object.keys(once).length + lasting.length));
    // A failure for a whole step is never taken for an end.
    const unnoticed = cells.filter((cell) => cell.lasts && verdicts.get(cell) === 'ok');
    expect(unnoticed.map(nameOf)).toEqual([]);
  },
);
