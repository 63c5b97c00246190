import type { Artifact, Origins, Pin } from '../../core/pin.js';
import {
  channelOfBranch,
  gitTrouble,
  isOfficialGit,
  nixpkgsAddress,
  noChannel,
  repositoryTrouble,
} from '../nixpkgs-address.js';
import type { LockNode, Reference } from './lock.js';

/** What a node says of the nixpkgs it locks. */
export type NodeFacts = Pick<
  Pin,
  'channel' | 'revision' | 'release' | 'state' | 'artifact' | 'repository' | 'note'
>;

/** What an input asks for. */
interface Asked {
  channel: string | null;
  state: Pin['state'];
  note?: string;
}

/** What the lock holds. */
interface Held {
  revision: string | null;
  release: string | null;
  artifact: Artifact;
  repository: string | null;
  /** The channel that a release's address tells. */
  channel: string | null;
  /** Why it can't be moved. */
  trouble: string | null;
}

const REGISTRY_DEFAULT = 'nixpkgs-unstable';

/** What a node says, or null where it is no nixpkgs. */
export function nodeFacts({ original, locked }: LockNode, origins: Origins): NodeFacts | null {
  const held = locked ? heldBy(locked, origins) : null;
  const asked = original ? askedBy(original, held, origins) : null;
  if (!held && !asked) return null;
  return combine(asked ?? foreign('asks for something that is no channel'), held, locked);
}

function combine(asked: Asked, held: Held | null, locked: Reference | undefined): NodeFacts {
  const what = held ?? { ...nothing, trouble: strange(locked) };
  const facts = {
    channel: asked.channel,
    revision: locked?.rev ?? what.revision,
    release: what.release,
    artifact: what.artifact,
    repository: what.repository,
  };
  if (asked.state === 'foreign' || what.trouble === null)
    return withNote({ ...facts, state: asked.state }, asked.note);
  return withNote({ ...facts, state: 'foreign' }, what.trouble);
}

function strange(locked: Reference | undefined): string {
  if (!locked) return 'not locked';
  return locked.type === 'path'
    ? 'locked to a path of one machine, as its flake registry said'
    : 'locked to something that is no nixpkgs';
}

function withNote(facts: NodeFacts, note: string | undefined): NodeFacts {
  if (note !== undefined) return { ...facts, note };
  if (facts.state !== 'pinned' || facts.revision !== null) return facts;
  return { ...facts, note: 'locked by its hash alone: the lock does not tell which release it is' };
}

function foreign(note: string, channel: string | null = null): Asked {
  return { channel, state: 'foreign', note };
}

function frozen(what: string, channel: string | null = null): Asked {
  return { channel, state: 'frozen', note: `the input itself names the ${what}` };
}

/** What a reference asks for. Null: this is no nixpkgs. */
export function askedBy(original: Reference, held: Held | null, origins: Origins): Asked | null {
  switch (original.type) {
    case 'indirect':
      return askedOfRegistry(original, held);
    case 'tarball':
    case 'file':
      return askedByAddress(original, origins);
    case 'path':
      return isNixpkgsPath(original.path) ? foreign('a path, not a channel') : null;
    case 'git':
      return askedByGit(original, origins);
    default:
      return askedByRepository(original);
  }
}

/** `nixpkgs`, `nixpkgs/nixos-26.05`: the flake registry says where that is. */
function askedOfRegistry(original: Reference, held: Held | null): Asked | null {
  if (original.id !== 'nixpkgs' && !held) return null;
  if (original.rev !== undefined) return frozen('revision');
  if (original.ref !== undefined) return askedForBranch(original.ref);
  if (original.id !== 'nixpkgs')
    return foreign(`"${original.id ?? ''}" is an entry of somebody's own registry`);
  const channel = held?.channel ?? REGISTRY_DEFAULT;
  return { channel, state: 'pinned', note: `names no branch: the flake registry's default, ${channel}` };
}

function askedForBranch(ref: string): Asked {
  const channel = channelOfBranch('NixOS', ref);
  return channel === null ? foreign(noChannel(ref)) : { channel, state: 'pinned' };
}

