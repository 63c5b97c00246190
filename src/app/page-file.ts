import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { Ports } from './context.js';

/**
 * Where a page is written to, as `--html` names it. Asked before anything is done: a rebuild takes a while.
 * @throws UserError where a folder stands there
 */
export async function pageFile(
  { files }: Pick<Ports, 'files'>,
  given: string | null,
): Promise<string | null> {
  const path = given === null ? null : resolve(given);
  if (path === null || !(await files.isFolder(path))) return path;
  throw new UserError(`${path} can't be written: it is a folder.`, {
    cure: 'Name another file.',
    exitCode: 64,
  });
}
