import { type Node, parseAllDocuments } from 'yaml';
import { UserError } from '../errors.js';

/** Beyond what any CI takes. */
const LARGEST = 512 * 1024;
/** Deeper than any CI file goes; past some 700 the parser overflows the stack, and its way out can take all memory. */
const DEEPEST = 400;

/**
 * What the documents of a YAML file hold; every scalar is a text.
 * @throws UserError where the file is broken
 */
export function readYaml(text: string, file: string): Node[] {
  if (text.length > LARGEST) {
    throw new UserError('This file is too large for what reads it, and for us.', {
      place: { file },
      cure: 'Split it, or leave it out with `ignore`.',
    });
  }
  if (nestsDeeperThan(DEEPEST, text)) {
    throw new UserError(
      `This file nests deeper than ${DEEPEST} levels, which no file written by people does.`,
      {
        place: { file },
        cure: 'Mend it, or leave it out with `ignore`.',
      },
    );
  }
  const documents = documentsOf(text, file);
  const [error] = documents.flatMap(({ errors }) => errors.slice(0, 1));
  if (error) {
    const line = text.slice(0, error.pos[0]).split('\n').length;
    throw new UserError(`This is not valid YAML: ${error.message.split('\n')[0] ?? ''}.`, {
      place: { file, line },
      cure: 'Mend it, or leave it out with `ignore`.',
    });
  }
  return documents.flatMap(({ contents }) => (contents ? [contents] : []));
}

/** Brackets that may open a list or a map of YAML, and lists in lists: `- - - `. */
function nestsDeeperThan(limit: number, text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/(?<![^\s[{,:"'-])[[{]|[\]}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > limit) return true;
  }
  return new RegExp(`(?:[-?:][ \\t]+){${limit}}`).test(text);
}

function documentsOf(text: string, file: string): ReturnType<typeof parseAllDocuments> {
  try {
    return parseAllDocuments(text, {
      // What else its program would make of the file does not matter here.
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
  } catch (cause) {
    throw new UserError('This can not be read as YAML.', {
      place: { file },
      cure: 'Mend it, or leave it out with `ignore`.',
      cause,
    });
  }
}
