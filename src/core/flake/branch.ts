import { lineAt } from '../text-lines.js';
import { UserError } from '../../errors.js';
import { readInputs } from './inputs.js';
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
  const name = path.join('/');
  if (!literal) {
    throw new UserError(`This does not say where input "${name}" comes from.`, {
      place: { file },
      cure: `Declare it here, with an address that names ${to}, and run \`nix flake lock\`.`,
    });
  }
  const moved = withBranch(literal.value, from, to);
  if (moved !== null) return replaceLiterals(text, file, [[literal, moved]]);
  if (withBranch(literal.value, to, to) !== null) return text;
  throw new UserError(`Input "${name}" asks for "${literal.value}", which does not name ${from}.`, {
    place: { file, line: lineAt(text, literal.start) },
    cure: `Write ${to} there, and run \`nix flake lock\`.`,
  });
}
