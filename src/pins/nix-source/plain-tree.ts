import type { JsonTree, ObjectNode } from '../../core/nix-syntax/beside.js';
import type { NixNode } from '../../core/nix-syntax/nodes.js';

/** A Nix file that is data alone, `{ rev = "…"; sha256 = "…"; }`, as JSON would have it; null: it is more than that. */
export function plainTree(root: NixNode): JsonTree | null {
  return root.kind === 'set' ? treeOf(root) : null;
}

/** Of a set anywhere in a file: what it holds, but for what stands deeper. */
export function shallowTree(node: NixNode): ObjectNode | null {
  return node.kind === 'set' ? objectOf(node, leafOf) : null;
}

function treeOf(node: NixNode): JsonTree {
  return node.kind === 'set' ? objectOf(node, treeOf) : leafOf(node);
}

function objectOf(
  { bindings, start, end }: NixNode & { kind: 'set' },
  valueOf: (node: NixNode) => JsonTree,
): ObjectNode {
  const members = bindings.flatMap((binding) => {
    const [first, ...rest] = binding.kind === 'value' ? binding.path : [];
    const key = first?.name ?? null;
    if (binding.kind !== 'value' || key === null || rest.length > 0) return [];
    return [{ key, value: valueOf(binding.value) }];
  });
  return { kind: 'object', members, start, end };
}

function leafOf(node: NixNode): JsonTree {
  const { start, end } = node;
  const [part, ...others] = node.kind === 'string' ? node.parts : [];
  const verbatim = part?.kind === 'text' && part.value.length === part.end - part.start;
  if (!verbatim || others.length > 0) return { kind: 'scalar', value: null, start, end };
  // As if it stood in quotes, whatever it stands in.
  return { kind: 'scalar', value: part.value, start: part.start - 1, end: part.end + 1 };
}
