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

/** What to try: the files of some numbers, or a format's large ones. */
export type Task = readonly ['numbers', from: number, to: number] | readonly ['large', format: string];

/** Does it in a process of its own. One that hangs is ended, and told by name. */
export async function tryWatched(task: Task, progress: string): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, progress, ...task.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  let at = { name: '', seconds: 0 };
  const hung: string[] = [];
  const watch = setInterval(() => {
    void (async () => {
      const name = (await readFile(progress, 'utf8').catch(() => '')).trim();
      const seconds = await processorSeconds(child.pid ?? 0);
      if (name === '' || seconds === null) return;
      if (name !== at.name) at = { name, seconds };
      else if (seconds - at.seconds > HANGS && child.kill('SIGKILL')) hung.push(`${name}: hangs`);
    })();
  }, 500);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code === 0) return JSON.parse(out) as Outcome;
  const ended = `${at.name}: it ended with ${String(code)}\n${err}`;
  return { tallies: {}, troubles: hung.length > 0 ? hung.slice(0, 1) : [ended] };
}

/** User and system time of a process; null where it has gone. */
async function processorSeconds(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}
