import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startForge,
  type ForgeServer,
  type RepositoryOptions,
  type TokenGrant,
} from '../../miniature/forge/index.js';
import { startForgejo } from '../../miniature/forgejo/index.js';
import { createPushRef } from '../../src/git/push.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import { createForge } from '../../src/forge/registry.js';
import { sealedBody } from '../../src/forge/seal.js';
import type { CommitRequest, Forge, PullContent } from '../../src/forge/types.js';

/** Who stands behind a token; `stranger` does not see the repository, `reader` may only read. */
export type TokenName = 'actions' | 'app' | 'reader' | 'stranger' | 'user';

/** What the tests ask of any miniature forge; ForgeServer of `miniature/forge` tells what they mean. */
export type WorldServer = Pick<
  ForgeServer,
  | 'requests'
  | 'violations'
  | 'fault'
  | 'clearFaults'
  | 'merge'
  | 'pushAs'
  | 'openPull'
  | 'editAs'
  | 'closeAs'
  | 'reopenAs'
  | 'gitFolder'
  | 'close'
>;

/** A miniature forge with acme/infra in it: `flake.lock`, `pin.sh` (executable), one commit on `main`. */
export interface StartedWorld {
  server: WorldServer;
  /** The commit of `main`. */
  main: string;
  /** What createForge reads. @param token a name of ours, or any text */
  environment(token: TokenName | (string & {})): Record<string, string>;
  /** What was asked to be waited, in milliseconds; nobody waits for real. */
  waits: number[];
  /** git in the bare repository of acme/infra: what it says. */
  git(...args: string[]): string;
  branches(): string[];
  /** By the registry, with that environment. */
  forge(token?: TokenName | (string & {})): Forge;
  stop(): Promise<void>;
}

/** Operations of the miniature by what we do with them, for faults and for counting. */
export type Deed =
  | 'readRepository'
  | 'readBranch'
  | 'listPulls'
  | 'createPull'
  | 'updatePull'
  | 'createComment'
  | 'updateComment'
  | 'createIssue'
  | 'createCheck';

export interface ForgeWorld {
  /** Id of the driver in the registry. */
  id: string;
  /** Logins behind the tokens. */
  logins: Readonly<Record<'actions' | 'app' | 'user', string>>;
  /** Names in commits, where they are not the logins. */
  names?: Readonly<Partial<Record<'actions' | 'user', string>>>;
  operations: Readonly<Record<Deed, string>>;
  start: () => Promise<StartedWorld>;
}

/** A folder to be removed, with a git repository in it to start from. */
export function seedRepository(): { folder: string; from: string; main: string } {
  const folder = mkdtempSync(join(tmpdir(), 'forge-test-'));
  const from = join(folder, 'source');
  mkdirSync(from);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', from, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
    }).trim();
  git('init', '-q', '-b', 'main');
  writeFileSync(join(from, 'flake.lock'), 'one\n');
  writeFileSync(join(from, 'pin.sh'), '#!/bin/sh\n');
  chmodSync(join(from, 'pin.sh'), 0o755);
  git('add', '.');
  git('commit', '-qm', 'first');
  return { folder, from, main: git('rev-parse', 'HEAD') };
}

const clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: () => Promise.resolve(),
};

const pushRef = createPushRef(createProcess(), files, { PATH: process.env['PATH'] });

/** How a started miniature becomes a world, the same for each kind. */
function worldOf(
  server: WorldServer,
  seed: ReturnType<typeof seedRepository>,
  urls: Record<string, string>,
): StartedWorld {
  const waits: number[] = [];
  const environment = (token: string): Record<string, string> => ({
    ...urls,
    GITHUB_REPOSITORY: 'acme/infra',
    INPUT_TOKEN: `secret-${token}`,
  });
  const git = (...args: string[]): string => {
    const folder = server.gitFolder('acme/infra');
    return execFileSync('git', ['--git-dir', folder, ...args], { encoding: 'utf8' }).trim();
  };
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  return {
    server,
    main: seed.main,
    environment,
    waits,
    git,
    branches: () => git('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n'),
    forge: (token = 'actions') => createForge(environment(token), createHttp(clock), { wait, pushRef }),
    async stop() {
      await server.close();
      rmSync(seed.folder, { recursive: true, force: true });
    },
  };
}

const all = { contents: 'write', pull_requests: 'write', issues: 'write', checks: 'write' } as const;
const read = { contents: 'read', pull_requests: 'read', issues: 'read', checks: 'read' } as const;

