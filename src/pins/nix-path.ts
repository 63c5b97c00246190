import { placeholder } from '../core/shell-syntax/mapped-text.js';

/** One entry of Nix's search path that is fetched: `nixpkgs=https://…`. */
export interface SearchPathEntry {
  /** `nixpkgs`; null where the address stands alone. */
  name: string | null;
  /** As written. */
  url: string;
  /** Offset of the address in the text that was read. */
  at: number;
}

// What Nix (EvalSettings::isPseudoUrl) takes for an address; anything else is a path. `flake:` asks the registry.
const SCHEME = '(?:channel:|(?:https?|file|git|s3|ssh)://)';
const address = new RegExp(`^${SCHEME}[\\w.~:/?#@!&+,;=%-]+$`);
const beforeColon = new RegExp(`${SCHEME}|flake:`, 'y');

/** Longer than any that is meant to be fetched. */
const LONGEST = 2000;

/** Whether a text is an address that Nix would fetch, with nothing in it that is known only later. */
export function isSourceAddress(text: string): boolean {
  return text.length <= LONGEST && address.test(text);
}

/** An entry alone, as after `-I`, in `nix-path = …` and in NixOS' `nix.nixPath`; null: a path, or no address that is whole. */
export function searchPathEntry(text: string): SearchPathEntry | null {
  const [, before = '', name, url = ''] = /^(\s*(?:([^=\s]*)=)?)(\S+)\s*$/.exec(text) ?? [];
  if (!isSourceAddress(url)) return null;
  // `${NIX_PATH:+$NIX_PATH:}nixpkgs=…`: what comes before is not known, and ends where the name begins.
  const known = name?.slice(name.lastIndexOf(placeholder) + 1) ?? '';
  return { name: known === '' ? null : known, url, at: before.length };
}

/** The entries of a `NIX_PATH`, split as Nix does: a colon ends an entry, but for the one after an address' scheme. */
export function nixPathEntries(value: string): SearchPathEntry[] {
  const entries: SearchPathEntry[] = [];
  for (let start = 0; start < value.length;) {
    const end = endOfEntry(value, start);
    const entry = searchPathEntry(value.slice(start, end));
    if (entry) entries.push({ ...entry, at: start + entry.at });
    start = end + 1;
  }
  return entries;
}

function endOfEntry(value: string, start: number): number {
  const colon = nextColon(value, start);
  beforeColon.lastIndex = start + value.slice(start, colon).lastIndexOf('=') + 1;
  return beforeColon.test(value) ? nextColon(value, colon + 1) : colon;
}

function nextColon(value: string, from: number): number {
  const colon = value.indexOf(':', from);
  return colon < 0 ? value.length : colon;
}
