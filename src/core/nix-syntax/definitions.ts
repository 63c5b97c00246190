import type { Attribute, Binding } from './nodes.js';
import type { Definition, Definitions, Place, Scope } from './place.js';

/**
 * @param scope where what is inherited is looked up
 * @param within where values are; the same but in `let` and `rec { }`
 */
export function definitionsOf(bindings: readonly Binding[], scope: Scope, within: Scope): Definitions {
  const table = new Map<string, Definition>();
  for (const binding of bindings) {
    if (binding.kind === 'value') {
      const place = { node: binding.value, scope: within };
      add(table, binding.path, place);
      continue;
    }
    const from = binding.from && { node: binding.from, scope: within };
    for (const { name } of binding.names)
      if (name !== null) table.set(name, { kind: 'inherited', name, scope, from });
  }
  return table;
}

/** The names one deeper: of `a.b = …; a.c = …;`, those in `a`. */
export function nestedDefinitions(
  values: readonly { rest: readonly Attribute[]; place: Place }[],
): Definitions {
  const table = new Map<string, Definition>();
  for (const { rest, place } of values) add(table, rest, place);
  return table;
}

function add(table: Map<string, Definition>, path: readonly Attribute[], place: Place): void {
  const name = path[0]?.name ?? null;
  if (name === null) return;
  const value = { rest: path.slice(1), place };
  const before = table.get(name);
  if (before?.kind === 'given') before.values.push(value);
  else table.set(name, { kind: 'given', values: [value] });
}
