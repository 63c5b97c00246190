import { archiveOfBranch, moveArchive } from '../core/branch-archive.js';
import type { Companion } from '../core/companion.js';
import type { Origins, Pin } from '../core/pin.js';
import { flakeAddressAt, isFlakeAddress } from '../core/flake/reference.js';
import { UserError } from '../errors.js';
import { companionsOf } from './companion-entry.js';
import { flakeAddress } from './flake-address.js';
import { assertMovable, moveAddress, nixpkgsAddress } from './nixpkgs-address.js';
import type { PinFormat } from './types.js';

/** An address that a file tells Nix to fetch from, by a name. */
export interface AddressEntry {
  /** Null where the file gives it none. */
  name: string | null;
  /** As Nix would read it. */
  url: string;
  /** Where it stands in the text; longer than the address where something in it is escaped. */
  start: number;
  end: number;
  /** It may be there for any purpose: only what is surely a source of nixpkgs is a pin. */
  incidental?: boolean;
}

type NamedEntry = AddressEntry & { name: string; line: number };

interface AddressFormat {
  id: string;
  files: readonly string[];
  mentions?: RegExp;
  /** As in PinFormat. */
  largest?: number;
  /**
   * The addresses of a file, in any order, several of a name allowed.
   * @throws UserError where the file is broken
   */
  read: (text: string, path: string) => AddressEntry[];
  /** What to write in the pin's place to hold the release, for people. */
  pinnedAs: (releaseUrl: string, name: string) => string;
}

/** A format in which a pin is an address alone, with no hash beside it: one of a channel floats, one of a release holds. */
export function addressFormat(format: AddressFormat): PinFormat {
  const { id, files, mentions, largest, read, pinnedAs } = format;
  const entriesOf = (text: string, path: string) => namedEntries(text, read(text, path));
  return {
    id,
    files,
    ...(mentions ? { mentions } : {}),
    ...(largest === undefined ? {} : { largest }),
    extract(text, { path, origins }) {
      return entriesOf(text, path).flatMap((entry) => {
        const facts = pinFacts(entry, origins);
        if (!facts) return [];
        const { name, url, line } = entry;
        return [{ ...facts, file: path, format: id, name, url, line, ...unhashed }];
      });
    },
    apply(text, pin, target) {
      const entry = entryNamed(entriesOf(text, pin.file), pin);
      if (pin.state === 'floating') {
        const release = `${target.releasesUrl ?? 'https://releases.nixos.org'}/${target.releasePath}`;
        throw new UserError(`"${pin.name}" is floating: there is no release to move.`, {
          place: { file: pin.file, line: pin.line },
          cure: `This would pin it: ${isFlakeAddress(entry.url) ? flakeAddressAt(target.revision) : pinnedAs(release, pin.name)}`,
        });
      }
      assertMovable(pin, 'Write an official address there, or leave it.');
      return replaced(text, entry, moveAddress(entry.url, pin, target));
    },
    companions(text, { path, origins }) {
      return entriesOf(text, path).flatMap((entry) => companionOf(entry, path, id, origins));
    },
    moveCompanion(text, companion, target) {
      const entry = entryNamed(entriesOf(text, companion.file), companion);
      return replaced(text, entry, moveArchive(entry.url, companion.branch, target.branch));
    },
  };
}

const unhashed = { hash: null, artifact: null, repository: null, lastModified: null, direct: true } as const;

function replaced(text: string, { url, start, end }: AddressEntry, moved: string): string {
  return moved === url ? text : text.slice(0, start) + moved + text.slice(end);
}

function entryNamed(entries: readonly NamedEntry[], { name, file }: Pin | Companion): NamedEntry {
  const entry = entries.find((one) => one.name === name);
  if (entry) return entry;
  throw new UserError(`No address "${name}" in this file.`, {
    place: { file },
    cure: 'It has changed since it was read: run again.',
  });
}

/** In the order of the file, their names made unique by `-2`, `-3`, …; what a bump changes has no say in the names. */
function namedEntries(text: string, found: readonly AddressEntry[]): NamedEntry[] {
  const numbers = new Map<string, number>();
  const taken = new Set<string>();
  const entries: NamedEntry[] = [];
  let [line, lineEnd] = [1, text.indexOf('\n')];
  for (const entry of found.toSorted((a, b) => a.start - b.start)) {
    // Read twice: by an alias, or from a script within a script.
    if (entries.at(-1)?.start === entry.start) continue;
    const base = entry.name ?? defaultName(entry.url);
    let number = numbers.get(base) ?? 1;
    while (taken.has(numbered(base, number))) number++;
    const name = numbered(base, number);
    numbers.set(base, number);
    taken.add(name);
    for (; lineEnd >= 0 && lineEnd < entry.start; lineEnd = text.indexOf('\n', lineEnd + 1)) line++;
    entries.push({ ...entry, name, line });
  }
  return entries;
}

/** Nothing that a bump changes. */
function defaultName(url: string): string {
  const repository = archiveOfBranch(url)?.repository.split('/').at(-1);
  return repository ?? /[/:](nixos|nixpkgs)-[^/]*(?:\/(?:nixexprs[^/]*)?)?$/.exec(url)?.[1] ?? 'nixpkgs';
}

function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name}-${number}`;
}

type Facts = Pick<Pin, 'channel' | 'revision' | 'release' | 'state' | 'note'>;

function pinFacts({ url, incidental }: AddressEntry, origins: Origins): Facts | null {
  const address = flakeAddress(url) ?? nixpkgsAddress(url, origins);
  const nothing = { channel: null, revision: null, release: null };
  switch (address?.kind) {
    case undefined:
      return null;
    case 'channel':
    case 'branch': {
      const note = 'names a channel alone, so changes whenever that does';
      return { ...nothing, channel: address.channel, state: 'floating', note };
    }
    case 'release': {
      const { channel, revision, release } = address;
      if (address.artifact === null && /\/nixexprs\.[^/]*$/.test(url)) {
        const note = 'an archive that channels publish no more';
        return { channel, revision, release, state: 'foreign', note };
      }
      return { channel, revision, release, state: 'pinned' };
    }
    case 'revision':
      return { ...nothing, revision: address.revision, state: 'pinned' };
    case 'foreign': {
      if (incidental === true && !/\.(?:tar\.\w+|zip)(?:[?#]|$)/.test(url)) return null;
      const { channel, revision, why } = address;
      return { channel, revision, release: null, state: 'foreign', note: why };
    }
  }
}

function companionOf(entry: NamedEntry, file: string, format: string, origins: Origins): Companion[] {
  const archive = nixpkgsAddress(entry.url, origins) ? null : archiveOfBranch(entry.url);
  if (archive === null) return [];
  const { name, line } = entry;
  return companionsOf({ file, format, name, ...archive, revision: null, hash: null, line, moves: 'branch' });
}
