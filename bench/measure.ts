import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const TIME = '/usr/bin/time';

/** A program beside others that do the same work. */
export interface Contender {
  name: string;
  argv: readonly [string, ...string[]];
  env?: Readonly<Record<string, string>>;
  /** Programs that it starts itself, and that may be absent. */
  needs?: readonly string[];
  /** Where it is another than the benchmark's: `1,000 paths`. */
  size?: string;
  /** How often; the median counts. */
  runs: number;
  /** Before each run, not measured. */
  before?: () => Promise<void>;
  /** What it made, to be compared; default: its standard output. */
  result?: () => Promise<string>;
}

/** A contender that was measured, or could not be. */
export type Measured = { name: string; size?: string } & (
  | {
      kind: 'measured';
      /** Wall time of whole processes, median. */
      seconds: number;
      /** Of the largest process; null where GNU time is not there. */
      peakMegabytes: number | null;
      /** Written to file systems on disk. */
      blocksWritten: number | null;
      /** Of the last run. */
      result: string;
    }
  | { kind: 'not there'; program: string }
);

export function isThere(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => isExecutable(path.join(folder, program)));
}

/** One run of a program. */
interface Run {
  seconds: number;
  peakMegabytes: number | null;
  blocksWritten: number | null;
  stdout: string;
}

/**
 * By turns, so that a machine that is busy for a while is busy for all of them.
 * @param folder for what GNU time writes
 */
export async function measureAll(contenders: readonly Contender[], folder: string): Promise<Measured[]> {
  const runs = contenders.map((): Run[] => []);
  const absent = contenders.map(({ argv, needs = [] }) => [argv[0], ...needs].find((one) => !isThere(one)));
  const most = Math.max(...contenders.map((contender) => contender.runs));
  for (let round = 0; round < most; round++) {
    for (const [index, contender] of contenders.entries()) {
      if (round >= contender.runs || absent[index] !== undefined) continue;
      runs[index]?.push(await runOnce(contender, folder));
    }
  }
  return Promise.all(
    contenders.map(async (contender, index) => {
      const { name, size } = contender;
      const row = { name, ...(size === undefined ? {} : { size }) };
      const program = absent[index];
      if (program !== undefined) return { ...row, kind: 'not there' as const, program };
      return { ...row, ...(await summary(contender, runs[index] ?? [])) };
    }),
  );
}

async function runOnce({ argv, env = {}, before }: Contender, folder: string): Promise<Run> {
  const timed = isExecutable(TIME) ? path.join(folder, 'time') : null;
  const wrapped = timed === null ? argv : [TIME, '-f', '%M %O', '-o', timed, ...argv];
  await before?.();
  const began = performance.now();
  const stdout = await output(wrapped, { ...process.env, ...env });
  const seconds = (performance.now() - began) / 1000;
  if (timed === null) return { seconds, peakMegabytes: null, blocksWritten: null, stdout };
  const [kibibytes = NaN, blocks = NaN] = (await readFile(timed, 'utf8')).trim().split(' ').map(Number);
  return { seconds, peakMegabytes: (kibibytes * 1024) / 1e6, blocksWritten: blocks, stdout };
}

async function summary({ result }: Contender, runs: readonly Run[]): Promise<Summary> {
  return {
    kind: 'measured',
    seconds: median(runs.map((run) => run.seconds)),
    peakMegabytes: most(runs.map((run) => run.peakMegabytes)),
    blocksWritten: most(runs.map((run) => run.blocksWritten)),
    result: result ? await result() : (runs.at(-1)?.stdout.trim() ?? ''),
  };
}

type Summary = Omit<Extract<Measured, { kind: 'measured' }>, 'name' | 'size'>;

function most(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

async function output(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err = (err + piece.toString()).slice(-4000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${String(code)}: ${err.trim()}`);
  return out;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
