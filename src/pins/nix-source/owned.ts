import { posix } from 'node:path';
import type { Pin } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import { devenvLock } from '../devenv-lock/index.js';
import { flakeLock } from '../flake-lock/index.js';
import { lon } from '../lon/index.js';
import { niv } from '../niv/index.js';
import { npins } from '../npins/index.js';
import { prefetchJson } from '../prefetch-json/index.js';
import type { PinFormat, Siblings } from '../types.js';

/**
 * Tells whether a pin that stands beside a Nix file is one of the program's that writes that file, such as a node of a
 * flake.lock: its own format knows better how it moves.
 */
export function ownedElsewhere(siblings: Siblings): (pin: Pin) => boolean {
  const known = new Map<string, readonly Pin[]>();
  return (pin) => {
    const owners =
      known.get(pin.file) ?? ownersOf(pin.file).flatMap((format) => pinsOf(format, pin.file, siblings));
    known.set(pin.file, owners);
    return owners.some(({ revision, url }) =>
      revision === null ? url === pin.url : revision === pin.revision,
    );
  };
}

function ownersOf(file: string): readonly PinFormat[] {
  const name = posix.basename(file);
  if (name === 'flake.lock') return [flakeLock];
  if (name === 'devenv.lock') return [devenvLock];
  if (name === 'lon.lock') return [lon];
  return name.endsWith('.json') ? [npins, niv, prefetchJson] : [];
}

function pinsOf(format: PinFormat, path: string, siblings: Siblings): Pin[] {
  const { origins } = siblings;
  const read = (relative: string): string | null => siblings.read(beside(relative));
  const beside = (relative: string): string =>
    posix.relative(posix.dirname(siblings.path), posix.join(posix.dirname(path), relative));
  const text = read(posix.basename(path));
  try {
    return text === null ? [] : format.extract(text, { path, origins, read });
  } catch (error) {
    // It says so itself.
    if (error instanceof UserError) return [];
    throw error;
  }
}
