import { parseChannel } from '../../core/channel.js';
import type { Origins, Pin } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import {
  type EntryFacts,
  type Locked,
  addressFacts,
  branchFacts,
  foreignFacts,
  plainFacts,
  unlockedFacts,
} from '../entry-facts.js';
import {
  artifactOf,
  fetchedByGit,
  isOfficialGit,
  nixpkgsAddress,
  repositoryTrouble,
} from '../nixpkgs-address.js';
import type { Entry } from './sources.js';

const NOT_UNPACKED = "its hash is the archive's own, not that of what is in it";

/** What a pin says of the nixpkgs it holds, or null where it is none. */
export function pinFacts(entry: Entry, origins: Origins): EntryFacts | null {
  const facts = factsOfType(entry, origins);
  if (!facts || facts.state === 'foreign') return facts;
  if (entry.frozen) return { ...facts, state: 'frozen', note: 'frozen in npins' };
  return facts.url === null || entry.hash === null
    ? unlockedFacts(facts, 'npins has not locked it yet')
    : facts;
}

function factsOfType(entry: Entry, origins: Origins): EntryFacts | null {
  switch (entry.type) {
    case 'Channel':
      return channelFacts(entry, origins);
    case 'Git':
      return gitFacts(entry, origins);
    case 'GitRelease':
      return (
        repositoryFacts(entry, origins) && foreign(entry, "follows the repository's tags, not a channel")
      );
    default:
      return urlFacts(entry, origins);
  }
}

function lockedOf(entry: Entry): Locked {
  return { revision: entry.revision, url: entry[entry.addressKey === 'url' ? 'url' : 'locked_url'] };
}

function foreign(entry: Entry, note: string, channel: string | null = null): EntryFacts {
  return foreignFacts(lockedOf(entry), note, channel);
}

/** `{ type: "Channel", name: "nixos-25.11", url: "https://releases.nixos.org/…/nixexprs.tar.xz" }` */
function channelFacts(entry: Entry, origins: Origins): EntryFacts {
  const name = entry.name ?? '';
  const artifact = artifactOf(`/${entry.artifact ?? artifactOf(entry.url ?? '') ?? 'nixexprs.tar.xz'}`);
  if (!parseChannel(name)) return foreign(entry, `"${name}" is no channel of NixOS`);
  if (artifact === null)
    return foreign(entry, `holds ${entry.artifact ?? ''}, not a source of nixpkgs`, name);
  const address = entry.url === null ? null : nixpkgsAddress(entry.url, origins);
  const release = address?.kind === 'release' ? address : null;
  return {
    ...plainFacts(lockedOf(entry)),
    channel: name,
    artifact,
    release: release?.release ?? null,
    revision: release?.revision ?? null,
  };
}

/** `{ type: "Git", repository: { type: "GitHub", owner: "nixos", repo: "nixpkgs" }, branch: "nixos-25.11" }` */
function gitFacts(entry: Entry, origins: Origins): EntryFacts | null {
  const repository = repositoryFacts(entry, origins);
  if (!repository) return null;
  const branch = entry.branch ?? '';
  const { owner, repo, official, trouble } = repository;
  const channel = official && parseChannel(branch) ? branch : null;
  if (trouble !== null) return foreign(entry, trouble, channel);
  const facts = branchFacts({ owner, repo, branch, ...lockedOf(entry) });
  if (facts?.state !== 'pinned' || entry.revision === null) return facts;
  return entry.submodules || entry.url === null ? foreign(entry, fetchedByGit, channel) : facts;
}

interface RepositoryFacts {
  owner: string;
  repo: string;
  /** NixOS' own, however it is fetched: its branches can be channels. */
  official: boolean;
  /** Why it can't be moved. */
  trouble: string | null;
}

function repositoryFacts({ repository }: Entry, origins: Origins): RepositoryFacts | null {
  if (!repository) return null;
  const { type, owner, repo, repo_path, url } = repository;
  if (type === 'Git') {
    const official = isOfficialGit(url ?? '');
    return nixpkgsAddress(url ?? '', origins) && { owner: '', repo: '', official, trouble: fetchedByGit };
  }
  const name = repo_path ?? `${owner ?? ''}/${repo ?? ''}`;
  const slash = name.lastIndexOf('/');
  const named = { owner: name.slice(0, slash), repo: name.slice(slash + 1) };
  const trouble = repositoryTrouble(named.owner, named.repo);
  if (trouble === undefined) return null;
  return type === 'GitHub'
    ? { ...named, official: named.owner.toLowerCase() === 'nixos', trouble }
    : { ...named, official: false, trouble: `comes from ${type}, not from GitHub` };
}

/** Tarball, Url and MutableUrl: an address, and where it moves, another that leads to it. */
function urlFacts(entry: Entry, origins: Origins): EntryFacts | null {
  const { url } = lockedOf(entry);
  const held = nixpkgsAddress(url ?? '', origins);
  const followed = followedAddress(entry);
  const asked = followed === null ? null : nixpkgsAddress(followed, origins);
  if (!held && !asked) return null;
  if (asked?.kind === 'foreign') return foreign(entry, asked.why, asked.channel);
  const channel = asked?.kind === 'channel' || asked?.kind === 'branch' ? asked.channel : null;
  if (!entry.unpack) return foreign(entry, NOT_UNPACKED, channel);
  return addressFacts(held, lockedOf(entry), channel);
}

/**
 * The fields that name the channel a pin follows, naming another one.
 * @throws UserError where the pin follows an address that is no channel's
 */
export function askedFor(entry: Entry, pin: Pin, channel: string): Readonly<Record<string, string>> {
  if (pin.channel === null || pin.channel === channel) return {};
  if (entry.type === 'Channel') return { name: channel };
  if (entry.type === 'Git') return { branch: channel };
  const followed = followedAddress(entry);
  if (followed === null) return {};
  // https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz, …/archive/nixos-25.11.tar.gz
  const [before, after, ...more] = followed.split(pin.channel);
  if (after !== undefined && more.length === 0 && /^(?:$|[/?#]|\.(?:tar|zip))/.test(after))
    return { [entry.type === 'MutableUrl' ? 'update_url' : 'url']: `${before ?? ''}${channel}${after}` };
  throw new UserError(`Pin "${pin.name}" follows ${followed}, which names no channel.`, {
    place: { file: pin.file, line: pin.line },
    cure: 'Add the pin anew with npins, from the channel.',
  });
}

function followedAddress(entry: Entry): string | null {
  if (entry.type === 'MutableUrl') return entry.update_url;
  return entry.locked_url === null ? null : entry.url;
}
