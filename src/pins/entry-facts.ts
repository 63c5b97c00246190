import { parseChannel } from '../core/channel.js';
import type { Pin } from '../core/pin.js';
import {
  type NixpkgsAddress,
  channelOfBranch,
  noChannel,
  noRevision,
  repositoryTrouble,
} from './nixpkgs-address.js';

/** What an entry of a lock says of the nixpkgs it holds. */
export type EntryFacts = Pick<
  Pin,
  'channel' | 'revision' | 'release' | 'url' | 'state' | 'artifact' | 'repository' | 'note'
>;

/** What an entry is locked to, as written. */
export interface Locked {
  revision: string | null;
  url: string | null;
}

/** Of an entry that says no more than what it is locked to. */
export function plainFacts({ revision, url }: Locked): EntryFacts {
  const state = 'pinned';
  return { channel: null, revision, release: null, url, state, artifact: null, repository: null };
}

export function foreignFacts(entry: Locked, note: string, channel: string | null = null): EntryFacts {
  const revision = isRevision(entry.revision) ? entry.revision : null;
  return { ...plainFacts(entry), revision, channel, state: 'foreign', note };
}

/** Where nothing is locked yet. */
export function unlockedFacts(facts: EntryFacts, note: string): EntryFacts {
  return { ...facts, state: 'floating', note };
}

/** 7 to 40 hex. */
export function isRevision(text: string | null): boolean {
  return text !== null && /^[0-9a-f]{7,40}$/.test(text);
}

/**
 * An entry that is locked to GitHub's archive of a repository. Its branch tells the channel; where it names none, it
 * is a bare revision. Null: the repository is no nixpkgs.
 */
export function branchFacts(
  entry: Locked & { owner: string; repo: string; branch: string | null },
): EntryFacts | null {
  const { owner, repo, branch, revision } = entry;
  const trouble = repositoryTrouble(owner, repo);
  if (trouble === undefined) return null;
  const channel = channelOfBranch(owner, branch);
  if (trouble !== null) return foreignFacts(entry, trouble, channel);
  if (branch !== null && channel === null) return foreignFacts(entry, noChannel(branch));
  if (revision !== null && !isRevision(revision)) return namedRevision(entry, revision, channel);
  return { ...plainFacts(entry), channel, artifact: 'github-archive', repository: `${owner}/${repo}` };
}

/** `rev: "nixos-25.11"`: a branch's or a tag's name, where a revision is due. */
function namedRevision(entry: Locked, name: string, channel: string | null): EntryFacts {
  if (!parseChannel(name)) return foreignFacts(entry, noRevision(name), channel);
  const note = `"${name}" is a branch, so its hash breaks with every advance`;
  return { ...plainFacts(entry), channel: name, revision: null, state: 'floating', note };
}

/** A release's name has a short revision; the entry may tell the whole one, or any text that begins like it. */
function longerRevision({ revision }: Locked, short: string): string {
  return revision?.startsWith(short) === true && isRevision(revision) ? revision : short;
}

/**
 * An entry that is locked to an address.
 * @param held what the address leads to
 * @param channel the one that the entry follows, where it says so elsewhere
 */
export function addressFacts(held: NixpkgsAddress | null, entry: Locked, channel: string | null): EntryFacts {
  const facts = { ...plainFacts(entry), channel };
  switch (held?.kind) {
    case undefined:
      return foreignFacts(entry, 'locked to an address that is no nixpkgs', channel);
    case 'foreign':
      return { ...foreignFacts(entry, held.why, channel ?? held.channel), revision: held.revision };
    case 'release': {
      const { release, artifact } = held;
      if (artifact === null)
        return foreignFacts(entry, 'an archive that channels publish no more', held.channel);
      return {
        ...facts,
        channel: channel ?? held.channel,
        release,
        revision: longerRevision(entry, held.revision),
        artifact,
      };
    }
    case 'revision':
      return { ...facts, revision: held.revision, artifact: 'github-archive', repository: held.repository };
    case 'channel':
    case 'branch': {
      const note = 'the address moves with its channel, so its hash breaks with every advance';
      return { ...facts, channel: held.channel, revision: null, state: 'floating', note };
    }
  }
}
