import { spawn } from 'node:child_process';

/** Runs a program to its end and gives its standard output. @throws Error with the last of stderr on a non-zero exit */
export async function run(
  argv: readonly [string, ...string[]],
  options: { input?: string | Buffer; cwd?: string } = {},
): Promise<Buffer> {
  const [program, ...args] = argv;
  const child = spawn(program, args, { cwd: options.cwd, stdio: 'pipe' });
  const out: Buffer[] = [];
  let err = '';
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => (err = (err + piece.toString()).slice(-4000)));
  // A program that ends without reading its input is told by its exit code, not by EPIPE.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${String(code)}: ${err.trim()}`);
  return Buffer.concat(out);
}
