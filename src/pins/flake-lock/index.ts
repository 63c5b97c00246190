import { readInputs, referenceIn } from '../../core/flake/inputs.js';
import type { FlakeReference } from '../../core/flake/reference.js';
import type { PinFormat } from '../types.js';
import { besideLock } from './beside.js';
import { lockCompanions, moveLockCompanion } from './companions.js';
import { readLock } from './lock.js';
import { lockFormat } from './lock-format.js';

/** `flake.lock`, versions 5 to 7. */
export const flakeLock: PinFormat = {
  ...lockFormat({
    id: 'flake-lock',
    lockFile: 'flake.lock',
    declaredIn: 'flake.nix',
    command: 'nix flake lock',
    needsHash: true,
    inputsAsked,
  }),
  companions(text, { path, origins }) {
    const lock = readLock(text, path);
    return lock ? lockCompanions(lock, origins) : [];
  },
  moveCompanion(text, companion, target) {
    const lock = readLock(text, companion.file);
    return lock ? moveLockCompanion(lock, companion, target) : text;
  },
  beside: besideLock,
};

function inputsAsked(text: string): (input: string) => FlakeReference | null {
  const inputs = readInputs(text);
  return (input) => {
    const attributes = inputs?.at([input])?.attributes;
    return attributes && !attributes.has('follows') ? referenceIn(attributes) : null;
  };
}
