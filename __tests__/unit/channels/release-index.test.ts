import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createReleaseIndex, type ReleaseIndex } from '../../../src/channels/release-index.js';
import { clock } from '../../../src/platform/clock.js';
import { createHttp } from '../../../src/platform/http.js';
import { failure } from '../../fixtures/user-error.js';

const revision = '9cd0ab12cd34ef56ab78cd90ef12ab34cd56ef78';
const name = 'nixos-25.11.4188.9cd0ab12cd34';
const path = `nixos/25.11/${name}`;
const newest = {
  channel: 'nixos-25.11',
  name,
  path,
  revision,
  lastModified: 1772409600,
  published: null,
};

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A mirror that gives these answers by path and query; `{base}` in them is its own address. */
async function mirror(
  answers: Record<string, Answer>,
): Promise<{ index: ReleaseIndex; base: string; asked: string[] }> {
  const asked: string[] = [];
  let base = '';
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    const answer = answers[url] ?? { status: 404, body: '404' };
    const headers = Object.entries(answer.headers ?? {}).map(([key, value]) => [
      key,
      value.replaceAll('{base}', base),
    ]);
    response.writeHead(answer.status ?? 200, Object.fromEntries(headers) as Record<string, string>);
    response.end(answer.body ?? '');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const http = createHttp(clock, { firstWaitMs: 1 });
  const urls = {
    channelsUrl: `${base}/channels`,
    releasesUrl: `${base}/releases`,
    archiveUrl: 'https://github.com',
  };
  return { index: createReleaseIndex(http, urls), base, asked };
}

const lockable = (origin: string, link = `${origin}/${path}/nixexprs.tar.xz?rev=${revision}`): Answer => ({
  status: 302,
  headers: { location: `${origin}/${path}/nixexprs.tar.xz`, link: `<${link}>; rel="immutable"` },
});

describe('newest', () => {
  const archive = '/channels/nixos-25.11/nixexprs.tar.xz';

  test.each([
    ['the mirror', '{base}/releases'],
    ['the official host', 'https://releases.nixos.org'],
  ])('takes one request where the answer announces the revision, naming %s', async (_, origin) => {
    const link = `${origin}/${path}/nixexprs.tar.xz?rev=${revision}&lastModified=1772409600`;
    const { index, asked } = await mirror({ [archive]: lockable(origin, link) });
    expect(await index.newest('nixos-25.11')).toEqual(newest);
    expect(asked).toEqual([archive]);
  });

  test('reads the revision from the release where none is announced', async () => {
    const { index, asked } = await mirror({
      [archive]: { status: 302, headers: { location: `{base}/releases/${path}/nixexprs.tar.xz` } },
      [`/releases/${path}/git-revision`]: { body: `${revision}\n` },
    });
    expect(await index.newest('nixos-25.11')).toEqual({ ...newest, lastModified: null });
    expect(asked).toHaveLength(2);
  });

  test('falls back to the folder where the archive is served by the mirror itself, or is not there', async () => {
    for (const first of [{ body: 'an archive' }, { status: 404 }]) {
      const { index } = await mirror({
        [archive]: first,
        '/channels/nixos-25.11': { status: 301, headers: { location: `/releases/${path}/` } },
        [`/releases/${path}/git-revision`]: { body: revision },
      });
      expect(await index.newest('nixos-25.11')).toEqual({ ...newest, lastModified: null });
    }
  });

  test('takes the Link of an archive that is served without a redirect', async () => {
    const headers = {
      link: `<https://releases.nixos.org/${path}/nixexprs.tar.xz?rev=${revision}>; rel=immutable`,
    };
    const { index, asked } = await mirror({ [archive]: { headers, body: 'an archive' } });
    expect(await index.newest('nixos-25.11')).toEqual({ ...newest, lastModified: null });
    expect(asked).toHaveLength(1);
  });

  test('goes through redirects that only move the channel', async () => {
    const { index } = await mirror({
      [archive]: { status: 301, headers: { location: '/elsewhere' } },
      '/elsewhere': lockable('{base}/releases'),
    });
    expect(await index.newest('nixos-25.11')).toEqual({ ...newest, lastModified: null });
  });

  test.each<[string, Record<string, Answer>, RegExp]>([
    ['an unknown channel', {}, /names no release of channel `nixos-25\.11`/],
    [
      'a page of HTML instead of a redirect',
      { [archive]: { body: '<html>' }, '/channels/nixos-25.11': { body: '<html>' } },
      /names no release of channel/,
    ],
    ['a refusal', { [archive]: { status: 403 } }, /status 403/],
    [
      'a revision that is not the release’s',
      {
        [archive]: lockable(
          '{base}/releases',
          `{base}/releases/${path}/nixexprs.tar.xz?rev=${'0'.repeat(40)}`,
        ),
      },
      /announces revision 0{40}, which is not that of nixos-25\.11\.4188/,
    ],
    [
      'a short revision',
      { [archive]: lockable('{base}/releases', `{base}/releases/${path}/nixexprs.tar.xz?rev=9cd0ab12cd34`) },
      /does not tell the revision/,
    ],
    [
      'a Link to another release',
      {
        [archive]: lockable(
          '{base}/releases',
          `{base}/releases/nixos/25.11/nixos-25.11.4189.9cd0ab12cd34/nixexprs.tar.xz?rev=${revision}`,
        ),
      },
      /but its Link to nixos\/25\.11\/nixos-25\.11\.4189/,
    ],
    [
      'a release of another channel',
      { [archive]: { status: 302, headers: { location: '/releases/nixos/25.11-small/' + name } } },
      /no release of nixos-25\.11\./,
    ],
    ['a circle', { [archive]: { status: 302, headers: { location: archive } } }, /redirects 5 times/],
    [
      'HTML for git-revision',
      {
        [archive]: { status: 302, headers: { location: `/releases/${path}` } },
        [`/releases/${path}/git-revision`]: { body: '<html>\n<body>' },
      },
      /git-revision does not tell the revision of nixos-25\.11\.4188\.9cd0ab12cd34; it answers `<html>`/,
    ],
    [
      'an empty git-revision',
      {
        [archive]: { status: 302, headers: { location: `/releases/${path}` } },
        [`/releases/${path}/git-revision`]: { body: '' },
      },
      /does not tell the revision/,
    ],
    [
      'no git-revision',
      { [archive]: { status: 302, headers: { location: `/releases/${path}` } } },
      /git-revision answers with status 404/,
    ],
  ])('%s is an error that names the address and the cure', async (_, answers, message) => {
    const { index, base } = await mirror(answers);
    const error = await failure(index.newest('nixos-25.11'));
    expect(error.message).toMatch(message);
    expect(error.message).toContain(base);
    expect(error.cure).toMatch(/channels-url/);
  });

  test('a branch is refused without asking', async () => {
    const { index, asked } = await mirror({});
    expect((await failure(index.newest('master'))).message).toMatch(/`master`/);
    expect(asked).toEqual([]);
  });
});

