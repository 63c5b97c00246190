import { type MappedText, partOf } from '../core/shell-syntax/mapped-text.js';
import type { AddressEntry } from './address-format.js';
import { searchPathEntry, type SearchPathEntry } from './nix-path.js';

/** The addresses in `nix-path = nixpkgs=https://… …` and `extra-nix-path = …` of a nix.conf. */
export function nixConfAddresses(conf: MappedText): AddressEntry[] {
  let start = 0;
  return conf.text.split('\n').flatMap((line) => {
    const [, before = '', value = ''] = /^(\uFEFF?\s*(?:extra-)?nix-path\s+=)(\s[^#]*)/.exec(line) ?? [];
    const from = start + before.length;
    start += line.length + 1;
    return searchPathAddresses(partOf(conf, from, from + value.length));
  });
}

/** Entries between blanks. */
export function searchPathAddresses(list: MappedText): AddressEntry[] {
  return [...list.text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const entry = searchPathEntry(word);
    return entry ? [addressIn(partOf(list, index, index + word.length), entry)] : [];
  });
}

/** @param of the text that the entry was found in */
export function addressIn(of: MappedText, { name, url, at }: SearchPathEntry): AddressEntry {
  return {
    name,
    url,
    start: of.startOf(at),
    end: of.endOf(at + url.length - 1),
  };
}
