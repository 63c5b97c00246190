import { createHash } from 'node:crypto';

/** An object of the bucket. */
export interface BucketObject {
  key: string;
  /** Bytes; asked only when the object is on the page. */
  size: () => Promise<number>;
  /** Unix seconds */
  modified: number;
}

/**
 * One page of S3's ListObjectsV2 as XML. Objects and common prefixes are listed in one byte order and count
 * alike towards the page; `pageSize` is the bucket's limit (S3: 1000), `max-keys` can only lower it.
 */
export async function listObjects(
  objects: readonly BucketObject[],
  query: URLSearchParams,
  pageSize: number,
): Promise<string> {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const maxKeys = Math.min(Number(query.get('max-keys') ?? 1000), pageSize);
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64').toString();

  const entries = rollUp(objects, prefix, delimiter).filter(([name]) => compareBytes(name, after) > 0);
  const page = entries.slice(0, maxKeys);
  const last = page.at(-1);
  const objectsOnPage = page.flatMap(([, object]) => object ?? []);
  const prefixesOnPage = page.flatMap(([name, object]) => (object ? [] : [name]));
  const next = entries.length > page.length && last ? Buffer.from(last[0]).toString('base64') : null;

  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    tag('Name', 'nix-releases'),
    tag('Prefix', prefix),
    token === null ? '' : tag('ContinuationToken', token),
    next === null ? '' : tag('NextContinuationToken', next),
    tag('KeyCount', String(page.length)),
    tag('MaxKeys', String(maxKeys)),
    delimiter === '' ? '' : tag('Delimiter', delimiter),
    tag('IsTruncated', String(next !== null)),
    ...(await Promise.all(objectsOnPage.map(contents))),
    ...prefixesOnPage.map((name) => `<CommonPrefixes>${tag('Prefix', name)}</CommonPrefixes>`),
    '</ListBucketResult>',
  ].join('');
}

/** Keys under the prefix; those with the delimiter further on are one entry, which has no object. */
function rollUp(
  objects: readonly BucketObject[],
  prefix: string,
  delimiter: string,
): [string, BucketObject | null][] {
  const entries = new Map<string, BucketObject | null>();
  for (const object of objects) {
    if (!object.key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    if (end < 0) entries.set(object.key, object);
    else entries.set(object.key.slice(0, end + delimiter.length), null);
  }
  return [...entries].sort(([a], [b]) => compareBytes(a, b));
}

async function contents(object: BucketObject): Promise<string> {
  const etag = createHash('md5').update(object.key).digest('hex');
  return [
    '<Contents>',
    tag('Key', object.key),
    tag('LastModified', new Date(object.modified * 1000).toISOString()),
    tag('ETag', `"${etag}"`),
    tag('Size', String(await object.size())),
    tag('StorageClass', 'STANDARD'),
    '</Contents>',
  ].join('');
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function tag(name: string, text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return `<${name}>${escaped}</${name}>`;
}
