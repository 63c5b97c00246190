// kill -9 before and after every call of an update that changes something, and where it begins to read, then a rerun: the
// forge is as after an undisturbed run. Before every call there is, with KILLS=all.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { difference, dumpForge } from './forge-dump.js';
import { lifeRuns } from './kill-runs.js';
import { perform } from './kill-walk.js';
import { killWhole } from './kill-whole.js';
import {
  bundled,
  noOutcome,
  onlyReads,
  REPOSITORY,
  startKillWorld,
  strikesOf,
  type ForgeId,
  type KillWorld,
  type Outcome,
} from './kill-world.js';

jest.setTimeout(900_000);

interface Row extends Outcome {
  forge: ForgeId;
  run: string;
}

const forgeIds: readonly ForgeId[] = ['github', 'forgejo'];
const whole = { forge: 'a whole update, at the forge', mirror: 'a whole update, at the mirror' };

/** As it stands in a dump, in the marker of a pull request: nothing has failed before, in any run. */
const COUNTED = String.raw`\"failures\":1`;

let folder: string;
const rows: Row[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kills-'));
  const child = await bundled(folder);
  const lives = await Promise.all(forgeIds.map((id) => wholeLife(id, child)));
  const { forge, mirror } = await killWhole('github');
  rows.push(
    ...lives.flat(),
    { forge: 'github', run: whole.forge, ...forge },
    { forge: 'github', run: whole.mirror, ...mirror },
  );
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  console.log(table(rows));
});

async function wholeLife(id: ForgeId, child: string): Promise<Row[]> {
  await using world = await startKillWorld(id, child);
  const found: Row[] = [];
  for (const [index, { name, pushed }] of lifeRuns.entries()) {
    if (pushed) await world.forge.pushAs({ branch: 'main', person: 'ann', files: pushed });
    found.push({ forge: id, run: name, ...(await everyKill(world, index)) });
  }
  expect(world.forge.violations).toEqual([]);
  return found;
}

/** Leaves the forge as the undisturbed run does. */
async function everyKill(world: KillWorld, index: number): Promise<Outcome> {
  const { forge } = world;
  const fails = lifeRuns[index]?.fails === true;
  const job = await world.job(index);
  const start = await forge.state();
  const from = forge.requests.length;
  await perform(job);
  const requests = forge.requests.slice(from).map(({ operation, method }) => ({ operation, method }));
  const end = await forge.state();
  const once = await dumpForge(forge, REPOSITORY);
  // A run that has told its failure counts as one, and its rerun as the next: no forge can tell it from tomorrow's.
  await perform(job);
  const twice = await dumpForge(forge, REPOSITORY);
  if (!fails) expect(twice).toBe(once);
  const reads = requests.map(onlyReads);
  const strikes = strikesOf(reads);
  const outcome = noOutcome(reads, strikes);
  // A rerun knows nothing but the forge, whose clock stands: after kills that leave the same it is the same.
  const endings = new Map<string, string>();
  for (const strike of strikes) {
    await forge.restore(start);
    if (await world.killedAt(job, strike)) outcome.kills++;
    const left = await dumpForge(forge, REPOSITORY);
    if (!endings.has(left)) {
      await perform(job);
      endings.set(left, await dumpForge(forge, REPOSITORY));
    }
    const got = endings.get(left) ?? '';
    const expected = fails && left.includes(COUNTED) ? twice : once;
    if (got === expected) outcome.equal++;
    else {
      const { call, phase } = strike;
      const what = `${phase} call ${call}, ${requests[call]?.operation ?? ''}`;
      outcome.differences.push(`${what}:\n${difference(expected, got)}`);
    }
  }
  await forge.restore(end);
  return outcome;
}

function table(of: readonly Row[]): string {
  const line = (forge: string, run: string, ...counts: (string | number)[]): string =>
    forge.padEnd(9) + run.padEnd(32) + counts.map((count) => String(count).padStart(8)).join('');
  const sum = (key: 'calls' | 'reads' | 'strikes' | 'kills' | 'equal'): number =>
    of.reduce((all, row) => all + row[key], 0);
  return [
    line('forge', 'run', 'calls', 'reads', 'strikes', 'kills', 'equal'),
    ...of.map((row) => line(row.forge, row.run, row.calls, row.reads, row.strikes, row.kills, row.equal)),
    line('', 'all', sum('calls'), sum('reads'), sum('strikes'), sum('kills'), sum('equal')),
  ].join('\n');
}

test.each([
  ...forgeIds.flatMap((forge) => lifeRuns.map(({ name }) => [forge, name] as const)),
  ['github', whole.forge] as const,
  ['github', whole.mirror] as const,
])('%s: %s, killed anywhere, ends as if it had not been', (forge, run) => {
  const row = rows.find((one) => one.forge === forge && one.run === run);
  expect(row?.differences).toEqual([]);
  const { calls, reads, strikes } = row!;
  expect(calls).toBeGreaterThan(0);
  expect(strikes).toBeGreaterThan((calls - reads) * 2);
  expect(row).toMatchObject({ kills: strikes, equal: strikes });
});
