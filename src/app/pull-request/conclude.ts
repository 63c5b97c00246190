import type { Candidate } from '../../core/candidate.js';
import type { LastGood } from '../../core/last-good.js';
import type { Rebuild } from '../../core/rebuild.js';
import type { Forge } from '../../forge/types.js';
import { renderMarkdown } from '../../report/markdown.js';
import type { Report } from '../../report/model.js';
import { foreignNote, newerFailsNote, newestFailsNote, setbackNote } from '../../report/notes.js';
import { failedTitle } from '../../report/title.js';
import type { Bump } from '../edit.js';
import { postProof } from '../pull-checks.js';
import { makeDraft } from './draft.js';
import type { Ground } from './ground.js';
import type { Proposal } from './identity.js';
import { changeMarker, NOTE, type Marker } from './marker.js';
import { armLater, disarm, methodFor } from './merging.js';
import { publish, type ProposalContent } from './publish.js';
import { standing, type Published, type Standing } from './standing.js';
import { notStuck, stuck } from './stuck.js';
import { worded } from './templates.js';

/** What a candidate came to, with what it is to be told by. */
export interface Concluded {
  candidate: Candidate;
  bump: Bump;
  report: Report & { byHand: boolean };
  /** Null where the configuration asks for no rebuild. */
  rebuilt: Rebuild | null;
}

/** Runs that a marker counts up to. */
const MOST_COUNTED = 99;

/** Publishes a bump whose report says that every host is proven. @param seen where the branch was before the rebuild */
export async function publishProven(
  ground: Ground,
  forge: Forge,
  proposal: Proposal,
  concluded: Concluded,
  seen: string | null,
): Promise<Published> {
  const { report } = concluded;
  const content = contentOf(ground, concluded, {
    proof: 'proven',
    failures: 0,
    autoMerge: methodFor(ground.context.config, report),
  });
  const published = await publish(forge, proposal, content, post(ground, forge, concluded), seen);
  await tellSettled(ground, forge, proposal, published);
  return published;
}

/**
 * What a person should know of a proposal that stands, or is left to them; and what was said before, and is over.
 * @param searched the search that found it, where the newest release fails
 */
export async function tellSettled(
  { context }: Ground,
  forge: Forge,
  proposal: Proposal,
  published: Published,
  searched: LastGood | null = null,
): Promise<void> {
  if (published.kind === 'refused' || published.pull?.state !== 'open') return;
  const { pull } = published;
  const authors = published.kind === 'left-alone' ? (published.authors ?? []) : [];
  if (published.kind === 'left-alone' && authors.length === 0) return;
  const foreign = authors.length === 0 ? null : foreignNote(authors, Object.values(proposal.releases));
  // A proposal that is made, or made anew, says it itself.
  const newer = searched !== null && published.kind === 'unchanged' ? newestFailsNote(searched) : null;
  const note = foreign ?? newer;
  const noted = await forge.comment(pull, NOTE, note);
  if (noted.kind !== 'posted') context.log.info(`No comment is written: ${noted.message}`);
  if (foreign !== null) return;
  await notStuck(context, forge, proposal.branch);
  if (published.kind === 'unchanged') await armLater(forge, pull, context);
}

/**
 * What becomes of a bump that fails: what is proven already stays as it is; else it is shown as a draft, for people to
 * mend it there. What the machine did is no reason for anything.
 * @returns the pull request that tells it, null where none does
 */
export async function publishFailed(
  ground: Ground,
  forge: Forge,
  proposal: Proposal,
  concluded: Concluded,
  seen: string | null,
): Promise<Published | null> {
  const { report } = concluded;
  if (!isReleases(report)) return null;
  const stands = await standing(forge, proposal);
  if (stands.kind === 'settled') {
    await tellSettled(ground, forge, proposal, stands.published);
    return stands.published;
  }
  const { open } = stands;
  const failures = Math.min((open?.marker?.failures ?? 0) + 1, MOST_COUNTED);
  const marker = open?.marker ?? null;
  const isProven = marker !== null && marker.head === stands.head && marker.proof !== 'failed';
  const show = (): Promise<Published | null> =>
    open && isProven
      ? setBack(ground, forge, proposal, concluded, { pull: open.pull, marker: { ...marker, failures } })
      : showDraft(ground, forge, proposal, concluded, { failures, seen });
  let published: Published | null = null;
  try {
    published = await show();
  } finally {
    // Also where nothing can be shown, as where a repository has no drafts.
    const pullUrl = published && 'pull' in published ? (published.pull?.url ?? null) : null;
    const counted = published === null ? Infinity : failures;
    const told = { candidate: concluded.candidate, counted, failures, report, pullUrl };
    await stuck(ground.context, forge, proposal, told);
  }
  return published;
}

