import { UserError } from '../../errors.js';
import { sealedBody } from '../../forge/seal.js';
import type { Forge, MergeMethod, Pull, PullPeople } from '../../forge/types.js';
import { keptEdits } from '../../report/notes.js';
import { makeDraft } from './draft.js';
import { digest, type Proposal } from './identity.js';
import { MARKER_ROOM, readBody, writeBody, type Body, type Marker } from './marker.js';
import { arm, disarm } from './merging.js';
import { declinedIn, isDecided, overtaken, standing, type Published } from './standing.js';

/** What a proposal says. */
export interface ProposalContent {
  title: string;
  labels: readonly string[];
  people: PullPeople;
  commit: { headline: string; body: string };
  /** Whole new contents by path in the repository. */
  files: Readonly<Record<string, string>>;
  /** The pull request's body in at most so many bytes. */
  body: (limit: number) => string;
  proof: 'proven' | 'failed';
  failures: number;
  /** How the forge is to merge it by itself; null: a person does. */
  autoMerge: MergeMethod | null;
}

/** How often a branch that moves under us is looked at again. */
const LOOKS = 3;

/**
 * Commits the edits to the proposal's branch and opens its pull request, or brings the open one up to date. The marker
 * is written last: where a run was cut off before it, the next one does all of it again, to the same end.
 * @param onCommit told of the commit before anybody sees a pull request with it
 * @param seen where the branch was before the rebuild; absent: nobody has looked yet
 */
export async function publish(
  forge: Forge,
  proposal: Proposal,
  content: ProposalContent,
  onCommit: (revision: string) => Promise<void>,
  seen?: string | null,
): Promise<Published> {
  let before = seen;
  for (let look = 1; ; look++) {
    // Again: a person may have come by during the rebuild.
    const stands = await standing(forge, proposal);
    if (stands.kind === 'settled') return stands.published;
    if (before === undefined) before = stands.head;
    const late = overtaken(proposal, stands, before);
    if (late) return late;
    // Before anything is written: where there is no room for it nothing is.
    content.body(roomIn(forge, readBody(stands.open?.pull.body ?? '', proposal.branch)));
    // Before it is on the branch: nothing merges by itself what is no longer to be merged so.
    if (stands.open && content.autoMerge === null) await disarm(forge, stands.open.pull);
    const change = { ...content.commit, base: proposal.baseRevision, files: content.files };
    const committed = await forge.commit({
      ...change,
      branch: proposal.branch,
      expectedHead: stands.head,
      body: sealedBody(change),
    });
    if (committed.kind === 'moved' && look < LOOKS) continue;
    if (committed.kind !== 'committed') return { kind: 'refused', message: committed.message };
    await onCommit(committed.revision);
    return await tell(forge, proposal, content, committed.revision);
  }
}

async function tell(
  forge: Forge,
  proposal: Proposal,
  content: ProposalContent,
  revision: string,
): Promise<Published> {
  const { branch, baseBranch } = proposal;
  const now = await forge.findPull(branch, baseBranch);
  if (now !== null && isDecided(now, proposal)) {
    const reason = 'a person closed a pull request meanwhile that proposed the same';
    return { kind: 'left-alone', pull: now, reason };
  }
  const open = now?.state === 'open' ? now : null;
  const old = readBody(open?.body ?? '', branch);
  const draft = content.proof === 'failed' || isTheirDraft(open, old.marker);
  const marker = {
    ...markerFor(proposal, content, revision),
    drafted: draft && (open?.draft !== true || old.marker?.drafted === true),
    declined: now === null ? [] : declinedIn(now, branch),
  };
  const text = content.body(roomIn(forge, old));
  const pull =
    open ??
    (await forge.createPull(branch, baseBranch, {
      title: content.title,
      labels: content.labels,
      draft,
      // Without a key nothing counts as done; a person who closes it has decided all the same.
      body: writeBody(old, text, { ...marker, key: '' }),
    }));
  // The people who were asked once, and went, are not asked again.
  const isNew = old.marker === null || old.marker.key === '';
  const uninvited = isNew ? await invite(forge, pull, content.people) : null;
  // No draft can be armed.
  const ready = draft === pull.draft ? pull : await switched(forge, pull, draft);
  const method = draft ? null : content.autoMerge;
  const { refused: unarmed, later } = await arm(forge, { ...ready, head: { branch, revision } }, method);
  const whole = await describe(forge, proposal, content, ready, { ...marker, toMerge: later });
  // Told once: the proposal itself is whole. Where the forge only stumbled, all of it is done again.
  const refused = uninvited ?? unarmed;
  if (refused) throw refused;
  return { kind: open ? 'updated' : 'created', pull: whole };
}

