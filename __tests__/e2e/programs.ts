// The built bundle, started as people and runners start it; nothing of it is imported.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { run } from '../../miniature/run.js';
import type { World } from '../../miniature/world.js';
import { node24 } from './node24.js';

const root = path.resolve(import.meta.dirname, '../..');
const bundle = (entry: 'cli' | 'action'): string => path.join(root, 'dist', entry, 'index.js');

export interface Ended {
  /** Null: ended by a signal that it did not handle. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A program that is running. */
export interface Running {
  child: ChildProcess;
  /** All that it has said so far, on both. */
  said(): string;
  ended: Promise<Ended>;
}

function start(argv: readonly [string, ...string[]], cwd: string, env: NodeJS.ProcessEnv): Running {
  const [program, ...args] = argv;
  // A group of its own, as a terminal gives to each command.
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, said: () => stdout + stderr, ended };
}

/** `channel-bump ARGV` in a terminal that is none. */
export function startCli(argv: readonly string[], env: NodeJS.ProcessEnv, cwd = tmpdir()): Running {
  return start([process.execPath, bundle('cli'), ...argv], cwd, env);
}

export async function cli(argv: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): Promise<Ended> {
  return startCli(argv, env, cwd).ended;
}

/** What standard output is with --json. @throws SyntaxError where it is anything else beside */
export function json(ended: Ended): unknown {
  return JSON.parse(ended.stdout);
}

export interface ActionOptions {
  /** By their names in action.yml; the others have their defaults. `token` is the world's if not given. */
  inputs?: Readonly<Record<string, string>>;
  event?: { name: string; payload: unknown };
  /** Default: the world's checkout. */
  workspace?: string;
}

export interface ActionEnded extends Ended {
  outputs: Readonly<Record<string, string>>;
  summary: string;
}

export interface RunningAction extends Running {
  ended: Promise<ActionEnded>;
  /** RUNNER_TEMP. */
  temporary: string;
}

/** Starts the action as GitHub's runner does: Node 24, inputs and files by environment, no GITHUB_TOKEN. */
export async function startAction(world: World, options: ActionOptions = {}): Promise<RunningAction> {
  const { GITHUB_TOKEN = '', CHANNEL_BUMP_IMAGE = '', ...environment } = world.environment;
  const folder = await scratch(world);
  const files = {
    GITHUB_OUTPUT: path.join(folder, 'output'),
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
    GITHUB_EVENT_PATH: path.join(folder, 'event.json'),
  };
  const { name = 'schedule', payload = {} } = options.event ?? {};
  await writeFile(files.GITHUB_OUTPUT, '');
  await writeFile(files.GITHUB_STEP_SUMMARY, '');
  await writeFile(files.GITHUB_EVENT_PATH, JSON.stringify(payload));
  const temporary = path.join(folder, 'temp');
  await mkdir(temporary);
  const workspace = options.workspace ?? world.checkout;
  // The sandbox needs no network: all sources are handed over.
  const offline = { network: 'none', 'nix-config': 'substituters =' };
  const given = { token: GITHUB_TOKEN, image: CHANNEL_BUMP_IMAGE, ...offline, ...options.inputs };
  const running = start([await node24(), bundle('action')], workspace, {
    ...environment,
    ...(await inputVariables(given)),
    ...files,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: name,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    TMPDIR: temporary,
  });
  const ended = running.ended.then(async (one) => ({
    ...one,
    outputs: readOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
  }));
  return { ...running, ended, temporary };
}

export async function action(world: World, options: ActionOptions = {}): Promise<ActionEnded> {
  return (await startAction(world, options)).ended;
}

/** A new folder that goes with the world. */
export function scratch(world: World): Promise<string> {
  return mkdtemp(path.join(path.dirname(world.checkout), 'test-'));
}

/** A fresh clone of the repository on the forge, at a branch or commit. */
export async function clone(world: World, at = 'main'): Promise<string> {
  const folder = path.join(await scratch(world), 'checkout');
  const address = `${world.forge.urls.server}/${world.repository}.git`;
  await run(['git', 'clone', '--quiet', address, folder]);
  await git(folder, 'checkout', '--quiet', at);
  return folder;
}

/** Standard output of git, without the newline at its end. */
export async function git(folder: string, ...argv: readonly string[]): Promise<string> {
  const who = ['-c', 'user.name=Ops', '-c', 'user.email=ops@example.org', '-c', 'commit.gpgSign=false'];
  return (await run(['git', ...who, '-C', folder, ...argv])).toString().trim();
}

/** As the runner sets them: every input of action.yml, its default where it is not given. */
async function inputVariables(given: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const text = await readFile(path.join(root, 'action.yml'), 'utf8');
  const { inputs } = parseYaml(text) as { inputs: Record<string, { default?: string }> };
  for (const name of Object.keys(given)) {
    if (!(name in inputs)) throw new Error(`action.yml has no input ${name}`);
  }
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { default: value = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      given[name] ?? value,
    ]),
  );
}

/** `name<<delimiter`, the value's lines, `delimiter` */
function readOutputs(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?\2\n/gm)) {
    found[name] = value;
  }
  return found;
}

/** Waits until something holds. @throws Error with what the program said, where it ended before */
export async function until(running: Running, what: () => boolean | Promise<boolean>): Promise<void> {
  const state = { over: false };
  void running.ended.then(() => (state.over = true));
  while (!(await what())) {
    if (state.over) throw new Error(`it ended before its time: ${running.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Ids of our containers that have something of this folder mounted. */
export async function containersOf(folder: string): Promise<string[]> {
  const real = await realpath(folder);
  const label = '--filter=label=channel-bump=session';
  const ids = (await run(['podman', 'ps', '--all', '--quiet', label])).toString().split('\n').filter(Boolean);
  const own: string[] = [];
  for (const id of ids) {
    if ((await inspect(id)).includes(`${real}/`)) own.push(id);
  }
  return own;
}

/** All that the engine tells of a container: mounts, environment, arguments. Empty when it has gone meanwhile. */
export async function inspect(id: string): Promise<string> {
  return (await run(['podman', 'inspect', id]).catch(() => '')).toString();
}

/** Command lines of all processes of this machine. */
export async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
}
