import { originsWith, parseChannel, type MirrorUrls } from '../core/channel.js';
import { parseReleaseName, type AnnouncedRelease, type Release } from '../core/release.js';
import { UserError } from '../errors.js';
import type { Http } from '../ports/http.js';
import { announced, followToRelease } from './announcement.js';
import { checkedRevision, checkMirror, datedTextAt } from './answer.js';
import { doubtOf } from './authenticity.js';
import { onceEach } from './once-each.js';
import { createListings } from './release-listing.js';

/**
 * What a channel's mirror knows of its releases. Everything is asked once in the life of an index, also where
 * several ask at the same time; what failed once has failed for all, with the very same error.
 */
export interface ReleaseIndex {
  /**
   * The channel's newest release with its full revision: one request where the mirror announces the revision,
   * two where it must be read from the release's folder. `published` is there where an answer told it on the way.
   */
  newest(channel: string): Promise<AnnouncedRelease>;
  /**
   * The channel's releases after `older` (null: all), up to and with `newer` (null: all that are published, which
   * can be ahead of the channel for a moment), oldest first. The listing has no revisions, but short ones.
   */
  releasesBetween(channel: string, older: string | null, newer: string | null): Promise<Release[]>;
  /** The full revision of a release, 40 hex, from `git-revision` in its folder. */
  revisionOf(release: Pick<Release, 'name' | 'path'>): Promise<string>;
  /**
   * When a release was published, ISO 8601: what is known of it already, else when its `git-revision` was written.
   * Null where the mirror does not tell.
   */
  publishedAt(release: Release): Promise<string | null>;
  /** Why an announced release isn't believed, a sentence; null where it is: see authenticity.ts. */
  verify(release: AnnouncedRelease): Promise<string | null>;
  /**
   * The release of a revision (7 to 40 hex) in the first of these channels that has one, by their listings; null
   * where none of them ever released it. A full revision is held against the release's `git-revision`, where that
   * can be had: commits with a wanted short revision can be made.
   */
  findRelease(revision: string, channels: readonly string[]): Promise<Release | null>;
}

const OFFICIAL_RELEASES = 'https://releases.nixos.org';
/** The bucket behind the official releases: the front would answer a listing from a cache of up to a day. */
const OFFICIAL_BUCKET = 'https://nix-releases.s3.amazonaws.com';

/**
 * The index of a channel mirror. Every answer is checked: an announced revision must begin with the short one in
 * the release's name, a release must stand in its channel's folder.
 * @throws UserError from every call, naming the URL, what it answered, and the cure
 */
export function createReleaseIndex(http: Http, urls: MirrorUrls): ReleaseIndex {
  const origins = originsWith(urls);
  const bucket = urls.releasesUrl === OFFICIAL_RELEASES ? OFFICIAL_BUCKET : urls.releasesUrl;
  const releasesBetween = createListings(http, bucket);
  const gitRevision = onceEach((url) => datedTextAt(http, url, 64 * 1024));
  const gitRevisionUrl = ({ path }: Pick<Release, 'path'>): string =>
    `${urls.releasesUrl}/${path}/git-revision`;

  async function revisionOf(release: Pick<Release, 'name' | 'path'>): Promise<string> {
    const url = gitRevisionUrl(release);
    return checkedRevision(release.name, (await gitRevision(url)).text.trim(), url);
  }

  async function publishedAt(release: Pick<Release, 'path' | 'published'>): Promise<string | null> {
    if (release.published !== null) return release.published;
    return (await unlessMissing(gitRevision(gitRevisionUrl(release))))?.modified ?? null;
  }

  async function askNewest(channel: string): Promise<AnnouncedRelease> {
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
    const { published } = found;
    const told = announced(found, origins);
    if (told) return { channel, name, path, ...told, published };
    const revision = await revisionOf({ name, path });
    return {
      channel,
      name,
      path,
      revision,
      lastModified: null,
      published: await publishedAt({ path, published }),
    };
  }

  return {
    newest: onceEach(askNewest),
    releasesBetween,
    revisionOf,
    publishedAt,
    verify: (release) => doubtOf(release, revisionOf),
    async findRelease(revision, channels) {
      let failure: UserError | null = null;
      // One after another: the listings are long, and the first channels are the likely ones.
      for (const channel of channels) {
        try {
          const releases = await releasesBetween(channel, null, null);
          const found = releases.findLast((release) => isShortOf(release, revision));
          if (!found) continue;
          if (revision.length < 40) return found;
          const full = await unlessMissing(revisionOf(found));
          if (full === null || full === revision) return { ...found, revision };
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          failure ??= error;
        }
      }
      if (failure) throw failure;
      return null;
    },
  };
}

/** One of the two may be the shorter one, but not so short that it says nothing. */
function isShortOf({ name }: Release, revision: string): boolean {
  const short = parseReleaseName(name)?.shortRevision ?? '';
  return (
    Math.min(short.length, revision.length) >= 7 && (revision.startsWith(short) || short.startsWith(revision))
  );
}

/** Null instead of an error that the mirror is to blame for. */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function unknownChannel(channel: string, url: string): UserError {
  return new UserError(`${url} names no release of channel \`${channel}\`.`, {
    cure: `Channels are named like nixos-25.11, nixos-25.11-small, nixos-unstable, nixpkgs-unstable. ${checkMirror}`,
  });
}
