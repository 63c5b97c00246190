import { execFileSync, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type {
  ForgeServer,
  LoggedRequest,
  PersonCommit,
  TokenGrant,
  Violation,
} from '../../miniature/forge/index.js';
import { readConfig } from '../../src/app/config.js';
import type { Context } from '../../src/app/context.js';
import type { Ground } from '../../src/app/pull-request/ground.js';
import { createForge } from '../../src/forge/registry.js';
import type { Forge } from '../../src/forge/types.js';
import { createGit } from '../../src/git/git.js';
import { createPushRef } from '../../src/git/push.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { Http } from '../../src/ports/http.js';
import type { Log } from '../../src/ports/log.js';
import type { Asked } from './race-server.js';

export type Kind = 'github' | 'forgejo';
export type TokenName = 'actions' | 'user';

/** When a run is ended: at its n-th call of the outside; `late`: that call still takes effect, some time later. */
export interface Cancel {
  at: number;
  late: boolean;
}

/** What one run reaches the forge by, and what it can't undo. */
export interface Reach {
  forge: Forge;
  isCancelled(): boolean;
  /** What it had sent when it was ended. */
  settled(): Promise<void>;
}

export interface RaceWorld extends AsyncDisposable {
  pushAs(commit: PersonCommit): Promise<string>;
  /** What was asked of it so far, and what was not as it must be. */
  log(): Promise<{ requests: LoggedRequest[]; violations: Violation[] }>;
  /** Where the API is: `http://…/api/v3`. */
  api: string;
  /** Of the repository's files: `flake.lock`, `pin.sh` (executable). */
  folder: string;
  /** The commit of `main`. */
  main: string;
  /** Told of every request. */
  onRequest: (listener: () => void) => void;
  /** @param pause before a call goes out */
  reach(token: TokenName, pause: () => Promise<unknown>, cancel: Cancel | null): Reach;
  ground(prefix: string): Ground;
  /** Path of the forge's own repository, and git in it. */
  gitFolder: string;
  git(...args: string[]): string;
}

const permissions = { contents: 'write', pull_requests: 'write', issues: 'write', checks: 'write' } as const;
const tokens: Record<Kind, Record<string, TokenGrant>> = {
  github: {
    actions: { login: 'github-actions[bot]', kind: 'actions', permissions },
    user: { login: 'ann', kind: 'user', permissions },
  },
  forgejo: {
    actions: { login: 'forgejo-actions', kind: 'actions', permissions },
    user: { login: 'ann', kind: 'user', permissions },
  },
};

/** The program with the miniature forges, one after the other. */
export interface RaceServer extends Disposable {
  ask(asked: Asked): Promise<unknown>;
  onTick: (() => void) | null;
}

export function startServer(): RaceServer {
  const program = fileURLToPath(new URL('./race-server.ts', import.meta.url));
  const child = fork(program, [], { execArgv: ['--import', 'tsx'] });
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const server: RaceServer = {
    onTick: null,
    ask: (asked) =>
      new Promise((resolve, reject) => {
        const id = open.size + Math.random();
        open.set(id, { resolve, reject });
        child.send({ id, asked });
      }),
    [Symbol.dispose]: () => {
      child.kill();
    },
  };
  child.on('message', (message: 'tick' | { id: number; value?: unknown; error?: string }) => {
    if (message === 'tick') {
      server.onTick?.();
      return;
    }
    const { id, value, error } = message;
    if (error === undefined) open.get(id)?.resolve(value);
    else open.get(id)?.reject(new Error(error));
    open.delete(id);
  });
  child.on('exit', () => {
    for (const { reject } of open.values()) reject(new Error('the server is gone'));
  });
  return server;
}

/** A miniature forge for one race: what others have left in it would only make its lists long. */
export async function startRace(server: RaceServer, kind: Kind, seed: number): Promise<RaceWorld> {
  const root = mkdtempSync(join(tmpdir(), 'races-'));
  const folder = join(root, 'source');
  const main = seedRepository(folder);
  const repositories = [{ owner: 'acme', name: 'infra', defaultBranch: 'main', from: folder }];
  const options = { folder: join(root, 'forge'), repositories, tokens: tokens[kind] };
  const { urls, gitFolder } = (await server.ask({ do: 'start', kind, options, seed })) as {
    urls: ForgeServer['urls'];
    gitFolder: string;
  };
  const environment = {
    GITHUB_API_URL: urls.api,
    ...(kind === 'github' ? { GITHUB_GRAPHQL_URL: urls.graphql } : {}),
    GITHUB_REPOSITORY: 'acme/infra',
  };
  return {
    ...{ api: urls.api, folder, main, gitFolder },
    pushAs: async (commit) => (await server.ask({ do: 'push', commit })) as string,
    log: async () => (await server.ask({ do: 'log' })) as Awaited<ReturnType<RaceWorld['log']>>,
    onRequest: (listener) => {
      server.onTick = listener;
    },
    reach: (token, pause, cancel) => reach({ ...environment, GITHUB_TOKEN: token }, pause, cancel),
    ground: (prefix) => ground(prefix, { folder, main }),
    git: (...args) => execFileSync('git', ['--git-dir', gitFolder, ...args], { encoding: 'utf8' }).trim(),
    async [Symbol.asyncDispose]() {
      server.onTick = null;
      await server.ask({ do: 'stop' });
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function seedRepository(folder: string): string {
  mkdirSync(folder);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(join(folder, 'flake.lock'), 'nixos-25.11: old\n');
  writeFileSync(join(folder, 'pin.sh'), 'nixos-unstable: old\n', { mode: 0o755 });
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  return git('rev-parse', 'HEAD');
}

const http = createHttp(clock);
const pushRef = createPushRef(createProcess(), files, { PATH: process.env['PATH'] });

/** A forge of a run's own, whose calls are late by chance, and end with the run. */
function reach(
  environment: Readonly<Record<string, string>>,
  pause: () => Promise<unknown>,
  cancel: Cancel | null,
): Reach {
  const sent: Promise<unknown>[] = [];
  let calls = 0;
  const ended = (): boolean => cancel !== null && calls > cancel.at;
  /** @param finish what is to be done with an answer that nobody waits for */
  async function call<T>(send: () => Promise<T>, finish?: (answer: T) => Promise<unknown>): Promise<T> {
    await pause();
    calls++;
    if (!ended()) return send();
    const isLate = cancel?.late === true && calls === cancel.at + 1;
    if (isLate)
      sent.push(
        send()
          .then(finish)
          .catch(() => undefined),
      );
    throw new Error('the run was cancelled');
  }
  const own: Http = {
    request: (request) =>
      call(
        () => http.request(request),
        (answer) => answer.discard(),
      ),
  };
  const forge = createForge(environment, own, {
    wait: async (ms) => {
      await sleep(ms / 200);
    },
    pushRef: (request) => call(() => pushRef(request)),
  });
  return {
    forge,
    isCancelled: ended,
    settled: async () => {
      await Promise.all(sent);
    },
  };
}

const silent = (): void => undefined;
const log: Log = {
  debug: silent,
  info: silent,
  notice: silent,
  warning: silent,
  error: silent,
  group: (_title, body) => body(),
  progress: silent,
};

/** What an update of this repository stands on. */
function ground(prefix: string, { folder, main }: { folder: string; main: string }): Ground {
  const runner = createProcess();
  const context: Context = {
    process: runner,
    git: createGit(runner, files, process.env),
    http,
    files,
    log,
    clock,
    folder,
    config: readConfig(null, { 'branch-prefix': prefix }),
    overrides: {},
  };
  return { context, tree: { folder, prefix: '', revision: main }, base: { name: 'main', isDefault: true } };
}
