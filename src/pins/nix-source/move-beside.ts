import { inNotationOf, isSameHash } from '../../core/hash.js';
import type { ObjectNode } from '../../core/nix-syntax/beside.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import { hashesIn } from '../entry-hashes.js';
import { assertMovable, inChannel, moveAddress } from '../nixpkgs-address.js';
import { dateEdits, textOf, timeEdits, valuesIn } from './around.js';
import { namedObjects, treeIn } from './beside.js';
import { withEdits } from './edits.js';

/**
 * A file that a Nix file reads its revision from, with that led to the target: JSON, plain Nix, or a text that
 * is the revision.
 * @throws UserError where it does not hold the pin as it was found
 */
export function movePinBeside(text: string, pin: Pin, target: PinTarget): string {
  assertMovable(pin, 'Write the address of a release or of a revision in the Nix file that reads this.');
  if (pin.revision !== null && text.trim() === pin.revision)
    return text.replace(pin.revision, target.revision);
  const object = namedObjects(pin.file, treeIn(pin.file, text)).find(
    ({ name, node }) => name === pin.name && textsIn(node).includes(pin.revision),
  );
  const hashes = object ? hashesOf(object.node, pin) : [];
  const edits = object?.node.members.flatMap(({ value }) => {
    const old = textOf(value);
    const moved = old === null ? null : movedValue(old, hashes, pin, target);
    return moved === null ? [] : [{ start: value.start + 1, end: value.end - 1, text: moved }];
  });
  const dates = object
    ? [...dateEdits(object.node, pin, target), ...timeEdits(object.node, pin, target)]
    : [];
  const hashed = pin.hash === null || (object && textsIn(object.node).includes(pin.hash));
  const moved = edits && hashed ? withEdits(text, [...edits, ...dates]) : null;
  if (moved !== null) return moved;
  throw new UserError(`This does not hold revision and hash of "${pin.name}" side by side.`, {
    place: { file: pin.file, line: pin.line },
    cure: 'Write them into one object of this file.',
  });
}

/**
 * The pin's hash, and what else is known to be of the same bytes: Nix may read but one of them, and programs another.
 * Any other hash stays, as these objects often hold those of other things.
 */
function hashesOf(object: ObjectNode, { hash }: Pin): readonly string[] {
  if (hash === null) return [];
  const { known } = hashesIn(valuesIn(object));
  return [hash, ...[...known.values()].filter((one) => isSameHash(one, hash))];
}

/** Null: it stays as it is. */
function movedValue(old: string, hashes: readonly string[], pin: Pin, target: PinTarget): string | null {
  if (old === pin.revision) return old === target.revision ? null : target.revision;
  if (hashes.includes(old)) {
    const same = target.hash === null && target.revision === pin.revision;
    const hash = same ? old : inNotationOf(target.hash, old);
    return hash === old ? null : hash;
  }
  const url = old === pin.url ? moveAddress(old, pin, target) : old;
  return url === old ? inChannel(old, pin, target) : url;
}

function textsIn(object: ObjectNode): (string | null)[] {
  return object.members.map(({ value }) => textOf(value));
}
