import { createHash } from 'node:crypto';
import { z } from 'zod';
import { pinsOf, type Candidate } from '../core/candidate.js';
import { COMMIT_TRAILER, type Forge, type Pull } from '../forge/types.js';
import type { Config } from './settings.js';

/** What stands in a pull request's body for our next run: which proposal it is, and the commit that we made for it. */
const markerShape = z.object({ goal: z.string(), key: z.string(), head: z.string() });
type Marker = z.infer<typeof markerShape>;

export interface Proposal {
  branch: string;
  baseBranch: string;
  /** Commit that was checked out and tested; the proposal's commit stands on it. */
  baseRevision: string;
  /** Same goal, same pins to the same releases: what a person decides on. */
  goal: string;
  /** Same key, same proposal on the same files, proven and told alike. */
  key: string;
}

export interface ProposalContent {
  title: string;
  labels: readonly string[];
  commitBody: string;
  /** Whole new contents by path in the repository. */
  files: Readonly<Record<string, string>>;
  /** The pull request's body in at most so many bytes. */
  body: (limit: number) => string;
}

export type Published =
  | { kind: 'created' | 'updated' | 'unchanged'; pull: Pull }
  /** A person has the last word: their commits on our branch, or a pull request that they closed. */
  | { kind: 'left-alone'; pull: Pull | null; reason: string }
  | { kind: 'refused'; message: string };

/** What a proposal finds on the forge: nothing is left to do, or the branch may be written while it is at `head`. */
export type Standing = { kind: 'settled'; published: Published } | { kind: 'free'; head: string | null };

/** The branch of a channel and lane, always the same: there is one pull request for each. */
export function branchFor(config: Config, candidate: Candidate): string {
  return `${config['branch-prefix']}${candidate.lane}/${candidate.group}`;
}

/** Which pins go where. */
export function goalOf({ lane, steps, companions }: Candidate): string {
  const names = (of: readonly { file: string; name: string }[]): string[][] =>
    of.map(({ file, name }) => [file, name]);
  const moves = steps.map(({ pins, to }) => [to.name, to.revision, names(pins)]);
  return digest([lane, moves, names(companions)]);
}

/** What is rebuilt, with what, and what is said of it: not where things are fetched from, nor when and by whom. */
export const TOLD = [
  'hosts',
  'discover-hosts',
  'only-hosts',
  'skip-hosts',
  'rebuild',
  'checks',
  'boot-hosts',
  'image',
  'nix-config',
  'kernel-series',
  'production-hosts',
  'review-label',
  'labels',
  // It is written into the files where a channel's address becomes a release's.
  'releases-url',
] as const satisfies readonly (keyof Config)[];

/**
 * What makes a proposal this one: the files that hold the pins as they are, where the pins go, the proof that is
 * asked for and what is told of it. So it is made anew when another input of the same lock moves: it would conflict.
 * @param texts of the files that hold the pins, by path
 */
export function keyOf(config: Config, candidate: Candidate, texts: ReadonlyMap<string, string>): string {
  const files = new Set([...pinsOf(candidate), ...candidate.companions].map(({ file }) => file));
  return digest([
    TOLD.map((name) => config[name] ?? null),
    goalOf(candidate),
    candidate.urgency,
    [...files].map((file) => [file, texts.get(file) ?? null]),
  ]);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/**
 * Whether this very proposal is there already, or a person has decided on it. Asked before the rebuild, so that
 * a run with nothing new costs nothing.
 */
export async function standing(forge: Forge, proposal: Proposal): Promise<Standing> {
  const pull = await forge.findPull(proposal.branch, proposal.baseBranch);
  const marker = pull === null ? null : readMarker(pull.body);
  if (pull?.state === 'closed' && !pull.merged && marker?.goal === proposal.goal) {
    return leftAlone(pull, `a person closed #${pull.number}, which proposed the same`);
  }
  const head = await forge.branchHead(proposal.branch);
  if (head === null) return { kind: 'free', head };
  // What a merge has taken in is nobody's to lose.
  if (pull?.merged && pull.head.revision === head) return { kind: 'free', head };
  const foreign = await forge.foreignCommits(proposal.branch, proposal.baseBranch);
  if (foreign.length > 0) {
    const authors = [...new Set(foreign.map((commit) => commit.author))].join(', ');
    return leftAlone(pull, `the branch ${proposal.branch} has commits by ${authors}`);
  }
  const stands = pull?.state === 'open' && marker?.key === proposal.key && marker.head === head;
  return stands ? { kind: 'settled', published: { kind: 'unchanged', pull } } : { kind: 'free', head };
}

function leftAlone(pull: Pull | null, reason: string): Standing {
  return { kind: 'settled', published: { kind: 'left-alone', pull, reason } };
}

/**
 * Commits the edits to the proposal's branch and opens its pull request, or brings the open one up to date. The marker
 * is written last: where a run was cut off before it, the next one does all of it again, to the same end.
 * @param onCommit told of the commit before anybody sees a pull request with it
 */
export async function publish(
  forge: Forge,
  proposal: Proposal,
  content: ProposalContent,
  onCommit: (revision: string) => Promise<void>,
): Promise<Published> {
  // Again: a person may have come by during the rebuild.
  const stands = await standing(forge, proposal);
  if (stands.kind === 'settled') return stands.published;
  const committed = await forge.commit({
    branch: proposal.branch,
    base: proposal.baseRevision,
    expectedHead: stands.head,
    headline: content.title,
    body: `${content.commitBody}\n\n${COMMIT_TRAILER}: ${proposal.key}`,
    files: content.files,
  });
  if (committed.kind !== 'committed') return { kind: 'refused', message: committed.message };
  await onCommit(committed.revision);
  const marker = writeMarker({ goal: proposal.goal, key: proposal.key, head: committed.revision });
  const { title, labels } = content;
  const body = content.body(forge.maxBodyLength - marker.length - 2);
  const open = await forge.findPull(proposal.branch, proposal.baseBranch);
  const standsOpen = open?.state === 'open';
  const pull = standsOpen
    ? open
    : await forge.createPull(proposal.branch, proposal.baseBranch, { title, body, labels });
  const whole = await forge.updatePull(pull, { title, body: `${body}\n\n${marker}`, labels });
  return { kind: standsOpen ? 'updated' : 'created', pull: whole };
}

function writeMarker(marker: Marker): string {
  return `<!-- channel-bump ${JSON.stringify(marker)} -->`;
}

function readMarker(body: string): Marker | null {
  // A person may have written on after it; the last one counts.
  const text = [...body.matchAll(/<!-- channel-bump (\{[^\n]*?\}) -->/g)].at(-1)?.[1];
  if (text === undefined) return null;
  try {
    const marker = markerShape.safeParse(JSON.parse(text));
    return marker.success ? marker.data : null;
  } catch {
    return null;
  }
}
