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

/**
 * The releases of a channel after `older` (null: from the first), up to and with `newer` (null: to the last one
 * published, which can be ahead of the channel for a moment), oldest first, from the listing of the bucket.
 * A `newer` is always among them: a listing may lag behind.
 */
export async function listReleases(
  http: Http,
  bucket: string,
  channel: string,
  older: string | null,
  newer: string | null,
): Promise<Release[]> {
  const published = new Map<string, string | null>();
  const wanted = (name: string): boolean =>
    (older === null || compareReleases(older, name) < 0) &&
    (newer === null || compareReleases(name, newer) <= 0);
  const prefix = sharedPrefix(channel, older, newer);
  if (newer !== null && !wanted(newer)) return [];
  if (newer !== null) published.set(newer, null);
  for await (const page of pages(http, bucket, prefix)) {
    for (const path of [...page.folders, ...page.modified.keys()]) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (releasePath(channel, name) !== path || !wanted(name)) continue;
      published.set(name, page.modified.get(path) ?? published.get(name) ?? null);
    }
  }
  return [...published.keys()].sort(compareReleases).map((name) => ({
    channel,
    name,
    path: pathOf(channel, name),
    revision: null,
    lastModified: null,
    published: published.get(name) ?? null,
  }));
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
  const folder = channelFolder(channel);
  if (folder === null) throw new UserError(`${channel} is no channel.`, { cure: 'Name a channel.' });
  const [from, to] = [older, newer].map((name) => (name === null ? '' : pathOf(channel, name)));
  const [a, b] = [older, newer].map((name) => (name === null ? null : parseReleaseName(name)));
  const alike = a && b && a.series === b.series && a.stage === b.stage;
  if (!alike || String(a.count).length !== String(b.count).length) return `${folder}/`;
  return commonStart(from ?? '', to ?? '');
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
