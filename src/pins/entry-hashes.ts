import { inNotationOf, isSameHash, parseHash } from '../core/hash.js';
import { textOf } from '../core/json-syntax/values.js';
import type { EntryFacts } from './entry-facts.js';

// Each is of what is in the archive. The pin's own is the first that is there.
const KNOWN = ['sha256', 'hash', 'narHash'];

/** Of other algorithms, how many digits: hex, Nix's base 32, base64 without its padding. */
const OTHER_LENGTHS: ReadonlyMap<string, readonly number[]> = new Map([
  ['sha512', [128, 103, 86]],
  ['sha1', [40, 32, 27]],
  ['md5', [32, 26, 22]],
]);

/** `sha512-…`, `sha1:…`; without a name before it a member's own name may tell it. */
const OF_ALGORITHM = /^(?:(sha512|sha1|md5)[-:])?([0-9A-Za-z+/]+={0,2})$/;

/** What a server or git calls by such a name may be as long as a hash, and is none of what is in the archive. */
const OF_NO_ARCHIVE = /etag|revision|tree|commit/i;

/** The hashes that stand beside a revision. */
export interface EntryHashes {
  /** As written, by member: where there is no trouble, all of one archive. */
  known: ReadonlyMap<string, string>;
  /** Why they can't all be led to another archive; null: they can. */
  trouble: string | null;
}

export function hashesIn(members: ReadonlyMap<string, unknown>): EntryHashes {
  const known = KNOWN.flatMap((key): [string, string][] => {
    // An empty text is what people leave where there is no hash.
    const hash = textOf(members.get(key)) ?? '';
    return hash === '' ? [] : [[key, hash]];
  });
  const strange = [...members].find(
    ([key, value]) => !KNOWN.includes(key) && isStrange(key, textOf(value) ?? ''),
  );
  return { known: new Map(known), trouble: troubleOf(known, strange?.[0]) };
}

/** Beside another revision a hash that stays is a wrong one, and what this one is of nobody knows. */
function troubleOf(known: readonly [string, string][], strange: string | undefined): string | null {
  const odd = strange ?? known.find(([, hash]) => !isHash(hash))?.[0];
  if (odd !== undefined) return `"${odd}" is a hash that is not understood`;
  const [own, ...others] = known;
  const other = own && others.find(([, hash]) => !isSameHash(hash, own[1]));
  // One of them is of something else: of the packed file, or of another revision.
  return own && other ? `"${own[0]}" and "${other[0]}" are hashes of different bytes` : null;
}

function isStrange(key: string, text: string): boolean {
  if (OF_NO_ARCHIVE.test(key)) return false;
  const [, algorithm = key, digits = ''] = OF_ALGORITHM.exec(text) ?? [];
  const lengths = OTHER_LENGTHS.get(algorithm.toLowerCase()) ?? [];
  return lengths.includes(digits.replace(/=+$/, '').length) || isHash(text);
}

function isHash(text: string): boolean {
  return parseHash(text) !== null;
}

/** The one that the pin tells; null where there is none. */
export function ownHash({ known }: EntryHashes): string | null {
  const [own = null] = known.values();
  return own;
}

/** All of them led to another archive, each in its own notation. */
export function movedHashes({ known }: EntryHashes, sri: string | null): [string, string][] {
  return [...known].map(([key, old]) => [key, inNotationOf(sri, old)]);
}

/** Beside hashes that can't all be led along a revision is for people to move. */
export function unlessTroubled(facts: EntryFacts, { trouble }: EntryHashes): EntryFacts {
  if (trouble === null || facts.state !== 'pinned') return facts;
  return { ...facts, state: 'foreign', note: trouble };
}

/** Unix seconds in a member of that name. */
export function timeIn(members: ReadonlyMap<string, unknown>): number | null {
  const time = members.get('lastModified');
  return typeof time === 'number' && Number.isSafeInteger(time) ? time : null;
}
