import type { Attribute, LambdaNode, NixNode } from './nodes.js';

/** What names mean somewhere in a file. */
export type Scope = {
  up: Scope | null;
  /** The scopes made of expressions right in this one: of each there is one only. */
  inner: Map<NixNode, Scope>;
} & (
  | { kind: 'file' }
  /** Of `let` and `rec { }`. */
  | { kind: 'bindings'; definitions: () => Definitions }
  | { kind: 'with'; of: NixNode }
  /** Within a function: of one call, or of none in particular (null), where defaults are all that is known. */
  | { kind: 'parameters'; lambda: LambdaNode; argument: Place | null }
);

/** An expression, and the scope in which its names are looked up. */
export interface Place {
  node: NixNode;
  scope: Scope;
}

/** What a set or a `let` says of one name. */
export type Definition =
  | { kind: 'inherited'; name: string; scope: Scope; from: Place | null }
  /** `a = …;` has an empty rest; of `a.b = …; a.c = …;` the rests are `b` and `c`. */
  | { kind: 'given'; values: { rest: readonly Attribute[]; place: Place }[] };

export type Definitions = ReadonlyMap<string, Definition>;
