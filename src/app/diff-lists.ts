import { unpackPackageList } from '../channels/package-list.js';
import { comparePackageLists, type ListComparison } from '../core/package-list/compare.js';
import type { PackageList } from '../core/package-list/read.js';
import { UserError } from '../errors.js';
import type { Files } from '../ports/files.js';
import { isPackageList } from './is-package-list.js';

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
  const list = (path: string): PackageList => ({
    where: path,
    pieces: unpackPackageList(files.readStream(path), path),
  });
  return comparePackageLists(list(older), list(newer));
}
