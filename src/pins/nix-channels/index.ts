import { addressFormat, type AddressEntry } from '../address-format.js';
import { isSourceAddress } from '../nix-path.js';

/** `.nix-channels`: `URL NAME` a line. Nothing is hashed; an address of a channel floats, one of a release holds. */
export const nixChannels = addressFormat({
  id: 'nix-channels',
  // As dotfile managers store it, too.
  files: ['**/.nix-channels', '**/nix-channels', '**/dot_nix-channels', '**/dot-nix-channels'],
  read: readChannels,
  pinnedAs: (release, name) => `${release} ${name}`,
});

/** Nix splits at blanks, and of two of a name takes the last. Where no name is given, a bump must not make two of one. */
function readChannels(text: string): AddressEntry[] {
  const entries = new Map<string | number, AddressEntry>();
  let offset = 0;
  for (const line of text.split('\n')) {
    const [, before = '', url, name] = /^(\uFEFF?[ \t]*)([a-z]\S+)(?:[ \t]+(\S+))?/i.exec(line) ?? [];
    if (url !== undefined && isSourceAddress(url)) {
      const start = offset + before.length;
      entries.set(name ?? start, { name: name ?? null, url, start, end: start + url.length });
    }
    offset += line.length + 1;
  }
  return [...entries.values()];
}
