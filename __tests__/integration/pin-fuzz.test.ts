// Many thousand pin files that nobody has written: none may bring the program down, hang it, or make it write what it must not.
//
// Each file is made from a number. One that fails is tried again with
//   CHANNEL_BUMP_FUZZ_FROM=<number> CHANNEL_BUMP_FUZZ_FILES=1 npm test -- pin-fuzz
// A change to a format is tried on many more:
//   CHANNEL_BUMP_FUZZ_FILES=200000 npm test -- pin-fuzz
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pinFormats } from '../../src/pins/registry.js';
import { type Disk, tryRepository } from './pin-fuzz/repository.js';
import type { Tallies, Tally } from './pin-fuzz/trial.js';
import { tryWatched } from './pin-fuzz/watched.js';

const FROM = Number(process.env['CHANNEL_BUMP_FUZZ_FROM'] ?? 0);
const FILES = Number(process.env['CHANNEL_BUMP_FUZZ_FILES'] ?? 10_000);
const REPOSITORIES = 300;
const PROCESSES = 2;

let folder: string;
const large: Tallies = {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-fuzz-'));
});

afterAll(async () => {
  console.log('Large files');
  console.table(large);
  await rm(folder, { recursive: true, force: true });
});

test.each(pinFormats.map(({ id }) => id))(
  'large files of %s come to an end',
  async (id) => {
    const { tallies, troubles } = await tryWatched(['large', id], path.join(folder, `large-${id}`));
    Object.assign(large, tallies);
    expect(troubles).toEqual([]);
    expect(tallies[id]?.files).toBeGreaterThan(50);
  },
  10 * 60_000,
);

describe('generated pin files', () => {
  test(
    `${FILES} of them: pins or a UserError, in less than a second, and no byte changed outside a pin`,
    async () => {
      const part = Math.ceil(FILES / PROCESSES);
      const outcomes = await Promise.all(
        Array.from({ length: PROCESSES }, (_, index) => {
          const from = FROM + index * part;
          return tryWatched(
            ['numbers', from, Math.min(from + part, FROM + FILES)],
            path.join(folder, `at-${index}`),
          );
        }),
      );
      const tallies = sum(outcomes.map((outcome) => outcome.tallies));
      console.table(tallies);
      expect(outcomes.flatMap(({ troubles }) => troubles)).toEqual([]);
      expect(Object.values(tallies).reduce((files, tally) => files + tally.files, 0)).toBe(FILES);
      if (FILES < 1000) return;
      for (const { id } of pinFormats) {
        const { pins = 0, moved = 0, refused = 0, files = 0 } = tallies[id] ?? {};
        expect({ id, pins: pins > 0, moved: moved > 0 }).toEqual({ id, pins: true, moved: true });
        // The generator must not make nothing but rubbish.
        expect(refused / files).toBeLessThan(0.8);
      }
    },
    30 * 60_000,
  );

  test(
    `${REPOSITORIES} repositories of them: nothing is written outside, and inside nothing but the pin's file`,
    async () => {
      const total: Disk = { pins: 0, bumped: 0, refused: 0, told: 0 };
      for (let seed = FROM; seed < FROM + REPOSITORIES; seed++) {
        const disk = await tryRepository(seed, path.join(folder, `repository-${seed}`));
        for (const key of Object.keys(total) as (keyof Disk)[]) total[key] += disk[key];
      }
      console.table(total);
      expect(total.bumped).toBeGreaterThan(REPOSITORIES);
      expect(total.refused).toBeGreaterThan(0);
      expect(total.told).toBeGreaterThan(0);
    },
    10 * 60_000,
  );
});

function sum(all: readonly Tallies[]): Tallies {
  const total: Tallies = {};
  for (const [id, tally] of all.flatMap((one) => Object.entries(one))) {
    const known = total[id];
    total[id] = known ? added(known, tally) : { ...tally };
  }
  return total;
}

function added(a: Tally, b: Tally): Tally {
  const keys = Object.keys(a) as (keyof Tally)[];
  const sums = keys.map((key) => [key, key === 'slowest' ? Math.max(a[key], b[key]) : a[key] + b[key]]);
  return Object.fromEntries(sums) as Tally;
}
