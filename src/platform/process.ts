import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { which } from '@actions/io';
import { UserError } from '../errors.js';
import type { Process, RunOptions, RunResult } from '../ports/process.js';
import { filter } from './filter.js';
import { hold } from './hold.js';
import { runAtEnd } from './shutdown.js';

const TIMED_OUT = 124;
const KILLED = 137;
const LONGEST_STDERR = 4 * 1024 * 1024;
/** For what a program that has ended has left behind with its outputs open. */
const LINGER_MS = 5_000;

type Child = ReturnType<typeof spawnWithoutInput>;

/**
 * Programs, with nothing on standard input. A time limit is kept by coreutils' `timeout`, which ends the whole process
 * group.
 */
export function createProcess(): Process {
  return {
    run,
    filter,
    hold,
    which: async (program) => (await which(program, false)) || null,
    atEnd: runAtEnd,
  };
}

async function run(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const [program, ...rest] = argv;
  if (program === undefined) throw new Error('run: an empty argv');
  const path = await which(program, false);
  if (!path) {
    throw new UserError(`the program \`${program}\` is not installed.`, {
      cure: 'Install it, or put it on PATH.',
    });
  }
  const bound = options.endsWithUs === true && (await canBind());
  const from = performance.now();
  const child = spawnWithoutInput(
    [...(bound ? BIND : []), ...limit(options.timeoutMs, bound), path, ...rest],
    options,
  );
  const stdout: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => stdout.push(data));
  const stderr = collectStderr(child, options.onStderrLine);
  const exitCode = await codeOf(child);
  return {
    exitCode,
    stdout: Buffer.concat(stdout).toString('utf8'),
    stderr: stderr(),
    // A program that was killed by something else looks the same, but sooner.
    timedOut:
      (exitCode === TIMED_OUT || exitCode === KILLED) &&
      performance.now() - from >= (options.timeoutMs ?? Infinity),
  };
}

function spawnWithoutInput([program = '', ...args]: readonly string[], { cwd, env }: RunOptions) {
  return spawn(program, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: env ? { ...env } : process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Its end is that of its outputs, too, unless something else keeps those open. @throws Error when it did not start */
async function codeOf(child: ChildProcess): Promise<number> {
  const closed = once(child, 'close');
  closed.catch(() => undefined); // told by the other
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  const over = new AbortController();
  await Promise.race([closed, sleep(LINGER_MS, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
  child.stdout?.destroy();
  child.stderr?.destroy();
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

// A parent's death is told to its own children alone: to `timeout`, which passes it on to the group, and after ten
// seconds kills it.
const BIND = ['setpriv', '--pdeathsig', 'TERM'];

let binding: Promise<boolean> | undefined;

/** Whether this machine has util-linux's `setpriv`; busybox has one that can't. */
function canBind(): Promise<boolean> {
  return (binding ??= run([...BIND, 'true']).then(
    ({ exitCode }) => exitCode === 0,
    () => false,
  ));
}

/** @param grouped whether it needs a group of its own though it has no limit */
function limit(timeoutMs: number | undefined, grouped: boolean): string[] {
  if (timeoutMs === undefined && !grouped) return [];
  return ['timeout', '--signal=TERM', '--kill-after=10', `${(timeoutMs ?? 0) / 1000}`];
}

/** Returns the function that gives what was kept of it. */
function collectStderr(child: Child, onLine: ((line: string) => void) | undefined): () => string {
  const pieces: Buffer[] = [];
  const lines = lineSplitter(onLine);
  let kept = 0;
  child.stderr.on('data', (data: Buffer) => {
    pieces.push(data);
    kept += data.length;
    // What is read line by line can go on for hours: of that only the end is kept whole.
    while (onLine && kept > LONGEST_STDERR && pieces.length > 1) kept -= pieces.shift()?.length ?? 0;
    lines.push(data);
  });
  return () => {
    lines.end();
    return Buffer.concat(pieces).toString('utf8');
  };
}

/** Splits a byte stream at newlines; a character that two pieces share stays whole. */
function lineSplitter(onLine: ((line: string) => void) | undefined): {
  push(data: Buffer): void;
  end(): void;
} {
  if (!onLine) return { push: () => undefined, end: () => undefined };
  let pending: Buffer[] = [];
  const emit = (last: Buffer): void => {
    onLine(Buffer.concat([...pending, last]).toString('utf8'));
    pending = [];
  };
  return {
    push(data) {
      let from = 0;
      for (let at = data.indexOf(10); at !== -1; at = data.indexOf(10, from)) {
        emit(data.subarray(from, at));
        from = at + 1;
      }
      if (from < data.length) pending.push(data.subarray(from));
    },
    end() {
      if (pending.length > 0) emit(Buffer.alloc(0));
    },
  };
}
