/** One page of an S3 listing (ListObjectsV2 with delimiter `/`). */
export interface BucketPage {
  /** Folders, without the `/` at their end. */
  folders: readonly string[];
  /** Objects of the same level: when each was written, ISO 8601. */
  modified: ReadonlyMap<string, string>;
  /** Token of the next page, null on the last one. */
  next: string | null;
}

/**
 * Reads a page of an S3 listing, or null where the text is no such page. The elements wanted are flat and hold
 * text alone, so they are picked out; nothing is expanded but XML's own entities.
 */
export function readBucketPage(xml: string): BucketPage | null {
  if (!/^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?<ListBucketResult[\s>]/.test(xml)) return null;
  if (!/<\/ListBucketResult>\s*$/.test(xml)) return null;
  const modified = new Map<string, string>();
  for (const contents of elements(xml, 'Contents')) {
    const key = element(contents, 'Key');
    const date = element(contents, 'LastModified');
    if (key !== null && date !== null) modified.set(key, date);
  }
  const prefixes = elements(xml, 'CommonPrefixes').map((inner) => element(inner, 'Prefix') ?? '');
  const truncated = element(xml, 'IsTruncated') === 'true';
  return {
    folders: prefixes.map((prefix) => prefix.replace(/\/$/, '')),
    modified,
    next: truncated ? (element(xml, 'NextContinuationToken') ?? '') : null,
  };
}

function elements(xml: string, name: string): string[] {
  return Array.from(xml.matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, 'g')), (match) => match[1] ?? '');
}

function element(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text === undefined ? null : unescape(text);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
