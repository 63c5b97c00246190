import { exec } from '@actions/exec';
import { which } from '@actions/io';
import { UserError } from '../errors.js';
import type { Process, RunOptions, RunResult } from '../ports/process.js';
import { filter } from './filter.js';
import { hold } from './hold.js';
import { runAtEnd } from './shutdown.js';

const TIMED_OUT = 124;
const KILLED = 137;
const LONGEST_STDERR = 4 * 1024 * 1024;

// Outlives what it runs, to give 128 + signal as its exit code: @actions/exec knows no signals. So those that reach the
// whole group, of Ctrl-C or of `timeout`, are not its own to end by; nor is its report of them anybody's output.
const RUN = `
trap : HUP INT TERM
exec 3>&2 2>/dev/null
(exec "$@" </dev/null 2>&3 3>&-)
exit "$?"
`;

/**
 * Programs through @actions/exec. A time limit is kept by coreutils' `timeout`, which ends the whole process
 * group; @actions/exec itself gives no handle on the child. Nothing is given on standard input: @actions/exec
 * brings the whole process down when a child ends before it has read it. Nor does it ever close that input, so that
 * a program that reads it would wait for ever: a shell leads it away from it.
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
  const shell = ['/bin/sh', '-c', RUN, 'sh', path, ...rest];
  const [first = '', ...args] = [...(bound ? BIND : []), ...limit(options.timeoutMs, bound), ...shell];
  const stdout: Buffer[] = [];
  const stderr = collectStderr(options.onStderrLine);
  const from = performance.now();
  const code = (await exec(first, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ? { ...options.env } : inheritedEnvironment(),
    silent: true,
    ignoreReturnCode: true,
    listeners: {
      stdout: (data) => stdout.push(withoutText(data)),
      stderr: (data) => {
        stderr.push(withoutText(data));
      },
      ...(options.onStart ? { debug: atStart(options.onStart) } : {}),
    },
  })) as number | null; // null, whatever its type says, when a signal ended the child: one that can't be trapped
  const exitCode = code ?? KILLED;
  return {
    exitCode,
    stdout: Buffer.concat(stdout).toString('utf8'),
    stderr: stderr.end(),
    // A program that was killed by something else looks the same, but sooner.
    timedOut:
      (exitCode === TIMED_OUT || exitCode === KILLED) &&
      performance.now() - from >= (options.timeoutMs ?? Infinity),
  };
}

/** @actions/exec says what it starts, and starts it in the same breath: what waits for its words comes after that. */
function atStart(onStart: () => void): () => void {
  let isTold = false;
  return () => {
    if (!isTold) queueMicrotask(onStart);
    isTold = true;
  };
}

/**
 * The bytes, of which @actions/exec sees no text afterwards: for lines that nobody asks for it puts all together that has
 * come since the last newline, at each piece anew. A closure's JSON is one line of megabytes.
 */
function withoutText(data: Buffer): Buffer {
  const bytes = data.subarray();
  data.toString = () => '';
  return bytes;
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined),
  );
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

/** `end` gives what was kept of it. */
function collectStderr(onLine: ((line: string) => void) | undefined): {
  push(data: Buffer): void;
  end(): string;
} {
  const pieces: Buffer[] = [];
  const lines = lineSplitter(onLine);
  let kept = 0;
  return {
    push(data) {
      pieces.push(data);
      kept += data.length;
      // It can go on for hours: only the end is kept.
      while (kept > LONGEST_STDERR && pieces.length > 1) kept -= pieces.shift()?.length ?? 0;
      lines.push(data);
    },
    end() {
      lines.end();
      return Buffer.concat(pieces).toString('utf8');
    },
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
