import { createHash } from 'node:crypto';
import { pinsOf, type Candidate } from '../../core/candidate.js';
import type { Config } from '../settings.js';

/** The branch that is proposed to. */
export interface BaseBranch {
  name: string;
  isDefault: boolean;
}

/** What a candidate is on the forge, and by what it is known again. */
export interface Proposal {
  branch: string;
  baseBranch: string;
  /** Commit that was checked out and tested; the proposal's commit stands on it. */
  baseRevision: string;
  /** Same goal, same pins to the same releases: what a person decides on. */
  goal: string;
  /** Same key, same proposal on the same files, proven and told alike. */
  key: string;
  /** Where the pins go: a release's name by its channel's. */
  releases: Readonly<Record<string, string>>;
  /** Digest of how the configuration puts pins together: with the same, another branch moves other pins. */
  grouping: string;
  /** The newest release was tried and fails: an open proposal of it may be taken back to an older one. */
  mayGoBack?: boolean;
}

/** The branch of a channel and lane, always the same: there is one pull request for each, on each base. */
export function branchFor(
  config: Config,
  { lane, group }: Pick<Candidate, 'lane' | 'group'>,
  base: BaseBranch | null,
): string {
  // A suffix, as git has no branch below a branch; `a/b` and `a-b` are not the same.
  const plain = base?.name.replaceAll('/', '-') ?? '';
  const on = base === null || base.isDefault ? '' : `-on-${plain}-${digest(base.name).slice(0, 8)}`;
  return `${config['branch-prefix']}${lane}/${group}${on}`;
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
  'pull-request-title',
  'pull-request-body',
  'commit-message',
  'auto-merge',
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

/** Where a candidate's pins go: a release's name by its channel's. */
export function releasesOf({ steps }: Candidate): Record<string, string> {
  return Object.fromEntries(steps.map(({ to }) => [to.channel, to.name]));
}

/** How the configuration puts pins together to pull requests. */
export function groupingOf({ group, rules }: Pick<Config, 'group' | 'rules'>): string {
  return digest([group, rules]).slice(0, 16);
}

/** SHA-256 of a value's JSON, hex. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
