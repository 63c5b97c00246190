import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  createReadStream,
  createWriteStream,
  fstatSync,
  openSync,
  readSync,
} from 'node:fs';
import {
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { mendable, UserError } from '../errors.js';
import type { Content, Files } from '../ports/files.js';
import { markedName, removeLeftovers } from './leftovers.js';
import { removeAtEnd } from './shutdown.js';
import { breathe, isCode, walk } from './walk.js';

const OTHER = 'Name another file.';

let swept: Promise<void> | undefined;

/** The machine's file system. */
export const files: Files = {
  read: (path) => orNull(readWhole(path)),
  async readUpTo(path, limit) {
    await breathe();
    return readUpTo(path, limit, copied);
  },
  async readIf(path, limit, wanted) {
    await breathe();
    return readUpTo(path, limit, (bytes) =>
      wanted(bytes.toString('latin1')) ? copied(bytes) : { kind: 'unwanted' },
    );
  },
  write,
  create,
  readStream: (path) => createReadStream(path, { highWaterMark: 1 << 20 }),
  writeStream: (path, options) => createWriteStream(path, { flags: options?.append ? 'a' : 'w' }),
  walk,
  resolve: (path) => orNull(realpath(path), 'ELOOP'),
  makeFolder,
  async copy(from, to) {
    const what = await lstat(from);
    await makeFolder(dirname(to));
    if (what.isSymbolicLink()) await symlink(await readlink(from), to);
    else await copyFile(from, to);
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
  exists: async (path) => (await orNull(lstat(path))) !== null,
  isFile: async (path) => (await orNull(stat(path), 'ELOOP'))?.isFile() ?? false,
  isFolder: async (path) => (await orNull(lstat(path)))?.isDirectory() ?? false,
  async temporaryFolder(prefix) {
    await (swept ??= removeLeftovers(tmpdir()));
    const path = await realpath(await mkdtemp(join(tmpdir(), markedName(prefix))));
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

// One for all: what is asked for anew for each of ten thousand files has to be cleaned up after each.
const scratch = Buffer.allocUnsafeSlow(256 * 1024);

/** At one go where its size is known: Node by itself reads half a megabyte after the other, and waits for each. */
async function readWhole(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { size } = await file.stat();
  const bytes = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, null);
    if (bytesRead === 0) return bytes.subarray(0, filled);
    filled += bytesRead;
  }
  // What has grown meanwhile, or has no size: a pipe.
  const rest = await file.readFile();
  return rest.length === 0 ? bytes : Buffer.concat([bytes, rest]);
}

/** @param take what to make of the contents, which the next reading overwrites */
function readUpTo<T>(path: string, limit: number, take: (bytes: Buffer) => T): T | Content {
  let file: number | null = null;
  try {
    // A pipe of that name would be waited for.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const what = fstatSync(file);
    if (!what.isFile()) return { kind: 'missing' };
    if (what.size > limit) return { kind: 'too-large', size: what.size };
    return take(readAll(file, what.size));
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO')) return { kind: 'missing' };
    const told = mendable(error);
    if (told instanceof UserError) return { kind: 'unreadable', error: told };
    throw told;
  } finally {
    if (file !== null) closeSync(file);
  }
}

function copied(bytes: Buffer): Content {
  return { kind: 'bytes', bytes: Buffer.from(bytes) };
}

/** A part of `scratch`, where that is large enough. */
function readAll(file: number, size: number): Buffer {
  const bytes = size > scratch.length ? Buffer.allocUnsafeSlow(size) : scratch;
  let at = 0;
  for (let read = -1; at < size && read !== 0; at += read) read = readSync(file, bytes, at, size - at, null);
  return bytes.subarray(0, at);
}

/** One by one: where one can't be made (`/proc/nope`), Node's own `recursive` tries for ever. */
async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  let at = resolve(path);
  while ((await orNull(stat(at), 'ELOOP')) === null && at !== dirname(at)) {
    missing.unshift(at);
    at = dirname(at);
  }
  for (const folder of missing.length === 0 ? [at] : missing) {
    try {
      await mkdir(folder);
    } catch (error) {
      const isThere = isCode(error, 'EEXIST') && (await orNull(stat(folder)))?.isDirectory();
      if (isThere === true) continue;
      // Within /proc.
      if (isCode(error, 'ENOENT'))
        throw new UserError(`the folder ${folder} can't be made there.`, { cure: OTHER, cause: error });
      throw error;
    }
  }
}

/** What is open already: opened anew, a file that it leads to would begin anew, and root would put another in its place. */
const OPEN: Readonly<Record<string, NodeJS.WriteStream>> = {
  '/dev/stdout': process.stdout,
  '/dev/fd/1': process.stdout,
  '/proc/self/fd/1': process.stdout,
  '/dev/stderr': process.stderr,
  '/dev/fd/2': process.stderr,
  '/proc/self/fd/2': process.stderr,
};

/** Whole or not at all: a new file beside the old one takes its place. */
async function write(path: string, data: string | Uint8Array, within?: string): Promise<void> {
  const open = within === undefined ? OPEN[path] : undefined;
  if (open) {
    await new Promise<void>((done, fail) => {
      open.write(data, (error) => {
        if (error) fail(error);
        else done();
      });
    });
    return;
  }
  if (within !== undefined) await assertInside(path, within);
  await makeFolder(dirname(path));
  const there = await orNull(stat(path), 'ELOOP');
  if (there?.isDirectory()) throw new UserError(`${path} can't be written: it is a folder.`, { cure: OTHER });
  // A pipe, a device: nothing can take its place, and for all others it would be gone.
  if (within === undefined && there?.isFile() === false) {
    await writeFile(path, data).catch((error: unknown) => {
      throw named(error, path);
    });
    return;
  }
  const mode = there?.mode;
  // A name of its own that nobody can have laid a symlink at; the file's own name may have no room for more.
  const fresh = join(dirname(path), `.channel-bump-${randomUUID()}`);
  // A signal may come while a page of some megabytes is written.
  const forget = removeAtEnd(fresh);
  try {
    await writeNew(fresh, data, mode);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    // Its folder is there: so it is within /proc.
    if (isCode(error, 'ENOENT'))
      throw new UserError(`${path} can't be written there.`, { cure: OTHER, cause: error });
    throw named(error, path);
  } finally {
    forget();
  }
}

/** Of a full disk, what says so does not say where. */
function named(error: unknown, path: string): unknown {
  return error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error;
}

async function writeNew(path: string, data: string | Uint8Array, mode: number | undefined): Promise<void> {
  await using handle = await open(path, 'wx');
  await handle.writeFile(data);
  await handle.sync();
  if (mode !== undefined) await handle.chmod(mode & 0o7777);
}

/** `wx`: what someone lays there in between, a symlink too, is neither followed nor overwritten. */
async function create(path: string, data: string, within: string): Promise<boolean> {
  if ((await orNull(lstat(path))) !== null) return false;
  await assertInside(path, within);
  await makeFolder(dirname(path));
  const handle = await open(path, 'wx').catch((error: unknown) => {
    if (isCode(error, 'EEXIST')) return null;
    throw error;
  });
  if (handle === null) return false;
  try {
    await handle.writeFile(data);
    await handle.sync();
    return true;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** @throws UserError where a write would go through a symlink, or out of the folder */
async function assertInside(path: string, folder: string): Promise<void> {
  const root = await realpath(folder);
  const file = resolve(path);
  if ((await orNull(lstat(file)))?.isSymbolicLink()) {
    throw new UserError(`${path} is a symlink, and is not written through.`, {
      cure: 'Put the file itself there.',
    });
  }
  let above = dirname(file);
  while ((await orNull(lstat(above))) === null) above = dirname(above);
  const place = await orNull(realpath(above), 'ELOOP');
  if (place !== null && !/^\.\.(?:\/|$)/.test(relative(root, place))) return;
  throw new UserError(`${path} is not written: it lies outside ${folder}.`, {
    cure: 'Put a folder there instead of the symlink that leads out of the repository.',
  });
}

/** Null for what is not there; every other trouble is thrown. */
async function orNull<T>(promise: Promise<T>, ...codes: string[]): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR', ...codes)) return null;
    throw error;
  }
}
