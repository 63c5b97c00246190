import type { Origins, Pin } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import { moveAddress, nixpkgsAddress } from '../nixpkgs-address.js';
import type { PinFormat } from '../types.js';

/** `.nix-channels`: `URL NAME` a line. Nothing is hashed; an address of a channel floats, one of a release holds. */
export const nixChannels: PinFormat = {
  id: 'nix-channels',
  // As dotfile managers store it, too.
  files: ['**/.nix-channels', '**/nix-channels', '**/dot_nix-channels', '**/dot-nix-channels'],
  extract(text, { path, origins }) {
    return readChannels(text).flatMap((entry) => {
      const facts = factsOf(entry.url, origins);
      if (!facts) return [];
      const { name, url, line } = entry;
      return [{ ...facts, file: path, format: 'nix-channels', name, url, line, ...unhashed }];
    });
  },
  apply(text, pin, target) {
    const entry = readChannels(text).find(({ name }) => name === pin.name);
    const place = { file: pin.file, line: pin.line };
    if (!entry) throw new UserError(`No channel "${pin.name}" in this file.`, { place: { file: pin.file } });
    if (pin.state !== 'pinned') {
      const line = `${target.releasesUrl ?? 'https://releases.nixos.org'}/${target.releasePath} ${pin.name}`;
      throw new UserError(`Channel "${pin.name}" is ${pin.state}: there is no release to move.`, {
        place,
        cure: `This line would pin it: ${line}`,
      });
    }
    const moved = moveAddress(entry.url, pin, target);
    return text.slice(0, entry.offset) + moved + text.slice(entry.offset + entry.url.length);
  },
};

const unhashed = { hash: null, artifact: null, repository: null, lastModified: null, direct: true } as const;

interface Entry {
  url: string;
  name: string;
  /** Of the address in the text. */
  offset: number;
  /** 1-based */
  line: number;
}

/** Nix splits at blanks, names a channel after its address where no name is given, and of two of a name takes the last. */
function readChannels(text: string): Entry[] {
  const entries = new Map<string, Entry>();
  let offset = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const [, before = '', url, name] = /^(\uFEFF?[ \t]*)([a-z]+:[^\s#]\S*)(?:[ \t]+(\S+))?/i.exec(line) ?? [];
    if (url !== undefined) {
      const entry = { url, name: name ?? baseName(url), offset: offset + before.length, line: index + 1 };
      entries.set(entry.name, entry);
    }
    offset += line.length + 1;
  }
  return [...entries.values()].sort((a, b) => a.line - b.line);
}

function baseName(url: string): string {
  return url.replace(/\/+$/, '').replace(/^.*\//, '');
}

type Facts = Pick<Pin, 'channel' | 'revision' | 'release' | 'state' | 'note'>;

function factsOf(url: string, origins: Origins): Facts | null {
  const address = nixpkgsAddress(url, origins);
  switch (address?.kind) {
    case undefined:
      return null;
    case 'channel':
    case 'branch':
      return { channel: address.channel, revision: null, release: null, state: 'floating' };
    case 'release': {
      const { channel, revision, release } = address;
      return { channel, revision, release, state: 'pinned' };
    }
    case 'revision':
      return { channel: null, revision: address.revision, release: null, state: 'pinned' };
    case 'foreign':
      return {
        channel: null,
        revision: address.revision,
        release: null,
        state: 'foreign',
        note: address.why,
      };
  }
}
