import type { Attribute, Binding, NixNode, Span } from '../../core/nix-syntax/nodes.js';

/**
 * What an expression goes into: the names it is reached by. Of `let`, and of a parameter's default, the names are the
 * only way there (`up` is undefined); what a set holds goes where the set goes; null: out of the file.
 */
interface Owner {
  names: readonly string[];
  up: Owner | null | undefined;
}

interface Use {
  start: number;
  owner: Owner | null;
  /** What is taken of it, where that alone is: of `pin.rev`, `rev`. */
  members: readonly string[] | null;
}

/** Names and their uses in a file, by the syntax alone: names that mean different things are taken for one. */
interface Uses {
  byName: ReadonlyMap<string, readonly Use[]>;
  /** What the text at an offset goes into. */
  ownerAt(offset: number): Owner | null;
}

/**
 * The name of the first of the texts that gets, or may get, anywhere but into the expressions of these spans; null where
 * none does.
 * @param offsets of the texts
 */
export function useElsewhere(root: NixNode, offsets: readonly number[], own: readonly Span[]): string | null {
  const uses = usesIn(root);
  for (const offset of offsets) {
    const owner = uses.ownerAt(offset);
    if (getsElsewhere(owner, uses, own)) return owner?.names[0] ?? 'a text';
  }
  return null;
}

/**
 * Whether a text gets, or may get, into any expression of the file but these; out of the file it may get with the set
 * that it stands in.
 */
export function usedInFile(root: NixNode, own: readonly Span[]): (offset: number) => boolean {
  const uses = usesIn(root);
  return (offset) => getsElsewhere(uses.ownerAt(offset), uses, own, true);
}

function getsElsewhere(
  first: Owner | null,
  { byName }: Uses,
  own: readonly Span[],
  mayLeave = false,
): boolean {
  const reached = new Set<string>();
  const escapes = (from: Owner | null): boolean => {
    let owner: Owner | null | undefined = from;
    for (; owner; owner = owner.up) for (const name of owner.names) reached.add(name);
    return owner === null;
  };
  if (escapes(first) && !mayLeave) return true;
  // The set grows while it is walked through.
  for (const name of reached) {
    for (const { start, owner, members } of byName.get(name) ?? []) {
      if (members?.some((member) => reached.has(member)) === false) continue;
      if (!own.some((span) => start >= span.start && start < span.end) && escapes(owner)) return true;
    }
  }
  return false;
}

function usesIn(root: NixNode): Uses {
  const byName = new Map<string, Use[]>();
  const texts: (Span & { owner: Owner | null })[] = [];
  step(root, null);
  const ownerAt = (offset: number): Owner | null =>
    texts.find(({ start, end }) => offset >= start && offset <= end)?.owner ?? null;
  return { byName, ownerAt };

  function use(name: string, start: number, owner: Owner | null, members: readonly string[] | null): void {
    const known = byName.get(name) ?? [];
    known.push({ start, owner, members });
    byName.set(name, known);
  }

  function attributes(path: readonly Attribute[], owner: Owner | null): void {
    for (const { name, of, start } of path) {
      if (of) step(of, owner);
      else use(name, start, owner, null);
    }
  }

  /** What a set is taken for some of its members only. */
  function base(node: NixNode, members: readonly string[] | null, owner: Owner | null): void {
    if (node.kind === 'variable') use(node.name, node.start, owner, members);
    else step(node, owner);
  }

  function step(node: NixNode, owner: Owner | null): void {
    switch (node.kind) {
      case 'string':
      case 'path':
        for (const part of node.parts) {
          if (part.kind === 'interpolation') step(part.of, owner);
          else texts.push({ start: part.start, end: part.end, owner });
        }
        return;
      case 'search-path':
      case 'number':
        return;
      case 'variable':
        use(node.name, node.start, owner, null);
        return;
      case 'select':
      case 'has': {
        const [first] = node.path;
        base(node.of, first?.of === null ? [first.name] : null, owner);
        attributes(node.path, owner);
        if (node.kind === 'select' && node.otherwise) step(node.otherwise, owner);
        return;
      }
      case 'apply':
        step(node.of, owner);
        for (const argument of node.arguments) step(argument, owner);
        return;
      case 'operation':
        for (const operand of node.operands) step(operand, owner);
        return;
      case 'list':
        for (const item of node.items) step(item, owner);
        return;
      case 'with':
        // What it brings is used by name.
        base(node.of, [], owner);
        step(node.body, owner);
        return;
      case 'assert':
        step(node.of, owner);
        step(node.body, owner);
        return;
      case 'if':
        step(node.of, owner);
        step(node.then, owner);
        step(node.otherwise, owner);
        return;
      case 'let':
        bindings(node.bindings, owner, undefined);
        step(node.body, owner);
        return;
      case 'set':
        bindings(node.bindings, owner, owner);
        return;
      case 'lambda':
        for (const { name, otherwise } of node.formals ?? [])
          if (otherwise) step(otherwise, { names: [name], up: undefined });
        step(node.body, owner);
        return;
    }
  }

  function bindings(all: readonly Binding[], around: Owner | null, up: Owner | null | undefined): void {
    for (const binding of all) {
      if (binding.kind === 'value') {
        // Innermost first, as everywhere.
        const names = binding.path.flatMap(({ name }) => (name === null ? [] : [name])).toReversed();
        for (const { of } of binding.path) if (of) step(of, around);
        step(binding.value, { names, up });
        continue;
      }
      const names = binding.names.flatMap(({ name }) => (name === null ? [] : [name]));
      if (binding.from) base(binding.from, names, { names, up });
      for (const { name, start } of binding.names)
        if (name !== null) use(name, start, { names: [name], up }, null);
    }
  }
}