describe('releasesBetween', () => {
  const folder = (release: string): string =>
    `<CommonPrefixes><Prefix>nixos/25.11/${release}/</Prefix></CommonPrefixes>`;
  const object = (release: string, date: string): string =>
    `<Contents><Key>nixos/25.11/${release}</Key><LastModified>${date}</LastModified></Contents>`;
  const page = (inner: string, next?: string): Answer => ({
    headers: { 'content-type': 'application/xml' },
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
      `<Name>nix-releases</Name><IsTruncated>${String(next !== undefined)}</IsTruncated>` +
      (next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`) +
      `${inner}</ListBucketResult>`,
  });
  const query = (prefix: string): string =>
    `/releases/?list-type=2&delimiter=%2F&prefix=${encodeURIComponent(prefix)}`;
  const release = (count: number): string => `nixos-25.11.${count}.9cd0ab12cd34`;
  const between = (index: ReleaseIndex, from: number, to: number) =>
    index.releasesBetween('nixos-25.11', release(from), release(to));

  test('over several pages, oldest first, with the dates that the listing has', async () => {
    const first = query('nixos/25.11/nixos-25.11.4');
    const { index, asked } = await mirror({
      [first]: page(
        ['x', release(4021), release(4100), release(4200)].map(folder).join('') +
          object(release(4100), '2026-03-01T10:00:00.000Z'),
        'a/b+c&amp;d=',
      ),
      [`${first}&continuation-token=a%2Fb%2Bc%26d%3D`]: page(folder(release(4099)) + folder(release(4188))),
    });
    const releases = await between(index, 4021, 4188);
    expect(releases.map((one) => [one.name, one.path, one.published])).toEqual([
      [release(4099), `nixos/25.11/${release(4099)}`, null],
      [release(4100), `nixos/25.11/${release(4100)}`, '2026-03-01T10:00:00.000Z'],
      [release(4188), `nixos/25.11/${release(4188)}`, null],
    ]);
    expect(asked).toHaveLength(2);
  });

  test('across a change of digits the whole folder is listed; the newest is there even if the listing lags', async () => {
    const { index } = await mirror({
      [query('nixos/25.11/')]: page(folder(release(999)) + folder(release(1001))),
    });
    const names = (await between(index, 998, 1002)).map((one) => one.name);
    expect(names).toEqual([release(999), release(1001), release(1002)]);
  });

  test('all that is published, also what the channel has not got to yet', async () => {
    const { index } = await mirror({
      [query('nixos/25.11/')]: page([4200, 999, 4188].map((count) => folder(release(count))).join('')),
    });
    const names = (await index.releasesBetween('nixos-25.11', null, null)).map((one) => one.name);
    expect(names).toEqual([release(999), release(4188), release(4200)]);
  });

  test('nothing lies between a release and itself, or an older one', async () => {
    const { index, asked } = await mirror({});
    expect(await between(index, 4188, 4188)).toEqual([]);
    expect(await between(index, 4188, 4021)).toEqual([]);
    expect(asked).toEqual([]);
  });

  const first = query('nixos/25.11/nixos-25.11.4');
  test.each<[string, Answer]>([
    ['HTML', { body: '<html><body>Welcome</body></html>' }],
    ['nothing', { body: '' }],
    ['half a page', { body: '<ListBucketResult><IsTruncated>false</IsTruncated>' }],
    ['a page that is not the last and names no next', page('', '')],
  ])('%s instead of a listing is an error', async (_, answer) => {
    const { index, base } = await mirror({ [first]: answer });
    const error = await failure(between(index, 4021, 4188));
    expect(error.message).toContain(`${base}${first} does not answer with a listing`);
  });

  test('a listing that leads in a circle ends', async () => {
    const circle = page('', 'x');
    const { index } = await mirror({ [first]: circle, [`${first}&continuation-token=x`]: circle });
    expect((await failure(between(index, 4021, 4188))).message).toMatch(/does not end/);
  });

  test('a release of another channel is refused', async () => {
    const { index } = await mirror({});
    const asked = index.releasesBetween('nixos-25.05', release(4021), release(4188));
    expect((await failure(asked)).message).toMatch(/is no release of nixos-25\.05/);
  });
});
