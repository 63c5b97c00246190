import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Candidate } from '../core/candidate.js';
import type { Forge, Pull, PullContent } from '../forge/types.js';
import type { Config } from './config.js';
import type { Context } from './context.js';

/** What stands in a pull request's body for our next run: which proposal it is, and the commit that we made for it. */
const markerShape = z.object({ key: z.string(), head: z.string() });
type Marker = z.infer<typeof markerShape>;

export interface Proposal {
  branch: string;
  baseBranch: string;
  /** Commit that was checked out and tested; the proposal's commit stands on it. */
  baseRevision: string;
  /** Same key, same proposal with the same proof asked for. */
  key: string;
}

export interface ProposalContent {
  title: string;
  commitBody: string;
  /** Whole new contents by path in the repository. */
  files: Readonly<Record<string, string>>;
  /** The pull request's body in at most so many characters. */
  body: (limit: number) => string;
}

export type Published =
  | { kind: 'created' | 'updated' | 'unchanged'; pull: Pull; revision: string }
  /** A person has the last word: their commits on our branch, or a pull request that they closed. */
  | { kind: 'left-alone'; pull: Pull | null; reason: string }
  | { kind: 'refused'; message: string };

/** The branch of a channel and lane, always the same: there is one pull request for each. */
export function branchFor(config: Config, candidate: Candidate): string {
  return `${config['branch-prefix']}${candidate.lane}/${candidate.channel}`;
}

/** What makes a proposal this one: what the pins hold, where they go, and the proof that is asked for. */
export function keyOf(config: Config, candidate: Candidate): string {
  const asked = { rebuild: config.rebuild, hosts: config.hosts, discover: config['discover-hosts'] };
  const pins = candidate.pins.map(({ file, name, url, revision, hash }) => [file, name, url, revision, hash]);
  return createHash('sha256')
    .update(JSON.stringify([asked, candidate.lane, candidate.to.name, candidate.to.revision, pins]))
    .digest('hex');
}

/**
 * Whether this very proposal is there already, or a person has decided on it. Asked before the rebuild, so that
 * a run with nothing new costs nothing.
 */
export async function standing(forge: Forge, proposal: Proposal): Promise<Published | null> {
  const pull = await forge.findPull(proposal.branch, proposal.baseBranch);
  const marker = pull === null ? null : readMarker(pull.body);
  if (pull?.state === 'closed') {
    const declined = !pull.merged && marker?.key === proposal.key;
    return declined
      ? { kind: 'left-alone', pull, reason: `a person closed #${pull.number}, which proposed the same` }
      : null;
  }
  const head = await forge.branchHead(proposal.branch);
  if (head === null) return null;
  const foreign = await forge.foreignCommits(proposal.branch, proposal.baseBranch);
  if (foreign.length > 0) {
    const authors = [...new Set(foreign.map((commit) => commit.author))].join(', ');
    return { kind: 'left-alone', pull, reason: `the branch ${proposal.branch} has commits by ${authors}` };
  }
  const same = pull !== null && marker?.key === proposal.key && marker.head === head;
  return same ? { kind: 'unchanged', pull, revision: head } : null;
}

/** Commits the edits to the proposal's branch and opens its pull request, or brings the open one up to date. */
export async function publish(
  context: Context,
  forge: Forge,
  proposal: Proposal,
  content: ProposalContent,
): Promise<Published> {
  const before = await standing(forge, proposal);
  if (before) return before;
  const committed = await forge.commit({
    branch: proposal.branch,
    base: proposal.baseRevision,
    expectedHead: await forge.branchHead(proposal.branch),
    headline: content.title,
    body: content.commitBody,
    files: content.files,
  });
  if (committed.kind !== 'committed') return { kind: 'refused', message: committed.message };
  const marker = writeMarker({ key: proposal.key, head: committed.revision });
  const pullContent: PullContent = {
    title: content.title,
    body: `${content.body(forge.maxBodyLength - marker.length - 2)}\n\n${marker}`,
    labels: context.config.labels,
  };
  const open = await forge.findPull(proposal.branch, proposal.baseBranch);
  if (open?.state === 'open') {
    return { kind: 'updated', pull: await forge.updatePull(open, pullContent), revision: committed.revision };
  }
  const pull = await forge.createPull(proposal.branch, proposal.baseBranch, pullContent);
  return { kind: 'created', pull, revision: committed.revision };
}

function writeMarker(marker: Marker): string {
  return `<!-- channel-bump ${JSON.stringify(marker)} -->`;
}

function readMarker(body: string): Marker | null {
  const text = /<!-- channel-bump (\{.*\}) -->\s*$/.exec(body)?.[1];
  if (text === undefined) return null;
  try {
    const marker = markerShape.safeParse(JSON.parse(text));
    return marker.success ? marker.data : null;
  } catch {
    return null;
  }
}
