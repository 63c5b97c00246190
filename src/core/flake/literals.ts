import { lineAt } from '../text-lines.js';
import { UserError } from '../../errors.js';
import type { Literal } from './inputs.js';

/**
 * The text with other values in the places of some.
 * @throws UserError where one of them is not spelled as it is valued
 */
export function replaceLiterals(
  text: string,
  file: string,
  edits: readonly (readonly [Literal, string])[],
): string {
  return edits
    .filter(([literal, value]) => literal.value !== value)
    .sort(([a], [b]) => b.start - a.start)
    .reduce((changed, [{ value: old, start, end }, value]) => {
      if (text.slice(start, end) === old) return changed.slice(0, start) + value + changed.slice(end);
      throw new UserError(`"${old}" is written with escapes here.`, {
        place: { file, line: lineAt(text, start) },
        cure: 'Write it plainly.',
      });
    }, text);
}
