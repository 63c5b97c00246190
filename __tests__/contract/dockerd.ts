import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';
import { createProcess } from '../../src/platform/process.js';
import { files } from '../../src/platform/files.js';

/**
 * A docker for the tests: the machine's own when it answers, else one that is started here, apart from everything
 * else on the machine (own socket, own storage, no bridge, no firewall rules). Null for a user without either.
 */
export async function startDocker(): Promise<AsyncDisposable | null> {
  const machine = createProcess();
  const answers = async () =>
    (await machine.which('docker')) !== null && (await machine.run(['docker', 'info'])).exitCode === 0;
  if (await answers()) return { [Symbol.asyncDispose]: () => Promise.resolve() };
  // Its daemon needs root; a user without a running one is only told why.
  if (process.getuid?.() !== 0) return null;

  const folder = await files.temporaryFolder('docker-test');
  const socket = `unix://${path.join(folder.path, 'docker.sock')}`;
  const log = openSync(path.join(folder.path, 'dockerd.log'), 'w');
  const at = (name: string) => path.join(folder.path, name);
  const daemon = spawn(
    'dockerd',
    [
      `--host=${socket}`,
      `--data-root=${at('data')}`,
      `--exec-root=${at('exec')}`,
      `--pidfile=${at('pid')}`,
      '--bridge=none',
      '--iptables=false',
    ],
    { stdio: ['ignore', log, log] },
  );
  const ended = new Promise<void>((resolve) =>
    daemon.once('exit', () => {
      resolve();
    }),
  );
  process.env['DOCKER_HOST'] = socket;
  const stop = async () => {
    daemon.kill('SIGTERM');
    await ended;
    delete process.env['DOCKER_HOST'];
    // dockerd leaves its data root mounted upon itself where the root is no shared mount.
    await machine.run(['umount', '--recursive', at('data')]);
    await folder[Symbol.asyncDispose]();
  };
  for (let second = 0; second < 30 && daemon.exitCode === null; second++) {
    if (await answers()) return { [Symbol.asyncDispose]: stop };
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  await stop();
  throw new Error('dockerd does not start here');
}
