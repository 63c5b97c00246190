import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../../../src/errors.js';
import { createProcess } from '../../../src/platform/process.js';

const program = createProcess();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-process-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program of our own that node runs. */
const node = (script: string, ...args: string[]): string[] => [process.execPath, '-e', script, '--', ...args];

/** A process that has ended but that nobody has reaped does not live. */
async function lives(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return /^State:\s+[^ZX]/m.test(status);
}

test('gives code and both outputs; a code that is not zero is a result', async () => {
  const script = 'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3';
  expect(await program.run(node(script))).toEqual({
    exitCode: 3,
    stdout: 'out',
    stderr: 'err',
    timedOut: false,
  });
});

test('who waits is told once that the program is started, and not of one that is not there', async () => {
  const open = path.join(folder, 'open');
  const times: string[] = [];
  // It ends when it is told that somebody knows of it.
  const waits = `while [ ! -e "$1" ]; do sleep 0.05; done; echo ended`;
  const onStart = (): void => {
    times.push('start');
    void writeFile(open, '');
  };
  const { stdout } = await program.run(['sh', '-c', waits, 'sh', open], { onStart, timeoutMs: 20_000 });
  expect({ stdout, times }).toEqual({ stdout: 'ended\n', times: ['start'] });
  await expect(program.run(['no-such-program'], { onStart })).rejects.toThrow(UserError);
  expect(times).toEqual(['start']);
});

test('arguments arrive as they are', async () => {
  const args = ['', 'a b', '"quoted"', "it's", '$HOME', '`id`', '*', 'ü\n', '\\'];
  const { stdout } = await program.run(
    node('process.stdout.write(JSON.stringify(process.argv.slice(1)))', ...args),
  );
  expect(JSON.parse(stdout)).toEqual(args);
});

test('a program whose path has blanks and quotes', async () => {
  const odd = path.join(folder, 'a "b" c');
  await mkdir(odd);
  await writeFile(path.join(odd, 'tool'), '#!/bin/sh\necho "$1"\n');
  await chmod(path.join(odd, 'tool'), 0o755);
  expect(await program.run([path.join(odd, 'tool'), 'x y'])).toMatchObject({ exitCode: 0, stdout: 'x y\n' });
});

