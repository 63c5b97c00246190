import type { Origins } from '../../core/pin.js';
import {
  type EntryFacts,
  addressFacts,
  branchFacts,
  foreignFacts,
  isRevision,
  plainFacts,
  unlockedFacts,
} from '../entry-facts.js';
import { unlessTroubled } from '../entry-hashes.js';
import {
  channelOfBranch,
  fetchedByGit,
  isOfficialGit,
  nixpkgsAddress,
  noChannel,
  noRevision,
} from '../nixpkgs-address.js';
import type { Source } from './sources.js';

/** What a source says of the nixpkgs it holds, or null where it is none. */
export function sourceFacts(source: Source, origins: Origins): EntryFacts | null {
  const facts = source.type === 'git' ? gitFacts(source, origins) : archiveFacts(source, origins);
  if (!facts || facts.state === 'foreign') return facts;
  if (source.type === 'file')
    return foreignFacts(
      lockedOf(source),
      "its hash is the archive's own, not that of what is in it",
      facts.channel,
    );
  if (facts.state === 'pinned' && facts.revision === null)
    return unlockedFacts(facts, 'niv has not locked it yet');
  const hashed = source.hashes.known.size > 0;
  if (hashed && source.type === 'git') return foreignFacts(lockedOf(source), fetchedByGit, facts.channel);
  return unlessTroubled(hashed ? facts : { ...facts, artifact: null }, source.hashes);
}

function lockedOf({ rev, url }: Source): { revision: string | null; url: string | null } {
  return { revision: rev, url };
}

/** `{ type: "git", repo: "https://github.com/NixOS/nixpkgs.git", branch: "nixos-25.11", rev: "…" }`: nothing is hashed. */
function gitFacts(source: Source, origins: Origins): EntryFacts | null {
  const { repo, branch, rev } = source;
  const address = repo ?? '';
  const locked = { revision: rev, url: repo };
  if (!isOfficialGit(address)) {
    const other = nixpkgsAddress(address, origins);
    return (
      other &&
      foreignFacts(locked, other.kind === 'foreign' ? other.why : 'is fetched by git, which this is not for')
    );
  }
  const channel = channelOfBranch('NixOS', branch);
  if (branch !== null && channel === null) return foreignFacts(locked, noChannel(branch));
  if (!isRevision(rev)) return foreignFacts(locked, noRevision(rev ?? ''), channel);
  return { ...plainFacts(locked), channel };
}

/** What is fetched is the address; owner, repository and branch say where it came from. */
function archiveFacts(source: Source, origins: Origins): EntryFacts | null {
  const { owner, repo, branch, url } = source;
  const named = owner === null || repo === null ? null : { owner, repo };
  const byName = named && branchFacts({ ...named, branch, ...lockedOf(source) });
  if (url === null) return byName;
  const held = nixpkgsAddress(url, origins);
  if (!held)
    return (
      byName && foreignFacts(lockedOf(source), 'locked to an address that is no nixpkgs', byName.channel)
    );
  if (held.kind !== 'revision')
    return addressFacts(held, lockedOf(source), channelOfBranch(owner ?? '', branch));
  const [heldOwner = '', heldRepo = ''] = held.repository.split('/');
  return branchFacts({ owner: heldOwner, repo: heldRepo, branch, revision: held.revision, url });
}
