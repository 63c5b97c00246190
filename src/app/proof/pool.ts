/** What a task came to, and what it took. */
export interface Ended<T> {
  value: T;
  /** Most memory that it held at once, bytes; null: not known. */
  peakBytes: number | null;
  /** Whether it ended for want of memory. */
  outOfMemory: boolean;
}

export interface Limits<K> {
  /** How many at most, whatever it takes; `auto`: as many as processors and memory allow. */
  jobs: number | 'auto';
  processors: number;
  /** Bytes that are free at this moment; null: nothing tells. */
  freeBytes: () => Promise<number | null>;
  /** What a task is known to take; null: nobody knows, then it is thought to take what the largest one has taken. */
  expectedBytes: (task: K) => number | null;
  /** Whether no further task is to be begun. */
  isOver: () => boolean;
}

interface Running {
  bytes: number;
  /** Whether another ran at any time beside it. */
  shared: boolean;
}

/** Of the memory that was free at first: the rest is for what nobody foresees. */
const USABLE = 0.9;

/**
 * Runs tasks side by side, begun in their order: as wide as `limits` allow, measured again whenever one could begin.
 * The first runs alone unless it is known what it takes. One that ended for want of memory while others ran makes the
 * pool narrower, and is run once more, alone, when all others are done. What is not in the result was never begun.
 * @param start must not throw
 */
export async function runPool<K, T>(
  tasks: readonly K[],
  start: (task: K) => Promise<Ended<T>>,
  limits: Limits<K>,
): Promise<Map<K, T>> {
  const { jobs, processors, freeBytes, expectedBytes, isOver } = limits;
  const results = new Map<K, T>();
  const waiting = [...tasks];
  const again: K[] = [];
  const running = new Map<Promise<void>, Running>();
  let width = jobs === 'auto' ? processors : jobs;
  let largest: number | null = null;
  const budget = jobs === 'auto' && width > 1 && tasks.length > 1 ? await freeBytes() : null;

  const begin = (task: K): void => {
    const own: Running = { bytes: expected(task) ?? 0, shared: running.size > 0 };
    for (const other of running.values()) other.shared = true;
    const done = start(task).then((ended) => {
      running.delete(done);
      if (ended.peakBytes !== null) largest = Math.max(largest ?? 0, ended.peakBytes);
      if (ended.outOfMemory && own.shared && !again.includes(task)) {
        width = Math.max(1, Math.min(width - 1, running.size));
        again.push(task);
      } else results.set(task, ended.value);
    });
    running.set(done, own);
  };

  const expected = (task: K): number | null => {
    const known = expectedBytes(task);
    return known === null ? largest : Math.max(known, largest ?? 0);
  };

  const fits = async (task: K): Promise<boolean> => {
    if (running.size === 0) return true;
    if (running.size >= width) return false;
    if (jobs !== 'auto') return true;
    const bytes = expected(task);
    const taken = [...running.values()];
    if (budget === null || bytes === null || taken.some((one) => one.bytes === 0)) return false;
    // Those that run may grow as large as the largest so far, too.
    const promised = taken.reduce((sum, one) => sum + Math.max(one.bytes, largest ?? 0), bytes);
    return promised <= budget * USABLE && bytes <= ((await freeBytes()) ?? 0);
  };

  for (let at = 0; at < waiting.length && !isOver();) {
    const task = waiting[at];
    if (task === undefined) break;
    if (await fits(task)) {
      begin(task);
      at++;
    } else await Promise.race(running.keys());
  }
  await Promise.all(running.keys());
  for (const task of again) if (!isOver()) results.set(task, (await start(task)).value);
  return results;
}
