// Miniature forges with many repositories alike, and all that is in one of them as data.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startForge, type ForgeServer, type RepositoryOptions } from '../../miniature/forge/index.js';
import { startForgejo } from '../../miniature/forgejo/index.js';
import type { seedRepository } from '../contract/forge-world.js';
import { createForge } from '../../src/forge/registry.js';
import type { Forge, PostedCheck } from '../../src/forge/types.js';
import { createPushRef } from '../../src/git/push.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { Home } from './fault-life.js';

export const TOKEN = 'secret-actions';
const run = promisify(execFile);

export type Seed = ReturnType<typeof seedRepository>;

export const removeSeed = ({ folder }: Seed): void => {
  rmSync(folder, { recursive: true, force: true });
};

/** Time limits, in milliseconds. */
export interface Limits {
  /** Of a request, by how many of this forge's came before. */
  httpMs: (index: number) => number;
  gitMs: number;
}

export interface World {
  server: ForgeServer;
  home(index: number): Home;
  forge(home: Home, limits: Limits): Forge;
  dump(home: Home): Promise<Dump>;
}

const permissions = { contents: 'write', pull_requests: 'write', issues: 'write', checks: 'write' } as const;

/** @param homes how many repositories it has, `acme/life-0` the first */
export async function startWorld(seed: Seed, id: string, name: string, homes: number): Promise<World> {
  const isGithub = id === 'github';
  const repository = (index: number): RepositoryOptions => ({
    ...{ owner: 'acme', name: `life-${index}`, defaultBranch: 'main', from: join(seed.folder, 'source') },
    ...{ collaborators: ['ann', 'bob', 'cem'], milestones: ['Spring'], requiredChecks: ['a person'] },
  });
  const login = isGithub ? 'github-actions[bot]' : 'forgejo-actions';
  const server = await (isGithub ? startForge : startForgejo)({
    folder: join(seed.folder, name),
    repositories: Array.from({ length: homes }, (_, index) => repository(index)),
    tokens: { [TOKEN]: { login, kind: 'actions', permissions } },
  });
  const hurried = { ...clock, sleep: () => Promise.resolve() };
  const forge = (home: Home, { httpMs, gitMs }: Limits): Forge => {
    const program = createProcess();
    const limited: typeof program = {
      ...program,
      run: (argv, options) =>
        program.run(argv, { ...options, timeoutMs: Math.min(options?.timeoutMs ?? Infinity, gitMs) }),
    };
    const environment = {
      GITHUB_API_URL: server.urls.api,
      ...(isGithub ? { GITHUB_GRAPHQL_URL: server.urls.graphql } : {}),
      GITHUB_REPOSITORY: home.repository,
      INPUT_TOKEN: TOKEN,
    };
    const pushRef = createPushRef(limited, files, { PATH: process.env['PATH'] });
    const http = createHttp(hurried);
    let index = 0;
    const counting: typeof http = {
      request(request) {
        const timeoutMs = httpMs(index++);
        return http.request({ ...request, timeoutMs, deadlineMs: timeoutMs });
      },
    };
    return createForge(environment, counting, { wait: () => Promise.resolve(), pushRef });
  };
  return {
    server,
    home: (index) => ({
      ...{ server, repository: `acme/life-${index}` },
      ...{ main: seed.main, person: null },
    }),
    forge,
    dump: (home) => dump(server, home, forge(home, { httpMs: () => 60_000, gitMs: 60_000 })),
  };
}

export interface DumpedBranch {
  text: string;
  message: string;
  /** On `main`. */
  isOneCommit: boolean;
  checks: readonly PostedCheck[];
}

/** All that people see of a repository; commits by what they hold, and no addresses of a machine. */
export interface Dump {
  branches: Record<string, DumpedBranch>;
  pulls: readonly Record<string, unknown>[];
  issues: readonly Record<string, unknown>[];
  comments: readonly string[];
}

interface Listed {
  number: number;
  title: string;
  body: string | null;
  state: string;
  pull_request?: unknown;
  labels: { name: string }[];
  assignees: { login: string }[] | null;
  milestone: { title: string } | null;
  requested_reviewers?: { login: string }[] | null;
}

const names = (of: readonly { login: string }[] | null | undefined): string[] =>
  (of ?? []).map(({ login }) => login).sort();

