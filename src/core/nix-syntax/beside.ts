import type { NixNode, Span } from './nodes.js';
import type { NixText } from './text.js';
import { textValue, type NixValue } from './value.js';

/** JSON that knows where everything stands. */
export type JsonTree = Span &
  (
    | { kind: 'object'; members: readonly { key: string; value: JsonTree }[] }
    | { kind: 'array'; items: readonly JsonTree[] }
    | { kind: 'scalar'; value: string | number | boolean | null }
  );

export type ObjectNode = JsonTree & { kind: 'object' };

/** What a Nix file reads from beside it, by the path as it writes it, e.g. `./nixpkgs.json`. */
export interface FilesBeside {
  /** What a JSON file holds, or a Nix file of data alone; null: there is none such. */
  tree(path: string): JsonTree | null;
  text(path: string): string | null;
}

/** What a JSON file holds. Of a string, the quotes are not part of its piece; lists and numbers can't be told. */
export function jsonValue(file: string, tree: JsonTree | null): NixValue | null {
  if (tree?.kind === 'scalar' && typeof tree.value === 'string') {
    const { value, start, end } = tree;
    return textValue({ value, pieces: [{ file, value, start: start + 1, end: end - 1 }] });
  }
  if (tree?.kind !== 'object') return null;
  const members = new Map(tree.members.map(({ key, value }) => [key, value]));
  return {
    kind: 'set',
    names: () => members.keys(),
    get(name) {
      const member = members.get(name);
      return member && jsonValue(file, member);
    },
  };
}

/** The text of a file, as a string that is read from it. */
export function fileText(file: string, text: string | null): NixText | null {
  return text === null ? null : { value: text, pieces: [{ file, value: text, start: 0, end: text.length }] };
}

/** The file that a string is the whole text of; null: another string. */
export function fileOf({ value, pieces }: NixText): string | null {
  const [piece, ...others] = pieces;
  return piece?.start === 0 && piece.end === value.length && others.length === 0 ? piece.file : null;
}

/** A text without the newline at its end. */
export function withoutNewline({ value, pieces }: NixText): NixText {
  const last = pieces.at(-1);
  if (!last || !value.endsWith('\n')) return { value, pieces };
  const piece = { ...last, value: last.value.slice(0, -1), end: last.end - 1 };
  return { value: value.slice(0, -1), pieces: [...pieces.slice(0, -1), piece] };
}

/** `./nixpkgs.json`, `../a/b.json`; null: a path from the root, from home, or one that is computed. */
export function pathBeside(node: NixNode): string | null {
  const [part, ...others] = node.kind === 'path' ? node.parts : [];
  if (part?.kind !== 'text' || others.length > 0) return null;
  return /^[/~]/.test(part.value) ? null : part.value;
}
