import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startMirror, type Mirror } from '../../miniature/mirror.js';
import { createReleaseIndex, type ReleaseIndex } from '../../src/channels/release-index.js';
import { clock } from '../../src/platform/clock.js';
import { createHttp } from '../../src/platform/http.js';
import { releaseSource, threeReleases } from '../fixtures/release-sources.js';

let mirror: Mirror;
let index: ReleaseIndex;

beforeAll(async () => {
  const other = releaseSource('nixos-25.11-small', 'nixos-25.11.4190', 8);
  // Two entries a page: every listing here has several pages.
  mirror = await startMirror({ from: { sources: [...threeReleases, other] }, pageSize: 2 });
  index = createReleaseIndex(createHttp(clock, { firstWaitMs: 1 }), {
    channelsUrl: mirror.urls.channels,
    releasesUrl: mirror.urls.releases,
    archiveUrl: mirror.urls.archives,
  });
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
  expect((await index.newest('nixos-25.11-small')).name).toMatch(/^nixos-25\.11\.4190\./);

  const off = mirror.fault({ path: /^\/channels\//, kind: 'answer', status: 200, body: '<html>' });
  await expect(index.newest('nixos-25.11')).rejects.toThrow(/names no release of channel/);
  off();
});
