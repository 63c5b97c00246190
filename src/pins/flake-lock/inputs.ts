import { type Lock, type LockNode, brokenLock } from './lock.js';

// People's locks follow one or two deep; this keeps a hostile one from ending the process by the call stack.
const MAX_FOLLOWS = 200;

/** A root input's name and the node it ends at, `follows` followed. */
export interface RootInput {
  name: string;
  key: string;
  node: LockNode;
  /** Input names from the root, where it follows another input. */
  follows: readonly string[] | null;
}

/**
 * The inputs that the flake itself declares. Paths that lead nowhere or in a circle are left out.
 * @throws UserError where inputs follow each other without end
 */
export function rootInputs(lock: Lock): RootInput[] {
  const walk = walker(lock);
  return [...(lock.nodes.get(lock.root)?.inputs ?? [])].flatMap(([name, reference]) => {
    const found = walk([name]);
    return found ? [{ name, ...found, follows: typeof reference === 'string' ? null : reference }] : [];
  });
}

type Found = Pick<RootInput, 'key' | 'node'> | null;

/**
 * Answers where a path of input names, from the root, ends.
 * @throws UserError (the answer) where inputs follow each other without end
 */
export function walker(lock: Lock): (path: readonly string[]) => Found {
  const root = lock.nodes.get(lock.root);
  const start: Found = root ? { key: lock.root, node: root } : null;
  // By node and input. Null while an input is being resolved, too: so a circle ends, and each input is walked once.
  const known = new Map<LockNode, Map<string, Found>>();

  function walk(path: readonly string[], depth: number): Found {
    if (depth > MAX_FOLLOWS) {
      throw brokenLock(`inputs follow each other more than ${MAX_FOLLOWS} deep`, {
        file: lock.file,
        line: lock.lineOfNode(lock.root),
      });
    }
    return path.reduce<Found>((at, input) => (at ? resolve(at.node, input, depth) : null), start);
  }

  function resolve(at: LockNode, input: string, depth: number): Found {
    const answers = known.get(at) ?? new Map<string, Found>();
    known.set(at, answers);
    const before = answers.get(input);
    if (before !== undefined) return before;
    answers.set(input, null);
    const found = find(at.inputs?.get(input), depth);
    answers.set(input, found);
    return found;
  }

  function find(reference: string | readonly string[] | undefined, depth: number): Found {
    if (reference === undefined) return null;
    if (typeof reference === 'object') return walk(reference, depth + 1);
    const node = lock.nodes.get(reference);
    return node ? { key: reference, node } : null;
  }

  return (path) => walk(path, 0);
}

/**
 * Where flake.nix has to say what a root input is: the path of input names that is followed no further, such as
 * `['home-manager', 'nixpkgs']`; null where it leads nowhere.
 */
export function declaredAt(lock: Lock, name: string): string[] | null {
  let declared: string[] = [];
  let node = lock.nodes.get(lock.root);
  const rest = [name];
  for (let follows = 0; rest.length > 0 && follows <= MAX_FOLLOWS;) {
    const input = rest.shift() ?? '';
    const reference = node?.inputs?.get(input);
    if (reference === undefined) return null;
    if (typeof reference === 'object') {
      follows++;
      rest.unshift(...reference);
      declared = [];
      node = lock.nodes.get(lock.root);
    } else {
      declared.push(input);
      node = lock.nodes.get(reference);
    }
  }
  return rest.length === 0 ? declared : null;
}
