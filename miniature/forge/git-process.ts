import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A bare repository. Nothing of the machine's git configuration has a say. */
export interface Bare {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

interface Started {
  id: number;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  input: string | Buffer;
}

interface Ended {
  id: number;
  stdout: Buffer;
  failure: string | null;
}

let runner: ChildProcess | null = null;
let started = 0;
const waiting = new Map<number, (ended: Ended) => void>();

/**
 * A small process that starts git for us. What starts a program is copied first, which takes tens of milliseconds in
 * one as large as a test runner, and two in a small one.
 */
function startRunner(): ChildProcess {
  const child = fork(join(import.meta.dirname, 'git-runner.mjs'), {
    serialization: 'advanced',
    execArgv: [],
  });
  child.on('message', (ended: Ended | 'idle') => {
    if (ended === 'idle') {
      if (waiting.size > 0) return;
      if (runner === child) runner = null;
      if (child.connected) child.disconnect();
      return;
    }
    waiting.get(ended.id)?.(ended);
    waiting.delete(ended.id);
    if (waiting.size === 0) child.channel?.unref();
  });
  child.once('exit', () => {
    if (runner !== child && runner !== null) return;
    runner = null;
    const failure = 'the process that starts git has ended';
    for (const [id, end] of waiting) end({ id, stdout: Buffer.alloc(0), failure });
    waiting.clear();
  });
  child.unref();
  child.channel?.unref();
  return child;
}

/** @throws Error with git's own words */
export async function gitBytes(
  bare: Bare,
  args: readonly string[],
  options: { input?: string | Buffer; env?: NodeJS.ProcessEnv } = {},
): Promise<Buffer> {
  runner ??= startRunner();
  const { channel } = runner;
  const child = runner;
  const start: Started = {
    id: started++,
    args: ['--git-dir', bare.folder, ...args],
    cwd: bare.folder,
    env: { ...bare.env, ...options.env },
    input: options.input ?? '',
  };
  const { stdout, failure } = await new Promise<Ended>((resolve) => {
    waiting.set(start.id, resolve);
    channel?.ref();
    child.send(start);
  });
  if (failure !== null) throw new Error(`git ${args.join(' ')}: ${failure}`);
  return Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength);
}

export async function git(
  bare: Bare,
  args: readonly string[],
  options: { input?: string | Buffer; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  if (options.input !== undefined || options.env !== undefined || !isOfObjects(args))
    return (await gitBytes(bare, args, options)).toString('utf8');
  const known = read.get(bare) ?? new Map<string, Promise<string>>();
  read.set(bare, known);
  const key = args.join('\0');
  const text = known.get(key) ?? gitBytes(bare, args).then((bytes) => bytes.toString('utf8'));
  known.set(key, text);
  text.catch(() => known.delete(key));
  return text;
}

/** What git has said of objects, which never change. */
const read = new WeakMap<Bare, Map<string, Promise<string>>>();

/** Whether what is asked follows from the ids of objects alone: no branch has a say in it. */
function isOfObjects([command = '', ...args]: readonly string[]): boolean {
  if (!['cat-file', 'diff-tree', 'log', 'ls-tree', 'merge-base', 'rev-list', 'rev-parse'].includes(command))
    return false;
  const paths = args.indexOf('--');
  const asked = paths < 0 ? args : args.slice(0, paths);
  const ids = asked.filter((arg) => !arg.startsWith('-') && !['blob', 'commit', 'tree'].includes(arg));
  return ids.length > 0 && ids.every((id) => OBJECT.test(id));
}

/** `<id>`, `<id>^{commit}`, `<id>:path`, `<id>..<id>` */
const OBJECT = /^[0-9a-f]{40}(?:\^\{[a-z]+\}|:[^]*|\.{2,3}[0-9a-f]{40})?$/;
