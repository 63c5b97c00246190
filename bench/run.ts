// npm run bench [-- NAME…]: measures the committed bundle beside its peers, on this machine, in one run.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMirror } from '../miniature/mirror.js';
import type { Benchmark, Bench } from './benchmark.js';
import { bump } from './bump.js';
import { channelWide } from './channel-wide.js';
import { discovery } from './discovery.js';
import { fleet } from './fleet.js';
import { hash } from './hash.js';
import { measure, type Measured } from './measure.js';
import { nixpkgsSized } from './nixpkgs-sized.js';
import { rebuildOverhead } from './rebuild-overhead.js';

const benchmarks: readonly Benchmark[] = [hash, bump, discovery, rebuildOverhead, fleet, channelWide];

async function main(names: readonly string[]): Promise<number> {
  const chosen = names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no benchmark ${unknown.join(', ')}; there are ${benchmarks.map((b) => b.name).join(', ')}.`,
    );
    return 64;
  }
  const cli = path.join(import.meta.dirname, '../dist/cli/index.js');
  if (!existsSync(cli)) {
    console.error('There is no dist/cli/index.js: run `npm run build` first.');
    return 1;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-bench-'));
  const ends: (() => Promise<void>)[] = [];
  const atEnd = (close: () => Promise<void>): void => void ends.unshift(close);
  try {
    await using mirror = await startMirror({ from: { sources: nixpkgsSized() } });
    let held = true;
    for (const benchmark of chosen) held = (await run(benchmark, { mirror, folder, cli, atEnd })) && held;
    return held ? 0 : 1;
  } finally {
    for (const close of ends) await close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Prints the table; false when a limit is missed, or could not be measured though its peer is there. */
async function run(benchmark: Benchmark, bench: Bench): Promise<boolean> {
  console.log(`\n${benchmark.name}: ${benchmark.about}`);
  const rows: Measured[] = [];
  for (const contender of await benchmark.contenders(bench)) {
    const row = await measure(contender, bench.folder);
    rows.push(row);
    console.log(line(row, rows[0]));
  }
  for (const row of benchmark.derived?.(rows) ?? []) if (row) console.log(line(row, rows[0]));
  const limits = benchmark.limits(rows);
  const words = new Map([
    [true, 'pass'],
    [false, 'FAIL'],
    [null, 'not measured'],
  ]);
  for (const { text, holds, absent } of limits) {
    const why = absent === undefined ? '' : ` (no ${absent} on this machine)`;
    console.log(`  ${words.get(holds) ?? ''}: ${text}${why}`);
  }
  return limits.every(({ holds, absent }) => holds ?? absent !== undefined);
}

function line(row: Measured, ours: Measured | undefined): string {
  const name = row.name.padEnd(44);
  if (row.kind === 'not there') return `  ${name} not there: no ${row.program} on this machine`;
  const ratio = ours?.kind === 'measured' ? row.seconds / ours.seconds : NaN;
  const peak = row.peakMegabytes === null ? 'unknown' : `${row.peakMegabytes.toFixed(0)} MB`;
  return `  ${name} ${row.seconds.toFixed(2).padStart(7)} s ${ratio.toFixed(2).padStart(7)} x ours   peak ${peak}`;
}

process.exitCode = await main(process.argv.slice(2));
