import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '../forge/api-error.js';
import { identify } from '../forge/auth.js';
import { deliver, inPlace, makeFaults, type Faults, type Reply } from '../forge/faults.js';
import { answerGit } from '../forge/git-http.js';
import { persons, repositoryOf } from '../forge/persons.js';
import { memory } from '../forge/state.js';
import type { ForgeOptions, ForgeServer, LoggedRequest, Violation } from '../forge/types.js';
import { makeWorld, type World } from '../forge/world.js';
import { answerApi, refusal } from './api.js';
import type { State } from './call.js';
import { route } from './contract.js';
import { isDraft } from './represent.js';

interface Forge {
  world: World;
  state: State;
  faults: Faults;
  requests: LoggedRequest[];
  violations: Violation[];
  onRequest: ForgeOptions['onRequest'];
}

type Hit = ReturnType<Faults['take']>;

/** What a request asks for: its name in the log and for faults, and how to answer it. */
interface Plan {
  operation: string;
  body: unknown;
  answer(hit: Hit): Promise<Reply>;
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
    throw new ApiError(422, 'invalid character');
  }
}

const gitPath = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;
const API = '/api/v1';

function plan(forge: Forge, request: IncomingMessage, url: URL, body: Buffer): Plan {
  const { world } = forge;
  const method = request.method ?? 'GET';
  const headers = request.headers as Record<string, string | undefined>;
  const [, owner = '', name = '', verb] = gitPath.exec(url.pathname) ?? [];
  if (verb !== undefined) {
    const operation = verb === 'info/refs' ? 'git-info-refs' : verb;
    const asked = { method, owner, name, verb, query: url.searchParams, headers, body };
    return { operation, body: null, answer: () => answerGit(world, asked) };
  }
  if (!url.pathname.startsWith(`${API}/`)) throw new ApiError(404, 'Not Found');
  const parsed = parseJson(body);
  const found = route(method, url.pathname.slice(API.length));
  const asked = { url, headers, body: parsed };
  return {
    operation: found?.id ?? 'unknown',
    body: parsed,
    answer: (hit) => answerApi(forge, asked, found, hit),
  };
}

function loginOf(world: World, header: string | undefined): string | null {
  try {
    return identify(world, header).who?.login ?? null;
  } catch {
    return null;
  }
}

async function handle(forge: Forge, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', forge.world.server);
  const index = forge.requests.length;
  const method = request.method ?? '';
  const entry: LoggedRequest = {
    method,
    path: `${url.pathname}${url.search}`,
    operation: 'unknown',
    login: loginOf(forge.world, request.headers.authorization),
    body: null,
    status: 0,
  };
  forge.requests.push(entry);
  /** Whether the connection is to be closed there. */
  const dropped = async (phase: 'before' | 'after'): Promise<boolean> =>
    (await forge.onRequest?.({ index, operation: entry.operation, method, phase })) === 'drop';
  const body = await bodyOf(request);
  let reply: Reply;
  let hit: Hit = null;
  try {
    const planned = plan(forge, request, url, body);
    Object.assign(entry, { operation: planned.operation, body: planned.body });
    if (await dropped('before')) {
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
    const known = error instanceof ApiError ? error : null;
    if (!known)
      forge.violations.push({ operation: entry.operation, side: 'response', detail: String(error) });
    reply = refusal(forge.world, known ?? new ApiError(500, ''));
  }
  if (await dropped('after')) {
    response.destroy();
    return;
  }
  if (hit?.fault.kind === 'slow') await sleep(hit.fault.ms);
  if (deliver(response, reply, hit?.fault)) entry.status = reply.status;
}

/**
 * A Forgejo small enough for a laptop, on 127.0.0.1, with the same repositories, people and faults as the miniature
 * GitHub. `contents` is the right to the scope `repository`, `issues` that to the scope `issue`. Operations are named
 * as in Forgejo's description: `repoCreatePullRequest`.
 */
export async function startForgejo(options: ForgeOptions): Promise<ForgeServer> {
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
    state: { events: new Map() },
    faults: makeFaults(world),
    requests: [],
    violations: [],
    onRequest: options.onRequest,
  };
  server.on('request', (request, response) => {
    handle(forge, request, response).catch(() => response.destroy());
  });
  const people = persons(world);
  return {
    urls: { api: `${address}${API}`, graphql: '', server: address },
    requests: forge.requests,
    violations: forge.violations,
    fault: (operation, fault, faultOptions) => {
      forge.faults.add(operation, fault, faultOptions);
    },
    clearFaults: () => {
      forge.faults.clear();
    },
    workflowsStarted: world.workflowsStarted,
    ...people,
    ...memory(world, forge.state.events),
    async openPull(wanted) {
      const number = await people.openPull(wanted);
      const pull = repositoryOf(world, wanted.repository).records.pulls.get(number);
      if (pull) pull.draft = isDraft(pull.title);
      return number;
    },
    gitFolder: (repository) => repositoryOf(world, repository).bare.folder,
    close,
    [Symbol.asyncDispose]: close,
  };
}
