import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMirror, type Mirror } from '../../../miniature/mirror.js';
import { buildNixpkgsRepository } from '../../../miniature/nixpkgs-repository.js';
import type { MiniatureRelease } from '../../../miniature/types.js';
import { releaseSource, threeReleases } from '../../fixtures/release-sources.js';

const sources = [
  ...threeReleases,
  releaseSource('nixos-unstable-small', 'nixos-26.05pre900001', 1),
  releaseSource('nixpkgs-unstable', 'nixpkgs-26.05pre900002', 2),
  releaseSource('nixpkgs-25.11-darwin', 'nixpkgs-25.11-darwin.55', 5),
  releaseSource('nixos-26.05', 'nixos-26.05.12', 130),
];

let folder: string;
let mirror: Mirror;
let releases: readonly MiniatureRelease[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'channel-bump-test-'));
  const repository = path.join(folder, 'nixpkgs.git');
  releases = await buildNixpkgsRepository(repository, sources);
  mirror = await startMirror({
    from: { repository, releases },
    pageSize: 2,
    published: {
      statuses: { 'nixos-26.05': 'beta', 'nixpkgs-25.11-darwin': null },
      endOfLife: { '26.05': false, '24.05': '2024-12-31' },
    },
  });
});
afterAll(async () => {
  await mirror[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const release = (prefix: string): MiniatureRelease => {
  const found = releases.find((one) => one.name.startsWith(`${prefix}.`));
  if (!found) throw new Error(`no ${prefix}`);
  return found;
};
const manual = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });
const bytes = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());
const tarNames = (archive: Buffer, flag: string): string[] =>
  execFileSync('tar', [flag, '--list', '--quoting-style=literal'], { input: archive })
    .toString()
    .trim()
    .split('\n');

describe('the repository behind it', () => {
  test('has a branch a channel, its commits in the order of commit times', () => {
    const log = execFileSync('git', [
      '-C',
      mirror.repository,
      'log',
      '--format=%H %ct',
      'nixos-25.11',
    ]).toString();
    const expected = [...threeReleases].reverse().map((source) => release(source.prefix));
    expect(log.trim().split('\n')).toEqual(expected.map((one) => `${one.revision} ${one.commitTime}`));
  });

  test('gives the same revisions every time', async () => {
    const again = await buildNixpkgsRepository(path.join(folder, 'again.git'), [...sources].reverse());
    expect(again).toEqual(releases);
  });

  test('names releases and their folders as channels do', () => {
    const folders = [
      'nixos-26.05pre900001',
      'nixpkgs-26.05pre900002',
      'nixpkgs-25.11-darwin.55',
      'nixos-26.05.12',
    ];
    expect(folders.map((prefix) => path.dirname(release(prefix).path))).toEqual([
      'nixos/unstable-small',
      'nixpkgs',
      'nixpkgs/25.11-darwin',
      'nixos/26.05',
    ]);
    expect(release('nixos-26.05.12').name).toMatch(/^nixos-26\.05\.12\.[0-9a-f]{12}$/);
  });
});

