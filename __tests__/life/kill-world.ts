import { transformFile } from '@swc/core';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  startForge,
  type ForgeOptions,
  type ForgeServer,
  type LoggedRequest,
  type RequestMoment,
} from '../../miniature/forge/index.js';
import { startForgejo } from '../../miniature/forgejo/index.js';
import { run } from '../../miniature/run.js';
import type { Job } from './kill-walk.js';

export const REPOSITORY = 'acme/infra';
const TOKEN = 'secret-actions';
export const NOW = new Date('2026-03-02T12:00:00Z');
const root = path.resolve(import.meta.dirname, '../..');

export interface Strike {
  /** Which of the life's calls, from 0. */
  call: number;
  phase: RequestMoment['phase'];
}

/** Of all kills of one run. */
export interface Outcome {
  calls: number;
  /** Of the calls, those that change nothing. */
  reads: number;
  /** When it was to be killed; see `strikesOf`. */
  strikes: number;
  kills: number;
  /** So often the forge was afterwards as after an undisturbed run. */
  equal: number;
  /** Where it was not: where it was killed, and a few of the lines that differ. */
  differences: string[];
}

export function noOutcome(reads: readonly boolean[], strikes: readonly Strike[]): Outcome {
  const read = reads.filter(Boolean).length;
  return { calls: reads.length, reads: read, strikes: strikes.length, kills: 0, equal: 0, differences: [] };
}

export interface KillWorld extends AsyncDisposable {
  forge: ForgeServer;
  /** The job of a run, as things are now. */
  job(run: number): Promise<Job>;
  /** A process of its own does the job and is killed there; done when nothing of it is left. @returns whether it was */
  killedAt(job: Job, strike: Strike): Promise<boolean>;
}

/** How each is started, and the account of its workflows. */
const forges = {
  github: { start: startForge, login: 'github-actions[bot]' },
  forgejo: { start: startForgejo, login: 'forgejo-actions' },
} as const;

export type ForgeId = keyof typeof forges;

