import type { Pin } from '../pin.js';
import { compareReleases, parseReleaseName, type Release } from '../release.js';
import { knownTime } from '../time.js';
import type { ChannelKnowledge } from './knowledge.js';

/** What is known of the release that a pin holds. `channel` is the one that it was found in. */
export type HeldRelease = Pick<Release, 'channel' | 'name' | 'published' | 'lastModified'>;

/** The pin, seen from a release. */
export type Order = 'same' | 'older' | 'newer' | 'unknown';

/**
 * Where a pin stands, seen from a release. Release names alone tell, the pin's own or that which its channel's history
 * has for its revision. Commit times do not: a channel's advance goes back in commit time about once in ten, and has
 * gone back by more than a year.
 */
export function orderAgainst(pin: Pin, release: Release, known: ChannelKnowledge): Order {
  if (isOf(release, pin.revision)) return 'same';
  const held = heldRelease(pin, known);
  const order = held === null ? null : compareNames(held.name, release.name);
  if (order === null) return 'unknown';
  if (order === 0) return 'same';
  return order < 0 ? 'older' : 'newer';
}

/** The release that a pin holds, from its channel's history, its own words, or wherever its revision was found. */
export function heldRelease(pin: Pin, known: ChannelKnowledge): HeldRelease | null {
  const { channel, revision } = pin;
  const name = ownName(pin);
  const history = (channel === null ? undefined : known.history.get(channel)) ?? [];
  // From the end: most pins are not far behind.
  const listed = history.findLast((release) =>
    name === null ? isOf(release, revision) : release.name === name,
  );
  if (listed) return listed;
  if (channel !== null && name !== null) return { channel, name, published: null, lastModified: null };
  const newest = channel === null ? undefined : known.newest.get(channel);
  if (newest && isOf(newest, revision)) return newest;
  return (revision === null ? null : known.released.get(revision)) ?? null;
}

/** The release that the pin names, unless its own revision says otherwise. */
function ownName({ release, revision }: Pin): string | null {
  const parsed = release === null ? null : parseReleaseName(release);
  if (!parsed) return null;
  return revision === null || sameRevision(revision, parsed.shortRevision) ? release : null;
}

/** Null where nobody can say: releases of NixOS and of nixpkgs are counted apart. */
export function compareNames(a: string, b: string): -1 | 0 | 1 | null {
  const of = parseReleaseName(a)?.of;
  return of === undefined || of !== parseReleaseName(b)?.of ? null : compareReleases(a, b);
}

export function isOf(release: Release, revision: string | null): boolean {
  return sameRevision(revision, release.revision ?? release.name.slice(release.name.lastIndexOf('.') + 1));
}

/** One of the two may be short, but not so short that it says nothing. */
export function sameRevision(a: string | null, b: string | null): boolean {
  if (a === null || b === null || Math.min(a.length, b.length) < 7) return false;
  return a.startsWith(b) || b.startsWith(a);
}

/** When a release came out, Unix seconds: when it was published, else its commit's time; null where neither is known. */
export function releaseTime({
  published,
  lastModified,
}: Pick<Release, 'published' | 'lastModified'>): number | null {
  const seconds = published === null ? NaN : Date.parse(published) / 1000;
  return Number.isFinite(seconds) ? seconds : knownTime(lastModified);
}