function switched(forge: Forge, pull: Pull, draft: boolean): Promise<Pull> {
  return draft ? makeDraft(forge, pull) : forge.updatePull(pull, { ...pull, labels: [], draft });
}

/** Title and body, the marker with them. Read once more right before: people write meanwhile, and it takes seconds. */
async function describe(
  forge: Forge,
  proposal: Proposal,
  content: ProposalContent,
  pull: Pull,
  marker: Marker,
): Promise<Pull> {
  const now = (await forge.pull(pull.number)) ?? pull;
  const old = readBody(now.body, proposal.branch);
  await keepText(forge, now, old);
  return forge.updatePull(now, {
    title: titleFor(now, old.marker, proposal, content),
    body: writeBody(old, content.body(roomIn(forge, old)), marker),
    labels: content.labels,
    draft: now.draft,
  });
}

/** What is written is filled in when it is. */
function markerFor(proposal: Proposal, content: ProposalContent, head: string): Marker {
  const { branch, goal, key, releases, grouping } = proposal;
  const { proof, failures, title } = content;
  const written = { title: digest(title), text: '', length: 0, lead: '', leadLength: 0 };
  const people = { drafted: false, declined: [], toMerge: null, closed: false };
  return {
    branch,
    goal,
    key,
    head,
    proof,
    failures,
    releases: { ...releases },
    grouping,
    ...written,
    ...people,
  };
}

/** For our text, in characters. */
function roomIn(forge: Forge, { before, after }: { before: string; after: string }): number {
  return forge.maxBodyLength - MARKER_ROOM - before.length - after.length;
}

/** A title that a person gave stays as long as the proposal is the same. */
function titleFor(pull: Pull, old: Marker | null, proposal: Proposal, content: ProposalContent): string {
  const theirs = old !== null && old.title !== '' && old.title !== digest(pull.title);
  return theirs && old.goal === proposal.goal ? pull.title : content.title;
}

/** One that a person made a draft stays one. */
function isTheirDraft(open: Pull | null, old: Marker | null): boolean {
  return open?.draft === true && old?.drafted !== true;
}

/** A person's text that the description has no room for any more goes into a comment. */
async function keepText(forge: Forge, open: Pull, old: Body): Promise<void> {
  // Who took our marker away has written a text of their own.
  const text = old.marker === null && open.body.trim() !== '' ? open.body : old.changed;
  if (text === null) return;
  const name = digest(text).slice(0, 16);
  for (const [index, part] of keptEdits(text, forge.maxBodyLength - MARKER_ROOM).entries()) {
    const kept = await forge.comment(open, `<!-- channel-bump kept ${name}-${index} -->`, part);
    if (kept.kind !== 'posted') throw new UserError(kept.message);
  }
}

/** @returns what the forge refused, null where nothing */
async function invite(forge: Forge, pull: Pull, people: PullPeople): Promise<UserError | null> {
  const nobody = [people.reviewers, people.teamReviewers, people.assignees].every(
    (names) => names.length === 0,
  );
  if (nobody && people.milestone === null) return null;
  const invited = await forge.invite(pull, people);
  if (invited.kind === 'invited') return null;
  return new UserError(`#${pull.number} is open, but not everybody could be asked: ${invited.message}`, {
    cure: 'Mend `reviewers`, `team-reviewers`, `assignees` or `milestone`.',
  });
}
