import type { CommitGroup } from './commits/group.js';

/** What a channel brought between two of its releases, beside what the rebuilds show. Plain data. */
export interface ChannelChanges {
  channel: string | null;
  /** Names of the releases, or revisions where a pin has no more. */
  from: string;
  to: string;
  /** Null: nobody looked. */
  commits: ChannelCommits | null;
  /** Null: nobody looked. */
  packages: ChannelPackages | null;
}

/** The commits between the two. */
export interface ChannelCommits {
  /** How many there are. */
  all: number;
  /** Those that are about packages that change on some host: see `groupCommits`. */
  groups: readonly CommitGroup[];
  /** Where a commit can be looked at, with its revision at the end: `https://…/NixOS/nixpkgs/commit/`. */
  commitUrl: string;
  /** Where all of them can be looked at. */
  compareUrl: string;
  /** Why they could not be had, a sentence; null: they were. */
  trouble: string | null;
}

/** The lists of packages of the two. */
export interface ChannelPackages {
  /** How many packages each has. */
  before: number;
  after: number;
  upgraded: number;
  downgraded: number;
  added: number;
  removed: number;
  /** Packages that the newer release marks insecure and the older one does not. */
  newlyInsecure: number;
  /** Those of them that are in some host's closure: `openssl-3.0.13`, with what is wrong with it. */
  insecure: readonly { name: string; reasons: readonly string[]; hosts: readonly string[] }[];
  /** Why they could not be had, a sentence; null: they were. */
  trouble: string | null;
}
