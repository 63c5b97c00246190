import { type JsonDocument, readJson } from '../core/json-syntax/read.js';
import { UserError } from '../errors.js';

/**
 * Reads a JSON that has its name from its user, so it may be anything.
 * @param ours whether a text that is no JSON would be of the format
 * @returns null where it is not
 * @throws UserError with the line, where it is broken and ours
 */
export function readAnyJson(
  text: string,
  file: string,
  ours: (text: string) => boolean,
): JsonDocument | null {
  try {
    return readJson(text, file);
  } catch (error) {
    if (error instanceof UserError && !ours(text)) return null;
    throw error;
  }
}

/** JSON files of any name, but for those that other programs own. */
export const anyJson = '**/!(package|package-lock|npm-shrinkwrap|composer|tsconfig*|*.schema).json';
