import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from './api-error.js';
import { identify } from './auth.js';
import { deliver, type Faults, inPlace, makeFaults, type Reply } from './faults.js';
import { answerGit } from './git-http.js';
import { answerGraphql, type GraphqlRequest } from './graphql.js';
import { answerPage } from './page/index.js';
import { persons, repositoryOf } from './persons.js';
import { answerRest, route } from './rest.js';
import { memory } from './state.js';
import type { ForgeOptions, ForgeServer, LoggedRequest, Violation } from './types.js';
import { makeWorld, type World } from './world.js';

export type * from './types.js';

interface Forge {
  world: World;
  faults: Faults;
  requests: LoggedRequest[];
  violations: Violation[];
  limits: { used: number };
  onRequest: ForgeOptions['onRequest'];
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
}

const json = (status: number, body: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify(body)),
});

const gitPath = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** What a request asks for: its name in the log and for faults, and how to answer it. */
interface Plan {
  operation: string;
  body: unknown;
  answer(hit: ReturnType<Faults['take']>): Promise<Reply>;
}

function plan(forge: Forge, request: IncomingMessage, url: URL, body: Buffer): Plan {
  const { world } = forge;
  const method = request.method ?? 'GET';
  const headers = request.headers as Record<string, string | undefined>;
  const git = gitPath.exec(url.pathname);
  if (git) {
    const [, owner = '', name = '', verb = ''] = git;
    const operation = verb === 'info/refs' ? 'git-info-refs' : verb;
    const asked = { method, owner, name, verb, query: url.searchParams, headers, body };
    return { operation, body: null, answer: () => answerGit(world, asked) };
  }
  if (url.pathname === '/api/graphql') {
    const parsed = parseJson(body);
    const answer = async (): Promise<Reply> => {
      const identity = identify(world, headers['authorization']);
      if (identity.grant === null) throw new ApiError(401, 'This endpoint requires you to be authenticated.');
      const result = await answerGraphql({ world, identity }, forge.violations, parsed as GraphqlRequest);
      return json(result.status, result.body);
    };
    return { operation: 'graphql', body: parsed, answer };
  }
  if (url.pathname.startsWith('/api/v3')) {
    const pathname = url.pathname.slice('/api/v3'.length) || '/';
    const parsed = parseJson(body);
    const found = route(method, pathname);
    const asked = { method, url, pathname, headers, body: parsed };
    return {
      operation: found?.contract.id ?? 'unknown',
      body: parsed,
      answer: (hit) => answerRest(world, forge.limits, forge.violations, asked, found, hit),
    };
  }
  return {
    operation: 'page',
    body: null,
    answer: () => answerPage(world, url.pathname),
  };
}

function loginOf(world: World, header: string | undefined): string | null {
  try {
    return identify(world, header).who?.login ?? null;
  } catch {
    return null;
  }
}

const moment = (
  { operation, method }: LoggedRequest,
  index: number,
): { index: number; operation: string; method: string } => ({ index, operation, method });

async function handle(forge: Forge, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', forge.world.server);
  const login = loginOf(forge.world, request.headers.authorization);
  const path = `${url.pathname}${url.search}`;
  const entry: LoggedRequest = {
    method: request.method ?? '',
    path,
    operation: 'unknown',
    login,
    body: null,
    status: 0,
  };
  const index = forge.requests.push(entry) - 1;
  const body = await bodyOf(request);
  let reply: Reply;
  let hit: ReturnType<Faults['take']> = null;
  try {
    const planned = plan(forge, request, url, body);
    entry.operation = planned.operation;
    entry.body = planned.body;
    if ((await forge.onRequest?.({ ...moment(entry, index), phase: 'before' })) === 'drop') {
      response.destroy();
      return;
    }
    hit = forge.faults.take(planned.operation);
    const instead = inPlace(hit?.fault);
    if (instead === 'stall') return;
    if (instead === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    reply = instead ?? (await planned.answer(hit));
  } catch (error) {
    const known = error instanceof ApiError;
    const detail = error instanceof Error ? error.message : String(error);
    if (!known) forge.violations.push({ operation: entry.operation, side: 'response', detail });
    const documentation = 'https://docs.github.com/rest';
    reply = json(known ? error.status : 500, { message: detail, documentation_url: documentation });
  }
  if ((await forge.onRequest?.({ ...moment(entry, index), phase: 'after' })) === 'drop') {
    response.destroy();
    return;
  }
  if (hit?.fault.kind === 'slow') await sleep(hit.fault.ms);
  if (deliver(response, reply, hit?.fault)) entry.status = reply.status;
}

/** A GitHub small enough for a laptop, on 127.0.0.1. Its rules are GitHub's, its repositories real. */
export async function startForge(options: ForgeOptions): Promise<ForgeServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  let world: World;
  try {
    world = await makeWorld(options, address);
  } catch (error) {
    await close();
    throw error;
  }
  const forge: Forge = {
    world,
    faults: makeFaults(world),
    requests: [],
    violations: [],
    limits: { used: 0 },
    onRequest: options.onRequest,
  };
  server.on('request', (request, response) => {
    handle(forge, request, response).catch(() => response.destroy());
  });
  return {
    urls: { api: world.api, graphql: `${address}/api/graphql`, server: address },
    requests: forge.requests,
    violations: forge.violations,
    fault: (operation, fault, faultOptions) => {
      forge.faults.add(operation, fault, faultOptions);
    },
    clearFaults: () => {
      forge.faults.clear();
    },
    workflowsStarted: world.workflowsStarted,
    ...persons(world),
    ...memory(world, new Map()),
    gitFolder: (repository) => repositoryOf(world, repository).bare.folder,
    close,
    [Symbol.asyncDispose]: close,
  };
}
