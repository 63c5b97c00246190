import { isDeepStrictEqual } from 'node:util';
import type { Lock } from '../pins/flake-lock/lock.js';

/**
 * What a new lock changes beside what was asked for: the first of the flake's own inputs that is another one, or has
 * another one somewhere below it; null where there is none. The keys of nodes tell nothing: Nix numbers them anew.
 * @param asked names of the inputs that may change, and all below them
 */
export function strayChange(before: Lock, after: Lock, asked: ReadonlySet<string>): string | null {
  const contents = { before: contentOf(before), after: contentOf(after) };
  const seen = new Map<string, Set<string>>();
  const left: { was: string; is: string; top: string }[] = [];

  /** The first input that only one of two nodes has, or that follows something else; the others are left to compare. */
  function compareInputs(was: string, is: string, top: string | null): string | null {
    const [old, now] = [before.nodes.get(was)?.inputs, after.nodes.get(is)?.inputs];
    for (const name of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
      if (top === null && asked.has(name)) continue;
      const [a, b] = [old?.get(name), now?.get(name)];
      if (typeof a === 'string' && typeof b === 'string') left.push({ was: a, is: b, top: top ?? name });
      else if (!isDeepStrictEqual(a, b)) return top ?? name;
    }
    return null;
  }

  const own = compareInputs(before.root, after.root, null);
  if (own !== null) return own;
  for (let next = left.pop(); next; next = left.pop()) {
    const { was, is, top } = next;
    const compared = seen.get(was) ?? new Set<string>();
    if (compared.has(is)) continue;
    seen.set(was, compared.add(is));
    const same = isSameSource(contents.before.get(was), contents.after.get(is));
    if (!same || compareInputs(was, is, top) !== null) return top;
  }
  return null;
}

type Content = Readonly<Record<string, unknown>>;

/** Each node as it is written, with fields that we know nothing of. */
function contentOf({ document }: Lock): ReadonlyMap<string, Content> {
  const { nodes } = document.value as { nodes: Readonly<Record<string, Content>> };
  return new Map(Object.entries(nodes));
}

/** Nix may add a hash where none was. */
function isSameSource(before: Content | undefined, after: Content | undefined): boolean {
  const [was, is] = [sourceOf(before), sourceOf(after)];
  return (was.hash === undefined || was.hash === is.hash) && isDeepStrictEqual(was.source, is.source);
}

/** What Nix works out itself and may write or not. */
const GUESSED = new Set(['lastModified', 'revCount', 'narHash']);

function sourceOf({ locked, info, original, flake = true }: Content = {}): {
  hash: unknown;
  source: unknown;
} {
  // Version 5 keeps the hash in `info`.
  const content = new Map([...entriesOf(locked), ...entriesOf(info)]);
  const known = [...content].filter(([name]) => !GUESSED.has(name));
  return { hash: content.get('narHash'), source: { locked: new Map(known), original, flake } };
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
