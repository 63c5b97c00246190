/**
 * The path of an address below the first of the bases that it lies under, in segments, without query and
 * fragment: `https://mirror/nix/nixos-25.11/` below `https://mirror/nix` is `['nixos-25.11']`. Null: below none.
 */
export function segmentsBelow(url: string, bases: readonly string[]): readonly string[] | null {
  const address = parse(url);
  if (!address) return null;
  const { origin, pathname } = address;
  const base = rootsOf(bases).find((root) => root.origin === origin && pathname.startsWith(root.prefix));
  if (!base) return null;
  const segments = pathname.slice(base.prefix.length).split('/');
  return segments.filter((segment) => segment !== '');
}

interface Root {
  origin: string;
  /** Ends with `/`. */
  prefix: string;
}

/** A file can hold many addresses, and all are compared to the same few bases. */
const roots = new WeakMap<readonly string[], Root[]>();

function rootsOf(bases: readonly string[]): Root[] {
  const known = roots.get(bases);
  if (known) return known;
  const parsed = bases.flatMap((base) => {
    const root = parse(base);
    return root ? [{ origin: root.origin, prefix: root.pathname.replace(/\/+$/, '') + '/' }] : [];
  });
  roots.set(bases, parsed);
  return parsed;
}

function parse(url: string): URL | null {
  const address = URL.canParse(url) ? new URL(url) : null;
  return address && /^https?:$/.test(address.protocol) && address.username === '' ? address : null;
}
