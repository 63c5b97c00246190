import type { NixLog } from '../../nix/log.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import { progressLines, type Side, type Standing } from './progress-lines.js';

const REDRAW_MS = 200;
const TICK_MS = 1000;

/** One thing that goes on for a host. To be ended (`using`) whatever comes of it. */
export interface ProgressTask extends Disposable {
  /** What it is at from now on, a few words: `building`, `booting`. */
  step(doing: string): void;
  /** For `NixOptions.onChange`. */
  readonly onChange: (log: NixLog) => void;
}

/** What goes on in a rebuild, shown as it goes: live lines on a terminal, a line now and then elsewhere. */
export interface Progress {
  /** @param side null: both */
  begin(host: string, side: Side | null, doing: string): ProgressTask;
}

export interface ProgressOptions {
  log: Pick<Log, 'progress'>;
  clock: Pick<Clock, 'monotonic'>;
  /** How many hosts there are. */
  hosts: number;
  /** What a host took the last time, seconds (`Memory.cost`); null: not known. */
  lastSeconds?: (host: string) => number | null;
}

interface Task {
  host: string;
  side: Side | null;
  /** What it was begun for, and what it is at. */
  stage: string;
  doing: string;
  since: number;
  log: NixLog | null;
}

export function createProgress({ log, clock, hosts, lastSeconds }: ProgressOptions): Progress {
  const tasks = new Set<Task>();
  const begun = new Map<string, number>();
  const done = new Map<string, number>();
  let drawn = -Infinity;
  let ticking: NodeJS.Timeout | undefined;

  const standing = ({ log: nixLog, ...task }: Task): Standing => ({
    ...task,
    nix: nixLog?.progress() ?? null,
    hostSince: begun.get(task.host) ?? task.since,
    lastSeconds: lastSeconds?.(task.host) ?? null,
  });
  const draw = (): void => {
    drawn = clock.monotonic();
    log.progress(progressLines([...tasks].map(standing), { now: drawn, done, hosts }).join('\n'));
  };
  // Nix can say 15,000 things a second.
  const show = (): void => {
    if (clock.monotonic() - drawn >= REDRAW_MS) draw();
  };
  const end = (task: Task): void => {
    tasks.delete(task);
    done.set(task.stage, (done.get(task.stage) ?? 0) + 1);
    if (tasks.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
    log.progress('');
  };

  return {
    begin(host, side, doing) {
      const task: Task = { host, side, stage: doing, doing, since: clock.monotonic(), log: null };
      if (!begun.has(host)) begun.set(host, task.since);
      tasks.add(task);
      // Time goes on while nothing else happens.
      ticking ??= setInterval(draw, TICK_MS).unref();
      show();
      return {
        step(next) {
          Object.assign(task, { doing: next, since: clock.monotonic(), log: null });
          show();
        },
        onChange(nixLog) {
          task.log = nixLog;
          show();
        },
        [Symbol.dispose]() {
          end(task);
        },
      };
    },
  };
}
