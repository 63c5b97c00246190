import { parseChannel } from '../../core/channel.js';
import type { Origins, Pin } from '../../core/pin.js';
import {
  type NixpkgsAddress,
  artifactOf,
  fetchedByGit,
  isOfficialGit,
  nixpkgsAddress,
  noChannel,
  repositoryTrouble,
} from '../nixpkgs-address.js';
import type { Entry } from './sources.js';

type EntryFacts = Pick<
  Pin,
  'channel' | 'revision' | 'release' | 'url' | 'state' | 'artifact' | 'repository' | 'note'
>;

/** What a pin says of the nixpkgs it holds, or null where it is none. */
export function pinFacts(entry: Entry, origins: Origins): EntryFacts | null {
  const facts = factsOfType(entry, origins);
  if (!facts || facts.state === 'foreign') return facts;
  if (entry.frozen) return { ...facts, state: 'frozen', note: 'frozen in npins' };
  return facts.url === null || entry.hash === null
    ? { ...facts, state: 'floating', note: 'npins has not locked it yet' }
    : facts;
}

function factsOfType(entry: Entry, origins: Origins): EntryFacts | null {
  switch (entry.type) {
    case 'Channel':
      return channelFacts(entry, origins);
    case 'Git':
      return branchFacts(entry, origins);
    case 'GitRelease':
      return (
        repositoryFacts(entry, origins) && foreign(entry, "follows the repository's tags, not a channel")
      );
    default:
      return urlFacts(entry, origins);
  }
}

function nothing(entry: Entry): EntryFacts {
  return {
    channel: null,
    revision: entry.revision,
    release: null,
    url: entry[entry.addressKey === 'url' ? 'url' : 'locked_url'],
    state: 'pinned',
    artifact: null,
    repository: null,
  };
}

function foreign(entry: Entry, note: string, channel: string | null = null): EntryFacts {
  return { ...nothing(entry), channel, state: 'foreign', note };
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
    ...nothing(entry),
    channel: name,
    artifact,
    release: release?.release ?? null,
    revision: release?.revision ?? null,
  };
}

/** `{ type: "Git", repository: { type: "GitHub", owner: "nixos", repo: "nixpkgs" }, branch: "nixos-25.11" }` */
function branchFacts(entry: Entry, origins: Origins): EntryFacts | null {
  const repository = repositoryFacts(entry, origins);
  if (!repository) return null;
  const branch = entry.branch ?? '';
  const channel = parseChannel(branch) ? branch : null;
  if (repository.trouble !== null)
    return foreign(entry, repository.trouble, repository.official ? channel : null);
  if (channel === null) return foreign(entry, noChannel(branch));
  if (entry.url === null && entry.revision !== null) return foreign(entry, fetchedByGit, channel);
  return { ...nothing(entry), channel, artifact: 'github-archive', repository: repository.name };
}

interface RepositoryFacts {
  name: string;
  /** NixOS' own, however it is fetched: its branches can be channels. */
  official: boolean;
  /** Why it can't be moved. */
  trouble: string | null;
}

function repositoryFacts({ repository }: Entry, origins: Origins): RepositoryFacts | null {
  if (!repository) return null;
  const { type, owner, repo, repo_path, url } = repository;
  if (type === 'Git') {
    const name = url ?? '';
    const official = isOfficialGit(name);
    return nixpkgsAddress(name, origins) && { name, official, trouble: fetchedByGit };
  }
  const name = repo_path ?? `${owner ?? ''}/${repo ?? ''}`;
  const slash = name.lastIndexOf('/');
  const trouble = repositoryTrouble(name.slice(0, slash), name.slice(slash + 1));
  if (trouble === undefined) return null;
  return type === 'GitHub'
    ? { name, official: name.toLowerCase().startsWith('nixos/'), trouble }
    : { name, official: false, trouble: `comes from ${type}, not from GitHub` };
}

/** Tarball, Url and MutableUrl: an address, and where it moves, another that leads to it. */
function urlFacts(entry: Entry, origins: Origins): EntryFacts | null {
  const { url } = nothing(entry);
  const held = nixpkgsAddress(url ?? '', origins);
  const followed = followedAddress(entry);
  const asked = followed === null ? null : nixpkgsAddress(followed, origins);
  if (!held && !asked) return null;
  if (asked?.kind === 'foreign') return foreign(entry, asked.why, asked.channel);
  const channel = asked?.kind === 'channel' || asked?.kind === 'branch' ? asked.channel : null;
  return heldFacts(entry, held, channel);
}

/** The fields that name the channel a pin follows, naming another one. */
export function askedFor(entry: Entry, pin: Pin, channel: string): Readonly<Record<string, string>> {
  if (pin.channel === channel) return {};
  if (entry.type === 'Channel') return { name: channel };
  if (entry.type === 'Git') return { branch: channel };
  const followed = followedAddress(entry);
  if (followed === null) return {};
  return {
    [entry.type === 'MutableUrl' ? 'update_url' : 'url']: followed.replace(pin.channel ?? '', channel),
  };
}

function followedAddress(entry: Entry): string | null {
  if (entry.type === 'MutableUrl') return entry.update_url;
  return entry.locked_url === null ? null : entry.url;
}

function heldFacts(entry: Entry, held: NixpkgsAddress | null, channel: string | null): EntryFacts {
  const facts = { ...nothing(entry), channel };
  switch (held?.kind) {
    case undefined:
      return foreign(entry, 'locked to an address that is no nixpkgs', channel);
    case 'foreign':
      return { ...foreign(entry, held.why, channel ?? held.channel), revision: held.revision };
    case 'release': {
      const { release, revision, artifact } = held;
      if (artifact === null) return foreign(entry, 'an archive that channels publish no more', held.channel);
      return { ...facts, channel: channel ?? held.channel, release, revision, artifact };
    }
    case 'revision':
      return { ...facts, revision: held.revision, artifact: 'github-archive', repository: held.repository };
    case 'channel':
    case 'branch': {
      const note = 'the address moves with its channel, so its hash breaks with every advance';
      return { ...facts, channel: held.channel, state: 'floating', note };
    }
  }
}