function askedByRepository(original: Reference): Asked | null {
  const { type, owner = '', repo = '', host = 'github.com', ref, rev } = original;
  const trouble = repositoryTrouble(owner, repo);
  if (trouble === undefined) return null;
  if (type !== 'github' || host !== 'github.com')
    return foreign(
      `comes from ${type}:${owner}/${repo}${host === 'github.com' ? '' : ` on ${host}`}, not from GitHub`,
    );
  if (trouble !== null) return foreign(trouble, channelOfBranch(owner, ref));
  if (rev !== undefined) return frozen('revision');
  return ref === undefined ? foreign(noChannel(ref)) : askedForBranch(ref);
}

function askedByAddress(original: Reference, origins: Origins): Asked | null {
  const address = nixpkgsAddress(original.url ?? '', origins);
  switch (address?.kind) {
    case undefined:
      return null;
    case 'channel':
      return original.type === 'file'
        ? foreign('a file that is not unpacked', address.channel)
        : { channel: address.channel, state: 'pinned' };
    case 'release':
      return frozen('release', address.channel);
    case 'revision':
      return frozen('revision');
    case 'branch':
      return { channel: address.channel, state: 'floating', note: movingArchive(address.channel) };
    case 'foreign':
      return foreign(address.why, address.channel);
  }
}

function movingArchive(branch: string): string {
  return `the archive's address moves with the branch, so the lock breaks with every advance; github:NixOS/nixpkgs/${branch} holds a revision`;
}

function askedByGit({ url = '', ref, rev }: Reference, origins: Origins): Asked | null {
  if (!nixpkgsAddress(url, origins)) return null;
  if (!isOfficialGit(url)) return foreign(gitTrouble(url));
  if (rev !== undefined) return frozen('revision', channelOfBranch('NixOS', ref));
  return ref === undefined ? foreign(noChannel(ref)) : askedForBranch(ref);
}

function isNixpkgsPath(path = ''): boolean {
  return /(?:^|\/)nixpkgs\/?$/.test(path);
}

const nothing: Held = {
  revision: null,
  release: null,
  artifact: null,
  repository: null,
  channel: null,
  trouble: null,
};

/** Null: this is no nixpkgs. */
function heldBy(locked: Reference, origins: Origins): Held | null {
  if (locked.type === 'github') return heldByRepository(locked);
  if (locked.type === 'tarball' || locked.type === 'file') return heldByAddress(locked, origins);
  if (locked.type === 'git') return heldByGit(locked, origins);
  const trouble = repositoryTrouble(locked.owner ?? '', locked.repo ?? '');
  return trouble === undefined ? null : { ...nothing, trouble: trouble ?? `comes from ${locked.type}` };
}

const withHistory =
  'fetched by git with its whole history, and the lock counts the commits: with `shallow=1` it can be moved';

/** A checkout of nixpkgs has the hash of GitHub's archive: no file in it is left out of that, or written anew. */
function heldByGit({ url = '', revCount }: Reference, origins: Origins): Held | null {
  if (!nixpkgsAddress(url, origins)) return null;
  if (!isOfficialGit(url)) return { ...nothing, trouble: gitTrouble(url) };
  const trouble = revCount === undefined ? null : withHistory;
  return { ...nothing, artifact: 'github-archive', repository: 'NixOS/nixpkgs', trouble };
}

function heldByRepository({ owner = '', repo = '' }: Reference): Held | null {
  const trouble = repositoryTrouble(owner, repo);
  if (trouble === undefined) return null;
  return { ...nothing, artifact: 'github-archive', repository: `${owner}/${repo}`, trouble };
}

function heldByAddress(locked: Reference, origins: Origins): Held | null {
  const address = nixpkgsAddress(locked.url ?? '', origins);
  switch (address?.kind) {
    case undefined:
      return null;
    case 'channel':
      return {
        ...nothing,
        channel: address.channel,
        artifact: address.artifact,
        trouble: archiveTrouble(address),
      };
    case 'release':
      return { ...nothing, ...address, trouble: archiveTrouble(address) };
    case 'revision':
    case 'branch': {
      const revision = address.kind === 'revision' ? address.revision : null;
      return { ...nothing, revision, artifact: 'github-archive', repository: address.repository };
    }
    case 'foreign':
      return { ...nothing, revision: address.revision, trouble: address.why };
  }
}

function archiveTrouble({ artifact }: { artifact: Artifact }): string | null {
  return artifact === null ? 'an archive that channels publish no more' : null;
}
