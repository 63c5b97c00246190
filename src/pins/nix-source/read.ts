import type { FilesBeside } from '../../core/nix-syntax/beside.js';
import { parseNix } from '../../core/nix-syntax/parse.js';
import { lineAt } from '../../core/text-lines.js';
import { UserError } from '../../errors.js';
import { findSources } from './find.js';
import type { Source } from './source.js';

/**
 * What a Nix file fetches.
 * @throws UserError with the line where it is no Nix
 */
export function readSources(text: string, file: string, beside: FilesBeside): Source[] {
  const parsed = parseNix(text);
  if (parsed.kind === 'parsed') return findSources(parsed.root, beside);
  throw new UserError(`Not valid Nix: ${parsed.message}.`, {
    place: { file, line: lineAt(text, parsed.offset) },
    cure: 'Mend it, or leave the file out with `ignore`.',
  });
}
