import type { JsonDocument } from '../../core/json-syntax/read.js';
import { membersOf, textOf } from '../../core/json-syntax/values.js';
import { readAnyJson } from '../any-json.js';
import { type EntryHashes, hashesIn, timeIn } from '../entry-hashes.js';

/** A source in niv's file. Of values that are no text, nothing is known: niv keeps whatever people put there. */
export interface Source {
  name: string;
  /** 1-based */
  line: number;
  /** All members that are text. */
  texts: ReadonlyMap<string, string>;
  type: string | null;
  owner: string | null;
  repo: string | null;
  branch: string | null;
  rev: string | null;
  /** niv's own is `sha256`. */
  hashes: EntryHashes;
  url: string | null;
  /** Unix seconds. */
  lastModified: number | null;
}

export interface Sources {
  document: JsonDocument;
  sources: readonly Source[];
}

/**
 * The sources of a file of niv, or one that people write like it: an object of objects that hold revisions or hashes.
 * @throws UserError where it is niv's and broken
 */
export function readSources(content: string, file: string): Sources | null {
  const document = readAnyJson(content, file, (text) => text.includes('"url_template"'));
  const members = document && membersOf(document.value);
  if (!members || isOther(members)) return null;
  const sources = [...members].flatMap(([name, value]) => {
    const fields = membersOf(value);
    return fields ? (sourceOf(name, fields, document) ?? []) : [];
  });
  return { document, sources };
}

/** npins has `pins`, lon `sources`, a flake's lock `nodes`, each beside `version`. */
function isOther(members: ReadonlyMap<string, unknown>): boolean {
  return members.has('version') && ['pins', 'sources', 'nodes'].some((key) => members.has(key));
}

function sourceOf(name: string, fields: ReadonlyMap<string, unknown>, document: JsonDocument): Source | null {
  const get = (key: string): string | null => textOf(fields.get(key));
  const [rev, hashes] = [get('rev'), hashesIn(fields)];
  // Anything else in somebody's JSON that only mentions nixpkgs.
  if (rev === null && hashes.known.size === 0) return null;
  return {
    name,
    line: document.lineOf([name]),
    texts: new Map([...fields].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))),
    type: get('type'),
    owner: get('owner'),
    repo: get('repo'),
    branch: get('branch') ?? get('ref'),
    rev,
    hashes,
    url: get('url'),
    lastModified: timeIn(fields),
  };
}
