import { unpackPackageList } from '../channels/package-list.js';
import { comparePackageLists, type ListComparison } from '../core/package-list/compare.js';
import { UserError } from '../errors.js';
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

/** @throws UserError where one is no such list, naming it */
export async function comparePackageFiles(
  files: Files,
  older: string,
  newer: string,
): Promise<ListComparison> {
  for (const path of [older, newer]) {
    if (await isPackageList(files, path)) continue;
    throw new UserError('this is no list of packages, and what it is compared with is one.', {
      place: { file: path },
      cure: 'Give two of a kind.',
      exitCode: 64,
    });
  }
  const pieces = (path: string): AsyncGenerator<Uint8Array> =>
    unpackPackageList(files.readStream(path), path);
  return comparePackageLists(pieces(older), pieces(newer));
}
