import type { Explanation, Judged } from './bisect-judge.js';
import type { Question } from './bisect-question.js';
import type { CommitsBetween } from './commits.js';

/** What a bisection came to. Names are release names, revisions 40 hex. */
export interface Bisected {
  question: Question;
  /** The last release that is known to work. */
  good: { release: string; revision: string };
  /** The first one that is known not to. */
  bad: { release: string; revision: string };
  /** Of that one. */
  why: Explanation;
  /** Between the two and not judged; empty: the two are neighbours. */
  between: readonly string[];
  /** Oldest first. */
  tried: readonly (Judged & { release: string; remembered: boolean })[];
  /** Why it has ended before it was done; null: it was done. */
  stopped: string | null;
  commits: CommitsBetween;
}

/** docs/bisect.md describes it. */
export function bisectJson(bisected: Bisected): unknown {
  const { question, good, bad, why, between, tried, stopped, commits } = bisected;
  const { host, check, channel } = question;
  return {
    schemaVersion: 1,
    ...{ host, check, channel, good, bad, why, between },
    tried: tried.map(({ release, verdict, remembered }) => ({ release, verdict, remembered })),
    ...{ stopped, commits },
  };
}

export function bisectText(bisected: Bisected): string {
  const { good, bad, between, stopped } = bisected;
  const first =
    between.length === 0
      ? `${bad.release} is the first that fails, ${good.release} the last that works.`
      : `${good.release} works and ${bad.release} fails; ${counted(between.length, 'release')} between the two could not be judged.`;
  return [
    first,
    ...(stopped === null ? [] : [`The search ended before it was done: ${stopped}.`]),
    `  works  ${good.revision}`,
    `  fails  ${bad.revision}`,
    '',
    ...whyLines(bisected.why),
    '',
    ...commitLines(bisected.commits),
    '',
    ...triedLines(bisected),
  ].join('\n');
}

function whyLines({ message, log, cure }: Explanation): string[] {
  return [`Why: ${message}`, ...log.map((line) => `  | ${line}`), ...(cure === null ? [] : [cure])];
}

function commitLines({ package: name, shown, picked, all, compare, trouble }: CommitsBetween): string[] {
  if (trouble !== null) return [`The commits between the two are not known: ${trouble}`, `See ${compare}`];
  const newest = (of: number): string => (of > shown.length ? `, the newest ${shown.length}` : '');
  const heading =
    picked === 0
      ? `None of ${counted(all, 'commit')} between the two touches ${name ?? 'anything'} by its name. All${newest(all)}:`
      : `Commits${name === null ? '' : ` that touch ${name}`} (${picked} of ${counted(all, 'commit')} between the two${newest(picked)}):`;
  const lines = shown.map(({ revision, subject }) => `  ${revision.slice(0, 12)} ${subject}`);
  return [heading, ...lines, `See ${compare}`];
}

/** Why the bad one is bad, where it was not to be tried. */
export const ON_TRUST = 'Taken on trust.';

const WORDS = { good: 'works', bad: 'fails', skipped: 'not judged' } as const;

function triedLines({ tried, between }: Bisected): string[] {
  const judged = new Set(tried.map(({ release }) => release));
  const untried = between.filter((release) => !judged.has(release));
  return [
    'Tried:',
    ...tried.map((one) => {
      const when = one.remembered ? ', known from an earlier run' : '';
      const why = one.verdict === 'skipped' ? `: ${one.why}` : '';
      if (one.verdict === 'bad' && one.why.message === ON_TRUST)
        return `  ${one.release}  not tried, taken on trust`;
      return `  ${one.release}  ${WORDS[one.verdict]}${when}${why}`;
    }),
    ...(untried.length === 0 ? [] : [`Between the two and not tried: ${untried.join(', ')}`]),
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
