import { type RootInput, rootInputs } from './inputs.js';
import type { Lock, LockNode } from './lock.js';

/** A node of a lock, and what it is called where pins are named. */
export interface NamedNode {
  /** Unique in the file: the root input's name, else the node's key. */
  name: string;
  key: string;
  node: LockNode;
  direct: boolean;
  follows: readonly string[] | null;
}

export function namedNodes(lock: Lock): NamedNode[] {
  const inputs = rootInputs(lock);
  const taken = new Set(inputs.map(({ name }) => name));
  const prefix = unlike(taken);
  const byNode = new Map<LockNode, RootInput>();
  for (const input of inputs) {
    const known = byNode.get(input.node);
    if (!known || (known.follows !== null && input.follows === null)) byNode.set(input.node, input);
  }
  return [...lock.nodes]
    .filter(([key]) => key !== lock.root)
    .map(([key, node]) => {
      const own = byNode.get(node);
      // The root input `nixpkgs` is often the node `nixpkgs_2`, because the node `nixpkgs` is another input's.
      const name = own?.name ?? (taken.has(key) || key.startsWith(prefix) ? prefix + key : key);
      return { name, key, node, direct: own !== undefined, follows: own?.follows ?? null };
    });
}

/** `node:`, with as many colons as it takes that no input's name begins so: Nix allows any name. */
function unlike(names: Iterable<string>): string {
  let colons = 1;
  for (const name of names) colons = Math.max(colons, (/^node(:+)/.exec(name)?.[1]?.length ?? 0) + 1);
  return `node${':'.repeat(colons)}`;
}
