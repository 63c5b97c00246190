import { access, appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Bare, git } from './git-process.js';
import type { Account, Label, PullRecord, Records } from './records.js';
import type { ForgeOptions, RepositoryOptions, StartedWorkflow, TokenGrant } from './types.js';

export type * from './records.js';

export interface RepositoryState {
  world: World;
  id: number;
  options: RepositoryOptions;
  fullName: string;
  owner: Account;
  bare: Bare;
  createdAt: string;
  pushedAt: string;
  records: Records;
  labels: Map<string, Label>;
  nextNumber: number;
  /** Commits that GitHub signed. */
  signed: Set<string>;
  /** One change at a time: runs `work` after all that was asked for before. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
}

export interface World {
  server: string;
  api: string;
  repositories: Map<string, RepositoryState>;
  accounts: Map<string, Account>;
  tokens: ReadonlyMap<string, TokenGrant>;
  lastId: number;
  nextId(): number;
  /** GitHub's time: whole seconds. */
  now(): string;
  workflowsStarted: StartedWorkflow[];
}

/** Who does something, and whether it starts workflows. */
export interface Actor {
  login: string;
  kind: TokenGrant['kind'];
}

/** As an event of a pull request starts a workflow, unless a workflow itself did it. */
export function startWorkflow(
  repo: RepositoryState,
  action: StartedWorkflow['action'],
  pull: PullRecord,
  by: Actor,
): void {
  if (by.kind === 'actions') return;
  const { number, headSha: head } = pull;
  repo.world.workflowsStarted.push({ event: 'pull_request', action, number, head, by: by.login });
}

export function account(world: World, login: string): Account {
  const known = world.accounts.get(login);
  if (known) return known;
  const id = login === 'github-actions[bot]' ? 41898282 : world.nextId();
  const made: Account = { id, login, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
  world.accounts.set(login, made);
  return made;
}

/** The address GitHub gives to commits made in its name. */
export const noreply = (who: Account): string => `${who.id}+${who.login}@users.noreply.github.com`;

/** Whose commit it is by its e-mail address, as GitHub finds out; null: nobody it knows. */
export function accountByEmail(world: World, email: string): Account | null {
  const login = /^(?:\d+\+)?(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return login === undefined ? null : (world.accounts.get(login) ?? null);
}

export const snapshot = (records: Records): Records => structuredClone(records);

function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function prepareBare(
  folder: string,
  env: NodeJS.ProcessEnv,
  options: RepositoryOptions,
): Promise<Bare> {
  const bare: Bare = { folder, env };
  await mkdir(folder, { recursive: true });
  await git(bare, ['init', '--quiet', '--bare', `--initial-branch=${options.defaultBranch}`]);
  // pull request refs are GitHub's own; a commit of any branch may be fetched by its id
  const settings = `[receive]
\thideRefs = refs/pull
[transfer]
\tfsckObjects = true
[uploadpack]
\tallowReachableSHA1InWant = true
[gc]
\tauto = 0
`;
  await appendFile(join(folder, 'config'), settings);
  const branches = (options.protectedBranches ?? []).map((branch) => `refs/heads/${branch}`);
  await writeFile(join(folder, 'protected'), branches.map((ref) => `${ref}\n`).join(''));
  const hook = `#!/bin/sh
if grep -qxF -e "$1" protected; then
  echo "error: GH006: Protected branch update failed for $1." >&2
  exit 1
fi
`;
  await writeFile(join(folder, 'hooks', 'update'), hook, { mode: 0o755 });
  if (options.from !== undefined) {
    const refs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
    await git(bare, ['fetch', '--quiet', '--no-tags', resolve(options.from), ...refs]);
  }
  return bare;
}

/** The forge's memory, with a real bare repository behind each repository. */
export async function makeWorld(options: ForgeOptions, server: string): Promise<World> {
  const world: World = {
    server,
    api: `${server}/api/v3`,
    repositories: new Map(),
    accounts: new Map(),
    tokens: new Map(Object.entries(options.tokens)),
    lastId: 1000,
    nextId: () => ++world.lastId,
    now: () => (options.clock?.() ?? new Date()).toISOString().replace(/\.\d+Z$/, 'Z'),
    workflowsStarted: [],
  };
  const root = resolve(options.folder);
  await mkdir(root, { recursive: true });
  const config = join(root, 'gitconfig');
  await writeFile(config, '[safe]\n\tdirectory = *\n');
  const env = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    GIT_CONFIG_GLOBAL: config,
    GIT_CONFIG_NOSYSTEM: '1',
  };
  for (const repository of options.repositories) {
    const fullName = `${repository.owner}/${repository.name}`;
    const folder = join(root, 'repositories', `${fullName}.git`);
    if (
      await access(folder).then(
        () => true,
        () => false,
      )
    )
      throw new Error(`${folder} is already there`);
    world.repositories.set(fullName.toLowerCase(), {
      world,
      id: world.nextId(),
      options: repository,
      fullName,
      owner: account(world, repository.owner),
      bare: await prepareBare(folder, env, repository),
      createdAt: world.now(),
      pushedAt: world.now(),
      records: { pulls: new Map(), issues: new Map(), comments: new Map(), checks: new Map(), statuses: [] },
      labels: new Map(),
      nextNumber: 1,
      signed: new Set(),
      exclusive: queue(),
    });
  }
  for (const grant of Object.values(options.tokens)) account(world, grant.login);
  return world;
}