/** What `flake.lock` says, by commit. */
const texts = new Map<string, string>();

async function dump(server: ForgeServer, home: Home, forge: Forge): Promise<Dump> {
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', ['-C', server.gitFolder(home.repository), ...args])).stdout;
  const textAt = async (revision: string): Promise<string> => {
    const known = texts.get(revision) ?? (await git('show', `${revision}:flake.lock`));
    texts.set(revision, known);
    return known;
  };
  const get = async <T>(path: string): Promise<T> => {
    const address = `${server.urls.api}/repos/${home.repository}${path}`;
    const response = await fetch(address, { headers: { authorization: `token ${TOKEN}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const branches: Dump['branches'] = {};
  const format = ['%(refname:lstrip=2)', '%(objectname)', '%(parent)', '%(authorname)', '%(contents)', '%1e'];
  const refs = await git('for-each-ref', `--format=${format.join('%1f')}`, 'refs/heads');
  for (const line of refs.split('\x1e\n').filter(Boolean)) {
    const [name = '', revision = '', parent = '', author = '', message = ''] = line.split('\x1f');
    const isMain = revision === home.main;
    branches[name] = {
      text: await textAt(revision),
      message: isMain ? '' : `${author}: ${message}`,
      isOneCommit: parent === home.main,
      checks: isMain
        ? []
        : [...(await forge.checkRuns(revision))].sort((a, b) => a.name.localeCompare(b.name)),
    };
  }
  const tidied = async (text: string): Promise<string> => {
    const known = new Map<string, string>();
    for (const [, head = ''] of text.matchAll(/"head":"([0-9a-f]{40})"/g))
      known.set(head, await textAt(head));
    return (
      text
        .replace(/"head":"([0-9a-f]{40})"/g, (_, head: string) => `"head":"of ${known.get(head)}"`)
        .replaceAll(server.urls.server, '')
        .replaceAll(home.repository, 'acme/life')
        // A run that failed counts, whatever became of its telling.
        .replace(/"failures":[0-9]+/g, '"failures":n')
        .replace(/failed in [0-9]+ runs?/g, 'failed in n runs')
        // The digest of a text that has that number in it.
        .replace(/(channel-bump about [0-9a-z]+) [0-9a-f]{16}/g, '$1 of the text')
    );
  };
  const pulls: Record<string, unknown>[] = [];
  const issues: Record<string, unknown>[] = [];
  const comments: string[] = [];
  const listed = await get<Listed[]>(`/issues?state=all&${forge.id === 'github' ? 'per_page' : 'limit'}=50`);
  const inOrder = listed.sort((a, b) => a.number - b.number);
  // By its place among its kind: where one of two could not be made, the other comes first.
  const placeOf = ({ number, pull_request: isPull }: Listed): string => {
    const before = inOrder.filter((one) => !one.pull_request === !isPull && one.number < number);
    return `${isPull ? 'pull' : 'issue'} ${before.length + 1}`;
  };
  const places = inOrder.map((one) => ({ path: `/acme/life/pull/${one.number}`, place: placeOf(one) }));
  const placed = async (text: string): Promise<string> => {
    const tidy = (await tidied(text)).replaceAll(/\/acme\/life\/pulls\//g, '/acme/life/pull/');
    return places.reduce((left, { path, place }) => left.replaceAll(path, `<${place}>`), tidy);
  };
  for (const one of inOrder) {
    const said = await get<{ body: string }[]>(`/issues/${one.number}/comments`);
    for (const { body } of said) comments.push(`${placeOf(one)}: ${await placed(body)}`);
    const common = {
      ...{ place: placeOf(one), title: one.title, body: await placed(one.body ?? ''), state: one.state },
      labels: one.labels.map(({ name }) => name).sort(),
    };
    if (!one.pull_request) {
      issues.push(common);
      continue;
    }
    const raw = await get<Listed>(`/pulls/${one.number}`);
    const pull = (await forge.pull(one.number))!;
    pulls.push({
      ...common,
      ...{ draft: pull.draft, autoMerge: pull.autoMerge, merged: pull.merged, branch: pull.head.branch },
      ...{ reviewers: names(raw.requested_reviewers), assignees: names(raw.assignees) },
      milestone: raw.milestone?.title ?? null,
    });
  }
  comments.sort();
  return { branches, pulls, issues, comments };
}
