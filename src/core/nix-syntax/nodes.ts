/** Offsets (UTF-16 units) of the first character and of the one after the last. */
export interface Span {
  start: number;
  end: number;
}

/**
 * A piece of a string or path: literal text, or an interpolated expression. Text stands in the file as it is valued
 * where it is as long as its span; an escape (`\n`, `''$`) is a piece of its own, longer than its value.
 */
export type StringPart = Span & ({ kind: 'text'; value: string } | { kind: 'interpolation'; of: NixNode });

/** A part of an attribute path: `a`, `"a b"`, or `${computed}`, whose name is null. */
export type Attribute = Span & ({ name: string; of: null } | { name: null; of: NixNode });

export type Binding = Span &
  (
    | { kind: 'value'; path: readonly Attribute[]; value: NixNode }
    /** `inherit a b;` from the scope outside, `inherit (from) a b;` */
    | { kind: 'inherit'; from: NixNode | null; names: readonly Attribute[] }
  );

export interface Formal extends Span {
  name: string;
  /** `{ name ? otherwise }:` */
  otherwise: NixNode | null;
}

export type LambdaNode = Span & {
  kind: 'lambda';
  /** `name: …`, `name@{ … }: …` */
  name: string | null;
  formals: readonly Formal[] | null;
  body: NixNode;
};

export type SetNode = Span & { kind: 'set'; recursive: boolean; bindings: readonly Binding[] };

/**
 * An expression of the Nix language. Parentheses leave no node of their own. Chains are flat, so that a tree is never
 * deeper than the parser allows: `f a b` is one application, `a + b // c` one operation, its operators' precedence
 * left out.
 */
export type NixNode = Span &
  (
    | { kind: 'string'; parts: readonly StringPart[] }
    | { kind: 'path'; parts: readonly StringPart[] }
    /** `<nixpkgs/nixos>` */
    | { kind: 'search-path'; value: string }
    | { kind: 'number'; value: string }
    | { kind: 'variable'; name: string }
    | { kind: 'select'; of: NixNode; path: readonly Attribute[]; otherwise: NixNode | null }
    | { kind: 'has'; of: NixNode; path: readonly Attribute[] }
    | { kind: 'apply'; of: NixNode; arguments: readonly NixNode[] }
    | { kind: 'operation'; operators: readonly string[]; operands: readonly NixNode[] }
    | { kind: 'let'; bindings: readonly Binding[]; body: NixNode }
    | { kind: 'with'; of: NixNode; body: NixNode }
    | { kind: 'assert'; of: NixNode; body: NixNode }
    | { kind: 'if'; of: NixNode; then: NixNode; otherwise: NixNode }
    | { kind: 'list'; items: readonly NixNode[] }
    | LambdaNode
    | SetNode
  );
