import { definitionsOf } from './definitions.js';
import type { Binding, LambdaNode, NixNode } from './nodes.js';
import type { Definitions, Place, Scope } from './place.js';

export function fileScope(): Scope {
  return { kind: 'file', up: null, inner: new Map() };
}

/** The scope that an expression opens for what stands in it; the one it stands in where it opens none. */
export function scopeWithin({ node, scope }: Place): Scope {
  const known = scope.inner.get(node);
  if (known) return known;
  const opened = openedBy(node, scope);
  if (!opened) return scope;
  scope.inner.set(node, opened);
  return opened;
}

/** The scope within a function that is called with an argument. */
export function scopeOfCall(lambda: LambdaNode, up: Scope, argument: Place): Scope {
  return { kind: 'parameters', lambda, argument, up, inner: new Map() };
}

function openedBy(node: NixNode, up: Scope): Scope | null {
  const inner = new Map<NixNode, Scope>();
  if (node.kind === 'let' || (node.kind === 'set' && node.recursive))
    return scopeOfBindings(node.bindings, up);
  if (node.kind === 'with') return { kind: 'with', of: node.of, up, inner };
  return node.kind === 'lambda' ? { kind: 'parameters', lambda: node, argument: null, up, inner } : null;
}

function scopeOfBindings(bindings: readonly Binding[], up: Scope): Scope {
  let table: Definitions | null = null;
  const definitions = (): Definitions => (table ??= definitionsOf(bindings, up, scope));
  const scope: Scope = { kind: 'bindings', definitions, up, inner: new Map() };
  return scope;
}
