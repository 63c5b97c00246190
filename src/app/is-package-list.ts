import type { Files } from '../ports/files.js';

/** Where an unpacked list says that it is one. */
const HEAD = /^\s*\{\s*(?:"version"\s*:\s*"[^"]*"\s*,\s*)?"packages"\s*:/;

/** Whether a file is a release's `packages.json` or `packages.json.br`: by its name, or by how it begins. */
export async function isPackageList(files: Files, path: string): Promise<boolean> {
  // Of a pipe what is read here would be gone for who reads it all.
  if (!/\.(?:br|json)$/.test(path) || !(await files.isFile(path))) return false;
  if (path.endsWith('.br')) return true;
  const stream = files.readStream(path);
  try {
    for await (const piece of stream) return HEAD.test((piece as Buffer).toString('latin1', 0, 200));
    return false;
  } finally {
    stream.destroy();
  }
}
