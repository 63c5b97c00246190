import type { Origins } from '../../core/pin.js';
import { type EntryFacts, addressFacts, branchFacts, foreignFacts } from '../entry-facts.js';
import {
  channelOfBranch,
  fetchedByGit,
  isOfficialGit,
  nixpkgsAddress,
  noChannel,
} from '../nixpkgs-address.js';
import type { Source } from './lock.js';

/** What a source says of the nixpkgs it holds, or null where it is none. */
export function sourceFacts(source: Source, origins: Origins): EntryFacts | null {
  const facts = factsOfType(source, origins);
  if (!facts || facts.state === 'foreign') return facts;
  return source.frozen ? { ...facts, state: 'frozen', note: 'frozen in lon' } : facts;
}

function factsOfType(source: Source, origins: Origins): EntryFacts | null {
  const { owner, repo, branch } = source;
  switch (source.type) {
    case 'GitHub': {
      const facts = branchFacts({ ...source, owner: owner ?? '', repo: repo ?? '', branch: branch ?? '' });
      return facts && source.fetchType === 'git' ? foreignFacts(source, fetchedByGit, facts.channel) : facts;
    }
    case 'Git':
      return gitFacts(source, origins);
    case 'Tarball':
      return tarballFacts(source, origins);
    default:
      return (
        nixpkgsAddress(source.url ?? '', origins) &&
        foreignFacts(source, `is of type "${source.type}", which is not known`)
      );
  }
}

function gitFacts(source: Source, origins: Origins): EntryFacts | null {
  const { url, branch } = source;
  if (!nixpkgsAddress(url ?? '', origins)) return null;
  if (!isOfficialGit(url ?? '')) return foreignFacts(source, fetchedByGit);
  const channel = channelOfBranch('NixOS', branch);
  return foreignFacts(source, channel === null ? noChannel(branch) : fetchedByGit, channel);
}

/** `{ type: "Tarball", origin: "https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz", url: "https://releases.nixos.org/…" }` */
function tarballFacts(source: Source, origins: Origins): EntryFacts | null {
  const held = nixpkgsAddress(source.url ?? '', origins);
  const asked = source.origin === null ? null : nixpkgsAddress(source.origin, origins);
  if (!held && !asked) return null;
  if (asked?.kind === 'foreign') return foreignFacts(source, asked.why, asked.channel);
  const channel = asked?.kind === 'channel' || asked?.kind === 'branch' ? asked.channel : null;
  return addressFacts(held, source, channel);
}
