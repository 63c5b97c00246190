import type { Binding, NixNode } from '../nix-syntax/nodes.js';
import { parseNix } from '../nix-syntax/parse.js';
import { type FlakeReference, referenceOfUrl } from './reference.js';

/** A value that flake.nix spells out, and where; the quotes are not part of it. */
export interface Literal {
  value: string;
  start: number;
  end: number;
}

/** What flake.nix says of one input. */
export interface FlakeInput {
  /** Names of inputs: `['nixpkgs']`, or `['home-manager', 'nixpkgs']` for an input that another flake is given. */
  path: readonly string[];
  /** `url`, `owner`, `ref`, `follows`, … */
  attributes: ReadonlyMap<string, Literal>;
}

export interface FlakeInputs {
  inputs: readonly FlakeInput[];
  at(path: readonly string[]): FlakeInput | undefined;
}

/** What an input asks for: by its address, or by attributes, of which `type` is always one. Null: nothing of its own. */
export function referenceIn(attributes: FlakeInput['attributes']): FlakeReference | null {
  const value = (name: string): string | undefined => attributes.get(name)?.value;
  const [type, url] = [value('type'), value('url')];
  if (type === undefined) return url === undefined ? null : referenceOfUrl(url);
  const [owner, repo, host, id] = ['owner', 'repo', 'host', 'id'].map(value);
  const [ref, rev, path] = ['ref', 'rev', 'path'].map(value);
  return { type, owner, repo, host, id, ref, rev, path, url };
}

/** The inputs of a flake, which Nix itself takes only where they are spelled out. Null: this can't be read as a flake. */
export function readInputs(text: string): FlakeInputs | null {
  const parsed = parseNix(text);
  if (parsed.kind !== 'parsed' || parsed.root.kind !== 'set') return null;
  const inputs = new Map<string, FlakeInput & { attributes: Map<string, Literal> }>();
  for (const { names, literal } of leaves(parsed.root.bindings)) {
    const [top, ...rest] = names;
    const found = top === 'inputs' ? inputPath(rest) : null;
    if (!found) continue;
    const { path, attribute } = found;
    const key = JSON.stringify(path);
    const input = inputs.get(key) ?? { path, attributes: new Map<string, Literal>() };
    inputs.set(key, input);
    input.attributes.set(attribute, literal);
  }
  return { inputs: [...inputs.values()], at: (path) => inputs.get(JSON.stringify(path)) };
}

/** `home-manager`, `inputs`, `nixpkgs`, `url`: the input `['home-manager', 'nixpkgs']` and its attribute `url`. */
function inputPath(names: readonly string[]): { path: string[]; attribute: string } | null {
  const path: string[] = [];
  let at = 0;
  do path.push(names[at++] ?? '');
  while (names[at] === 'inputs' && names.length > at + 2 && at++);
  const attribute = names[at];
  return attribute === undefined || names.length > at + 1 ? null : { path, attribute };
}

// People's are three deep and short; this keeps a hostile file, whose names are put together, from taking long.
const MAX_DEPTH = 12;
const MAX_NAME = 100;

interface Leaf {
  names: readonly string[];
  literal: Literal;
}

function leaves(bindings: readonly Binding[], above: readonly string[] = []): Leaf[] {
  return bindings.flatMap((binding) => {
    if (binding.kind !== 'value') return [];
    const names = [...above];
    for (const { name } of binding.path) {
      if (name === null || name.length > MAX_NAME || names.length === MAX_DEPTH) return [];
      names.push(name);
    }
    // All else that a flake has is passed over: `outputs` can be long.
    if (names[0] !== 'inputs') return [];
    if (binding.value.kind === 'set') return leaves(binding.value.bindings, names);
    const literal = literalOf(binding.value);
    return literal ? [{ names, literal }] : [];
  });
}

function literalOf(node: NixNode): Literal | null {
  if (node.kind === 'number') return { value: node.value, start: node.start, end: node.end };
  if (node.kind !== 'string') return null;
  let value = '';
  for (const part of node.parts) {
    if (part.kind !== 'text') return null;
    value += part.value;
  }
  const [first, last] = [node.parts.at(0), node.parts.at(-1)];
  return { value, start: first?.start ?? node.start, end: last?.end ?? node.start };
}
