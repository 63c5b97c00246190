import type { Entry } from './log-entry.js';
import { derivationNameOf } from './text.js';

// Start types and result types of Nix's internal-json (src/libutil/logging.hh).
const ACTIVITY = {
  copyPath: 100,
  fileTransfer: 101,
  copyPaths: 103,
  builds: 104,
  build: 105,
  substitute: 108,
} as const;
const RESULT = { progress: 105, setExpected: 106 } as const;

type Start = Entry & { action: 'start' };
type Result = Entry & { action: 'result' };

/** How much of something is done, and how much there will be as far as is known by now. */
export interface Count {
  done: number;
  expected: number;
}

/** One thing that Nix is at. */
export interface Running {
  /** `linux-6.12.8` */
  name: string;
  kind: 'build' | 'fetch';
  /** When it began, in the milliseconds of the clock that was given. */
  since: number;
}

export interface NixProgress {
  /** Derivations. */
  built: Count;
  /** Store paths. */
  fetched: Count;
  /** Of the paths that are fetched, unpacked. */
  bytes: Count;
  /** Bytes that came over the network for them, and for what else Nix asked for. */
  downloaded: Count;
  /** What began first comes first. */
  running: readonly Running[];
}

interface Activity extends Count {
  type: number;
  /** Store path that is built or fetched, or an empty text. */
  path: string;
  since: number;
  /** What it has said is to be expected of each type, in all. */
  foretold: Map<number, number>;
}

/** Keeps account of what Nix is at. Its cost does not grow with what is over. */
export function createActivities(now: () => number) {
  const open = new Map<number, Activity>();
  const over = new Map<number, number>(); // what was done by activities that are over, by type
  const foretold = new Map<number, number>();

  const foretell = (activity: Activity, type: number, expected: number): void => {
    foretold.set(type, (foretold.get(type) ?? 0) - (activity.foretold.get(type) ?? 0) + expected);
    activity.foretold.set(type, expected);
  };
  // As Nix's own display has it: what runs says what it will do, and whoever started it may know of more.
  const count = (type: number): Count => {
    const done = over.get(type) ?? 0;
    const sum = { done, expected: done };
    for (const activity of open.values()) {
      if (activity.type !== type) continue;
      sum.done += activity.done;
      sum.expected += Math.max(activity.done, activity.expected);
    }
    return { done: sum.done, expected: Math.max(sum.expected, foretold.get(type) ?? 0) };
  };

  return {
    start({ id, type, fields }: Start): void {
      const path = typeof fields?.[0] === 'string' ? fields[0] : '';
      open.set(id, { type, path, since: now(), done: 0, expected: 0, foretold: new Map() });
    },
    stop(id: number): void {
      const activity = open.get(id);
      if (!activity) return;
      open.delete(id);
      over.set(activity.type, (over.get(activity.type) ?? 0) + activity.done);
      for (const type of activity.foretold.keys()) foretell(activity, type, 0);
    },
    result({ id, type, fields }: Result): void {
      const activity = open.get(id);
      const [first, second] = fields;
      if (!activity || typeof first !== 'number' || typeof second !== 'number') return;
      if (type === RESULT.setExpected) foretell(activity, first, second);
      if (type !== RESULT.progress) return;
      // The last progress can be all zero: the highest is the truth.
      activity.done = Math.max(first, activity.done);
      activity.expected = Math.max(second, activity.expected);
    },
    /** Store path that an activity is at; null: it is not known. */
    pathOf: (id: number): string | null => open.get(id)?.path ?? null,
    progress(): NixProgress {
      const running = new Map<string, Running>();
      for (const { type, path, since } of open.values()) {
        if (!isWork(type) || path === '' || running.has(path)) continue;
        running.set(path, {
          name: derivationNameOf(path),
          kind: type === ACTIVITY.build ? 'build' : 'fetch',
          since,
        });
      }
      return {
        built: count(ACTIVITY.builds),
        fetched: count(ACTIVITY.copyPaths),
        bytes: count(ACTIVITY.copyPath),
        downloaded: count(ACTIVITY.fileTransfer),
        running: [...running.values()],
      };
    },
  };
}

/** Whether an activity is one that people want to read of. */
export function isWork(type: number): boolean {
  return type === ACTIVITY.build || type === ACTIVITY.copyPath || type === ACTIVITY.substitute;
}
