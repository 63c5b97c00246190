import type { Failure } from './rebuild.js';

/** What a search for the newest release that works came to, for the report. Names are release names. */
export interface LastGood {
  /** The newest one that works, which is proposed; null: none between today's and the newest. */
  works: string | null;
  /** The first one known not to work, with its failure and the host that failed. */
  broken: { release: string; host: string; failure: Failure };
  /** The newest one there is, which was asked for. */
  newest: string;
  /** Tried in this run or remembered from earlier ones, oldest first. */
  tried: readonly { release: string; verdict: 'good' | 'bad' | 'skipped'; remembered: boolean }[];
  /** Between `works` and `broken` and not judged: no time was left, the machine failed, the release is gone. */
  untried: readonly string[];
  /** Why the search ended before it was done, a sentence; null: it was done. */
  stopped: string | null;
}
