import path from 'node:path';
import { inProportion, limit, type Benchmark, type Growth, type Limit } from './benchmark.js';
import type { Measured } from './measure.js';

const HOSTS = 1000;
const CHANGED = [1000, 100, 10, 0] as const;
const MOST_MEGABYTES = 800;
/** Characters: GitHub takes no longer a body. */
export const PULL_BODY_LIMIT = 65_536;

/**
 * Our own time and memory for a fleet. Nothing of Nix is in it: the sandbox is one that gives the answers of Nix at
 * once, with closures and units of a server's size, and every host has its own. All else is real: evaluated in a pool,
 * built by derivation, read, compared, rolled up, rendered. Node, and what translates our sources for it, are in all rows.
 */
export const fleet: Benchmark = {
  name: 'fleet',
  about: `${HOSTS} hosts whose Nix answers at once: what the tool itself takes, by how many hosts change`,
  contenders: () =>
    Promise.resolve(
      CHANGED.map((changed) => ({
        name: 'our part of an update',
        size: `${changed} of ${HOSTS} hosts`,
        argv: [
          'node',
          '--import',
          'tsx',
          path.join(import.meta.dirname, 'fleet-run.ts'),
          `${HOSTS}`,
          `${changed}`,
        ],
        runs: 1,
      })),
    ),
  growth,
  limits: (rows) => {
    const [all] = rows;
    return [
      ...rows.map((row, index) => counted(row, CHANGED[index] ?? 0)),
      inProportion(growth(rows)),
      limit(
        `at most ${MOST_MEGABYTES} MB when all change`,
        all,
        (row) => row.peakMegabytes,
        (mb) => mb <= MOST_MEGABYTES,
      ),
    ];
  },
};

function counted(row: Measured, changed: number): Limit {
  return limit(
    `${changed} built, ${HOSTS - changed} unchanged, the report within its limit`,
    row,
    ({ result }) => {
      const { built, unchanged, body } = JSON.parse(result) as Record<'built' | 'unchanged' | 'body', number>;
      return built === changed && unchanged === HOSTS - changed && body <= PULL_BODY_LIMIT ? 1 : 0;
    },
    (right) => right === 1,
  );
}

/** Beside what a fleet takes of which none changes. */
function growth([large, small, , none]: readonly (Measured | undefined)[]): Growth {
  return { small, large, start: none };
}
