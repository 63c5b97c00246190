import type { Attribute, Binding, NixNode } from './nodes.js';
import type { Place, Scope } from './place.js';
import { fileScope, scopeWithin } from './scope.js';

/**
 * The attributes, variables and parameters that an expression stands in the value of, innermost first. Null for a
 * name: an item of a list, or a computed name.
 */
export interface Trail {
  name: string | null;
  /** What the name or the place in the list has for a value. */
  value: NixNode;
  up: Trail | null;
}

/** Calls `visit` for every expression of a file, outer ones first, in the order of the text. */
export function visitNix(root: NixNode, visit: (place: Place, trail: Trail | null) => void): void {
  step(root, fileScope(), null);

  function step(node: NixNode, scope: Scope, trail: Trail | null): void {
    const place = { node, scope };
    visit(place, trail);
    const within = scopeWithin(place);
    const inside = (child: NixNode): void => {
      step(child, within, trail);
    };
    const attributes = (path: readonly Attribute[]): void => {
      for (const { of } of path) if (of) inside(of);
    };
    switch (node.kind) {
      case 'string':
      case 'path':
        for (const part of node.parts) if (part.kind === 'interpolation') inside(part.of);
        return;
      case 'search-path':
      case 'number':
      case 'variable':
        return;
      case 'select':
      case 'has':
        inside(node.of);
        attributes(node.path);
        if (node.kind === 'select' && node.otherwise) inside(node.otherwise);
        return;
      case 'apply':
        inside(node.of);
        node.arguments.forEach(inside);
        return;
      case 'operation':
        node.operands.forEach(inside);
        return;
      case 'list':
        for (const item of node.items) step(item, within, { name: null, value: item, up: trail });
        return;
      case 'with':
        step(node.of, scope, null);
        inside(node.body);
        return;
      case 'assert':
        step(node.of, scope, null);
        inside(node.body);
        return;
      case 'if':
        step(node.of, scope, null);
        inside(node.then);
        inside(node.otherwise);
        return;
      case 'let':
        bindings(node.bindings, scope, within, trail);
        inside(node.body);
        return;
      case 'set':
        bindings(node.bindings, scope, within, trail);
        return;
      case 'lambda':
        for (const { name, otherwise } of node.formals ?? [])
          if (otherwise) step(otherwise, within, { name, value: otherwise, up: trail });
        inside(node.body);
        return;
    }
  }

  function bindings(all: readonly Binding[], scope: Scope, within: Scope, trail: Trail | null): void {
    for (const binding of all) {
      if (binding.kind === 'inherit') {
        if (binding.from) step(binding.from, within, null);
        continue;
      }
      for (const { of } of binding.path) if (of) step(of, scope, null);
      const { value } = binding;
      const inner = binding.path.reduce<Trail | null>((up, { name }) => ({ name, value, up }), trail);
      step(value, within, inner);
    }
  }
}
