import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createChannels } from './mirror/channels.js';
import { createFaults, type Fault } from './mirror/faults.js';
import { answerGit, gitMethods, gitPath } from './mirror/git.js';
import { createRoutes, type Answer, type Asked } from './mirror/routes.js';
import { readMethods, sendAnswer } from './mirror/send.js';
import type { ChannelStatus, Published } from './mirror/status.js';
import type { RequestMoment } from './forge/index.js';
import { buildNixpkgsRepository } from './nixpkgs-repository.js';
import type { Certificate } from './tls.js';
import type { MiniatureRelease, ReleaseSource } from './types.js';

/** The official names that the mirror answers to as a proxy, and the part of it that each one is. */
const services: Readonly<Record<string, string>> = {
  'channels.nixos.org': '/channels',
  'releases.nixos.org': '/releases',
  'nix-releases.s3.amazonaws.com': '/releases',
  'github.com': '/archives',
  'codeload.github.com': '/codeload',
  'api.github.com': '/api',
  'prometheus.nixos.org': '/status',
  'endoflife.date': '/end-of-life',
};
export const officialHosts: readonly string[] = Object.keys(services);

export interface MirrorOptions {
  /** What to serve: sources, from which a repository is made, or one that is there already. */
  from: { sources: readonly ReleaseSource[] } | { repository: string; releases: readonly MiniatureRelease[] };
  /**
   * Further repositories of the miniature GitHub, beside nixpkgs: `owner/name` and the bare repository on this machine.
   * They are there as archives, and for git over HTTP.
   */
  repositories?: Readonly<Record<string, string>>;
  /** What is published of the channels, where it is not the usual. */
  published?: Readonly<Partial<Published>>;
  /** Entries on a page of the listing; default 1000. */
  pageSize?: number;
  /** Be a proxy for the official names as well, with this certificate (`makeCertificate(officialHosts)`). */
  certificate?: Certificate;
  /**
   * Awaited before an answer is made, and after it was made but before it is sent; `operation` is the path. `drop`
   * closes the connection there.
   */
  onRequest?: (moment: RequestMoment) => unknown;
}

interface MirrorRequest {
  method: string;
  /** With its query, as it came to the plain server: `/channels/nixos-25.11`; through the proxy the service's own part is added. */
  path: string;
  /** 0 until the answer begins, and for ever where a fault leaves it out. */
  status: number;
  /** Bytes of body given. */
  bytes: number;
}

export interface Mirror extends AsyncDisposable {
  /** `proxy` is what `https_proxy` takes: through it the official names lead here. */
  readonly urls: Readonly<
    Record<'channels' | 'releases' | 'archives' | 'status' | 'endOfLife' | 'proxy', string>
  >;
  /** All releases, also those after the newest one of the moment. */
  readonly releases: readonly MiniatureRelease[];
  /** The bare repository behind it. */
  readonly repository: string;
  /** Everything that was asked, in order. */
  readonly requests: readonly MirrorRequest[];
  /** Makes a release its channel's newest: later ones are not there yet, the branch and the redirect are at it. */
  setNewest: (channel: string, name: string) => void;
  /** Moves the redirect alone: behind the branch, or back in time. */
  setRedirect: (channel: string, name: string) => void;
  /** Publishes another status of a channel; null: it is listed no more. */
  setStatus: (channel: string, status: ChannelStatus | null) => void;
  /** Publishes that a channel last moved then, Unix seconds. */
  setMoved: (channel: string, seconds: number) => void;
  /** Publishes when a series' support ends: `2026-06-30`; null: it is listed no more. */
  setEndOfLife: (series: string, day: string | boolean | null) => void;
  /** Switches a fault on; the function given back switches it off. */
  fault: (fault: Fault) => () => void;
}

