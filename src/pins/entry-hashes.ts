import { inNotationOf, parseHash } from '../core/hash.js';
import { textOf } from '../core/json-syntax/values.js';
import type { EntryFacts } from './entry-facts.js';

// Each is of what is in the archive. The pin's own is the first that is there.
const KNOWN = ['sha256', 'hash', 'narHash'];

/** The hashes that stand beside a revision. */
export interface EntryHashes {
  /** As written, by member: all of one archive. */
  known: ReadonlyMap<string, string>;
  /** A member that holds some other hash; null: none does. */
  strange: string | null;
}

export function hashesIn(members: ReadonlyMap<string, unknown>): EntryHashes {
  const known = KNOWN.flatMap((key): [string, string][] => {
    const hash = textOf(members.get(key));
    return hash === null ? [] : [[key, hash]];
  });
  const isStrange = ([key, value]: [string, unknown]): boolean =>
    !KNOWN.includes(key) && parseHash(textOf(value) ?? '') !== null;
  return { known: new Map(known), strange: [...members].find(isStrange)?.[0] ?? null };
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

/** Beside another revision a hash that stays is a wrong one, and what this one is of nobody knows. */
export function unlessStrange(facts: EntryFacts, { strange }: EntryHashes): EntryFacts {
  if (strange === null || facts.state !== 'pinned') return facts;
  return { ...facts, state: 'foreign', note: `"${strange}" is a hash that is not understood` };
}

/** Unix seconds in a member of that name. */
export function timeIn(members: ReadonlyMap<string, unknown>): number | null {
  const time = members.get('lastModified');
  return typeof time === 'number' && Number.isSafeInteger(time) ? time : null;
}
