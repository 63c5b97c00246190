import type { FilesBeside } from './beside.js';
import { builtinCall, functionName } from './builtins.js';
import { definitionsOf, nestedDefinitions } from './definitions.js';
import type { Attribute, Formal, LambdaNode, NixNode, StringPart } from './nodes.js';
import type { Definition, Definitions, Place, Scope } from './place.js';
import { scopeOfCall, scopeWithin } from './scope.js';
import { joined, type NixText } from './text.js';
import { MAX_OPERANDS, memberOf, textValue, updated, type NixSet, type NixValue } from './value.js';

export interface NixEvaluator {
  /** Null: it can't be told. */
  valueOf(place: Place): NixValue | null;
  /** The text that a string is, through names, selections, interpolations and `+`; null: it is none, or can't be told. */
  textOf(place: Place): NixText | null;
  /**
   * Of the call of a function that the file itself defines: the function's body, its parameters known. What the body
   * itself is applied to is left out. Null: of another call.
   */
  bodyOfCall(place: Place): Place | null;
}

// Definitions that lead to definitions: no file that people write has as many in a row.
const MAX_DEPTH = 120;
const MAX_WITHS = 10;

/** Tells what the expressions of one file are, and keeps what it found out. */
export function nixEvaluator(beside: FilesBeside): NixEvaluator {
  const known = new Map<Definition, NixValue | null>();
  const arguments_ = new Map<Scope, Map<string, NixValue | null>>();
  const formals = new Map<LambdaNode, ReadonlyMap<string, Formal>>();
  const sets = new Map<NixNode, Map<Scope, NixSet>>();
  let depth = 0;

  function valueOf(place: Place): NixValue | null {
    if (depth >= MAX_DEPTH) return null;
    depth++;
    const value = evaluated(place);
    depth--;
    return value;
  }

  function evaluated(place: Place): NixValue | null {
    const { node, scope } = place;
    switch (node.kind) {
      case 'string':
        return textValue(textOfParts(node.parts, scope));
      case 'variable':
        return variable(node.name, place);
      case 'select': {
        const value = selected(valueOf({ node: node.of, scope }), node.path);
        if (value !== undefined) return value ?? (node.otherwise ? null : { kind: 'other', place });
        return node.otherwise && valueOf({ node: node.otherwise, scope });
      }
      case 'let':
      case 'with':
      case 'assert':
        return valueOf({ node: node.body, scope: scopeWithin(place) });
      case 'set':
        return setAt(place, () => definitionsOf(node.bindings, scope, scopeWithin(place)));
      case 'operation':
        return operated(node.operators, node.operands, scope) ?? { kind: 'other', place };
      case 'apply':
        return applied(place, node) ?? { kind: 'other', place };
      case 'path':
      case 'search-path':
      case 'number':
      case 'has':
      case 'if':
      case 'list':
      case 'lambda':
        return { kind: 'other', place };
    }
  }

  function textOf(place: Place): NixText | null {
    const value = valueOf(place);
    return value?.kind === 'text' ? value.text : null;
  }

  function textOfParts(parts: readonly StringPart[], scope: Scope): NixText | null {
    return joined(parts, (part) => {
      if (part.kind === 'interpolation') return textOf({ node: part.of, scope });
      const { value, start, end } = part;
      return { value, pieces: [{ value, start, end, file: null }] };
    });
  }

  function operated(
    operators: readonly string[],
    operands: readonly NixNode[],
    scope: Scope,
  ): NixValue | null {
    if (operators.length !== operands.length - 1 || operands.length > MAX_OPERANDS) return null;
    const all = (operator: string): boolean => operators.every((one) => one === operator);
    if (all('+')) return textValue(joined(operands, (node) => textOf({ node, scope })));
    return all('//') ? updated(operands.map((node) => valueOf({ node, scope }))) : null;
  }

  function variable(name: string, place: Place): NixValue | null {
    const around: (Scope & { kind: 'with' })[] = [];
    for (let scope: Scope | null = place.scope; scope; scope = scope.up) {
      if (scope.kind === 'with' && around.length < MAX_WITHS) around.push(scope);
      const value = inScope(name, scope);
      if (value !== undefined) return value;
    }
    // What `with` brings is looked at last.
    for (const { of, up } of around) {
      const value = memberOf(up && valueOf({ node: of, scope: up }), name);
      if (value !== undefined) return value;
    }
    return { kind: 'other', place };
  }

  /** Undefined: the scope does not know the name. */
  function inScope(name: string, scope: Scope): NixValue | null | undefined {
    if (scope.kind === 'parameters') return parameter(name, scope);
    return scope.kind === 'bindings' ? defined(scope.definitions(), name) : undefined;
  }

  function parameter(name: string, scope: Scope & { kind: 'parameters' }): NixValue | null | undefined {
    const { lambda, argument } = scope;
    if (lambda.name === name) return argument && valueOf(argument);
    const table = formals.get(lambda) ?? new Map(lambda.formals?.map((formal) => [formal.name, formal]));
    formals.set(lambda, table);
    const formal = table.get(name);
    if (!formal) return undefined;
    const values = arguments_.get(scope) ?? new Map<string, NixValue | null>();
    arguments_.set(scope, values);
    return once(values, name, () => {
      const given = memberOf(argument && valueOf(argument), name);
      if (given !== undefined) return given;
      return formal.otherwise && valueOf({ node: formal.otherwise, scope });
    });
  }

  function defined(table: Definitions, name: string): NixValue | null | undefined {
    const definition = table.get(name);
    return definition && once(known, definition, () => valueOfDefinition(definition));
  }

  function valueOfDefinition(definition: Definition): NixValue | null {
    if (definition.kind === 'inherited') {
      const { name, scope, from } = definition;
      if (from) return memberOf(valueOf(from), name) ?? null;
      return valueOf({ node: { kind: 'variable', name, start: 0, end: 0 }, scope });
    }
    const { values } = definition;
    const whole = values.filter(({ rest }) => rest.length === 0).map(({ place }) => valueOf(place));
    const nested = values.filter(({ rest }) => rest.length > 0);
    if (nested.length === 0) return whole.at(-1) ?? null;
    return updated([...whole, setWith(() => nestedDefinitions(nested))]);
  }

  function setAt({ node, scope }: Place, definitions: () => Definitions): NixSet {
    const byScope = sets.get(node) ?? new Map<Scope, NixSet>();
    sets.set(node, byScope);
    const set = byScope.get(scope) ?? setWith(definitions);
    byScope.set(scope, set);
    return set;
  }

  function setWith(definitions: () => Definitions): NixSet {
    let table: Definitions | null = null;
    const ready = (): Definitions => (table ??= definitions());
    return { kind: 'set', names: () => ready().keys(), get: (name) => defined(ready(), name) };
  }

  function applied(place: Place, { of, arguments: given }: NixNode & { kind: 'apply' }): NixValue | null {
    const name = functionName(of);
    if (name === null) return null;
    const lazy = given.map((node) => () => valueOf({ node, scope: place.scope }));
    return builtinCall(name, lazy, beside) ?? null;
  }

  function bodyOfCall({ node, scope }: Place): Place | null {
    if (node.kind !== 'apply') return null;
    let at: Place = { node: node.of, scope };
    for (const argument of node.arguments) {
      const value = valueOf(at);
      const lambda: Place | null = value?.kind === 'other' ? value.place : null;
      if (lambda?.node.kind !== 'lambda') break;
      const inner = scopeOfCall(lambda.node, lambda.scope, { node: argument, scope });
      at = { node: lambda.node.body, scope: inner };
    }
    return at.node === node.of ? null : at;
  }

  return { valueOf, textOf, bodyOfCall };
}

/** The member that a path of names leads to; undefined: a set lacks the name; null: it can't be told. */
function selected(base: NixValue | null, path: readonly Attribute[]): NixValue | null | undefined {
  let value: NixValue | null | undefined = base;
  for (const { name } of path) {
    if (value?.kind !== 'set' || name === null) return null;
    value = value.get(name);
    if (value === undefined) return undefined;
  }
  return value;
}

/** Kept under a key; null while it is being found, so that a circle of definitions ends. */
function once<K>(kept: Map<K, NixValue | null>, key: K, find: () => NixValue | null): NixValue | null {
  const before = kept.get(key);
  if (before !== undefined) return before;
  kept.set(key, null);
  const value = find();
  kept.set(key, value);
  return value;
}
