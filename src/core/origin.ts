/**
 * The path of an address below the first of the bases that it lies under, in segments, without query and
 * fragment: `https://mirror/nix/nixos-25.11/` below `https://mirror/nix` is `['nixos-25.11']`. Null: below none.
 */
export function segmentsBelow(url: string, bases: readonly string[]): readonly string[] | null {
  const address = parse(url);
  if (!address) return null;
  for (const base of bases) {
    const segments = below(address, base);
    if (segments) return segments;
  }
  return null;
}

function below(address: URL, base: string): readonly string[] | null {
  const root = parse(base);
  if (root?.origin !== address.origin) return null;
  const prefix = root.pathname.replace(/\/+$/, '') + '/';
  if (!address.pathname.startsWith(prefix)) return null;
  const segments = address.pathname.slice(prefix.length).split('/');
  return segments.filter((segment) => segment !== '');
}

function parse(url: string): URL | null {
  const address = URL.canParse(url) ? new URL(url) : null;
  return address && /^https?:$/.test(address.protocol) && address.username === '' ? address : null;
}
