import { posix } from 'node:path';
import type { FilesBeside, JsonTree } from '../../core/nix-syntax/beside.js';
import { UserError } from '../../errors.js';
import { lineAt, readJson } from '../json-edit.js';
import type { Siblings } from '../types.js';

interface Beside extends FilesBeside {
  /** What the pin whose revision stands at an offset of such a file is called, and its line. */
  placeIn(file: string, offset: number): { name: string; line: number };
}

/** Files that a Nix file reads; nothing is there for who sees the Nix file alone. */
export const nothingBeside: FilesBeside = { json: () => null, text: () => null };

/** The files beside a Nix file, each read once. */
export function besideOf(siblings: Siblings): Beside {
  const trees = new Map<string, JsonTree | null>();
  const text = (file: string): string | null => siblings.read(file);
  const json = (file: string): JsonTree | null => {
    const known = trees.get(file);
    if (known !== undefined) return known;
    const tree = jsonIn(text(file));
    trees.set(file, tree);
    return tree;
  };
  return {
    json,
    text,
    placeIn(file, offset) {
      const tree = json(file);
      const name = tree
        ? objectNames(tree).findLast(({ node }) => node.start < offset && offset < node.end)
        : null;
      const line = lineAt(text(file) ?? '', offset);
      return { name: name?.name ?? fileName(file), line };
    },
  };
}

function jsonIn(text: string | null): JsonTree | null {
  try {
    return text === null ? null : readJson(text, '').root;
  } catch (error) {
    // Whoever owns the file says so.
    if (error instanceof UserError) return null;
    throw error;
  }
}

type ObjectNode = JsonTree & { kind: 'object' };

/** `nix/nixpkgs-stable.json` -> `nixpkgs-stable` */
export function fileName(path: string): string {
  return posix.basename(path).replace(/\.[a-z]+$/i, '');
}

/** The objects of a JSON, outer ones first, by the keys that lead to them; the whole has no name. */
export function objectNames(root: JsonTree): { name: string | null; node: ObjectNode }[] {
  const objects: { name: string | null; node: ObjectNode }[] = [];
  const step = (node: JsonTree, keys: readonly string[]): void => {
    if (node.kind === 'array')
      for (const [index, item] of node.items.entries()) step(item, [...keys, String(index)]);
    if (node.kind !== 'object') return;
    objects.push({ name: keys.length === 0 ? null : keys.join('.'), node });
    for (const { key, value } of node.members) step(value, [...keys, key]);
  };
  step(root, []);
  return objects;
}