async function showDraft(
  ground: Ground,
  forge: Forge,
  proposal: Proposal,
  concluded: Concluded,
  { failures, seen }: { failures: number; seen: string | null },
): Promise<Published | null> {
  if (ground.context.config.unproven !== 'draft') return null;
  const content = contentOf(ground, concluded, { proof: 'failed', failures, autoMerge: null });
  return publish(forge, proposal, content, post(ground, forge, concluded), seen);
}

type Open = NonNullable<(Standing & { kind: 'free' })['open']> & { marker: Marker };

/** The branch stays at what was proven. The same release that fails now is a draft until it passes again. */
async function setBack(
  ground: Ground,
  forge: Forge,
  proposal: Proposal,
  concluded: Concluded,
  { pull, marker }: Open,
): Promise<Published> {
  const why = failedTitle(concluded.report);
  const isSame = marker.goal === proposal.goal;
  const note = isSame
    ? setbackNote(why, proposal.baseRevision)
    : newerFailsNote(Object.values(proposal.releases), why);
  if (isSame) await disarm(forge, pull);
  // What is green on it is so no longer.
  if (isSame) await post(ground, forge, concluded)(marker.head);
  await forge.comment(pull, NOTE, note);
  const proof = isSame ? 'setback' : marker.proof;
  const now = (await forge.pull(pull.number)) ?? pull;
  const told = { failures: marker.failures, proof } as const;
  // One that is a draft already a person may have made one: whose it is stays as it was.
  const changed =
    isSame && !now.draft
      ? await makeDraft(forge, now, told)
      : await forge.updatePull(now, {
          ...{ title: now.title, labels: [], draft: now.draft },
          body: changeMarker(now.body, proposal.branch, told) ?? now.body,
        });
  return { kind: 'updated', pull: changed };
}

/** Whether something failed that was not the machine's fault. */
function isReleases({ hosts }: Report): boolean {
  return hosts.some(({ outcome }) => outcome.kind === 'failed' && outcome.class !== 'machine');
}

function contentOf(
  { context: { config }, tree }: Ground,
  { candidate, bump, report }: Concluded,
  how: Pick<ProposalContent, 'proof' | 'failures' | 'autoMerge'>,
): ProposalContent {
  const { title, commit, body } = worded(config, candidate, report);
  return {
    title,
    commit,
    files: Object.fromEntries(bump.edits.map((edit) => [`${tree.prefix}${edit.file}`, edit.after])),
    body: (limit) => body(limit, (room) => renderMarkdown(report, { limit: room })),
    labels: [...config.labels, ...(report.byHand ? [config['review-label']] : [])],
    people: {
      reviewers: config.reviewers,
      teamReviewers: config['team-reviewers'],
      assignees: config.assignees,
      milestone: config.milestone ?? null,
    },
    ...how,
  };
}

/**
 * A pull request that was opened with a workflow's own token starts no workflow: a required check would wait for ever,
 * so the proof is posted on its head. Without the right to write checks nothing else is lost.
 */
function post(
  { context: { config, log } }: Ground,
  forge: Forge,
  { report, rebuilt }: Concluded,
): (revision: string) => Promise<void> {
  return async (revision) => {
    if (rebuilt === null || config['post-checks'] === 'never') return;
    if (config['post-checks'] === 'auto' && (await forge.account()).kind !== 'workflow') return;
    await postProof(forge, log, { revision, report, rebuilt: rebuilt.hosts, limit: config['host-checks'] });
  };
}