describe('channels', () => {
  test.each(['', '/'])('a channel redirects to its newest release (%j)', async (end) => {
    const answer = await manual(`${mirror.urls.channels}/nixos-25.11${end}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(
      `${mirror.urls.releases}/${release('nixos-25.11.4188').path}`,
    );
  });

  test('its tarball redirects with the immutable link', async () => {
    const { path: place, revision, commitTime } = release('nixos-25.11.4188');
    const answer = await manual(`${mirror.urls.channels}/nixos-25.11/nixexprs.tar.xz`);
    const locked = `${mirror.urls.releases}/${place}/nixexprs.tar.xz?rev=${revision}&lastModified=${commitTime}`;
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(locked);
    expect(answer.headers.get('link')).toBe(`<${locked}>; rel="immutable"`);
  });

  test('other files redirect without it, what is not there is not found', async () => {
    const answer = await manual(`${mirror.urls.channels}/nixos-26.05/nixexprs.tar.zst`);
    expect([answer.status, answer.headers.get('link')]).toEqual([302, null]);
    expect((await manual(`${mirror.urls.channels}/nixos-25.11/nixexprs.tar.zst`)).status).toBe(404);
    expect((await manual(`${mirror.urls.channels}/nixos-13.10`)).status).toBe(404);
    expect((await fetch(`${mirror.urls.channels}/nixos-25.11`, { method: 'POST' })).status).toBe(405);
  });

  test('before a release is out it is nowhere; when the redirect lags, the branch leads', async () => {
    const old = release('nixos-25.11.4100');
    const newest = release('nixos-25.11.4188');
    const at = async (url: string): Promise<string> => (await manual(url)).headers.get('location') ?? '';
    mirror.setNewest('nixos-25.11', old.name);
    expect(await at(`${mirror.urls.channels}/nixos-25.11`)).toContain(old.name);
    expect((await fetch(`${mirror.urls.releases}/${newest.path}/git-revision`)).status).toBe(404);
    mirror.setNewest('nixos-25.11', newest.name);
    mirror.setRedirect('nixos-25.11', old.name);
    expect(await at(`${mirror.urls.channels}/nixos-25.11`)).toContain(old.name);
    const branch = await bytes(`${mirror.urls.archives}/NixOS/nixpkgs/archive/refs/heads/nixos-25.11.tar.gz`);
    const revision = execFileSync('git', ['get-tar-commit-id'], {
      input: execFileSync('gzip', ['-dc'], { input: branch }),
    });
    expect(revision.toString().trim()).toBe(newest.revision);
    mirror.setNewest('nixos-25.11', newest.name);
    expect(() => {
      mirror.setNewest('nixos-25.11', 'nixos-25.11.1.abc');
    }).toThrow('has no release');
  });
});

describe('releases', () => {
  test('git-revision holds the revision and nothing else', async () => {
    const { path: place, revision } = release('nixos-25.11.4021');
    expect((await bytes(`${mirror.urls.releases}/${place}/git-revision`)).toString()).toBe(revision);
  });

  test("the tarball has one top folder, named as the release, and the channel's own files", async () => {
    const { path: place, name, revision } = release('nixos-26.05.12');
    const xz = await bytes(`${mirror.urls.releases}/${place}/nixexprs.tar.xz?rev=${revision}`);
    const names = tarNames(xz, '--xz');
    expect(names.every((one) => one.startsWith(`${name}/`))).toBe(true);
    expect(names).toEqual(
      expect.arrayContaining(
        [
          '.git-revision',
          '.version-suffix',
          'svn-revision',
          'nixpkgs',
          'pkgs/größe.txt',
          'maintainers/run.sh',
        ].map((one) => `${name}/${one}`),
      ),
    );
    const suffix = execFileSync('tar', ['--xz', '-xO', `${name}/.version-suffix`], { input: xz }).toString();
    expect(suffix).toBe(`.12.${revision.slice(0, 12)}`);
    const zst = await bytes(`${mirror.urls.releases}/${place}/nixexprs.tar.zst`);
    expect(execFileSync('zstd', ['-dc'], { input: zst })).toEqual(execFileSync('xz', ['-dc'], { input: xz }));
  });

  test('packages.json.br says that it is brotli', async () => {
    const url = new URL(`${mirror.urls.releases}/${release('nixos-25.11.4188').path}/packages.json.br`);
    const body = await new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      get(url, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => {
          resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(pieces) });
        });
      }).on('error', reject);
    });
    expect(body.encoding).toBe('br');
    expect(JSON.parse(brotliDecompressSync(body.body).toString())).toEqual({ version: '2', packages: {} });
  });

  test('a known ETag is answered with 304', async () => {
    const url = `${mirror.urls.releases}/${release('nixos-25.11.4188').path}/git-revision`;
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });
});

describe('the listing', () => {
  const list = async (query: Record<string, string>): Promise<string> =>
    (
      await fetch(
        `${mirror.urls.releases}/?${new URLSearchParams({ 'list-type': '2', ...query }).toString()}`,
      )
    ).text();
  const values = (xml: string, name: string): string[] =>
    [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1] ?? '');

  test('gives all releases of a channel over several pages', async () => {
    const keys: string[] = [];
    const folders: string[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const xml = await list({
        prefix: 'nixos/25.11/',
        delimiter: '/',
        ...(token === undefined ? {} : { 'continuation-token': token }),
      });
      expect(values(xml, 'IsTruncated')).toEqual([String(values(xml, 'NextContinuationToken').length > 0)]);
      keys.push(...values(xml, 'Key'));
      folders.push(...values(xml, 'Prefix').slice(1));
      token = values(xml, 'NextContinuationToken')[0];
      pages += 1;
    } while (token !== undefined);
    const places = threeReleases.map((source) => release(source.prefix).path);
    expect(pages).toBe(3);
    expect(keys).toEqual(places);
    expect(folders).toEqual(places.map((place) => `${place}/`));
  });

  test('tells when a release was published, and the sizes of its files', async () => {
    const one = release('nixos-25.11.4021');
    const page = await list({ prefix: one.path, delimiter: '/', 'max-keys': '1' });
    expect(values(page, 'LastModified')).toEqual([new Date(one.published * 1000).toISOString()]);
    const file = await list({ prefix: `${one.path}/git-` });
    expect([values(file, 'Key'), values(file, 'Size')]).toEqual([[`${one.path}/git-revision`], ['40']]);
  });
});

describe('archives', () => {
  test('redirect to a chunked .tar.gz, its top folder named by repository and revision', async () => {
    const { revision } = release('nixos-25.11.4021');
    const url = `${mirror.urls.archives}/NixOS/nixpkgs/archive/${revision}.tar.gz`;
    expect((await manual(url)).status).toBe(302);
    const answer = await fetch(url);
    expect(answer.headers.get('content-length')).toBeNull();
    const names = tarNames(Buffer.from(await answer.arrayBuffer()), '--gzip');
    expect(names).toContain(`nixpkgs-${revision}/maintainers/run.sh`);
    expect(names.some((name) => name.endsWith('/.git-revision'))).toBe(false);
  });

  test.each([
    'NixOS/nixpkgs/archive/ffffffffffffffffffffffffffffffffffffffff',
    'someone/nixpkgs/archive/nixos-25.11',
  ])('no archive of %s', async (place) => {
    expect((await manual(`${mirror.urls.archives}/${place}.tar.gz`)).status).toBe(404);
  });
});

describe('the status', () => {
  test("as the exporter's text", async () => {
    const text = (await bytes(mirror.urls.status)).toString();
    const { revision, published } = release('nixos-25.11.4188');
    expect(text).toContain(
      `channel_revision{channel="nixos-25.11",current="1",revision="${revision}",status="stable",variant="primary"} 1.0\n`,
    );
    expect(text).toContain(`channel_update_time{channel="nixos-25.11"} ${published}.0\n`);
    expect(text).not.toContain('darwin');
  });

  test('as the answer of Prometheus to a query', async () => {
    const answer: unknown = await (
      await fetch(`${mirror.urls.status}/api/v1/query?query=channel_revision`)
    ).json();
    const { revision } = release('nixos-26.05.12');
    const metric: unknown = expect.objectContaining({ channel: 'nixos-26.05', status: 'beta', revision });
    const sample: unknown = expect.objectContaining({ metric, value: [expect.any(Number), '1'] });
    expect(answer).toMatchObject({ status: 'success', data: { result: expect.arrayContaining([sample]) } });
  });
});

describe('the end of life', () => {
  const published = [
    ['26.05', false],
    ['25.11', '2026-06-30'],
    ['24.05', '2024-12-31'],
  ];

  test('as endoflife.date lists it', async () => {
    const list = (await (await fetch(mirror.urls.endOfLife)).json()) as { cycle: string; eol: unknown }[];
    expect(list.map(({ cycle, eol }) => [cycle, eol])).toEqual(published);
  });

  test('as its newer API tells it', async () => {
    const product = (await (
      await fetch(mirror.urls.endOfLife.replace('nixos.json', 'v1/products/nixos/'))
    ).json()) as { result: { releases: { name: string; eolFrom?: string; isEol: boolean }[] } };
    expect(product.result.releases.map(({ name, eolFrom, isEol }) => [name, eolFrom ?? isEol])).toEqual(
      published,
    );
  });

  test('and the status change while it runs', async () => {
    mirror.setStatus('nixos-25.11', 'deprecated');
    mirror.setMoved('nixos-25.11', 1_772_400_000);
    mirror.setEndOfLife('25.11', null);
    const status = await (await fetch(mirror.urls.status)).text();
    expect(status).toMatch(/channel="nixos-25\.11",.*status="deprecated"/);
    expect(status).toContain('channel_update_time{channel="nixos-25.11"} 1772400000.0\n');
    expect(await (await fetch(mirror.urls.endOfLife)).text()).not.toContain('25.11');
  });
});

describe('faults', () => {
  const revisionUrl = (): string =>
    `${mirror.urls.releases}/${release('nixos-25.11.4188').path}/git-revision`;

  test('other answers, as often as asked, then the right one', async () => {
    mirror.fault({
      path: /git-revision/,
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '1' },
      times: 1,
    });
    const first = await fetch(revisionUrl());
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await fetch(revisionUrl())).status).toBe(200);
  });

  test('a page of HTML with 200 until it is switched off', async () => {
    const off = mirror.fault({ path: /git-revision/, kind: 'answer', status: 200, body: '<html>' });
    expect(await (await fetch(revisionUrl())).text()).toBe('<html>');
    off();
    expect(await (await fetch(revisionUrl())).text()).toBe(release('nixos-25.11.4188').revision);
  });

  test('a reset, and a body shorter than announced, are errors', async () => {
    mirror.fault({ path: /git-revision/, kind: 'reset', times: 1 });
    await expect(fetch(revisionUrl())).rejects.toThrow('fetch failed');
    mirror.fault({ path: /git-revision/, kind: 'truncate', times: 1 });
    const answer = await fetch(revisionUrl());
    expect(answer.headers.get('content-length')).toBe('40');
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  test('an end that was not announced looks like success', async () => {
    mirror.fault({ path: /git-revision/, kind: 'unannounced-end', times: 1 });
    const answer = await fetch(revisionUrl());
    expect([answer.headers.get('content-length'), answer.headers.get('transfer-encoding')]).toEqual([
      null,
      null,
    ]);
    expect(await answer.text()).toHaveLength(20);
  });

  test.each(['nothing', 'half'] as const)(
    'a stall after %s ends only when the client gives up',
    async (after) => {
      mirror.fault({ path: /git-revision/, kind: 'stall', after, times: 1 });
      const body = fetch(revisionUrl(), { signal: AbortSignal.timeout(200) }).then((answer) => answer.text());
      await expect(body).rejects.toThrow('aborted due to timeout');
    },
  );
});

test('what was asked is noted', async () => {
  const before = mirror.requests.length;
  await bytes(`${mirror.urls.releases}/${release('nixos-25.11.4188').path}/git-revision?rev=x`);
  expect(mirror.requests.slice(before)).toEqual([
    {
      method: 'GET',
      path: `/releases/${release('nixos-25.11.4188').path}/git-revision?rev=x`,
      status: 200,
      bytes: 40,
    },
  ]);
});

test('a mirror made from sources takes its repository away when it goes', async () => {
  const own = await startMirror({ from: { sources: threeReleases } });
  expect((await fetch(`${own.urls.channels}/nixos-25.11/git-revision`)).status).toBe(200);
  await own[Symbol.asyncDispose]();
  await expect(fetch(own.urls.channels)).rejects.toThrow();
  expect(() => execFileSync('git', ['-C', own.repository, 'status'], { stdio: 'pipe' })).toThrow();
});
