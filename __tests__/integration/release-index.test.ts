import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMirror, type Mirror } from '../../miniature/mirror.js';
import type { MiniatureRelease } from '../../miniature/types.js';
import { createReleaseIndex, type ReleaseIndex } from '../../src/channels/release-index.js';
import type { AnnouncedRelease } from '../../src/core/release.js';
import { UserError } from '../../src/errors.js';
import { clock } from '../../src/platform/clock.js';
import { createHttp } from '../../src/platform/http.js';
import { releaseSource, threeReleases } from '../fixtures/release-sources.js';

let mirror: Mirror;
let index: ReleaseIndex;
/** An index that has asked nothing yet. */
const fresh = (): ReleaseIndex =>
  createReleaseIndex(createHttp(clock, { firstWaitMs: 1 }), {
    channelsUrl: mirror.urls.channels,
    releasesUrl: mirror.urls.releases,
    archiveUrl: mirror.urls.archives,
  });
const released = (prefix: string): MiniatureRelease => {
  const found = mirror.releases.find(({ name }) => name.startsWith(`${prefix}.`));
  if (!found) throw new Error(`no ${prefix}`);
  return found;
};
/** What the mirror was asked while something ran. */
async function asking(run: () => Promise<unknown>): Promise<string[]> {
  const before = mirror.requests.length;
  await run();
  return mirror.requests.slice(before).map((request) => request.path);
}

beforeAll(async () => {
  const other = releaseSource('nixos-25.11-small', 'nixos-25.11.4190', 8);
  // Two entries a page: every listing here has several pages.
  mirror = await startMirror({ from: { sources: [...threeReleases, other] }, pageSize: 2 });
  index = fresh();
});

afterAll(async () => {
  await mirror[Symbol.asyncDispose]();
});

test('one request gives the newest release, its full revision and its time', async () => {
  const before = mirror.requests.length;
  const expected = mirror.releases.find((release) => release.name.startsWith('nixos-25.11.4188.'));
  const { revision, lastModified, name, path } = await index.newest('nixos-25.11');
  expect(mirror.requests.length - before).toBe(1);
  expect({ revision, lastModified, name, path }).toEqual({
    revision: expected?.revision,
    lastModified: expected?.commitTime,
    name: expected?.name,
    path: expected?.path,
  });
  expect(await index.revisionOf({ name, path })).toBe(revision);
});

test('the listing gives the releases between two, with the day of each', async () => {
  const [oldest, ...later] = mirror.releases.filter((release) => release.channel === 'nixos-25.11');
  const listed = await index.releasesBetween('nixos-25.11', oldest?.name ?? '', later.at(-1)?.name ?? '');
  expect(listed.map(({ name, path, published }) => ({ name, path, published }))).toEqual(
    later.map(({ name, path, published }) => ({
      name,
      path,
      published: new Date(published * 1000).toISOString(),
    })),
  );
  expect(await index.releasesBetween('nixos-25.11', null, null)).toHaveLength(3);
});

