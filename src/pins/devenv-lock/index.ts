import { posix } from 'node:path';
import { leadLiteral } from '../../core/flake/branch.js';
import { type FlakeReference, referenceOfUrl } from '../../core/flake/reference.js';
import { lockFormat } from '../flake-lock/lock-format.js';
import type { PinFormat } from '../types.js';
import { addressesIn } from './inputs.js';

const DECLARED_IN = 'devenv.yaml';
const COMMAND = 'devenv update';

/**
 * `devenv.lock`, which is written as a flake.lock is, for the inputs that devenv.yaml declares. What follows a series
 * beside nixpkgs is not looked for: it may have inputs of its own, which devenv alone can lock.
 */
export const devenvLock: PinFormat = {
  ...lockFormat({
    id: 'devenv-lock',
    lockFile: 'devenv.lock',
    declaredIn: DECLARED_IN,
    command: COMMAND,
    // Many a version writes none; in 2024 one wrote `treeHash` in its place.
    needsHash: false,
    inputsAsked,
  }),
  beside({ file, name }, { from, to }, siblings) {
    const text = siblings.read(DECLARED_IN);
    if (text === null || from === to) return {};
    const asking = { file: posix.join(posix.dirname(file), DECLARED_IN), name, from, to };
    const command = `${COMMAND} ${name}`;
    const changed = leadLiteral(text, addressesIn(text).get(name), { ...asking, command });
    return changed === text ? {} : { [DECLARED_IN]: changed };
  },
};

function inputsAsked(text: string): (input: string) => FlakeReference | null {
  const addresses = addressesIn(text);
  return (input) => {
    const address = addresses.get(input);
    return address ? referenceOfUrl(address.value) : null;
  };
}
