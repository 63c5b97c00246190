import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { run, SetupError } from './run.mjs';

/**
 * Runs `body` while no other set-up of this user runs. The lock lives in the kernel as long as its descriptor, which
 * `body` gets, is open here or in a program that was given it: nothing stale can be left behind.
 */
export async function withLock(file, say, body) {
  const lock = openLock(file);
  const patience = setTimeout(() => say('another set-up is running on this machine: waiting for it'), 500);
  try {
    const { code } = await run(['flock', '3'], { lock });
    clearTimeout(patience);
    if (code !== 0) throw new SetupError(`The lock ${file} can't be taken by flock (package util-linux).`);
    return await body(lock);
  } finally {
    clearTimeout(patience);
    closeSync(lock);
  }
}

function openLock(file) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    return openSync(file, 'w');
  } catch (error) {
    throw new SetupError(
      `${file} can't be written (${error.code}): set XDG_CACHE_HOME to a folder that can.`,
    );
  }
}
