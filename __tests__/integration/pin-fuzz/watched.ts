import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Tallies } from './trial.js';

const CHILD = new URL('./child.ts', import.meta.url).pathname;
// Seconds of processor time on one file: it hangs. The child itself tells what is merely slow.
const HANGS = 15;

export interface Outcome {
  tallies: Tallies;
  troubles: string[];
}

/** Tries the files of the numbers in a process of its own. One that hangs is ended, and the number told. */
export async function tryWatched(from: number, to: number, progress: string): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, String(from), String(to), progress], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  let at = { seed: '', seconds: 0 };
  const hung: string[] = [];
  const watch = setInterval(() => {
    void (async () => {
      const seed = (await readFile(progress, 'utf8').catch(() => '')).trim();
      const seconds = await processorSeconds(child.pid ?? 0);
      if (seed === '' || seconds === null) return;
      if (seed !== at.seed) at = { seed, seconds };
      else if (seconds - at.seconds > HANGS && child.kill('SIGKILL')) hung.push(`seed ${seed}: hangs`);
    })();
  }, 500);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code === 0) return JSON.parse(out) as Outcome;
  const ended = `seed ${at.seed}: it ended with ${String(code)}\n${err}`;
  return { tallies: {}, troubles: hung.length > 0 ? hung.slice(0, 1) : [ended] };
}

/** User and system time of a process; null where it has gone. */
async function processorSeconds(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}
