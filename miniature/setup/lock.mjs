import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './run.mjs';

/**
 * Runs `body` while no other set-up of this user runs. The kernel holds the lock for a child, which ends with us
 * however we end: nothing stale can be left behind.
 */
export async function withLock(file, say, body) {
  const folder = path.dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new SetupError(
      `The folder ${folder} can't be made (${error.code}): set XDG_CACHE_HOME to one that can.`,
    );
  }
  const holder = spawn('flock', [file, 'sh', '-c', 'echo locked; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Ctrl-C is for us: the lock is given back when we are done.
    detached: true,
  });
  const patience = setTimeout(() => say('Another set-up is running on this machine: waiting for it.'), 500);
  try {
    await new Promise((resolve, reject) => {
      holder.stdout.once('data', resolve);
      holder.once('error', () => reject(new SetupError('The program flock is missing: install util-linux.')));
      holder.once('close', () =>
        reject(new SetupError(`The lock ${file} can't be taken: is its folder writable?`)),
      );
    });
    clearTimeout(patience);
    return await body();
  } finally {
    clearTimeout(patience);
    holder.stdin.end();
  }
}
