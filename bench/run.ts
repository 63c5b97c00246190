// npm run bench [-- NAME… --markdown FILE]: measures the committed bundle beside its peers, on this machine, in one run.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startMirror } from '../miniature/mirror.js';
import type { Bench, Benchmark } from './benchmark.js';
import { bump } from './bump.js';
import { channelWide } from './channel-wide.js';
import { closures } from './closures.js';
import { discovery } from './discovery.js';
import { fleet } from './fleet.js';
import { hash } from './hash.js';
import { measureAll } from './measure.js';
import { nixpkgsSized } from './nixpkgs-sized.js';
import { rebuildOverhead } from './rebuild-overhead.js';
import { start } from './start.js';
import { aligned, markdown, tableOf, type Outcome } from './table.js';

const benchmarks: readonly Benchmark[] = [
  start,
  hash,
  bump,
  discovery,
  closures,
  rebuildOverhead,
  fleet,
  channelWide,
];

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { markdown: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    const known = benchmarks.map((benchmark) => benchmark.name).join(', ');
    console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known}.`);
    return 64;
  }
  const cli = path.join(import.meta.dirname, '../dist/cli/index.js');
  if (!existsSync(cli)) {
    console.error('There is no dist/cli/index.js: run `npm run build` first.');
    return 1;
  }
  const chosen = benchmarks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const outcomes = await runAll(chosen, cli);
  const table = tableOf(outcomes);
  console.log(aligned(table));
  if (values.markdown !== undefined) await writeFile(values.markdown, markdown(table));
  return outcomes.every(({ limits }) => limits.every(({ holds, absent }) => holds ?? absent !== undefined))
    ? 0
    : 1;
}

async function runAll(chosen: readonly Benchmark[], cli: string): Promise<Outcome[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-bench-'));
  const ends: (() => Promise<void>)[] = [];
  const atEnd = (close: () => Promise<void>): void => void ends.unshift(close);
  try {
    await using mirror = await startMirror({ from: { sources: nixpkgsSized() } });
    const outcomes: Outcome[] = [];
    for (const benchmark of chosen) outcomes.push(await run(benchmark, { mirror, folder, cli, atEnd }));
    return outcomes;
  } finally {
    for (const close of ends) await close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(benchmark: Benchmark, bench: Bench): Promise<Outcome> {
  console.error(`${benchmark.name}: ${benchmark.about}`);
  const rows = await measureAll(await benchmark.contenders(bench), bench.folder);
  const derived = (benchmark.derived?.(rows) ?? []).filter((row) => row !== undefined);
  return { benchmark, rows: [...rows, ...derived], limits: benchmark.limits(rows) };
}

process.exitCode = await main();