/** A forge with a clock that stands still: what is done twice is the same twice. @param child see `bundled` */
export async function startKillWorld(id: ForgeId, child: string): Promise<KillWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kill-world-'));
  const temporary = path.join(folder, 'temporary');
  await mkdir(temporary);
  const watch = createWatch();
  const { start, login } = forges[id];
  const permissions = {
    contents: 'write',
    pull_requests: 'write',
    issues: 'write',
    checks: 'write',
    statuses: 'write',
  } as const;
  const repository = {
    ...{ owner: 'acme', name: 'infra', defaultBranch: 'main', from: await seed(folder) },
    ...{ collaborators: ['ann', 'bob', 'cem'], milestones: ['Spring'] },
  };
  const forge = await start({
    folder: path.join(folder, 'forge'),
    repositories: [repository],
    tokens: { [TOKEN]: { login, kind: 'actions', permissions } },
    clock: () => NOW,
    onRequest: watch.onRequest,
  });
  const environment = {
    GITHUB_API_URL: forge.urls.api,
    GITHUB_GRAPHQL_URL: forge.urls.graphql,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_TOKEN: TOKEN,
    PATH: process.env['PATH'] ?? '',
    // By it a process that was left behind is known.
    TMPDIR: temporary,
  };
  return {
    forge,
    job: async (index) => {
      const main = await run(['git', '--git-dir', forge.gitFolder(), 'rev-parse', 'main']);
      return { run: index, environment, main: main.toString().trim() };
    },
    killedAt: async (job, strike) => {
      const argv = [child, JSON.stringify(job)];
      const env = { PATH: environment.PATH, TMPDIR: temporary };
      const struck = await watch.strike(
        () => spawn(process.execPath, argv, { env, stdio: ['ignore', 'ignore', 'inherit'] }),
        strike,
        forge.requests.length,
      );
      await until(async () => watch.isIdle() && !(await isLeftBehind(temporary)));
      return struck;
    },
    async [Symbol.asyncDispose]() {
      await forge.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function onlyReads({ operation, method }: Pick<LoggedRequest, 'operation' | 'method'>): boolean {
  return method === 'GET' || operation === 'git-upload-pack';
}

/** Before each call, not before each moment: some minutes more. */
const isWhole = process.env['KILLS'] === 'all';

/**
 * When a process is killed: before and after each call that changes something, and before the first of those in a row that
 * only read, as all is at the others what it is there, here and at the server.
 * @param reads of each call whether it changes nothing
 * @param each before each of those in a row as well: where what is read is kept
 */
export function strikesOf(reads: readonly boolean[], each = isWhole): Strike[] {
  return reads.flatMap((isRead, call): Strike[] => {
    if (!isRead)
      return [
        { call, phase: 'before' },
        { call, phase: 'after' },
      ];
    return each || reads[call - 1] !== true ? [{ call, phase: 'before' }] : [];
  });
}

interface Watch {
  onRequest: NonNullable<ForgeOptions['onRequest']>;
  strike(start: () => ReturnType<typeof spawn>, strike: Strike, from: number): Promise<boolean>;
  /** Whether no request is under way. */
  isIdle(): boolean;
}

/** Kills a process at a moment of a server's life: dead before the operation, or after it and before its answer. */
export function createWatch(): Watch {
  let armed: {
    child: ReturnType<typeof spawn>;
    ended: Promise<unknown>;
    index: number;
    phase: string;
  } | null = null;
  let isStruck = false;
  // By index: what can't be read at all is told of afterwards alone.
  const active = new Set<number>();
  return {
    isIdle: () => active.size === 0,
    async onRequest({ index, phase }) {
      if (phase === 'before') active.add(index);
      else active.delete(index);
      if (armed?.index !== index || armed.phase !== phase) return undefined;
      isStruck = armed.child.kill('SIGKILL');
      await armed.ended;
      if (phase === 'after') return undefined;
      active.delete(index);
      return 'drop';
    },
    async strike(start, { call, phase }, from) {
      isStruck = false;
      const child = start();
      const ended = once(child, 'exit');
      armed = { child, ended, index: from + call, phase };
      await ended;
      armed = null;
      return isStruck;
    },
  };
}

export async function until(what: () => Promise<boolean>): Promise<void> {
  for (let look = 0; !(await what()); look++) {
    if (look > 2_000) throw new Error('what the killed process left behind does not end');
    await sleep(5);
  }
}

/** Whether a program that the killed process had started goes on: git, by the folder it works in. */
export async function isLeftBehind(folder: string): Promise<boolean> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(ids.map((id) => readFile(`/proc/${id}/environ`, 'latin1').catch(() => '')));
  return texts.some((text) => text.includes(folder));
}

async function seed(folder: string): Promise<string> {
  const from = path.join(folder, 'source');
  await mkdir(from);
  const git = (...argv: string[]): Promise<Buffer> =>
    run(['git', '-C', from, '-c', 'user.name=ann', '-c', 'user.email=ann@example.org', ...argv]);
  await git('init', '-q', '-b', 'main');
  for (const name of ['stable', 'unstable']) await writeFile(path.join(from, `${name}.lock`), 'one\n');
  await git('add', '.');
  await git('commit', '-qm', 'first');
  return from;
}

const OWN = '__tests__/life';

/**
 * The process that is killed, and all it is made of, in one file: it is started hundreds of times.
 * @param folder empty
 * @returns its path
 */
export async function bundled(folder: string): Promise<string> {
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const part of ['src', OWN, '__tests__/fixtures']) {
    const names = await readdir(path.join(root, part), { recursive: true });
    const isMeant = (name: string): boolean => name.endsWith('.ts') && (part !== OWN || /^kill-/.test(name));
    for (const name of names.filter(isMeant)) {
      const { code } = await transformFile(path.join(root, part, name), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' },
      });
      const file = path.join(folder, part, name.replace(/ts$/, 'js'));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, code);
    }
  }
  const ncc = path.join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const out = path.join(folder, 'bundle');
  await run([process.execPath, ncc, 'build', path.join(folder, OWN, 'kill-child.js'), '-o', out, '--quiet']);
  return path.join(out, 'index.js');
}
