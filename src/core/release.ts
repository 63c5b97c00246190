import { isExpressionsArchive, parseChannel } from './channel.js';
import { compareVersions } from './nix-version.js';
import { segmentsBelow } from './origin.js';
import type { Origins } from './pin.js';

/** One release of a channel, as the channel's mirror publishes it. */
export interface Release {
  channel: string;
  /** e.g. `nixos-25.11.4188.9cd0ab12cd34`, `nixos-26.11pre1058091.0a1b2c3d4e5f` */
  name: string;
  /** Folder under the releases URL, e.g. `nixos/25.11/nixos-25.11.4188.9cd0ab12cd34`. */
  path: string;
  /** 40 hex; null while only the name is known (its last part is the short revision). */
  revision: string | null;
  /** Commit time, Unix seconds, where published. */
  lastModified: number | null;
  /** When the release was published, ISO 8601, where the listing tells it. */
  published: string | null;
}

/** A release as its channel announces it: with its full revision, 40 hex. */
export type AnnouncedRelease = Release & { revision: string };

/**
 * How far a series of NixOS was when the release was made: `26.11pre…` before the branch-off, `beta` after it, then
 * stable. Of nixpkgs, and so for darwin, all are `pre`.
 */
type Stage = 'pre' | 'beta' | 'stable';

/** A release's name taken apart. */
export interface ReleaseName {
  of: 'nixos' | 'nixpkgs' | 'nixpkgs-darwin';
  /** e.g. `25.11` */
  series: string;
  stage: Stage;
  /** Commits counted by the channel's builder. */
  count: number;
  /** e.g. `25.11.4188.9cd0ab12cd34` */
  version: string;
  /** 7 to 12 hex */
  shortRevision: string;
}

/** Where a release is published, read from an address. */
export interface ReleaseAddress {
  channel: string;
  /** The release's name. */
  release: string;
  /** Folder under the releases URL. */
  path: string;
  shortRevision: string;
}

/** A commit, a branch or a tag in an archive's address; all null where it is none of them. */
export interface GithubArchive {
  owner: string;
  repo: string;
  /** 7 to 40 hex */
  revision: string | null;
  branch: string | null;
  tag: string | null;
}

const releaseName =
  /^(nixos|nixpkgs|nixpkgs-darwin)-(([0-9]{2}\.[0-9]{2})(\.|pre|beta)([0-9]+)\.([0-9a-f]{7,12}))$/;

/** `nixos-25.11.4188.9cd0ab12cd34`, `nixpkgs-darwin-24.05pre633153.83bb0d311cc9`; null for anything else. */
export function parseReleaseName(name: string): ReleaseName | null {
  const match = releaseName.exec(name);
  if (!match) return null;
  const [, of, version = '', series = '', stage, count = '', shortRevision = ''] = match;
  return {
    of: of === 'nixos' || of === 'nixpkgs' ? of : 'nixpkgs-darwin',
    series,
    stage: stage === 'pre' || stage === 'beta' ? stage : 'stable',
    count: Number(count),
    version,
    shortRevision,
  };
}

/**
 * Whether a release was made before its series was stable, as far as its name tells. Only those of NixOS do: nixpkgs'
 * own, darwin's among them, are called `pre` for ever.
 */
export function isBeforeStable(name: string): boolean {
  const parsed = parseReleaseName(name);
  return parsed?.of === 'nixos' && parsed.stage !== 'stable';
}

/** The order of two releases of one channel, by name: a channel never goes back. */
export function compareReleases(a: string, b: string): -1 | 0 | 1 {
  return compareVersions(a, b);
}

/** Folder of a channel's releases under the releases URL, e.g. `nixos/25.11-small`; null where it is no channel. */
export function channelFolder(channel: string): string | null {
  const parsed = parseChannel(channel);
  if (!parsed) return null;
  if (parsed.of === 'nixpkgs') return parsed.series === null ? 'nixpkgs' : `nixpkgs/${parsed.series}-darwin`;
  const suffix = parsed.variant === 'full' ? '' : `-${parsed.variant}`;
  return `nixos/${parsed.series ?? 'unstable'}${suffix}`;
}

