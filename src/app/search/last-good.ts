import type { Candidate } from '../../core/candidate.js';
import type { LastGood } from '../../core/last-good.js';
import type { Depth, Failure, Rebuild } from '../../core/rebuild.js';
import type { Release } from '../../core/release.js';
import type { Verdict } from '../../core/search.js';
import { UserError } from '../../errors.js';
import { MACHINE_FAILURES, narrow, type Narrowed } from './narrow.js';
import { verdictsOn, type Verdicts } from './remembered.js';
import { releasesSinceToday } from './since-today.js';
import {
  breakage,
  failureOf,
  movedTo,
  tryRelease,
  type Bench,
  type Rebuilt,
  type Tried,
} from './try-release.js';

/** What was found in place of the newest release. `proven`: null where an earlier run has proven it, and this one not. */
export interface Searched {
  lastGood: LastGood;
  /** Names of the releases after today's up to the newest, oldest first. */
  releases: readonly string[];
  found: { candidate: Candidate; proven: Rebuilt | null } | null;
  /**
   * Goes on where what was found breaks a host when it is proven anew: it was good in an earlier run alone.
   * @param proof that proof
   * @returns null where nothing is learnt from it
   */
  goOn(proof: Rebuild): Promise<Searched | null>;
}

/** A hosted runner's job has six hours; what is begun after four may not come to its end. */
const LAST_START_MS = 4 * 60 * 60_000;

type Known = { remembered: boolean } & (
  { verdict: 'good'; proven: Rebuilt | null } | Exclude<Tried, { verdict: 'good' }>
);

interface Search {
  bench: Bench;
  candidate: Candidate;
  depth: Depth;
  /** After today's, oldest first, up to and with the newest. */
  releases: readonly Release[];
  verdicts: Verdicts;
  /** By depth and by place in `releases`. */
  known: Map<Depth, Map<number, Known>>;
  /** The hosts that failed last come first: they are the ones to tell. */
  first: string[];
  rebuildsLeft: number;
  machineFailures: number;
  startedAt: number;
  /** Why it has ended early, a sentence. */
  stopped: string | null;
}

/**
 * Of the releases since today's the newest that works, where the newest of all was rebuilt and broke a host: in as many
 * tries as a binary search takes, and none of what an earlier run has tried on the same files. Null: not searched.
 */
export async function searchLastGood(
  bench: Bench,
  candidate: Candidate,
  newest: Rebuild,
): Promise<Searched | null> {
  const { context } = bench;
  const failures = failuresOf(newest);
  const [blamed] = failures;
  if (!context.config['last-good'] || !blamed) return null;
  const why = whyNot(candidate, failures);
  const since = why === null ? await sinceToday(bench, candidate) : why;
  if (typeof since === 'string') {
    context.log.info(`No older release of ${candidate.group} is looked for: ${since}`);
    return null;
  }
  const depth = newest.depth;
  const search: Search = {
    ...{ bench, candidate, depth },
    releases: since,
    verdicts: await verdictsOn(bench, candidate),
    known: new Map(),
    first: failures.map(({ host }) => host),
    rebuildsLeft: context.config['search-limit'],
    machineFailures: 0,
    startedAt: context.clock.monotonic(),
    stopped: null,
  };
  note(search, depth, since.length - 1, { verdict: 'bad', remembered: false, ...blamed });
  if (depth !== 'dry-build' && failures.every(({ failure }) => failure.class === 'evaluation'))
    await evaluateFirst(search, depth);
  return conclude(search);
}

async function conclude(search: Search): Promise<Searched> {
  const { bench, depth } = search;
  const end = await narrowed(search, depth);
  const { lastGood, found } = await settled(search, depth, end);
  bench.context.log.warning(sentenceOf(lastGood));
  const goOn: Searched['goOn'] = async (proof) => {
    const anew = breakage(proof);
    const release = end.good === null ? undefined : search.releases[end.good];
    if (end.good === null || !release || anew?.verdict !== 'bad') return null;
    if (depth !== 'dry-build') search.rebuildsLeft--;
    await learn(search, depth, end.good, release, anew);
    return conclude(search);
  };
  return { lastGood, releases: search.releases.map(({ name }) => name), found, goOn };
}

function failuresOf({ hosts }: Rebuild): { host: string; failure: Failure }[] {
  return hosts.flatMap(({ name, outcome }) =>
    outcome.kind === 'failed' ? [{ host: name, failure: failureOf(outcome) }] : [],
  );
}

function whyNot(
  { lane, steps, companions }: Candidate,
  failures: readonly { host: string; failure: Failure }[],
): string | null {
  const machine = failures.find(({ failure }) => failure.class === 'machine');
  if (machine) return `the machine failed (${machine.host}), which says nothing of a release.`;
  const before = failures.find(({ failure }) => failure.side === 'before');
  if (before) return `${before.host} fails today already, so no release would be proven.`;
  if (lane !== 'refresh') return 'that is done for newer releases of the same channel alone.';
  return steps.length === 1 && companions.length === 0
    ? null
    : 'that is done where one channel moves, and nothing along with it.';
}

async function sinceToday({ index }: Bench, candidate: Candidate): Promise<readonly Release[] | string> {
  try {
    return await releasesSinceToday(index, candidate);
  } catch (error) {
    if (error instanceof UserError) return error.toLine();
    throw error;
  }
}