test('with an environment given, there is no other', async () => {
  const { stdout } = await program.run(['env'], { env: { ONLY: 'this' } });
  // The shell in between may say where it is.
  const names = stdout.split('\n').map((line) => line.split('=')[0]);
  expect(names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_', ''].includes(name ?? ''))).toEqual(['ONLY']);
  expect((await program.run(['env'])).stdout).toContain(`PATH=${process.env['PATH'] ?? ''}\n`);
});

test('runs where it is told, with nothing on standard input', async () => {
  expect(await program.run(['cat'], { cwd: folder })).toMatchObject({ exitCode: 0, stdout: '' });
  expect((await program.run(['pwd'], { cwd: folder })).stdout).toBe(`${folder}\n`);
});

test('lines of standard error come one by one, characters whole', async () => {
  const script = `const bytes = Buffer.from('één\\nzwei\\n\\nlast');
    let at = 0;
    const next = () => { if (at < bytes.length) process.stderr.write(bytes.subarray(at, ++at), () => setTimeout(next, 1)); };
    next();`;
  const lines: string[] = [];
  const { stderr } = await program.run(node(script), { onStderrLine: (line) => lines.push(line) });
  expect(lines).toEqual(['één', 'zwei', '', 'last']);
  expect(stderr).toBe('één\nzwei\n\nlast');
});

test('a time limit ends it, with all that it started', async () => {
  const script = `sleep 600 & echo "$!"; wait`;
  const result = await program.run(['/bin/sh', '-c', script], { timeoutMs: 500 });
  expect(result.timedOut).toBe(true);
  while (await lives(Number(result.stdout))) await new Promise((resolve) => setTimeout(resolve, 20));
});

test('several at once: each has its own time limit, and its own lines', async () => {
  const script = (mark: string, seconds: number): string[] => [
    '/bin/sh',
    '-c',
    'for n in 1 2 3 4 5 6 7 8; do echo "$1 $n" >&2; done; exec sleep "$2"',
    'sh',
    mark,
    String(seconds),
  ];
  const runs = await Promise.all(
    ['a', 'b', 'c', 'd', 'e', 'f'].map(async (mark, i) => {
      const lines: string[] = [];
      const onStderrLine = (line: string) => void lines.push(line);
      const late = i % 2 === 1;
      const result = await program.run(script(mark, late ? 600 : 1), { timeoutMs: 3000, onStderrLine });
      expect(lines).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${mark} ${n}`));
      return [result.timedOut, result.exitCode];
    }),
  );
  const [well, late] = [
    [false, 0],
    [true, 124],
  ];
  expect(runs).toEqual([well, late, well, late, well, late]);
});

test('what it leaves behind with its outputs open is not waited for, for long', async () => {
  const result = await program.run(['/bin/sh', '-c', 'sleep 600 & echo "$!"']);
  expect(result.exitCode).toBe(0);
  expect(await lives(Number(result.stdout))).toBe(true);
  process.kill(Number(result.stdout));
}, 30_000);

describe('when we are killed', () => {
  /** Kills a process that has started a shell through the port; gives the ids of that shell and of its child. */
  async function killedWith(start: (argv: string) => string): Promise<number[]> {
    const ids = path.join(folder, 'ids');
    const shell = `["/bin/sh", "-c", "sleep 600 & echo $$ $! >$0.new; mv $0.new $0; cat; wait", ${JSON.stringify(ids)}]`;
    const module = path.resolve(import.meta.dirname, '../../../src/platform/process.ts');
    const code = `import { createProcess } from ${JSON.stringify(module)}; await createProcess().${start(shell)}`;
    const we = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
      stdio: 'inherit',
    });
    const read = () => readFile(ids, 'utf8').catch(() => '');
    while ((await read()) === '') await new Promise((resolve) => setTimeout(resolve, 20));
    we.kill('SIGKILL');
    return (await read()).trim().split(' ').map(Number);
  }
  async function gone(pids: readonly number[]): Promise<void> {
    for (const pid of pids) while (await lives(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  test('a program that is to end with us does, with all that it started', async () => {
    await gone(await killedWith((argv) => `run(${argv}, { endsWithUs: true })`));
    await gone(await killedWith((argv) => `run(${argv}, { endsWithUs: true, timeoutMs: 600_000 })`));
  });

  test('another goes on', async () => {
    const pids = await killedWith((argv) => `run(${argv})`);
    expect(pids).toHaveLength(2);
    for (const pid of pids) {
      // Its standard input was no pipe of ours: `cat` has ended, and the shell waits for its child.
      expect(await lives(pid)).toBe(true);
      process.kill(pid, 'SIGKILL');
    }
  });
});

describe('a program that is held', () => {
  const options = { env: { PATH: process.env['PATH'] ?? '' }, timeoutMs: 60_000 };

  test('lives until it is disposed of: its standard input ends then', async () => {
    const file = path.join(folder, 'pid');
    const script = 'echo $$ >"$0"; echo ready; cat; echo ended >"$0"';
    const held = await program.hold(['/bin/sh', '-c', script, file], options);
    if (held.kind !== 'held') throw new Error(held.stderr);
    expect(await lives(Number(await readFile(file, 'utf8')))).toBe(true);
    await held[Symbol.asyncDispose]();
    expect(await readFile(file, 'utf8')).toBe('ended\n');
  });

  test('that does not come so far tells why', async () => {
    const failing = await program.hold(['/bin/sh', '-c', 'echo no >&2; exit 3'], options);
    expect(failing).toEqual({ kind: 'ended', exitCode: 3, stderr: 'no\n' });
    const silent = await program.hold(['sleep', '600'], { ...options, timeoutMs: 200 });
    expect(silent).toEqual({ kind: 'ended', exitCode: 124, stderr: '' });
  });
});

test('a line of megabytes comes whole', async () => {
  const megabytes = 4;
  const script = `process.stdout.write(Buffer.alloc(${megabytes} << 20, 'x'))`;
  const { stdout } = await program.run(node(script));
  expect(stdout).toHaveLength(megabytes << 20);
});

test('a program that ends with 124 or by a signal has not timed out', async () => {
  expect(await program.run(['/bin/sh', '-c', 'exit 124'], { timeoutMs: 60_000 })).toMatchObject({
    exitCode: 124,
    timedOut: false,
  });
});

test.each([
  ['HUP', 129],
  ['INT', 130],
  ['ABRT', 134],
  ['KILL', 137],
  ['SEGV', 139],
  ['TERM', 143],
])('a program that SIG%s ends: 128 and its number, and nothing said of it', async (signal, exitCode) => {
  const killed = { exitCode, stdout: '', stderr: 'last words\n', timedOut: false };
  const argv = ['/bin/sh', '-c', 'echo last words >&2; kill -"$1" $$', 'sh', signal];
  expect(await program.run(argv)).toEqual(killed);
  expect(await program.run(argv, { timeoutMs: 60_000 })).toEqual(killed);
  expect(await program.run(argv, { endsWithUs: true })).toEqual(killed);
});

test('at its time limit a program can still clean up, and has not ended before it has', async () => {
  const script = 'trap "sleep 0.3; echo cleaned; exit 0" TERM; sleep 600 & wait';
  const result = await program.run(['/bin/sh', '-c', script], { timeoutMs: 500 });
  expect(result).toMatchObject({ stdout: 'cleaned\n', exitCode: 124, timedOut: true });
});

test('a program that is not there is told by its name', async () => {
  await expect(program.run(['channel-bump-no-such-program'])).rejects.toThrow(UserError);
  await expect(program.run(['channel-bump-no-such-program'])).rejects.toThrow(
    '`channel-bump-no-such-program`',
  );
  expect(await program.which('channel-bump-no-such-program')).toBeNull();
  expect(await program.which('sh')).toMatch(/\/sh$/);
});
