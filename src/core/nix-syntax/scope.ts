import type { Binding, LambdaNode, NixNode } from './nodes.js';

/** What names mean somewhere in a file. */
export type Scope = {
  up: Scope | null;
  /** The scopes made of expressions right in this one: of each there is one only. */
  inner: Map<NixNode, Scope>;
} & (
  | { kind: 'file' }
  /** Of `let` and `rec { }`. */
  | { kind: 'bindings'; bindings: readonly Binding[] }
  | { kind: 'with'; of: NixNode }
  /** Within a function: of one call, or of none in particular (null), where defaults are all that is known. */
  | { kind: 'parameters'; lambda: LambdaNode; argument: Place | null }
);

/** An expression, and the scope in which its names are looked up. */
export interface Place {
  node: NixNode;
  scope: Scope;
}

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
    return { kind: 'bindings', bindings: node.bindings, up, inner };
  if (node.kind === 'with') return { kind: 'with', of: node.of, up, inner };
  return node.kind === 'lambda' ? { kind: 'parameters', lambda: node, argument: null, up, inner } : null;
}
