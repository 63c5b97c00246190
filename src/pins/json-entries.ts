import { UserError } from '../errors.js';
import { type JsonDocument, readJson } from './json-edit.js';

/** The members of an object, `__proto__` like any other. Null for anything else. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

/** Null for anything else: in files that people write by hand, odd values occur. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

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
