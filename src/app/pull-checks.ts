import { createHash } from 'node:crypto';
import type { HostRebuild } from '../core/rebuild.js';
import type { CheckRun, Forge } from '../forge/types.js';
import type { Log } from '../ports/log.js';
import { inertPlain } from '../report/inert.js';
import { renderMarkdown } from '../report/markdown.js';
import type { Report } from '../report/model.js';
import { toInertText } from '../report/rich.js';
import { failedTitle, proofTitle } from '../report/title.js';
import { hasFailed } from './report.js';

/** The check run of the whole: one name to require, the gate's and that of our own pull requests. */
export const CHECK_NAME = 'channel-bump';
/** After the fact: a push may hold a part of a pull request alone, and must not speak for the whole of it. */
export const PUSH_CHECK_NAME = 'channel-bump (push)';
/** GitHub takes 65,535 characters of a check run's summary. */
const CHECK_SUMMARY_LIMIT = 65_535;

/** What is posted on a commit: the proof, and what it was of. */
export interface PostedProof {
  /** The head commit of the pull request, 40 hex. */
  revision: string;
  report: Report;
  rebuilt: readonly HostRebuild[];
  /** So many hosts have a check run of their own. */
  limit: number;
  /** Of the whole; default: the one to require. */
  name?: string;
}

/** The check run of one host. */
export function hostCheckName(host: string, whole = CHECK_NAME): string {
  return `${whole} / ${inertPlain(host, 100)}`;
}

/**
 * Posts the check runs of a proof: a host each, and the one of the whole last, so that it is green only when all is told.
 * Without the right to write them nothing else is lost; it is said once.
 */
export async function postProof(forge: Forge, log: Log, proof: PostedProof): Promise<void> {
  for (const run of checkRunsOf(proof)) {
    const posted = await forge.checkRun(run);
    if (posted.kind === 'posted') continue;
    log.warning(`No check run is posted, and one that is required will be waited for: ${posted.message}`);
    return;
  }
}

/** The same as data, the one of the whole last. */
export function checkRunsOf({
  revision,
  report,
  rebuilt,
  limit,
  name: whole = CHECK_NAME,
}: PostedProof): CheckRun[] {
  const failed = hasFailed(report);
  const own = report.hosts.length > limit ? [] : report.hosts;
  const more = own.length < report.hosts.length ? '\n\nThere are too many hosts for a check run each.' : '';
  const hosts = own.map((host): CheckRun => {
    const alone = { ...report, hosts: [host], missingHosts: [] };
    const print = fingerprintOf(rebuilt.find(({ name }) => name === host.name));
    const isBad = host.outcome.kind === 'failed';
    return {
      name: hostCheckName(host.name, whole),
      revision,
      state: { status: 'completed', conclusion: isBad ? 'failure' : 'success' },
      title: isBad ? failedTitle(alone) : proofTitle(alone),
      summary: renderMarkdown(alone, { limit: CHECK_SUMMARY_LIMIT }),
      ...(print === null ? {} : { fingerprint: print }),
    };
  });
  const print = fingerprintOfAll(rebuilt);
  return [
    ...hosts,
    {
      name: whole,
      revision,
      state: { status: 'completed', conclusion: failed ? 'failure' : 'success' },
      title: failed ? failedTitle(report) : provenTitle(report),
      summary: renderMarkdown(report, { limit: CHECK_SUMMARY_LIMIT - more.length }) + more,
      ...(print === null ? {} : { fingerprint: print }),
    },
  ];
}

/**
 * Of a check run that succeeds. What a person must decide comes first, but it is no failure: a check that is required
 * and did not succeed nobody could merge past.
 */
function provenTitle(report: Report): string {
  const proven = proofTitle(report);
  const [notice] = report.notices ?? [];
  return notice === undefined ? proven : toInertText([{ said: notice }, ` ${proven}.`]);
}

/** What was tested of a host: the hash of its new toplevel's derivation, 32 characters; null where it did not evaluate. */
export function fingerprintOf(host: HostRebuild | undefined): string | null {
  return /\/([0-9a-z]{32})-[^/]+\.drv$/.exec(host?.after.derivation ?? '')?.[1] ?? null;
}

/** What was tested of all hosts, 32 hex; null where one of them did not evaluate, or there is none. */
export function fingerprintOfAll(hosts: readonly HostRebuild[]): string | null {
  const prints = hosts.map((host) => [host.name, fingerprintOf(host)] as const);
  if (prints.length === 0 || prints.some(([, print]) => print === null)) return null;
  const lines = prints.map(([name, print]) => `${name}=${print ?? ''}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32);
}
