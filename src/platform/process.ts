import { exec } from '@actions/exec';
import { which } from '@actions/io';
import { UserError } from '../errors.js';
import type { Process, RunOptions, RunResult } from '../ports/process.js';
import { filter } from './filter.js';
import { runAtEnd } from './shutdown.js';

const TIMED_OUT = 124;
const KILLED = 137;
const LONGEST_STDERR = 4 * 1024 * 1024;
const WITHOUT_INPUT = ['/bin/sh', '-c', 'exec "$@" </dev/null', 'sh'];

/**
 * Programs through @actions/exec. A time limit is kept by coreutils' `timeout`, which ends the whole process
 * group; @actions/exec itself gives no handle on the child. Nothing is given on standard input: @actions/exec
 * brings the whole process down when a child ends before it has read it. Nor does it ever close that input, so that
 * a program that reads it would wait for ever: it is led away from it.
 */
export function createProcess(): Process {
  return {
    run,
    filter,
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
  const limited =
    options.timeoutMs === undefined ? [path, ...rest] : limit(options.timeoutMs, [path, ...rest]);
  const [shell = '', ...args] = [...WITHOUT_INPUT, ...limited];
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const lines = lineSplitter(options.onStderrLine);
  const from = performance.now();
  let kept = 0;
  const code = (await exec(shell, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ? { ...options.env } : inheritedEnvironment(),
    silent: true,
    ignoreReturnCode: true,
    listeners: {
      stdout: (data) => stdout.push(data),
      stderr: (data) => {
        stderr.push(data);
        kept += data.length;
        // What is read line by line can go on for hours: of that only the end is kept whole.
        while (options.onStderrLine && kept > LONGEST_STDERR && stderr.length > 1)
          kept -= stderr.shift()?.length ?? 0;
        lines.push(data);
      },
    },
  })) as number | null; // null, whatever its type says, when a signal ended the child
  lines.end();
  const exitCode = code ?? KILLED;
  return {
    exitCode,
    stdout: Buffer.concat(stdout).toString('utf8'),
    stderr: Buffer.concat(stderr).toString('utf8'),
    // A program that was killed by something else looks the same, but sooner.
    timedOut:
      (exitCode === TIMED_OUT || exitCode === KILLED) &&
      performance.now() - from >= (options.timeoutMs ?? Infinity),
  };
}

function limit(timeoutMs: number, argv: readonly string[]): string[] {
  return ['timeout', '--signal=TERM', '--kill-after=10', `${timeoutMs / 1000}`, ...argv];
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined),
  );
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
