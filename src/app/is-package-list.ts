import type { Files } from '../ports/files.js';

/** Where an unpacked list says that it is one. */
const HEAD = /^\s*\{\s*(?:"version"\s*:\s*"[^"]*"\s*,\s*)?"packages"\s*:/;

/** Whether a file is a release's `packages.json` or `packages.json.br`: by its name, or by how it begins. */
export async function isPackageList(files: Files, path: string): Promise<boolean> {
  if (!/\.(?:br|json)$/.test(path) || (await files.isFolder(path)) || !(await files.exists(path)))
    return false;
  if (path.endsWith('.br')) return true;
  const stream = files.readStream(path);
  try {
    for await (const piece of stream) return HEAD.test((piece as Buffer).toString('latin1', 0, 200));
    return false;
  } finally {
    stream.destroy();
  }
}
