import { posix } from 'node:path';
import { UserError } from '../../errors.js';
import type { Files } from '../../ports/files.js';

/** A file to be written. */
export interface NewFile {
  /** From the repository's top, with `/`. */
  path: string;
  text: string;
}

/**
 * Holds all files against what is there, before the first is written.
 * @param top absolute path of the repository
 * @throws UserError where a file is there already, or its folder leads out of the repository or is none
 */
export async function assertFree(files: Files, top: string, wanted: readonly NewFile[]): Promise<void> {
  for (const { path } of wanted) {
    await assertFoldersInside(files, top, path);
    // A workflow of the other ending would run beside ours.
    const other = path.replace(/\.yml$/, '.yaml');
    for (const one of [path, other]) if (await files.exists(`${top}/${one}`)) throw isThere(one);
  }
}

/** @throws UserError where a file was put there meanwhile */
export async function writeNew(files: Files, top: string, wanted: readonly NewFile[]): Promise<void> {
  for (const { path, text } of wanted)
    if (!(await files.create(`${top}/${path}`, text, top))) throw isThere(path);
}

async function assertFoldersInside(files: Files, top: string, path: string): Promise<void> {
  const realTop = (await files.resolve(top)) ?? top;
  const folders = path.split('/').slice(0, -1);
  for (let count = 1; count <= folders.length; count++) {
    const folder = folders.slice(0, count).join('/');
    if (!(await files.exists(`${top}/${folder}`))) return;
    const real = await files.resolve(`${top}/${folder}`);
    if (real === null || !real.startsWith(`${realTop}/`)) {
      throw new UserError('this is a symlink that leads out of the repository: nothing is written there.', {
        place: { file: folder },
        cure: 'Put a folder there instead.',
      });
    }
    if (!(await files.isFolder(real))) {
      throw new UserError(`this is no folder, and \`${posix.basename(path)}\` belongs into one.`, {
        place: { file: folder },
        cure: 'Move it away.',
      });
    }
  }
}

function isThere(path: string): UserError {
  return new UserError('this file is there already, and is never overwritten.', {
    place: { file: path },
    cure: 'Move it away, or edit it by hand: `channel-bump init --dry-run` prints what would be written.',
  });
}
