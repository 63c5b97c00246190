import { createReadStream, createWriteStream } from 'node:fs';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from '../ports/files.js';
import { removeAtEnd } from './shutdown.js';

const PASSED_OVER = new Set(['.git', 'node_modules']);

/** The machine's file system. */
export const files: Files = {
  read: (path) => orNull(readFile(path)),
  write,
  readStream: (path) => createReadStream(path, { highWaterMark: 1 << 20 }),
  writeStream: (path) => createWriteStream(path),
  async walk(root, { symlinks = false, everything = false } = {}) {
    const found: string[] = [];
    const passedOver = everything ? new Set<string>() : PASSED_OVER;
    await walkInto(root, '', { symlinks: symlinks || everything, passedOver }, found);
    return found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  },
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  async copy(from, to) {
    const what = await lstat(from);
    await mkdir(dirname(to), { recursive: true });
    if (what.isSymbolicLink()) await symlink(await readlink(from), to);
    else await copyFile(from, to);
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
  exists: async (path) => (await orNull(lstat(path))) !== null,
  isFolder: async (path) => (await orNull(lstat(path)))?.isDirectory() ?? false,
  async temporaryFolder(prefix) {
    const path = await realpath(await mkdtemp(join(tmpdir(), `${prefix}-`)));
    const forget = removeAtEnd(path);
    return {
      path,
      async [Symbol.asyncDispose]() {
        await rm(path, { recursive: true, force: true });
        forget();
      },
    };
  },
};

async function walkInto(
  root: string,
  folder: string,
  wanted: { symlinks: boolean; passedOver: ReadonlySet<string> },
  found: string[],
): Promise<void> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !wanted.passedOver.has(entry.name)) await walkInto(root, path, wanted, found);
    else if (entry.isFile() || (wanted.symlinks && entry.isSymbolicLink())) found.push(path);
  }
}

/** Whole or not at all: a new file beside the old one takes its place. */
async function write(path: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const mode = (await orNull(stat(path)))?.mode;
  const fresh = `${path}.channel-bump-${process.pid}`;
  const handle = await open(fresh, 'w');
  try {
    await handle.writeFile(data);
    await handle.sync();
    if (mode !== undefined) await chmod(fresh, mode & 0o7777);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Null for what is not there; every other trouble is thrown. */
async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