/** Folder of a release under the releases URL; null where the channel is none or can't have such a release. */
export function releasePath(channel: string, release: string): string | null {
  const folder = channelFolder(channel);
  const parsed = parseReleaseName(release);
  if (folder === null || !parsed) return null;
  return belongs(channel, parsed) ? `${folder}/${release}` : null;
}

function belongs(channel: string, release: ReleaseName): boolean {
  const parsed = parseChannel(channel);
  if (!parsed) return false;
  const prefix = parsed.variant === 'darwin' ? 'nixpkgs-darwin' : parsed.of;
  return release.of === prefix && (parsed.series === null || parsed.series === release.series);
}

/**
 * What a release's address says, under any releases origin: its folder, or the expressions archive in it, with
 * or without `?rev=…`. Null for any other address.
 */
export function releaseOfUrl(url: string, origins: Origins): ReleaseAddress | null {
  const segments = [...(segmentsBelow(url, origins.releases) ?? [])];
  const last = segments.at(-1);
  if (last !== undefined && isExpressionsArchive(last)) segments.pop();
  const release = segments.pop();
  const parsed = release === undefined ? null : parseReleaseName(release);
  const channel = channelOfFolder(segments);
  if (release === undefined || !parsed || channel === null || !belongs(channel, parsed)) return null;
  return { channel, release, path: [...segments, release].join('/'), shortRevision: parsed.shortRevision };
}

/** `nixos/25.11-small` -> `nixos-25.11-small`; the reverse of channelFolder. */
function channelOfFolder(segments: readonly string[]): string | null {
  const channel =
    segments.length === 1 && segments[0] === 'nixpkgs' ? 'nixpkgs-unstable' : segments.join('-');
  return channelFolder(channel) === segments.join('/') ? channel : null;
}

// https://codeload.github.com/NixOS/nixpkgs/tar.gz/<revision>, …/legacy.tar.gz/refs/heads/nixos-25.11
const CODELOAD = /^https:\/\/codeload\.github\.com\/([^/]+\/[^/]+)\/(?:legacy\.)?tar\.gz\/([^?#]+)$/;
// https://api.github.com/repos/NixOS/nixpkgs/tarball/<revision>
const API = /^https:\/\/api\.github\.com\/repos\/([^/]+\/[^/]+)\/tarball\/([^?#]+)$/;
// An older spelling: https://github.com/NixOS/nixpkgs/tarball/nixos-25.11
const OLDER = /^(.+)\/tarball\/([^?#]+)$/;

/** The other addresses of GitHub's archives, in the usual form. What is in them is the same, once it is unpacked. */
function usualForm(url: string): string {
  const usual = 'https://github.com/$1/archive/$2.tar.gz';
  return url.replace(CODELOAD, usual).replace(API, usual).replace(OLDER, '$1/archive/$2.tar.gz');
}

/**
 * What `https://github.com/NixOS/nixpkgs/archive/<revision or branch>.tar.gz` says, also with
 * `archive/refs/heads/…`, under any archives origin, and in GitHub's other forms; null for any other address.
 */
export function githubArchiveOfUrl(url: string, origins: Origins): GithubArchive | null {
  const [owner, repo, archive, ...rest] = segmentsBelow(usualForm(url), origins.archives) ?? [];
  const reference = /^(.+)\.(?:tar\.gz|zip)$/.exec(rest.join('/'))?.[1];
  if (owner === undefined || repo === undefined || archive !== 'archive' || reference === undefined)
    return null;
  if (reference.startsWith('refs/')) {
    const [, kind, name = null] = /^refs\/(heads|tags)\/(.+)$/.exec(reference) ?? [];
    const [branch, tag] = kind === 'tags' ? [null, name] : [name, null];
    return { owner, repo, revision: null, branch, tag };
  }
  return /^[0-9a-f]{7,40}$/.test(reference)
    ? { owner, repo, revision: reference, branch: null, tag: null }
    : { owner, repo, revision: null, branch: reference, tag: null };
}