/** What fails in the evaluation alone is found without building; the one that is found that way is proven first. */
async function evaluateFirst(search: Search, depth: Depth): Promise<void> {
  for (const [place, known] of knownAt(search, depth)) note(search, 'dry-build', place, known);
  const evaluated = await narrowed(search, 'dry-build');
  for (const [place, known] of knownAt(search, 'dry-build'))
    if (known.verdict === 'bad') note(search, depth, place, known);
  if (evaluated.good !== null && search.stopped === null) await judge(search, depth, evaluated.good);
}

function narrowed(search: Search, depth: Depth): Promise<Narrowed> {
  return narrow(
    search.releases.length,
    () => verdictsAt(search, depth),
    (place) => judge(search, depth, place),
  );
}

/** Finds out what one release is like; false: no more can be tried. */
async function judge(search: Search, depth: Depth, place: number): Promise<boolean> {
  const { bench, candidate, verdicts } = search;
  const release = search.releases[place];
  if (!release) throw new Error(`there is no release ${place}`);
  const before = verdicts.of(release.name, depth);
  if (before !== null) {
    const known: Known =
      before.verdict === 'good'
        ? { verdict: 'good', proven: null, remembered: true }
        : { ...before, remembered: true };
    note(search, depth, place, known);
    return true;
  }
  search.stopped = whyStop(search, depth);
  if (search.stopped !== null) return false;
  if (depth !== 'dry-build') search.rebuildsLeft--;
  const tried = await bench.context.log.group(`${release.name}: trying (${depth})`, () =>
    tryRelease(bench, candidate, release, { depth, first: search.first }),
  );
  await learn(search, depth, place, release, tried);
  return true;
}

async function learn(
  search: Search,
  depth: Depth,
  place: number,
  release: Release,
  tried: Tried,
): Promise<void> {
  await search.verdicts.remember(release.name, depth, tried);
  note(search, depth, place, { ...tried, remembered: false });
  tell(search, release, tried);
}

function whyStop({ bench, rebuildsLeft, machineFailures, startedAt }: Search, depth: Depth): string | null {
  const { config, clock } = bench.context;
  if (machineFailures >= MACHINE_FAILURES) return `the machine failed ${machineFailures} times.`;
  if (clock.monotonic() - startedAt > LAST_START_MS) return 'the time of the run is nearly over.';
  if (rebuildsLeft > 0 || depth === 'dry-build') return null;
  return `\`search-limit\` allows ${config['search-limit']} rebuilds a run.`;
}

function tell(search: Search, release: Release, tried: Tried): void {
  const { log } = search.bench.context;
  switch (tried.verdict) {
    case 'good':
      log.info(`${release.name} works.`);
      return;
    case 'bad':
      search.first = [tried.host, ...search.first.filter((host) => host !== tried.host)];
      log.info(`${release.name} fails (${tried.host}, ${tried.failure.class}): ${tried.failure.message}`);
      return;
    case 'skipped':
      search.machineFailures++;
      log.warning(`${release.name} could not be judged: ${tried.why}`);
  }
}

function sentenceOf({ newest, broken, works }: LastGood): string {
  const first = broken.release === newest ? '' : ` since ${broken.release}`;
  const instead =
    works === null ? 'no release since the pinned one is known to work' : `${works} is the newest that works`;
  return `${newest} fails${first} (${broken.host}: ${broken.failure.message}); ${instead}.`;
}

function knownAt({ known }: Search, depth: Depth): Map<number, Known> {
  const at = known.get(depth) ?? new Map<number, Known>();
  known.set(depth, at);
  return at;
}

function note(search: Search, depth: Depth, place: number, known: Known): void {
  knownAt(search, depth).set(place, known);
}

function verdictsAt(search: Search, depth: Depth): Map<number, Verdict> {
  return new Map([...knownAt(search, depth)].map(([place, { verdict }]) => [place, verdict]));
}

async function settled(
  search: Search,
  depth: Depth,
  { good, bad, between }: Narrowed,
): Promise<Pick<Searched, 'lastGood' | 'found'>> {
  const { bench, candidate, releases, stopped } = search;
  const known = knownAt(search, depth);
  const nameAt = (place: number | null): string => (place === null ? '' : (releases[place]?.name ?? ''));
  const broken = bad === null ? undefined : known.get(bad);
  if (broken?.verdict !== 'bad') throw new Error('a search has lost what it began with');
  const lastGood: LastGood = {
    works: good === null ? null : nameAt(good),
    broken: { release: nameAt(bad), host: broken.host, failure: broken.failure },
    newest: nameAt(releases.length - 1),
    tried: [...known]
      .sort(([a], [b]) => a - b)
      .map(([place, { verdict, remembered }]) => ({ release: nameAt(place), verdict, remembered })),
    untried: between.map(nameAt),
    stopped,
  };
  const works = good === null ? undefined : known.get(good);
  const release = good === null ? undefined : releases[good];
  if (works?.verdict !== 'good' || !release) return { lastGood, found: null };
  const { proven } = works;
  const moved = proven?.bump.candidate ?? (await movedTo(bench.index, candidate, release));
  return { lastGood, found: { candidate: moved, proven } };
}
