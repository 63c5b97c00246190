import { spawn } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCheck } from '../../../../src/app/search/check-command.js';
import { createProcess } from '../../../../src/platform/process.js';

const options = { cwd: tmpdir(), env: { PATH: process.env['PATH'] ?? '', NAME: 'web' }, timeoutMs: 300_000 };
const run = (command: string, timeoutMs = options.timeoutMs) =>
  runCheck(createProcess(), command, { ...options, timeoutMs });

test.each([
  ['echo "$NAME: $PWD"; echo; echo bad >&2; exit 3', 3, [`web: ${tmpdir()}`, 'bad']],
  ['true', 0, []],
  ['exit 125', 125, []],
  ['exec 2>&-; exit 137', 137, []],
  ['no-such-program 2>/dev/null', 127, []],
  ['cat; read line || echo "it has no input"', 0, ['it has no input']],
])('%s', async (command, exitCode, said) => {
  expect(await run(command)).toEqual({ exitCode, said, timedOut: false });
});

test('a signal that ends it is told by its number', async () => {
  expect(await run('kill -9 $$')).toMatchObject({ exitCode: 137, timedOut: false });
});

test('of what it says the last lines are kept, however much it is', async () => {
  const much = await run('seq 1 30; head -c 700000000 /dev/zero; echo; seq 31 60; exit 4');
  expect(much.exitCode).toBe(4);
  expect(much.said).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 41)));
  const oneLine = await run('head -c 100000000 /dev/zero');
  expect(oneLine.said.join('')).toHaveLength(65_536);
}, 300_000);

test('at its time limit it is ended', async () => {
  expect(await run('echo begun; sleep 999; true', 500)).toMatchObject({ timedOut: true });
});

test('it ends when we are killed, with all that it started', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-check-'));
  const ids = path.join(folder, 'ids');
  const at = (file: string) => JSON.stringify(path.resolve(import.meta.dirname, '../../../../src', file));
  const command = `sleep 600 & echo $$ $! >${ids}.new; mv ${ids}.new ${ids}; wait; true`;
  const code = `
    import { createProcess } from ${at('platform/process.ts')};
    import { runCheck } from ${at('app/search/check-command.ts')};
    await runCheck(createProcess(), ${JSON.stringify(command)}, ${JSON.stringify(options)});`;
  const we = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code]);
  const read = () => readFile(ids, 'utf8').catch(() => '');
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  while ((await read()) === '') await pause();
  we.kill('SIGKILL');
  const pids = (await read()).trim().split(' ');
  expect(pids).toHaveLength(2);
  for (const pid of pids) while (await lives(pid)) await pause();
  await rm(folder, { recursive: true });
}, 60_000);

/** A process that has ended but that nobody has reaped does not live. */
async function lives(pid: string): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return /^State:\s+[^ZX]/m.test(status);
}
