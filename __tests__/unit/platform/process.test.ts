import { afterEach, beforeEach, expect, test } from '@jest/globals';
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

test('a program that ends with 124 or by a signal has not timed out', async () => {
  expect(await program.run(['/bin/sh', '-c', 'exit 124'], { timeoutMs: 60_000 })).toMatchObject({
    exitCode: 124,
    timedOut: false,
  });
  const killed = await program.run(['/bin/sh', '-c', 'kill -KILL $$']);
  expect(killed).toMatchObject({ exitCode: 137, timedOut: false });
});

test('a program that is not there is told by its name', async () => {
  await expect(program.run(['channel-bump-no-such-program'])).rejects.toThrow(UserError);
  await expect(program.run(['channel-bump-no-such-program'])).rejects.toThrow(
    '`channel-bump-no-such-program`',
  );
  expect(await program.which('channel-bump-no-such-program')).toBeNull();
  expect(await program.which('sh')).toMatch(/\/sh$/);
});
