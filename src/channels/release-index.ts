import { originsWith, parseChannel, type MirrorUrls } from '../core/channel.js';
import type { Origins } from '../core/pin.js';
import { releaseOfUrl, type Release, type ReleaseAddress } from '../core/release.js';
import { UserError } from '../errors.js';
import type { Http, HttpResponse } from '../ports/http.js';
import { badStatus, checkedRevision, checkMirror, textAt } from './answer.js';
import { immutableLink } from './link-header.js';
import { listReleases } from './release-listing.js';

/** What a channel's mirror knows of its releases. */
export interface ReleaseIndex {
  /**
   * The channel's newest release with its full revision: one request where the mirror announces the revision,
   * two where it must be read from the release's folder.
   */
  newest(channel: string): Promise<Release & { revision: string }>;
  /**
   * The channel's releases after `older` (null: all), up to and with `newer` (null: all that are published, which
   * can be ahead of the channel for a moment), oldest first. The listing has no revisions, but short ones.
   */
  releasesBetween(channel: string, older: string | null, newer: string | null): Promise<Release[]>;
  /** The full revision of a release, 40 hex, from `git-revision` in its folder. */
  revisionOf(release: Pick<Release, 'name' | 'path'>): Promise<string>;
}

const OFFICIAL_RELEASES = 'https://releases.nixos.org';
/** The bucket behind the official releases: the front would answer a listing from a cache of up to a day. */
const OFFICIAL_BUCKET = 'https://nix-releases.s3.amazonaws.com';
const MAX_HOPS = 5;

/**
 * The index of a channel mirror. Every answer is checked: an announced revision must begin with the short one in
 * the release's name, a release must stand in its channel's folder.
 * @throws UserError from every call, naming the URL, what it answered, and the cure
 */
export function createReleaseIndex(http: Http, urls: MirrorUrls): ReleaseIndex {
  const origins = originsWith(urls);
  const bucket = urls.releasesUrl === OFFICIAL_RELEASES ? OFFICIAL_BUCKET : urls.releasesUrl;

  async function revisionOf(release: Pick<Release, 'name' | 'path'>): Promise<string> {
    const url = `${urls.releasesUrl}/${release.path}/git-revision`;
    return checkedRevision(release.name, (await textAt(http, url, 64 * 1024)).trim(), url);
  }

  return {
    async newest(channel) {
      if (!parseChannel(channel)) throw unknownChannel(channel, urls.channelsUrl);
      const start = `${urls.channelsUrl}/${channel}`;
      const found =
        (await followToRelease(http, origins, `${start}/nixexprs.tar.xz`)) ??
        (await followToRelease(http, origins, start));
      if (!found) throw unknownChannel(channel, start);
      const { release: name, path, channel: owner } = found.address;
      if (owner !== channel) {
        throw new UserError(`${found.url} leads to ${path}, which is no release of ${channel}.`, {
          cure: checkMirror,
        });
      }
      const told = announced(found, origins) ?? {
        revision: await revisionOf({ name, path }),
        lastModified: null,
      };
      return { channel, name, path, ...told, published: null };
    },
    releasesBetween: (channel, older, newer) => listReleases(http, bucket, channel, older, newer),
    revisionOf,
  };
}

/** An answer that names a release. */
interface Lead {
  url: string;
  address: ReleaseAddress;
  /** Target of its Link header, rel="immutable". */
  link: string | null;
}

/** The first answer on the way from an address that names a release; null where there is none, or a page of its own. */
async function followToRelease(http: Http, origins: Origins, start: string): Promise<Lead | null> {
  let url = start;
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const response = await http.request({ url });
    await response.discard();
    if (response.status >= 400 && response.status !== 404) throw badStatus(response);
    const link = immutableLink(response.headers['link']);
    const next = location(response);
    const address = releaseOfUrl(next ?? link ?? '', origins);
    if (address) return { url, address, link };
    if (next === null) return null;
    url = next;
  }
  throw new UserError(`${start} redirects ${MAX_HOPS} times and names no release.`, { cure: checkMirror });
}

function location(response: HttpResponse): string | null {
  const target = response.headers['location'];
  if (response.status < 300 || response.status > 399 || target === undefined) return null;
  return URL.canParse(target, response.url) ? new URL(target, response.url).href : null;
}

/** The revision and commit time that a Link header announces; null where it announces none. */
function announced(lead: Lead, origins: Origins): { revision: string; lastModified: number | null } | null {
  const query = lead.link !== null && URL.canParse(lead.link) ? new URL(lead.link).searchParams : null;
  const revision = query?.get('rev') ?? null;
  if (lead.link === null || revision === null) return null;
  const linked = releaseOfUrl(lead.link, origins);
  if (linked && linked.path !== lead.address.path) {
    throw new UserError(`${lead.url} leads to ${lead.address.path}, but its Link to ${linked.path}.`, {
      cure: `The mirror contradicts itself. ${checkMirror}`,
    });
  }
  const seconds = query?.get('lastModified') ?? '';
  return {
    revision: checkedRevision(lead.address.release, revision, lead.url),
    lastModified: /^[0-9]{1,11}$/.test(seconds) ? Number(seconds) : null,
  };
}

function unknownChannel(channel: string, url: string): UserError {
  return new UserError(`${url} names no release of channel \`${channel}\`.`, {
    cure: `Channels are named like nixos-25.11, nixos-25.11-small, nixos-unstable, nixpkgs-unstable. ${checkMirror}`,
  });
}