test('a fault that passes is lived through; a page of HTML is an error, not a release', async () => {
  mirror.fault({ path: /nixexprs/, kind: 'answer', status: 503, times: 1 });
  mirror.fault({ path: /nixexprs/, kind: 'reset', times: 1 });
  expect((await fresh().newest('nixos-25.11-small')).name).toMatch(/^nixos-25\.11\.4190\./);

  const off = mirror.fault({ path: /^\/channels\//, kind: 'answer', status: 200, body: '<html>' });
  await expect(fresh().newest('nixos-25.11')).rejects.toThrow(/names no release of channel/);
  off();
});

test('everything is asked once, by however many at a time', async () => {
  const own = fresh();
  const all = (): Promise<unknown> =>
    Promise.all([
      own.newest('nixos-25.11'),
      own.newest('nixos-25.11'),
      own.revisionOf(released('nixos-25.11.4021')),
      own.revisionOf(released('nixos-25.11.4021')),
      own.releasesBetween('nixos-25.11', null, null),
      own.releasesBetween('nixos-25.11', null, null),
    ]);
  const asked = await asking(all);
  expect(asked.filter((path) => path.includes('list-type'))).toHaveLength(3);
  expect(asked).toHaveLength(5);
  expect(await asking(all)).toEqual([]);
  // A part of what is listed already is not listed again.
  const { name } = released('nixos-25.11.4021');
  expect(await asking(() => own.releasesBetween('nixos-25.11', name, null))).toEqual([]);
});

test('what failed has failed for all, with the very same error', async () => {
  const own = fresh();
  const off = mirror.fault({ path: /^\/channels\/nixos-25\.11\//, kind: 'answer', status: 403 });
  const failure = (): Promise<unknown> => own.newest('nixos-25.11').catch((error: unknown) => error);
  const [one, other] = await Promise.all([failure(), failure()]);
  off();
  expect(one).toBeInstanceOf(UserError);
  expect(other).toBe(one);
  expect(await failure()).toBe(one);
});

test('a release was published when its files were written, where the listing does not tell', async () => {
  const own = fresh();
  const newest = await own.newest('nixos-25.11');
  expect(newest.published).toBeNull();
  const published = new Date(released('nixos-25.11.4188').published * 1000).toISOString();
  expect(await own.publishedAt(newest)).toBe(published);
  expect(await asking(() => own.verify(newest))).toEqual([]);
  expect(await asking(() => own.publishedAt({ ...newest, published }))).toEqual([]);
  mirror.fault({ path: /4100.*git-revision/, kind: 'answer', status: 404, times: 1 });
  const { channel, name, path } = released('nixos-25.11.4100');
  const unread = { channel, name, path, revision: null, lastModified: null, published: null };
  expect(await own.publishedAt(unread)).toBeNull();
});

describe('an announced release is believed', () => {
  const other = 'f'.repeat(40);

  test('where all witnesses agree', async () => {
    const own = fresh();
    expect(await own.verify(await own.newest('nixos-25.11'))).toBeNull();
  });

  test.each<[string, (newest: AnnouncedRelease) => Partial<AnnouncedRelease>, string | null, RegExp]>([
    ['its git-revision is another', () => ({}), other, /can't be verified: .*which is not that of/],
    [
      'its git-revision only begins alike',
      () => ({}),
      'same',
      /announces revision \S+ for nixos-25\.11\.4188\.\S+, but its git-revision is/,
    ],
    ['its name tells another', () => ({ revision: other }), null, /whose name tells another one/],
    [
      'it lies elsewhere',
      ({ path }) => ({ path: path.replace('25.11', '24.05') }),
      null,
      /is not where releases of nixos-25\.11 lie/,
    ],
    ['it has no git-revision', () => ({}), '', /can't be verified: .*git-revision does not tell/],
  ])('but not where %s', async (_, change, body, sentence) => {
    const own = fresh();
    const newest = await own.newest('nixos-25.11');
    const told = body === 'same' ? newest.revision.slice(0, 12).padEnd(40, '0') : body;
    const off =
      told === null
        ? (): void => undefined
        : mirror.fault({ path: /git-revision/, kind: 'answer', status: 200, body: told });
    expect(await own.verify({ ...newest, ...change(newest) })).toMatch(sentence);
    off();
  });

  test.each([404, 403])('and not where git-revision answers %d', async (status) => {
    const own = fresh();
    const newest = await own.newest('nixos-25.11');
    const off = mirror.fault({ path: /git-revision/, kind: 'answer', status });
    expect(await own.verify(newest)).toMatch(/can't be verified: .*git-revision answers with status 40/);
    off();
  });
});

describe('the release of a revision', () => {
  const channels = ['nixos-25.11-small', 'nixos-25.11'];

  test.each([40, 12, 7])('is found by %d of its digits', async (digits) => {
    const { name, channel, revision } = released('nixos-25.11.4100');
    const found = await fresh().findRelease(revision.slice(0, digits), channels);
    expect(found).toMatchObject({ name, channel, revision: digits === 40 ? revision : null });
  });

  test.each(['f'.repeat(40), 'ffffff', ''])('is null where no channel released %j', async (revision) => {
    expect(await fresh().findRelease(revision, channels)).toBeNull();
  });

  test('is not one that only begins alike', async () => {
    const forged = released('nixos-25.11.4100').revision.slice(0, 12).padEnd(40, '0');
    expect(await fresh().findRelease(forged, channels)).toBeNull();
  });

  test('is told by its name where its git-revision is not there', async () => {
    const { name, revision } = released('nixos-25.11.4100');
    const off = mirror.fault({ path: /git-revision/, kind: 'answer', status: 404 });
    expect(await fresh().findRelease(revision, channels)).toMatchObject({ name });
    off();
  });

  test('is looked up in listings that are read once, the first channel first', async () => {
    const own = fresh();
    const { revision } = released('nixos-25.11.4190');
    const first = await asking(() => own.findRelease(revision.slice(0, 12), channels));
    expect(first).not.toEqual(expect.arrayContaining([expect.stringContaining('25.11%2F')]));
    await own.findRelease('f'.repeat(40), channels);
    expect(await asking(() => own.findRelease('e'.repeat(40), channels))).toEqual([]);
  });

  test('is not denied where a listing could not be read', async () => {
    const off = mirror.fault({ path: /prefix=nixos%2F25\.11-small/, kind: 'answer', status: 403 });
    const { name, revision } = released('nixos-25.11.4100');
    expect(await fresh().findRelease(revision, channels)).toMatchObject({ name });
    await expect(fresh().findRelease('f'.repeat(40), channels)).rejects.toThrow(/status 403/);
    off();
  });
});
