import { posix } from 'node:path';
import { readJson } from '../../core/json-syntax/read.js';
import type { FilesBeside, JsonTree, ObjectNode } from '../../core/nix-syntax/beside.js';
import { parseNix } from '../../core/nix-syntax/parse.js';
import { lineIndex } from '../../core/text-lines.js';
import { UserError } from '../../errors.js';
import type { Siblings } from '../types.js';
import { aroundOf, nothingAround, type Around } from './around.js';
import { plainTree } from './plain-tree.js';

interface Beside extends FilesBeside {
  /** What a pin is called whose revision stands at an offset of such a file, and its line. */
  placeIn(file: string, offset: number): { name: string; line: number };
  /** What the object tells of a revision that stands at an offset of such a file. */
  around(file: string, offset: number): Around;
}

/** Nothing is beside, for who sees the Nix file alone. */
export const nothingBeside: FilesBeside = { tree: () => null, text: () => null };

/** The files beside a Nix file, each read once. */
export function besideOf(siblings: Siblings): Beside {
  const text = (file: string): string | null => siblings.read(file);
  const tree = once((file: string) => treeIn(file, text(file)));
  const lines = once((file: string) => lineIndex(text(file) ?? ''));
  const objects = once((file: string) => objectsByOffset(file, tree(file)));
  return {
    tree,
    text,
    placeIn: (file, offset) => ({
      name: objects(file).get(offset)?.name ?? fileName(file),
      line: lines(file)(offset),
    }),
    around: (file, offset) => objects(file).get(offset)?.around ?? nothingAround,
  };
}

function once<T>(find: (file: string) => T): (file: string) => T {
  const known = new Map<string, { found: T }>();
  return (file) => {
    const before = known.get(file) ?? { found: find(file) };
    known.set(file, before);
    return before.found;
  };
}

/** A file of data, JSON or Nix by its name; null: it is none, or broken. */
export function treeIn(file: string, text: string | null): JsonTree | null {
  if (text === null) return null;
  if (file.endsWith('.nix')) {
    const parsed = parseNix(text);
    return parsed.kind === 'parsed' ? plainTree(parsed.root) : null;
  }
  try {
    return readJson(text, file).root;
  } catch (error) {
    // Whoever owns the file says so.
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** `nix/nixpkgs-stable.json` -> `nixpkgs-stable` */
function fileName(path: string): string {
  return posix.basename(path).replace(/\.[a-z]+$/i, '');
}

interface NamedObject {
  name: string;
  node: ObjectNode;
}

/** The objects of a file, by the keys that lead to them; the whole has the file's name. */
export function namedObjects(file: string, root: JsonTree | null): NamedObject[] {
  const objects: NamedObject[] = [];
  const step = (node: JsonTree, keys: readonly string[]): void => {
    if (node.kind === 'array')
      for (const [index, item] of node.items.entries()) step(item, [...keys, String(index)]);
    if (node.kind !== 'object') return;
    objects.push({ name: keys.length === 0 ? fileName(file) : keys.join('.'), node });
    for (const { key, value } of node.members) if (value.kind !== 'scalar') step(value, [...keys, key]);
  };
  if (root) step(root, []);
  return objects;
}

/** The object in which a text stands, and what it tells, by where the text begins. */
function objectsByOffset(file: string, root: JsonTree | null): Map<number, { name: string; around: Around }> {
  return new Map(
    namedObjects(file, root).flatMap(({ name, node }) => {
      const object = { name, around: aroundOf(node) };
      return node.members.map(({ value }) => [value.start + 1, object] as const);
    }),
  );
}
