/**
 * The target of a `Link` header's `rel="immutable"` entry, or null where there is none:
 * `<https://…/nixexprs.tar.xz?rev=…&lastModified=…>; rel="immutable"`. Entries are joined with commas.
 * Source: Nix manual, "Lockable HTTP Tarball Protocol"; RFC 8288.
 */
export function immutableLink(header: string | undefined): string | null {
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    const relations = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/);
    if (relations.includes('immutable')) return target;
  }
  return null;
}
