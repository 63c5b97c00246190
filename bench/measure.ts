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
  /** How often; the median counts. */
  runs: number;
  /** Before each run, not measured. */
  before?: () => Promise<void>;
  /** What it made, to be compared; default: its standard output. */
  result?: () => Promise<string>;
}

export type Measured =
  | {
      kind: 'measured';
      name: string;
      /** Wall time of whole processes, median. */
      seconds: number;
      /** Of the largest process; null where GNU time is not there. */
      peakMegabytes: number | null;
      /** Written to file systems on disk. */
      blocksWritten: number | null;
      /** Of the last run. */
      result: string;
    }
  | { kind: 'not there'; name: string; program: string };

export function isThere(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => isExecutable(path.join(folder, program)));
}

/** @param folder for what GNU time writes */
export async function measure(contender: Contender, folder: string): Promise<Measured> {
  const { name, argv, env = {}, runs, before } = contender;
  if (!isThere(argv[0])) return { kind: 'not there', name, program: argv[0] };
  const timed = isExecutable(TIME) ? path.join(folder, 'time') : null;
  const wrapped = timed === null ? argv : [TIME, '-f', '%M %O', '-o', timed, ...argv];
  const walls: number[] = [];
  let stdout = '';
  let peakMegabytes: number | null = null;
  let blocksWritten: number | null = null;
  for (let run = 0; run < runs; run++) {
    await before?.();
    const began = performance.now();
    stdout = await output(wrapped, { ...process.env, ...env });
    walls.push((performance.now() - began) / 1000);
    if (timed === null) continue;
    const [kibibytes = NaN, blocks = NaN] = (await readFile(timed, 'utf8')).trim().split(' ').map(Number);
    peakMegabytes = Math.max(peakMegabytes ?? 0, (kibibytes * 1024) / 1e6);
    blocksWritten = Math.max(blocksWritten ?? 0, blocks);
  }
  const result = contender.result ? await contender.result() : stdout.trim();
  return { kind: 'measured', name, seconds: median(walls), peakMegabytes, blocksWritten, result };
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