/** Starts a channel mirror on 127.0.0.1 that behaves as the real services do. */
export async function startMirror(options: MirrorOptions): Promise<Mirror> {
  const { repository, releases, remove } = await findRepository(options.from);
  const channels = createChannels(releases);
  const faults = createFaults();
  const requests: MirrorRequest[] = [];
  const { statuses, moved, endOfLife } = options.published ?? {};
  const published = { statuses: { ...statuses }, moved: { ...moved }, endOfLife: { ...endOfLife } };
  const repositories = options.repositories ?? {};
  const answer = createRoutes({
    repository,
    repositories,
    releases,
    channels,
    published,
    pageSize: options.pageSize ?? 1000,
  });

  const serve = async (request: IncomingMessage, response: ServerResponse, asked: Asked): Promise<void> => {
    const search = asked.query.size === 0 ? '' : `?${asked.query.toString()}`;
    const record = { method: request.method ?? '', path: asked.path + search, status: 0, bytes: 0 };
    const index = requests.push(record) - 1;
    const moment = { index, operation: record.path, method: record.method };
    /** Whether the connection is closed there. */
    const dropped = async (phase: RequestMoment['phase']): Promise<boolean> => {
      const drops = (await options.onRequest?.({ ...moment, phase })) === 'drop';
      if (drops) request.socket.destroy();
      return drops;
    };
    if (await dropped('before')) return;
    const fault = faults.take(record.path);
    const asksGit = gitPath.exec(asked.path);
    const normal = async (): Promise<Answer> => {
      const made = asksGit
        ? await answerGit({ 'NixOS/nixpkgs': repository, ...repositories }, asksGit, request, asked.query)
        : await answer(asked);
      await dropped('after');
      return made;
    };
    const sent = await sendAnswer(request, response, normal, fault, asksGit ? gitMethods : readMethods);
    Object.assign(record, sent);
  };

  const plain = createServer((request, response) => {
    const url = new URL(request.url ?? '/', base);
    const address = (internal: string): string => base + internal;
    void serve(request, response, { path: url.pathname, query: url.searchParams, address });
  });
  const base = `http://127.0.0.1:${await listen(plain)}`;

  // Never listens: it is given the connections that come through the proxy.
  const official = createTlsServer(options.certificate ?? {}, (request, response) => {
    const url = new URL(request.url ?? '/', 'https://official.invalid');
    const service = services[request.headers.host ?? ''] ?? '/unknown';
    const path = service + url.pathname;
    void serve(request, response, { path, query: url.searchParams, address: officialAddress });
  });
  plain.on('connect', (request: IncomingMessage, socket: Socket) => {
    const [host = ''] = (request.url ?? '').split(':');
    if (options.certificate === undefined || services[host] === undefined) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    official.emit('connection', socket);
  });

  return {
    urls: {
      channels: `${base}/channels`,
      releases: `${base}/releases`,
      archives: `${base}/archives`,
      status: `${base}/status`,
      endOfLife: `${base}/end-of-life/api/nixos.json`,
      proxy: base,
    },
    releases,
    repository,
    requests,
    setNewest: channels.setNewest,
    setRedirect: channels.setRedirect,
    setStatus: (channel, status) => {
      published.statuses[channel] = status;
    },
    setMoved: (channel, seconds) => {
      published.moved[channel] = seconds;
    },
    setEndOfLife: (series, day) => {
      published.endOfLife[series] = day;
    },
    fault: faults.add,
    async [Symbol.asyncDispose]() {
      official.closeAllConnections();
      await close(plain);
      await remove();
    },
  };
}

async function findRepository(from: MirrorOptions['from']): Promise<{
  repository: string;
  releases: readonly MiniatureRelease[];
  remove: () => Promise<void>;
}> {
  if ('repository' in from) return { ...from, remove: () => Promise.resolve() };
  const repository = await mkdtemp(path.join(tmpdir(), 'channel-bump-mirror-'));
  const releases = await buildNixpkgsRepository(repository, from.sources);
  return { repository, releases, remove: () => rm(repository, { recursive: true, force: true }) };
}

/** `/releases/nixos/…` -> `https://releases.nixos.org/nixos/…` */
function officialAddress(internal: string): string {
  const found = Object.entries(services).find(([, prefix]) => internal.startsWith(`${prefix}/`));
  if (!found) throw new Error(`No official name for ${internal}`);
  const [host, prefix] = found;
  return `https://${host}${internal.slice(prefix.length)}`;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}
