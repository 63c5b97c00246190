import {
  channelFolder,
  compareReleases,
  parseReleaseName,
  releasePath,
  type Release,
} from '../core/release.js';
import { UserError } from '../errors.js';
import type { Http } from '../ports/http.js';
import { checkMirror, textAt } from './answer.js';
import { readBucketPage, type BucketPage } from './bucket-listing.js';

/** A channel has a few thousand releases, a page a thousand entries. */
const MAX_PAGES = 100;

type Listing = ReadonlyMap<string, string | null>;
type ReleasesBetween = (channel: string, older: string | null, newer: string | null) => Promise<Release[]>;

/**
 * Gives the releases of a channel after `older` (null: from the first), up to and with `newer` (null: to the last one
 * published, which can be ahead of the channel for a moment), oldest first, from the listing of the bucket.
 * A `newer` is always among them: a listing may lag behind. No part of the bucket is listed twice.
 */
export function createListings(http: Http, bucket: string): ReleasesBetween {
  const listings = new Map<string, Promise<Listing>>();
  const listing = (folder: string, prefix: string): Promise<Listing> => {
    const known = listings.get(folder) ?? listings.get(prefix);
    if (known) return known;
    const asked = readListing(http, bucket, prefix);
    listings.set(prefix, asked);
    return asked;
  };
  return async (channel, older, newer) => {
    const prefix = sharedPrefix(channel, older, newer);
    const wanted = (name: string): boolean =>
      (older === null || compareReleases(older, name) < 0) &&
      (newer === null || compareReleases(name, newer) <= 0);
    if (newer !== null && !wanted(newer)) return [];
    const published = new Map<string, string | null>(newer === null ? [] : [[newer, null]]);
    for (const [path, modified] of await listing(`${folderOf(channel)}/`, prefix)) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (releasePath(channel, name) === path && wanted(name)) published.set(name, modified);
    }
    return [...published.keys()].sort(compareReleases).map((name) => ({
      channel,
      name,
      path: pathOf(channel, name),
      revision: null,
      lastModified: null,
      published: published.get(name) ?? null,
    }));
  };
}

/** What lies under a prefix, by path: when each was written, ISO 8601, where the listing tells. */
async function readListing(http: Http, bucket: string, prefix: string): Promise<Listing> {
  const listed = new Map<string, string | null>();
  for await (const page of pages(http, bucket, prefix)) {
    for (const path of page.folders) listed.set(path, listed.get(path) ?? null);
    for (const [path, modified] of page.modified) listed.set(path, modified);
  }
  return listed;
}

async function* pages(http: Http, bucket: string, prefix: string): AsyncGenerator<BucketPage> {
  let token: string | null = null;
  for (let count = 0; count < MAX_PAGES; count++) {
    const query = new URLSearchParams({ 'list-type': '2', delimiter: '/', prefix });
    if (token !== null) query.set('continuation-token', token);
    const url = `${bucket}/?${query.toString()}`;
    const page = readBucketPage(await textAt(http, url));
    if (!page || page.next === '') {
      throw new UserError(`${url} does not answer with a listing of releases.`, { cure: checkMirror });
    }
    yield page;
    if (page.next === null) return;
    token = page.next;
  }
  throw new UserError(`the listing of ${prefix} at ${bucket} does not end.`, { cure: checkMirror });
}

/**
 * The text that the paths of all releases between two begin with: where only the commit count differs, and has
 * as many digits in both, every count between them begins with the digits they share.
 */
function sharedPrefix(channel: string, older: string | null, newer: string | null): string {
  const [from, to] = [older, newer].map((name) => (name === null ? '' : pathOf(channel, name)));
  const [a, b] = [older, newer].map((name) => (name === null ? null : parseReleaseName(name)));
  const alike = a && b && a.series === b.series && a.stage === b.stage;
  if (!alike || String(a.count).length !== String(b.count).length) return `${folderOf(channel)}/`;
  return commonStart(from ?? '', to ?? '');
}

function folderOf(channel: string): string {
  const folder = channelFolder(channel);
  if (folder === null)
    throw new UserError(`${channel} is no channel.`, {
      cure: 'Name one such as nixos-25.11 or nixos-unstable.',
    });
  return folder;
}

function commonStart(a: string, b: string): string {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end++;
  return a.slice(0, end);
}

function pathOf(channel: string, name: string): string {
  const path = releasePath(channel, name);
  if (path !== null) return path;
  throw new UserError(`${name} is no release of ${channel}.`, { cure: 'Name a release of this channel.' });
}
