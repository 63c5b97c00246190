import type { JsonTree } from '../../core/nix-syntax/beside.js';
import type { NixNode } from '../../core/nix-syntax/nodes.js';

/** A Nix file that is data alone, `{ rev = "…"; sha256 = "…"; }`, as JSON would have it; null: it is more than that. */
export function plainTree(root: NixNode): JsonTree | null {
  return root.kind === 'set' ? treeOf(root) : null;
}

function treeOf(node: NixNode): JsonTree {
  const { start, end } = node;
  if (node.kind === 'set') {
    const members = node.bindings.flatMap((binding) => {
      const [first, ...rest] = binding.kind === 'value' ? binding.path : [];
      const key = first?.name ?? null;
      if (binding.kind !== 'value' || key === null || rest.length > 0) return [];
      return [{ key, value: treeOf(binding.value) }];
    });
    return { kind: 'object', members, start, end };
  }
  const [part, ...others] = node.kind === 'string' ? node.parts : [];
  const verbatim = part?.kind === 'text' && part.value.length === part.end - part.start;
  if (!verbatim || others.length > 0) return { kind: 'scalar', value: null, start, end };
  // As if it stood in quotes, whatever it stands in.
  return { kind: 'scalar', value: part.value, start: part.start - 1, end: part.end + 1 };
}
