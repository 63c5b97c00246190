import { createHash } from 'node:crypto';
import type { MiniatureRelease } from '../types.js';
import type { Channels } from './channels.js';
import { createGithub, revisionOf, type Github } from './github.js';
import { endOfLifeList, endOfLifeProduct } from './end-of-life.js';
import { listObjects, type BucketObject } from './listing.js';
import { commitPage, comparePage } from './pages.js';
import { releaseFiles, releasePage, type ReleaseFile } from './release-files.js';
import { statusQuery, statusText, type Published } from './status.js';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** Sent in chunks, with no length told beforehand, as GitHub sends archives. */
  chunked?: boolean;
}

export interface Asked {
  /** Starts with the service: `/channels`, `/releases`, `/archives`, `/codeload`, `/api`, `/status`, `/end-of-life`. */
  path: string;
  query: URLSearchParams;
  /** The address under which a path of the mirror is reached by whoever asks. */
  address: (path: string) => string;
}

export interface World {
  repository: string;
  /** Further repositories on the miniature GitHub: `owner/name` and the bare repository on this machine. */
  repositories: Readonly<Record<string, string>>;
  releases: readonly MiniatureRelease[];
  channels: Channels;
  published: Published;
  pageSize: number;
}

type Route = (match: readonly string[], asked: Asked) => Promise<Answer | null> | Answer | null;

/** Answers to paths, as the services behind channels.nixos.org, releases.nixos.org, github.com, prometheus.nixos.org and endoflife.date give them. */
export function createRoutes(world: World): (asked: Asked) => Promise<Answer> {
  const files = new Map(
    world.releases.map((release) => [release.name, releaseFiles(world.repository, release)]),
  );
  const filesOf = (release: MiniatureRelease): ReleaseFile[] => files.get(release.name) ?? [];
  const routes: [RegExp, Route][] = [
    ...channelRoutes(world.channels, filesOf),
    ...releaseRoutes(world, filesOf),
    ...githubRoutes(world),
    ...publishedRoutes(world),
  ];
  return async (asked) => {
    for (const [pattern, route] of routes) {
      const match = pattern.exec(asked.path);
      const answer = match && (await route(match.slice(1), asked));
      if (answer) return answer;
    }
    return { status: 404, headers: { 'content-type': 'text/html' }, body: Buffer.from('404') };
  };
}

function publishedRoutes({ channels, published }: World): [RegExp, Route][] {
  const json = 'application/json';
  return [
    [
      /^\/status\/api\/v1\/query$/,
      (_, { query }) => ok(json, statusQuery(query.get('query') ?? '', channels, published)),
    ],
    [/^\/status\/?$/, () => ok('text/plain; version=0.0.4', statusText(channels, published))],
    [
      /^\/end-of-life\/api\/nixos\.json$/,
      () => ok(json, endOfLifeList(channels.names(), published.endOfLife)),
    ],
    [
      /^\/end-of-life\/api\/v1\/products\/nixos\/?$/,
      () => ok(json, endOfLifeProduct(channels.names(), published.endOfLife)),
    ],
  ];
}

function channelRoutes(
  channels: Channels,
  filesOf: (release: MiniatureRelease) => ReleaseFile[],
): [RegExp, Route][] {
  return [
    [
      /^\/channels\/([^/]+)\/?$/,
      ([channel = ''], { address }) => {
        const release = channels.redirect(channel);
        return release ? redirect(address(`/releases/${release.path}`)) : null;
      },
    ],
    [
      /^\/channels\/([^/]+)\/([^/]+)$/,
      ([channel = '', name = ''], { address }) => {
        const release = channels.redirect(channel);
        if (!release || !filesOf(release).some((file) => file.name === name)) return null;
        const target = address(`/releases/${release.path}/${name}`);
        if (name !== 'nixexprs.tar.xz') return redirect(target);
        // The lockable tarball protocol. The .tar.zst has no such link (locks of it name the channel, not the release).
        const immutable = `${target}?rev=${release.revision}&lastModified=${release.commitTime}`;
        return redirect(immutable, { link: `<${immutable}>; rel="immutable"` });
      },
    ],
  ];
}

