import { type Dirent, readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { mendable, UserError } from '../errors.js';
import type { Walked } from '../ports/files.js';

const PASSED_OVER = new Set(['.git', '.direnv', 'node_modules']);

const BREATH = 50;
let breathed = performance.now();

/**
 * To be awaited between pieces of blocking work. Node's asynchronous calls take two to seven times as long as the
 * blocking ones for small files and folders; signals and timers still want their turn now and then.
 */
export async function breathe(): Promise<void> {
  if (performance.now() - breathed < BREATH) return;
  await setImmediate();
  breathed = performance.now();
}

/** What lies under a folder (`Files.walk`). */
export async function walk(root: string, { everything = false } = {}): Promise<Walked> {
  const walked: Walked = { files: [], symlinks: [], unread: [] };
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    await breathe();
    const entries = entriesOf(root, folder, walked.unread);
    if (folder !== '' && !everything && entries.some(({ name }) => name === '.git')) continue;
    for (const entry of entries) {
      const path = folder + entry.name;
      if (entry.isFile()) walked.files.push(path);
      else if (entry.isSymbolicLink()) walked.symlinks.push(path);
      else if (entry.isDirectory() && (everything || !PASSED_OVER.has(entry.name))) folders.push(`${path}/`);
    }
  }
  return { ...walked, files: inByteOrder(walked.files), symlinks: inByteOrder(walked.symlinks) };
}

function entriesOf(root: string, folder: string, unread: UserError[]): Dirent[] {
  const path = `${root}/${folder}`;
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    const told = folder === '' ? error : troubleOf(error, path);
    if (told !== null && !(told instanceof UserError)) throw error;
    if (told !== null) unread.push(told);
    return [];
  }
}

/** Null: it has gone in the meantime. */
function troubleOf(error: unknown, path: string): unknown {
  if (!isCode(error, 'ENOENT')) return mendable(error);
  // Node puts U+FFFD for bytes that are no UTF-8, and then nothing is found under that name.
  if (!path.includes('\uFFFD')) return null;
  return new UserError(`${path} can't be read: its name is not UTF-8.`, { cure: 'Rename it.' });
}

/** JavaScript's own order is by UTF-16, which is that of the bytes as long as there is nothing past the surrogates. */
function inByteOrder(paths: string[]): string[] {
  if (!paths.some((path) => /[\uD800-\uFFFF]/.test(path))) return paths.sort();
  return paths.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

export function isCode(error: unknown, ...codes: string[]): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
}
