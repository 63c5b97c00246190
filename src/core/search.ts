/** What trying one release showed. `skipped`: nothing (the machine failed, the release is gone). */
export type Verdict = 'good' | 'bad' | 'skipped';

/** What a search knows: of `count` releases, oldest first, which were tried. The one before them all is good. */
export interface SearchState {
  count: number;
  tried: ReadonlyMap<number, Verdict>;
}

export type SearchStep =
  /** Try this one next. */
  | { kind: 'try'; index: number }
  /**
   * The end: the newest that is known to be good (null: only the one before them all), and the first known to be bad.
   * `between`: those that lie between the two and could not be judged.
   */
  | { kind: 'found'; good: number | null; bad: number | null; between: readonly number[] };

/**
 * The next step of a binary search for the place where good turns into bad. Where it turns more than once, the newest
 * place that the tried ones still allow is closed in on.
 *
 * Of what is not tried yet between the two the middle one is next: so n releases, of which the newest is known to be
 * bad, take at most ceil(log2 n) that are judged, and each one that can't be judged costs its own try alone.
 */
export function nextStep({ count, tried }: SearchState): SearchStep {
  const judged = (wanted: Verdict): number[] =>
    [...tried].filter(([, verdict]) => verdict === wanted).map(([index]) => index);
  const newestBad = Math.max(-1, ...judged('bad'));
  // Nothing is bad yet: the newest one decides whether anything is to be searched at all.
  if (newestBad === -1) return newestFirst(count, tried, judged('good'));
  const good = Math.max(-1, ...judged('good').filter((index) => index < newestBad));
  const bad = Math.min(...judged('bad').filter((index) => index > good));
  const inside = range(good + 1, bad);
  const open = inside.filter((index) => !tried.has(index));
  const middle = open[(open.length - 1) >> 1];
  if (middle !== undefined) return { kind: 'try', index: middle };
  return { kind: 'found', good: good === -1 ? null : good, bad, between: inside };
}

function newestFirst(count: number, tried: SearchState['tried'], goods: readonly number[]): SearchStep {
  const good = Math.max(-1, ...goods);
  const above = range(good + 1, count);
  const index = above.findLast((one) => !tried.has(one));
  if (index !== undefined) return { kind: 'try', index };
  return { kind: 'found', good: good === -1 ? null : good, bad: null, between: above };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
