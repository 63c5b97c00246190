import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** `Process.filter`: @actions/exec has no way to feed a stream. */
export async function* filter(
  argv: readonly string[],
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { stdio: 'pipe', env: { PATH: process.env['PATH'], LC_ALL: 'C' } });
  const words: Buffer[] = [];
  child.stderr.on('data', (data: Buffer) => words.push(data));
  const closed = once(child, 'close') as Promise<[number | null]>;
  closed.catch(() => undefined); // told below, once its output has ended
  // A program that ends early does not take all; its exit code and words say more than a broken pipe.
  const fed = pipeline(Readable.from(input, { objectMode: false }), child.stdin).catch(() => undefined);
  try {
    yield* child.stdout as AsyncIterable<Uint8Array>;
    await fed;
    const [code] = await closed;
    if (code === 0) return;
    const last = Buffer.concat(words).toString('utf8').trim().split('\n').at(-1) ?? '';
    throw new Error(`${program} ended with ${code ?? 'a signal'}: ${last}`);
  } finally {
    child.kill();
    await closed.catch(() => undefined);
  }
}
