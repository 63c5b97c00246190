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
