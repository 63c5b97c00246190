/** Numbers by a seed: the same ones each time (mulberry32). */
export interface Chance {
  /** From 0, below the limit, whole. */
  below(limit: number): number;
  /** Whether something happens that does so in so many of 100. */
  percent(share: number): boolean;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, percent: (share) => below(100) < share };
}

/**
 * A clock that goes by the requests of a race, so that a slow machine races as a fast one does. Where all wait for it,
 * it goes on to the first of them.
 */
export interface Pace {
  tick(): void;
  /** Waits for a moment, in requests since the start. */
  until(moment: number): Promise<void>;
  now(): number;
  /** One of the runs is over. */
  leave(): void;
}

export function createPace(runs: number): Pace {
  let now = 0;
  let active = runs;
  let waiting: { moment: number; go: () => void }[] = [];
  const settle = (): void => {
    if (active === 0 && waiting.length > 0)
      now = Math.max(now, Math.min(...waiting.map((one) => one.moment)));
    const due = waiting.filter(({ moment }) => moment <= now);
    waiting = waiting.filter(({ moment }) => moment > now);
    active += due.length;
    for (const { go } of due) go();
  };
  return {
    now: () => now,
    tick: () => {
      now++;
      settle();
    },
    until: (moment) =>
      new Promise((go) => {
        active--;
        waiting.push({ moment, go });
        settle();
      }),
    leave: () => {
      active--;
      settle();
    },
  };
}
