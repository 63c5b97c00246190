import type { Candidate } from '../../core/candidate.js';
import type { Forge } from '../../forge/types.js';
import type { Report } from '../../report/model.js';
import { RECOVERED, stuckIssue } from '../../report/notes.js';
import { failedTitle } from '../../report/title.js';
import type { Context } from '../context.js';
import type { Proposal } from './identity.js';

const STUCK = '<!-- channel-bump stuck ';

/** By which a branch's issue is found again. */
function markerOf(branch: string): string {
  return `${STUCK}${branch} -->`;
}

/** One issue for a channel that has failed often enough. @param counted runs in which it failed */
export async function stuck(
  { config, log }: Context,
  forge: Forge,
  proposal: Proposal,
  told: { candidate: Candidate; counted: number; failures: number; report: Report; pullUrl: string | null },
): Promise<void> {
  const { candidate, counted, failures, report, pullUrl } = told;
  const after = config['issue-after'];
  if (after === 0 || counted < after) return;
  const { group, lane } = candidate;
  const releases = Object.values(proposal.releases);
  const { title, body } = stuckIssue({ group, lane, releases, failures, why: failedTitle(report), pullUrl });
  const content = { title, body, labels: config.labels, about: proposal.goal };
  const posted = await forge.issue(markerOf(proposal.branch), content, RECOVERED);
  if (posted.kind === 'left-closed') log.info(`No issue is opened: a person closed ${posted.url}.`);
  else if (posted.kind !== 'posted') log.info(`No issue is opened: ${posted.message}`);
}

/** Closes the issue of a branch, where there is one. */
export async function notStuck({ config, log }: Context, forge: Forge, branch: string): Promise<void> {
  if (config['issue-after'] === 0) return;
  const closed = await forge.issue(markerOf(branch), null, RECOVERED);
  if (closed.kind === 'forbidden' || closed.kind === 'moved')
    log.info(`The issue of ${branch} can't be looked for: ${closed.message}`);
}

/** Branches that have an open issue. */
export async function stuckBranches(forge: Forge): Promise<string[]> {
  const bodies = await forge.openIssues(STUCK);
  return bodies.flatMap((body) => {
    const found = /<!-- channel-bump stuck ([^\s]+) -->/.exec(body)?.[1];
    return found === undefined ? [] : [found];
  });
}
