import { posix } from 'node:path';
import type { Companion } from '../../core/companion.js';
import { askForBranch } from '../../core/flake/branch.js';
import type { Pin } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import type { Siblings } from '../types.js';
import { declaredAt } from './inputs.js';
import { readLock } from './lock.js';

/**
 * The flake.nix beside a lock, asking for another channel, or a companion's other branch, in that input. Nothing where
 * there is no flake.nix, or where it asks for that already.
 * @throws UserError where flake.nix does not spell what it asks for now
 */
export function besideLock(
  { file, name, line }: Pin | Companion,
  { from, to }: { from: string; to: string },
  siblings: Siblings,
): Record<string, string> {
  const [text, lockText] = [siblings.read('flake.nix'), siblings.read(posix.basename(siblings.path))];
  if (text === null || from === to) return {};
  const lock = lockText === null ? null : readLock(lockText, file);
  const path = lock ? declaredAt(lock, name) : [name];
  if (!path) {
    throw new UserError(`"${name}" is an input of another flake, which asks for ${from}.`, {
      place: { file, line },
      cure: 'Declare that input in flake.nix, or let it follow one of its own.',
    });
  }
  const asking = posix.join(posix.dirname(file), 'flake.nix');
  const changed = askForBranch(text, { file: asking, path, from, to });
  if (changed === text) return {};
  if (GENERATED.test(text.slice(0, 500))) {
    throw new UserError(`This is generated, and asks for ${from}.`, {
      place: { file: asking },
      cure: `Write ${to} where the module sets it (\`flake-file.inputs\`), then \`nix run .#write-flake\`.`,
    });
  }
  return { 'flake.nix': changed };
}

/** As flake-file heads what it writes: the next `write-flake` would undo an edit. */
const GENERATED = /^\s*#.*(?:do[- ]not[- ]edit|auto-?generated).*flake-file/im;
