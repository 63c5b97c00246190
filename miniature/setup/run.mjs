import { spawn } from 'node:child_process';
import { accessSync, closeSync, constants as access, openSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';

/** A reason why this machine can't be set up, with its cure: printed as it is, without a stack. */
export class SetupError extends Error {}

/** A program's absolute path, or null. Debian keeps some (runc) where only root's PATH looks. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(file) {
  try {
    accessSync(file, access.X_OK);
    return true;
  } catch {
    return false;
  }
}

const running = new Set();
let stopped = false;

/** Ends what is running for the set-up and lets nothing more be started; its steps take away what is half done. */
export function stopAll() {
  stopped = true;
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs a program to its end. `env` is added to ours; standard input is `stdinFile` or nothing; with `stdoutFile`
 * standard output goes there; `lock` is held on to as descriptor 3. With `slow` a terminal is shown the seconds; with
 * `terminal` the program has the terminal to itself. A non-zero exit is a result; a program that is not there gives
 * code 127.
 */
export async function run(argv, { stdinFile, stdoutFile, env, cwd, lock, slow, terminal } = {}) {
  if (stopped) throw new SetupError('interrupted');
  const [program, ...args] = argv;
  const input = stdinFile === undefined ? null : openSync(stdinFile, 'r');
  const file = stdoutFile === undefined ? null : openSync(stdoutFile, 'w');
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: terminal ? 'inherit' : [input ?? 'ignore', file ?? 'pipe', 'pipe', lock ?? 'ignore'],
  });
  for (const opened of [input, file]) if (opened !== null) closeSync(opened);
  running.add(child);
  const end = slow ? countSeconds() : null;
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (piece) => (stdout = (stdout + piece).slice(-100_000)));
  child.stderr?.on('data', (piece) => (stderr = (stderr + piece).slice(-100_000)));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (exit, signal) => resolve(exit ?? 128 + constants.signals[signal]));
  });
  running.delete(child);
  end?.();
  return { code, stdout, stderr };
}

/** The lines of a program's output that say what went wrong (apt's `E:`, npm's `npm error`), or its last one. */
export function reason({ stdout, stderr }) {
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  const errors = lines.filter((line) => /^(E:|Err:|npm (error|ERR!)|error:|Error:)/.test(line));
  return (errors.length > 0 ? errors.slice(0, 2) : lines.filter(Boolean).slice(-1)).join(' ');
}

/** On a terminal the seconds on a line of their own, so that a long step shows life; the function given back takes it away. */
function countSeconds() {
  if (!process.stderr.isTTY) return null;
  const began = Date.now();
  const clear = '\r\u001b[K';
  const tick = setInterval(
    () => process.stderr.write(`${clear}  ${Math.round((Date.now() - began) / 1000)} s `),
    1000,
  );
  return () => {
    clearInterval(tick);
    process.stderr.write(clear);
  };
}
