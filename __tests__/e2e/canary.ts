// Looks for a secret in all the forms in which one leaks, wherever a run can leave it.
import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../miniature/run.js';

/** A form of the secret, by its name. */
export type Forms = Readonly<Record<string, string>>;

export function formsOf(secret: string): Forms {
  const bytes = Buffer.from(secret);
  // What base64 makes of it after so many bytes of something else, without the characters that those have a part in.
  const within = (encoding: 'base64' | 'base64url', before: number, text = bytes): string => {
    const whole = Buffer.concat([Buffer.alloc(before), text])
      .toString(encoding)
      .replace(/=+$/, '');
    const after = (before + text.length) % 3 === 0 ? 0 : 1;
    return whole.slice(Math.ceil((before * 4) / 3), whole.length - after);
  };
  const userinfo = Buffer.from(`x-access-token:${secret}`);
  return {
    plain: secret,
    // A part of it, too, is one: what is cut, or broken in two lines.
    'its middle': secret.slice(8, 28),
    'URL-encoded': encodeURIComponent(secret),
    hex: bytes.toString('hex'),
    HEX: bytes.toString('hex').toUpperCase(),
    reversed: Array.from(secret).reverse().join(''),
    'base64, at 0': within('base64', 0),
    'base64, at 1': within('base64', 1),
    'base64, at 2': within('base64', 2),
    'base64url, at 0': within('base64url', 0),
    'base64url, at 1': within('base64url', 1),
    'base64url, at 2': within('base64url', 2),
    'base64 as a git credential, at 0': within('base64', 0, userinfo),
    'base64 as a git credential, at 1': within('base64', 1, userinfo),
    'base64 as a git credential, at 2': within('base64', 2, userinfo),
    'base64 twice': within('base64', 0, Buffer.from(userinfo.toString('base64'))),
  };
}

/** The forms of it that are in something. */
export function leaksIn(forms: Forms, content: string | Buffer): string[] {
  return Object.entries(forms).flatMap(([name, form]) => (content.includes(form) ? [name] : []));
}

/** Files below a folder that hold it, as `file: form`; how many were looked at. */
export async function leaksInFiles(forms: Forms, folder: string): Promise<{ seen: number; leaks: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const leaks: string[] = [];
  for (const file of files) {
    const content = await readFile(file).catch(() => Buffer.alloc(0));
    for (const form of [...leaksIn(forms, content), ...leaksIn(forms, file)]) leaks.push(`${file}: ${form}`);
  }
  return { seen: files.length, leaks };
}

/** All that a git repository holds, unpacked: objects, also those that nothing names, and the logs of its refs. */
export async function gitContents(folder: string): Promise<Buffer> {
  const all = ['cat-file', '--batch-all-objects', '--unordered', '--batch'] as const;
  const objects = await run(['git', '-C', folder, ...all]);
  return Buffer.concat([objects, await run(['git', '-C', folder, 'for-each-ref'])]);
}

export interface Sampler {
  /** Ends it. */
  stop(): Promise<Sampled>;
}

export interface Sampled {
  /** What was found, as `arguments of …: form`. */
  leaks: string[];
  /** Command lines that were looked at, and environments; of those the ones inside of containers. */
  commands: number;
  environments: number;
  contained: number;
}

function commandOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '');
}

/**
 * Looks at the arguments and environments of all processes of this machine, every 50 ms.
 * @param exempt process that was given the secret in its environment, which the kernel shows for ever
 */
export function startSampler(forms: Forms, exempt: number | undefined): Sampler {
  const known = new Map<string, string>();
  const leaks = new Set<string>();
  const sampled = { commands: 0, environments: 0, contained: 0 };
  const state = { over: false };
  const look = async (pid: string, own: string): Promise<void> => {
    const command = await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '');
    if (command === '' || known.get(pid) === command) return;
    known.set(pid, command);
    const shown = command.replaceAll('\0', ' ').slice(0, 80);
    sampled.commands += 1;
    for (const form of leaksIn(forms, command)) leaks.add(`arguments of ${shown}: ${form}`);
    if (pid === String(exempt) || pid === String(process.pid)) return;
    // Between fork and exec a child is a copy of its parent still, environment and all: what it becomes is looked at.
    if (exempt !== undefined && command === (await commandOf(exempt))) return;
    const [environment, space] = await Promise.all([
      readFile(`/proc/${pid}/environ`, 'latin1').catch(() => ''),
      readlink(`/proc/${pid}/ns/pid`).catch(() => own),
    ]);
    if (environment === '') return;
    sampled.environments += 1;
    if (space !== own) sampled.contained += 1;
    for (const form of leaksIn(forms, environment)) {
      leaks.add(`environment of ${shown}${space === own ? '' : ', in a container'}: ${form}`);
    }
  };
  const loop = (async () => {
    const own = await readlink('/proc/self/ns/pid');
    // At least once from its start to its end.
    do {
      const pids = (await readdir('/proc')).filter((name) => /^[0-9]+$/.test(name));
      await Promise.all(pids.map((pid) => look(pid, own)));
      await new Promise((resolve) => setTimeout(resolve, 50));
    } while (!state.over);
  })();
  return {
    async stop() {
      state.over = true;
      await loop;
      return { ...sampled, leaks: [...leaks] };
    },
  };
}
