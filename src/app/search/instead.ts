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
  return searched === null ? report : { ...report, lastGood: searched.lastGood };
}

/** What a candidate comes to; where it breaks a host, what the newest release that works comes to. */
export async function rebuildOrSearch(
  bench: Bench,
  candidate: Candidate,
): Promise<{ kind: 'reported'; report: BumpReport } | { kind: 'waiting'; reasons: readonly string[] }> {
  const { config } = bench.context;
  const newest = await rebuildCandidate(bench, candidate);
  if (newest.kind === 'waiting') return newest;
  const fails = hasFailed(searchedReport(config, newest, null));
  const searched = fails && newest.rebuilt ? await searchLastGood(bench, candidate, newest.rebuilt) : null;
  const found = searched?.found;
  const proven = found ? (found.proven ?? (await rebuildCandidate(bench, found.candidate))) : newest;
  return proven.kind === 'waiting'
    ? proven
    : { kind: 'reported', report: searchedReport(config, proven, searched) };
}
