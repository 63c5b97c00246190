import { channelOfUrl, parseChannel } from '../core/channel.js';
import { githubArchiveOfUrl, releaseOfUrl } from '../core/release.js';
import { UserError } from '../errors.js';
import type { Artifact, Origins, Pin, PinTarget } from '../core/pin.js';

/** Characters; nobody writes a longer one. */
const LONGEST_ADDRESS = 1000;

/** In every file with an address of nixpkgs, or of what follows a series beside it. */
export const mentionsSource = /nixpkgs|nixos\.org\/|(?:nixos|release|nix-darwin)-/i;

/** What an address of nixpkgs leads to. */
export type NixpkgsAddress =
  /** `https://channels.nixos.org/nixos-25.11/nixexprs.tar.xz` */
  | { kind: 'channel'; channel: string; artifact: Artifact }
  /** `https://releases.nixos.org/nixos/25.11/nixos-25.11.4021.1f3a0c5d2b7e/nixexprs.tar.xz?rev=…` */
  | { kind: 'release'; channel: string; release: string; revision: string; artifact: Artifact }
  /** `https://github.com/NixOS/nixpkgs/archive/<revision>.tar.gz` */
  | { kind: 'revision'; revision: string; repository: string }
  /** `https://github.com/NixOS/nixpkgs/archive/nixos-25.11.tar.gz` */
  | { kind: 'branch'; channel: string; repository: string }
  /** A nixpkgs that no official channel gives, and why. */
  | { kind: 'foreign'; why: string; channel: string | null; revision: string | null };

/** What an address leads to, or null where it is no nixpkgs at all. */
export function nixpkgsAddress(url: string, origins: Origins): NixpkgsAddress | null {
  const channel = channelOfUrl(url, origins);
  if (channel !== null) return { kind: 'channel', channel, artifact: artifactOf(url) };
  const release = releaseOfUrl(url, origins);
  if (release) {
    const full = /[?&]rev=([0-9a-f]{40})(?:&|$)/.exec(url)?.[1];
    const revision = full?.startsWith(release.shortRevision) ? full : release.shortRevision;
    return { kind: 'release', ...release, revision, artifact: artifactOf(url) };
  }
  return githubAddress(url, origins) ?? otherAddress(url);
}