/** Each token's text is `secret-<name>`. */
const githubTokens: Record<string, TokenGrant> = {
  'secret-actions': { login: 'github-actions[bot]', kind: 'actions', permissions: all },
  'secret-app': { login: 'renovate[bot]', kind: 'app', permissions: all },
  'secret-reader': { login: 'github-actions[bot]', kind: 'actions', permissions: read },
  'secret-stranger': { login: 'x[bot]', kind: 'app', permissions: all, repositories: ['acme/other'] },
  'secret-user': { login: 'ann', kind: 'user', permissions: all },
};

const github: ForgeWorld = {
  id: 'github',
  logins: { actions: 'github-actions[bot]', app: 'renovate[bot]', user: 'ann' },
  operations: {
    readRepository: 'repos/get',
    readBranch: 'git/get-ref',
    listPulls: 'pulls/list',
    createPull: 'pulls/create',
    updatePull: 'pulls/update',
    createComment: 'issues/create-comment',
    updateComment: 'issues/update-comment',
    createIssue: 'issues/create',
    createCheck: 'checks/create',
  },
  start: () => startGithub(),
};

export interface GithubWorld extends StartedWorld {
  server: ForgeServer;
}

/** A miniature GitHub as a world; `options` are of acme/infra, `forks` the owners of forks of it. */
export async function startGithub({
  forks = [],
  ...options
}: Partial<RepositoryOptions> & { forks?: readonly string[] } = {}): Promise<GithubWorld> {
  const seed = seedRepository();
  const common = { owner: 'acme', defaultBranch: 'main', from: seed.from };
  const people = {
    collaborators: ['ann', 'bob', 'cem'],
    teams: ['ops'],
    milestones: ['Spring', 'Autumn'],
  };
  const server = await startForge({
    folder: join(seed.folder, 'forge'),
    repositories: [
      { ...common, name: 'infra', ...people, ...options },
      { ...common, name: 'other' },
      ...forks.map((owner) => ({ ...common, owner, name: 'infra', forkOf: 'acme/infra' })),
    ],
    tokens: githubTokens,
  });
  const urls = { GITHUB_API_URL: server.urls.api, GITHUB_GRAPHQL_URL: server.urls.graphql };
  return { ...worldOf(server, seed, urls), server };
}

/** No token of Forgejo's but a workflow's own is other than an account's. */
const forgejoTokens: Record<string, TokenGrant> = {
  'secret-actions': { login: 'forgejo-actions', kind: 'actions', permissions: all },
  'secret-app': { login: 'renovate', kind: 'user', permissions: all },
  'secret-reader': { login: 'eve', kind: 'user', permissions: read },
  'secret-stranger': { login: 'x', kind: 'user', permissions: all, repositories: ['acme/other'] },
  'secret-user': { login: 'ann', kind: 'user', permissions: all },
};

const forgejo: ForgeWorld = {
  id: 'forgejo',
  logins: { actions: 'forgejo-actions', app: 'renovate', user: 'ann' },
  names: { actions: 'Forgejo Actions' },
  operations: {
    readRepository: 'repoGet',
    readBranch: 'repoGetBranch',
    listPulls: 'repoListPullRequests',
    createPull: 'repoCreatePullRequest',
    updatePull: 'repoEditPullRequest',
    createComment: 'issueCreateComment',
    updateComment: 'issueEditComment',
    createIssue: 'issueCreateIssue',
    createCheck: 'repoCreateStatus',
  },
  start: () => startForgejoWorld(),
};

/** A miniature Forgejo as a world; `options` are of acme/infra. */
export async function startForgejoWorld(options: Partial<RepositoryOptions> = {}): Promise<GithubWorld> {
  const seed = seedRepository();
  const common = { owner: 'acme', defaultBranch: 'main', from: seed.from };
  const people = {
    collaborators: ['ann', 'bob', 'cem'],
    teams: ['ops'],
    milestones: ['Spring', 'Autumn'],
  };
  const server = await startForgejo({
    folder: join(seed.folder, 'forge'),
    repositories: [
      { ...common, name: 'infra', ...people, ...options },
      { ...common, name: 'other' },
    ],
    tokens: forgejoTokens,
  });
  return { ...worldOf(server, seed, { GITHUB_API_URL: server.urls.api }), server };
}

/** Each kind of forge that the registry has. */
export const forgeWorlds: readonly ForgeWorld[] = [github, forgejo];

export const branch = 'channel-bump/refresh/nixos-25.11';

export const content: PullContent = {
  title: 'nixos-25.11: a -> b',
  body: 'verdict\n',
  labels: ['dependencies', 'nixos'],
  draft: false,
};

/** A commit of ours on `base`. */
export function commitRequest(base: string, fields: Partial<CommitRequest> = {}): CommitRequest {
  const request = {
    branch,
    base,
    expectedHead: null,
    headline: 'Bump',
    body: 'flake.lock: nixpkgs',
    files: { 'flake.lock': 'two\n' },
    ...fields,
  };
  return { ...request, body: sealedBody(request) };
}
