import type { Candidate } from '../../core/candidate.js';
import { bumpReport, hasFailed } from '../report.js';
import type { Config } from '../settings.js';
import { searchLastGood, type Searched } from './last-good.js';
import { rebuildCandidate, type Bench, type Rebuilt } from './try-release.js';

type BumpReport = ReturnType<typeof bumpReport>;

/** The report of a bump, with what was found in place of the newest release. */
export function searchedReport(
  config: Config,
  { bump, rebuilt }: Rebuilt,
  searched: Searched | null,
): BumpReport {
  const report = bumpReport(config, bump, rebuilt);
  return searched === null ? report : { ...report, lastGood: searched.lastGood, releases: searched.releases };
}

/** What a candidate comes to; where it breaks a host, what the newest release that works comes to. */
export async function rebuildOrSearch(
  bench: Bench,
  candidate: Candidate,
): Promise<{ kind: 'reported'; report: BumpReport } | { kind: 'waiting'; reasons: readonly string[] }> {
  const { config } = bench.context;
  let proven = await rebuildCandidate(bench, candidate);
  let searched: Searched | null = null;
  for (;;) {
    if (proven.kind === 'waiting') return proven;
    const report = searchedReport(config, proven, searched);
    const next = await searchOn(bench, candidate, proven, { report, searched });
    if (!next?.found) return { kind: 'reported', report: searchedReport(config, proven, next ?? searched) };
    searched = next;
    proven = next.found.proven ?? (await rebuildCandidate(bench, next.found.candidate));
  }
}

/**
 * What is found in place of a bump that breaks a host.
 * @param so its report, and the search that it was found by; null: it is the newest release
 * @returns null where it breaks none, or nothing is searched
 */
export async function searchOn(
  bench: Bench,
  candidate: Candidate,
  { rebuilt }: Rebuilt,
  { report, searched }: { report: BumpReport; searched: Searched | null },
): Promise<Searched | null> {
  if (!rebuilt || !hasFailed(report)) return null;
  return searched ? searched.goOn(rebuilt) : searchLastGood(bench, candidate, rebuilt);
}
