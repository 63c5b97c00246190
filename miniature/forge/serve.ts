import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from './api-error.js';
import { identify } from './auth.js';
import { deliver, inPlace, makeFaults, type Faults, type Reply } from './faults.js';
import { answerGit } from './git-http.js';
import { persons, repositoryOf } from './persons.js';
import { tally } from './tally.js';
import type { ForgeOptions, ForgeServer, LoggedRequest, Violation } from './types.js';
import { makeWorld, type World } from './world.js';

export type Hit = ReturnType<Faults['take']>;

/** What every kind of forge has, and keeps of what it was asked. */
export interface Served {
  world: World;
  requests: LoggedRequest[];
  violations: Violation[];
}

/** A request, read whole. */
export interface Asked {
  method: string;
  url: URL;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
}

/** What a request asks for: its name in the log and for faults, and how to answer it. */
export interface Plan {
  operation: string;
  body: unknown;
  answer(hit: Hit): Promise<Reply>;
}

/** What is other from forge to forge; git is the same. */
export interface Kind {
  /** Whose it is an imitation of. */
  of: string;
  /** @throws ApiError */
  plan(asked: Asked): Plan;
  /** @param detail what went wrong in the miniature itself, where it is no refusal of the forge */
  refusal(error: ApiError | null, detail: string): Reply;
}

type Parts = Omit<ForgeServer, 'urls' | 'state' | 'restore'>;

/** Serves a forge on 127.0.0.1. @param kindOf made once its world stands */
export async function serve(
  options: ForgeOptions,
  kindOf: (served: Served) => Kind,
): Promise<{ served: Served; parts: Parts }> {
  const server = createServer();
  const address = await listen(server, options.port ?? 0);
  let world: World;
  try {
    world = await makeWorld(options, address);
  } catch (error) {
    await closed(server);
    throw error;
  }
  const served: Served = { world, requests: [], violations: [] };
  const faults = makeFaults(world);
  const kind = kindOf(served);
  const close = async (): Promise<void> => {
    if (server.listening) tally(kind.of, served.requests, served.violations);
    await closed(server);
  };
  server.on('request', (request, response) => {
    handle({ served, faults, kind, options }, request, response).catch(() => response.destroy());
  });
  return {
    served,
    parts: {
      requests: served.requests,
      violations: served.violations,
      fault: (operation, fault, faultOptions) => {
        faults.add(operation, fault, faultOptions);
      },
      clearFaults: () => {
        faults.clear();
      },
      workflowsStarted: world.workflowsStarted,
      ...persons(world),
      gitFolder: (repository) => repositoryOf(world, repository).bare.folder,
      close,
      [Symbol.asyncDispose]: close,
    },
  };
}

/** @returns its address */
async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

interface Serving {
  served: Served;
  faults: Faults;
  kind: Kind;
  options: ForgeOptions;
}

async function handle(
  { served, faults, kind, options }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', served.world.server);
  const headers = request.headers as Asked['headers'];
  const entry: LoggedRequest = {
    method: request.method ?? '',
    path: `${url.pathname}${url.search}`,
    operation: 'unknown',
    login: loginOf(served.world, headers['authorization']),
    body: null,
    status: 0,
  };
  const index = served.requests.push(entry) - 1;
  /** Whether the connection is to be closed there. */
  const dropped = async (phase: 'before' | 'after'): Promise<boolean> => {
    const { operation, method } = entry;
    return (await options.onRequest?.({ index, operation, method, phase })) === 'drop';
  };
  const body = await bodyOf(request);
  let reply: Reply;
  let hit: Hit = null;
  try {
    const asked = { method: request.method ?? 'GET', url, headers, body };
    const planned = gitPlan(served.world, asked) ?? kind.plan(asked);
    Object.assign(entry, { operation: planned.operation, body: planned.body });
    if (await dropped('before')) {
      response.destroy();
      return;
    }
    hit = faults.take(planned.operation);
    const instead = inPlace(hit?.fault);
    if (instead === 'stall') return;
    if (instead === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    reply = instead ?? (await planned.answer(hit));
  } catch (error) {
    const known = error instanceof ApiError ? error : null;
    const detail = error instanceof Error ? error.message : String(error);
    if (!known) served.violations.push({ operation: entry.operation, side: 'response', detail });
    reply = kind.refusal(known, detail);
  }
  if (await dropped('after')) {
    response.destroy();
    return;
  }
  if (hit?.fault.kind === 'slow') await sleep(hit.fault.ms);
  if (deliver(response, reply, hit?.fault)) entry.status = reply.status;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function loginOf(world: World, header: string | undefined): string | null {
  try {
    return identify(world, header).who?.login ?? null;
  } catch {
    return null;
  }
}

const gitPath = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Null: it is not for git. */
function gitPlan(world: World, { method, url, headers, body }: Asked): Plan | null {
  const [, owner = '', name = '', verb] = gitPath.exec(url.pathname) ?? [];
  if (verb === undefined) return null;
  const operation = verb === 'info/refs' ? 'git-info-refs' : verb;
  const asked = { method, owner, name, verb, query: url.searchParams, headers, body };
  return { operation, body: null, answer: () => answerGit(world, asked) };
}

/** @throws ApiError with this refusal where it is none */
export function parseJson(body: Buffer, refusal: ApiError): unknown {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw refusal;
  }
}
