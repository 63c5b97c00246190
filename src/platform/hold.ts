import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Held } from '../ports/process.js';
import { letGoAtEnd } from './shutdown.js';

const GRACE_MS = 10_000;

/** `Process.hold`: the pipe to its standard input is the life line; the kernel closes our end however we end. */
export async function hold(
  argv: readonly string[],
  options: { env: Readonly<Record<string, string>>; timeoutMs: number },
): Promise<Held> {
  const [program = '', ...args] = argv;
  // In a session of its own: Ctrl-C in our terminal is ours to act on.
  const child = spawn(program, args, { stdio: 'pipe', env: { ...options.env }, detached: true });
  // Closes our end at once, not when the event loop comes to it.
  const forget =
    child.pid === undefined ? () => undefined : letGoAtEnd(child.pid, () => child.stdin.destroy());
  child.once('close', forget);
  const words: Buffer[] = [];
  child.stdin.on('error', () => undefined); // it has ended, which is told below
  child.stderr.on('data', (data: Buffer) => words.push(data));
  const closed = once(child, 'close') as Promise<[number | null]>;
  const spoken = once(child.stdout, 'data').then(() => 'spoken' as const);
  spoken.catch(() => undefined);
  const late = new AbortController();
  const end = (): void => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  };
  const limit = setTimeout(() => {
    late.abort();
    end();
  }, options.timeoutMs);
  const first = await Promise.race([spoken, closed]).finally(() => {
    clearTimeout(limit);
  });
  const said = Buffer.concat(words).toString('utf8');
  if (first !== 'spoken') {
    return { kind: 'ended', exitCode: late.signal.aborted ? 124 : (first[0] ?? 137), stderr: said };
  }
  child.stdout.resume();
  child.stderr.removeAllListeners('data').resume();
  return {
    kind: 'held',
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      const limit = setTimeout(end, GRACE_MS);
      await closed;
      clearTimeout(limit);
    },
  };
}
