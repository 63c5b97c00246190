import { fileOf, fileText, jsonValue, pathBeside, withoutNewline, type FilesBeside } from './beside.js';
import type { NixNode } from './nodes.js';
import { textValue, type NixValue } from './value.js';

/** `fetchTarball` of `builtins.fetchTarball`, of `(import <nixpkgs> { }).fetchTarball` and of itself; null: no name. */
export function functionName(node: NixNode): string | null {
  if (node.kind === 'variable') return node.name;
  return node.kind === 'select' ? (node.path.at(-1)?.name ?? null) : null;
}

/** What a function of Nix's or of nixpkgs' library gives, of those that pins are read with; undefined: another one. */
export function builtinCall(
  name: string,
  given: readonly (() => NixValue | null)[],
  beside: FilesBeside,
): NixValue | null | undefined {
  const value = (index: number): NixValue | null => given[index]?.() ?? null;
  switch (name) {
    case 'importJSON': {
      const file = pathIn(value(0));
      return file === null ? null : jsonValue(file, beside.tree(file));
    }
    case 'import': {
      const file = pathIn(value(0));
      return file?.endsWith('.nix') === true ? jsonValue(file, beside.tree(file)) : undefined;
    }
    case 'readFile':
    case 'fileContents': {
      const file = pathIn(value(0));
      const text = file === null ? null : fileText(file, beside.text(file));
      return textValue(name === 'readFile' ? text : text && withoutNewline(text));
    }
    case 'fromJSON': {
      const json = value(0);
      const file = json?.kind === 'text' ? fileOf(json.text) : null;
      return file === null ? null : jsonValue(file, beside.tree(file));
    }
    case 'removeSuffix':
      return given.length === 2 && isNewline(value(0)) ? trimmed(value(1)) : undefined;
    case 'trim':
      return trimmed(value(0));
    case 'toString':
    case 'removeAttrs':
    case 'mkForce':
    case 'mkDefault':
      return value(0);
    case 'mkOverride':
      return value(1);
  }
  return undefined;
}

function trimmed(value: NixValue | null): NixValue | null {
  return value?.kind === 'text' ? textValue(withoutNewline(value.text)) : null;
}

function isNewline(value: NixValue | null): boolean {
  return value?.kind === 'text' && value.text.value === '\n';
}

/** `./x.json`, and `./. + "/x.json"` */
function pathIn(value: NixValue | null): string | null {
  if (value?.kind !== 'other') return null;
  const { node } = value.place;
  if (node.kind !== 'operation') return pathBeside(node);
  const [folder, rest, ...others] = node.operands;
  if (!folder || rest?.kind !== 'string' || node.operators[0] !== '+' || others.length > 0) return null;
  const [part, ...parts] = rest.parts;
  const base = pathBeside(folder);
  return base !== null && part?.kind === 'text' && parts.length === 0 ? base + part.value : null;
}
