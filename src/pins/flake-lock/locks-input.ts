import { posix } from 'node:path';
import { UserError } from '../../errors.js';
import type { Siblings } from '../types.js';
import { rootInputs, walker } from './inputs.js';
import { type Lock, readLock } from './lock.js';

/**
 * Answers whether an input of the flake.nix, a path of input names, is locked: by the flake.lock beside it, or by that
 * of a flake further up that takes this one in as a part of itself (`path:./sub`). A lock that can't be read, which
 * is told where it is read for its own sake, locks everything.
 */
export function locksInput(siblings: Siblings): (path: readonly string[]) => boolean {
  const walks = [...locksAbove(siblings)].flatMap(({ text, folder }) => {
    try {
      const lock = readLock(text, siblings.path);
      return lock ? walksFrom(lock, folder) : [];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return folder === '' ? [() => true] : [];
    }
  });
  return (path) => walks.some((isLocked) => isLocked(path));
}

/** The locks of this folder and of those above it; `folder`: this one as seen from there, `` for the lock beside. */
function* locksAbove(siblings: Siblings): Iterable<{ text: string; folder: string }> {
  const folders = siblings.path.split('/').slice(0, -1);
  for (let up = 0; up <= folders.length; up++) {
    const text = siblings.read(`${'../'.repeat(up)}flake.lock`);
    if (text === null) continue;
    const folder = up === 0 ? '' : folders.slice(-up).join('/');
    // Only a flake that takes in another by a relative path has such a node.
    if (up === 0 || text.includes('"parent"')) yield { text, folder };
  }
}

function walksFrom(lock: Lock, folder: string): ((path: readonly string[]) => boolean)[] {
  const walk = walker(lock);
  const starts =
    folder === ''
      ? [[]]
      : rootInputs(lock)
          .filter(({ node }) => posix.normalize(node.original?.path ?? '/').replace(/\/$/, '') === folder)
          .map(({ name }) => [name]);
  return starts.map((start) => (path) => walk([...start, ...path])?.node.locked !== undefined);
}
