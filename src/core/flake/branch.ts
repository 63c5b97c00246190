import { lineAt } from '../text-lines.js';
import { UserError } from '../../errors.js';
import { type Literal, readInputs } from './inputs.js';
import { withBranch } from './reference.js';
import { replaceLiterals } from './literals.js';

/**
 * A flake.nix that asks for another branch or channel of one input; the same text where it does already.
 * @param path names of inputs, as in FlakeInput
 * @throws UserError where the file does not spell the branch
 */
export function askForBranch(
  text: string,
  { file, path, from, to }: { file: string; path: readonly string[]; from: string; to: string },
): string {
  const input = readInputs(text)?.at(path);
  const literal = input?.attributes.get('ref') ?? input?.attributes.get('url');
  return leadLiteral(text, literal, { file, name: path.join('/'), from, to, command: 'nix flake lock' });
}

/**
 * A file with another branch or channel in the place where it says what an input is; the same text where it does already.
 * @param literal what it says; undefined where it says nothing
 * @param asking `command`: what brings the lock in line with the file
 * @throws UserError where the branch is not spelled there
 */
export function leadLiteral(
  text: string,
  literal: Literal | undefined,
  {
    file,
    name,
    from,
    to,
    command,
  }: { file: string; name: string; from: string; to: string; command: string },
): string {
  if (!literal) {
    throw new UserError(`This does not say where input "${name}" comes from.`, {
      place: { file },
      cure: `Declare it here, with an address that names ${to}, and run \`${command}\`.`,
    });
  }
  const moved = withBranch(literal.value, from, to);
  if (moved !== null) return replaceLiterals(text, file, [[literal, moved]]);
  if (withBranch(literal.value, to, to) !== null) return text;
  throw new UserError(`Input "${name}" asks for "${literal.value}", which does not name ${from}.`, {
    place: { file, line: lineAt(text, literal.start) },
    cure: `Write ${to} there, and run \`${command}\`.`,
  });
}