function releaseRoutes(
  { channels, pageSize }: World,
  filesOf: (release: MiniatureRelease) => ReleaseFile[],
): [RegExp, Route][] {
  const bucket = (): BucketObject[] =>
    channels.published().flatMap((release) => {
      // The page is not made for its size alone.
      const page = { key: release.path, modified: release.published, size: () => Promise.resolve(1024) };
      const held = filesOf(release).map((file) => ({
        key: `${release.path}/${file.name}`,
        modified: release.published,
        size: async () => (await file.bytes()).length,
      }));
      return [page, ...held];
    });
  return [
    [
      /^\/releases\/?$/,
      async (_, { query }) =>
        query.get('list-type') === '2'
          ? ok('application/xml', await listObjects(bucket(), query, pageSize))
          : null,
    ],
    [
      /^\/releases\/(.+?)\/?$/,
      async ([path = '']) => {
        const release = channels.published().find((one) => one.path === path);
        return release ? ok('text/html', await releasePage(release, filesOf(release))) : null;
      },
    ],
    [
      /^\/releases\/(.+)\/([^/]+)$/,
      async ([path = '', name = '']) => {
        const release = channels.published().find((one) => one.path === path);
        const file = release && filesOf(release).find((one) => one.name === name);
        if (!file) return null;
        const encoding = file.encoding === undefined ? {} : { 'content-encoding': file.encoding };
        const written = { 'last-modified': new Date(release.published * 1000).toUTCString() };
        return ok(file.type, await file.bytes(), { ...encoding, ...written });
      },
    ],
  ];
}

/** By `owner/name` in lower case. The branches of nixpkgs are where its channels are at the moment. */
function githubs({ repository, repositories, channels }: World): ReadonlyMap<string, Github> {
  const others = Object.entries(repositories).map(([name, folder]): [string, Github] => [
    name.toLowerCase(),
    createGithub(folder, name.split('/')[1] ?? '', (branch) => revisionOf(folder, `refs/heads/${branch}`)),
  ]);
  const nixpkgs = createGithub(repository, 'nixpkgs', (branch) => channels.branch(branch)?.revision ?? null);
  return new Map([['nixos/nixpkgs', nixpkgs], ...others]);
}

function githubRoutes(world: World): [RegExp, Route][] {
  const all = githubs(world);
  const found = async (repository: string, ref: string) => {
    const github = all.get(repository.toLowerCase());
    const commit = (await github?.resolve(decodeURIComponent(ref))) ?? null;
    return github && commit ? { github, ...commit } : null;
  };
  return [
    [
      /^\/archives\/([^/]+\/[^/]+)\/archive\/(.+)\.tar\.gz$/,
      async ([repository = '', ref = ''], { address }) =>
        (await found(repository, ref)) && redirect(address(`/codeload/${repository}/tar.gz/${ref}`)),
    ],
    [
      /^\/archives\/([^/]+\/[^/]+)\/commit\/([^/]+)$/,
      async ([repository = '', ref = '']) => {
        const commit = await found(repository, ref);
        return commit && commitPage(repository, commit.github.folder, commit.revision);
      },
    ],
    [
      /^\/archives\/([^/]+\/[^/]+)\/compare\/([^/]+?)\.\.\.([^/]+)$/,
      async ([repository = '', from = '', to = '']) => {
        const [one, other] = [await found(repository, from), await found(repository, to)];
        return one && other && comparePage(repository, one.github.folder, one.revision, other.revision);
      },
    ],
    [
      /^\/codeload\/([^/]+\/[^/]+)\/(?:legacy\.)?tar\.gz\/(.+)$/,
      async ([repository = '', ref = '']) => {
        const commit = await found(repository, ref);
        if (!commit) return null;
        const body = await commit.github.archive(commit.revision, commit.folder);
        const named = { 'content-disposition': `attachment; filename=${commit.folder}.tar.gz` };
        return { ...ok('application/x-gzip', body, named), chunked: true };
      },
    ],
    [
      /^\/api\/repos\/([^/]+\/[^/]+)\/commits\/(.+)$/,
      async ([repository = '', ref = '']) => {
        const commit = await found(repository, ref);
        if (!commit) return null;
        const told = await commit.github.commit(commit.revision);
        return ok('application/json; charset=utf-8', JSON.stringify(told));
      },
    ],
    // What Nix asks when it has an access token.
    [
      /^\/api\/repos\/([^/]+\/[^/]+)\/tarball\/(.+)$/,
      async ([repository = '', ref = ''], { address }) =>
        (await found(repository, ref)) && redirect(address(`/codeload/${repository}/legacy.tar.gz/${ref}`)),
    ],
  ];
}

function ok(type: string, content: string | Buffer, headers: Record<string, string> = {}): Answer {
  const body = Buffer.from(content);
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  return { status: 200, headers: { 'content-type': type, etag, ...headers }, body };
}

function redirect(location: string, headers: Record<string, string> = {}): Answer {
  return { status: 302, headers: { location, ...headers }, body: Buffer.alloc(0) };
}