/** Unix seconds, where the address holds what the mirror's Link header says: `?lastModified=1787209939&rev=…`. */
export function lastModifiedOf(url: string | null): number | null {
  const digits = /[?&]lastModified=([0-9]{1,12})(?:&|$)/.exec(url ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Null: the file is not one of the two archives that channels publish today. */
export function artifactOf(url: string): Artifact {
  const file = /\/([^/?#]+)(?:[?#]|$)/.exec(url)?.[1];
  return file === 'nixexprs.tar.xz' || file === 'nixexprs.tar.zst' ? file : null;
}

function githubAddress(url: string, origins: Origins): NixpkgsAddress | null {
  const archive = githubArchiveOfUrl(url, origins);
  if (!archive) return null;
  const trouble = repositoryTrouble(archive.owner, archive.repo);
  if (trouble === undefined) return null;
  const { revision, branch, tag } = archive;
  if (trouble !== null) {
    const channel = channelOfBranch(archive.owner, branch);
    return { kind: 'foreign', why: trouble, channel, revision };
  }
  const repository = `${archive.owner}/${archive.repo}`;
  if (revision !== null) return { kind: 'revision', revision, repository };
  if (branch !== null && parseChannel(branch)) return { kind: 'branch', channel: branch, repository };
  const why = tag === null ? noChannel(branch) : namesTag(tag);
  return { kind: 'foreign', why, channel: null, revision: null };
}

function otherAddress(url: string): NixpkgsAddress | null {
  // FlakeHub: https://api.flakehub.com/f/pinned/NixOS/nixpkgs/0.2505.811770%2Brev-<40 hex>/<uuid>/source.tar.gz
  if (/^https:\/\/(?:api\.)?flakehub\.com\/f\/(?:[^/]+\/)+nixpkgs(?:-weekly)?(?:\/|$)/i.test(url)) {
    const revision = /(?:\+|%2B)rev-([0-9a-f]{40})/i.exec(url)?.[1] ?? null;
    const why = 'comes from FlakeHub, which has releases of its own';
    return { kind: 'foreign', why, channel: null, revision };
  }
  const built =
    /^https?:\/\/hydra\.nixos\.org\/build\/[0-9]+\/download\/[0-9]+\/nix(?:pkgs|os)-[^/?#]*?(?:\.([0-9a-f]{7,40}))?\.tar\./i.exec(
      url,
    );
  if (built) {
    const why = 'comes from one build of Hydra, which is no release of a channel and may be deleted';
    return { kind: 'foreign', why, channel: null, revision: built[1] ?? null };
  }
  const named = /[/:]nixpkgs(?:-channels)?(?:\.git)?(?:[/?#]|$)/i.test(url);
  const ofNixos = /^https?:\/\/(?:[a-z0-9-]+\.)*nixos\.org\/.*\/nixexprs\.tar\./i.test(url);
  const mirror = mirrorOf(url);
  if (mirror !== null) {
    const why = `the address looks like a mirror's: \`channels-url: ${mirror}\`, with its \`releases-url\`, lets it be followed`;
    return { kind: 'foreign', why, channel: null, revision: null };
  }
  if (!named && !ofNixos) return null;
  const why = 'the address belongs to no official channel or release';
  return { kind: 'foreign', why, channel: null, revision: null };
}

/** `https://mirror.example/nix-channels` of `https://mirror.example/nix-channels/nixos-25.11/nixexprs.tar.xz`; null: it has no such form. */
function mirrorOf(url: string): string | null {
  if (url.length > LONGEST_ADDRESS || /^https?:\/\/github\.com\//i.test(url)) return null;
  const [, address = '', file] = /^(https?:\/\/[^?#\s@]+?)(\/nixexprs\.tar\.[a-z]+)?\/*$/i.exec(url) ?? [];
  const [, base = '', channel = ''] = /^(https?:\/\/[^/]+(?:\/[^/]+)*)\/([^/]+)$/i.exec(address) ?? [];
  const isMeant = file !== undefined || base.endsWith('/nix-channels');
  return isMeant && parseChannel(channel) !== null ? base : null;
}

/**
 * Why a repository is not one that channels are made from: null where it is one, undefined where it is no nixpkgs
 * at all. GitHub does not care for upper and lower case.
 */
export function repositoryTrouble(owner: string, repo: string): string | null | undefined {
  const name = repo.toLowerCase().replace(/\.git$/, '');
  if (name !== 'nixpkgs' && name !== 'nixpkgs-channels') return undefined;
  if (owner.toLowerCase() !== 'nixos') return `${owner}/${repo} is a fork`;
  return name === 'nixpkgs'
    ? null
    : `${owner}/${repo} was archived in 2020; its branches no longer move: write NixOS/nixpkgs in its place`;
}

/** The channel that a branch of NixOS' own repositories is; a fork's branch of that name is none. */
export function channelOfBranch(owner: string, branch: string | null | undefined): string | null {
  const name = branch?.replace(/^refs\/heads\//, '') ?? '';
  return owner.toLowerCase() === 'nixos' && parseChannel(name) ? name : null;
}

/** The channel of a pin, or the whole name of its branch, led to the target; null for any other text, and where it stays. */
export function inChannel(text: string, pin: Pin, target: PinTarget): string | null {
  const branch = text.replace(/^refs\/heads\//, '');
  if (branch !== pin.channel || branch === target.channel) return null;
  return text.slice(0, -branch.length) + target.channel;
}

/** NixOS' own repository, as git is told it. */
export function isOfficialGit(url: string): boolean {
  const { owner, repo } = githubOfGit(url) ?? { owner: '', repo: '' };
  return repositoryTrouble(owner, repo) === null;
}

export const fetchedByGit = 'fetched by git: its hash is not led along';

/** Why what git fetches can't be moved. */
export function gitTrouble(url: string): string {
  const { owner, repo } = githubOfGit(url) ?? { owner: '', repo: '' };
  return repositoryTrouble(owner, repo) ?? fetchedByGit;
}

/** Of the address of a repository at GitHub, as git is told it; a `.git` is a part of `repo`. */
export function githubOfGit(url: string): { owner: string; repo: string } | null {
  const [, owner, repo] =
    /^(?:(?:https?|ssh|git):\/\/(?:git@)?|git@)github\.com[:/]([^/]+)\/([^/]+)\/?$/i.exec(url) ?? [];
  return owner === undefined || repo === undefined ? null : { owner, repo };
}

function namesTag(tag: string): string {
  return `names the tag "${tag}", which stays where it is`;
}

/** Why a branch gives no channel. */
export function noChannel(branch: string | null | undefined): string {
  if (branch === null || branch === undefined)
    return 'names no branch, so follows the default branch, which is no channel';
  // `github:NixOS/nixpkgs/7f72645b8e69`: Nix asks for a branch or a tag by that name, and GitHub knows the commit.
  if (/^[0-9a-f]{7,39}$/.test(branch)) return `names the short revision "${branch}", which stays where it is`;
  const tag = tagOf(branch);
  return tag === null ? `follows "${branch}", which is no channel` : namesTag(tag);
}

/** Why what stands where a revision is due is none. */
export function noRevision(name: string): string {
  const tag = tagOf(name);
  return tag === null ? `"${name}" is no revision` : namesTag(tag);
}

/** `25.11` of `25.11` and of `refs/tags/25.11`; null where no tag is named. */
function tagOf(reference: string): string | null {
  const name = reference.replace(/^refs\/tags\//, '');
  // Each series has a tag: the day of its release.
  const isTag = name !== reference || /^[0-9]{2}\.[0-9]{2}(?:-[a-z]+)?$/.test(name);
  return isTag ? name : null;
}

/**
 * The pin's address, led to the target. Base, file name and the kind of query stay as the pin spells them.
 * @throws UserError where the address holds neither a release nor a revision, or one twice
 */
export function moveAddress(url: string, pin: Pin, target: PinTarget): string {
  const moved = movedAddress(url, pin, target);
  if (moved !== null) return moved;
  throw new UserError(`The address of pin "${pin.name}" does not tell which revision it is.`, {
    place: { file: pin.file, line: pin.line },
    cure: 'Write an address that holds the revision.',
  });
}

function movedAddress(url: string, pin: Pin, target: PinTarget): string | null {
  if (pin.release !== null) return moveRelease(url, pin.release, target);
  if (pin.revision !== null && url.split(pin.revision).length === 2)
    return url.replace(pin.revision, target.revision);
  if (pin.artifact === null || pin.artifact === 'github-archive') return null;
  // A channel's own address, locked by a Nix that did not know the Link header yet.
  return `${target.releasesUrl ?? 'https://releases.nixos.org'}/${target.releasePath}/${pin.artifact}`;
}

function moveRelease(url: string, release: string, target: PinTarget): string | null {
  const [before = '', after, ...more] = url.split(`/${release}`);
  const folder = /\/nixpkgs$/.exec(before) ?? /\/(?:nixos|nixpkgs)\/[^/]+$/.exec(before);
  if (!folder || after === undefined || more.length > 0) return null;
  const [file = '', query] = after.split(/\?(.*)/s);
  const moved = `${before.slice(0, folder.index)}/${target.releasePath}${file}`;
  if (query === undefined) return moved;
  return url === `${moved}?${query}` ? url : `${moved}?${moveQuery(query, target)}`;
}

/** `lastModified=1787209939&rev=391b…`: some Nix-like programs keep in the lock what the mirror's Link header says. */
function moveQuery(query: string, target: PinTarget): string {
  const { revision, lastModified } = target;
  const parameters = query.split('&').flatMap((parameter) => {
    // On a search path, more may follow: `rev=391b…:nixos-config=/etc/nixos`.
    if (revision !== '' && /^rev=[0-9a-f]/.test(parameter))
      return [parameter.replace(/^rev=[0-9a-f]+/, `rev=${revision}`)];
    if (/^rev=[0-9a-f]+$/.test(parameter)) return [];
    if (lastModified !== null)
      return [parameter.replace(/^lastModified=[0-9]+/, `lastModified=${lastModified}`)];
    return /^lastModified=[0-9]+$/.test(parameter) ? [] : [parameter];
  });
  return parameters.join('&');
}

/** @throws UserError where the pin is floating, frozen or foreign */
export function assertMovable(pin: Pin, cure: string): void {
  if (pin.state === 'pinned') return;
  const why = pin.note === undefined ? '' : `: ${pin.note}`;
  throw new UserError(`Pin "${pin.name}" is ${pin.state}${why}.`, {
    place: { file: pin.file, line: pin.line },
    cure,
  });
}
