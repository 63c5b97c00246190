import { type FlakeInput, readInputs, referenceIn } from '../../core/flake/inputs.js';
import { type FlakeReference, hashInUrl } from '../../core/flake/reference.js';
import type { Origins, Pin } from '../../core/pin.js';
import { lineIndex } from '../../core/text-lines.js';
import { UserError } from '../../errors.js';
import { locksInput } from '../flake-lock/locks-input.js';
import { askedBy } from '../flake-lock/reference.js';
import { channelOfBranch, nixpkgsAddress } from '../nixpkgs-address.js';
import type { PinFormat } from '../types.js';
import { moveInput } from './move.js';

/**
 * The inputs of a `flake.nix` that no flake.lock locks. What a lock holds is the lock's pin; what it asks for is
 * edited here when the channel changes (see askForBranch).
 */
export const flakeNix: PinFormat = {
  id: 'flake-nix',
  files: ['**/flake.nix'],
  extract(text, siblings) {
    const inputs = readInputs(text)?.inputs ?? [];
    const lineOf = lineIndex(text);
    const pins = inputs.flatMap((input) => pinOf(input, siblings.path, siblings.origins, lineOf) ?? []);
    if (pins.length === 0) return [];
    const locked = locksInput(siblings);
    return pins.filter(({ path }) => !locked(path)).map(({ pin }) => pin);
  },
  apply(text, pin, target) {
    const input = readInputs(text)?.inputs.find(({ path }) => nameOf(path) === pin.name);
    if (input) return moveInput(text, input, pin, target);
    throw new UserError(`No input "${pin.name}" in this flake.`, {
      place: { file: pin.file },
      cure: 'It has changed since it was read: run again.',
    });
  },
};

/** `nixpkgs`, `home-manager/nixpkgs`; Nix allows any name, so one that could be mistaken is in quotes. */
function nameOf(path: readonly string[]): string {
  return path.map((name) => (/^[^/"]+$/.test(name) ? name : JSON.stringify(name))).join('/');
}

type Told = Pick<Pin, 'channel' | 'revision' | 'release' | 'state' | 'artifact' | 'repository' | 'note'>;

function pinOf(
  { path, attributes }: FlakeInput,
  file: string,
  origins: Origins,
  lineOf: (offset: number) => number,
): { path: readonly string[]; pin: Pin } | null {
  const value = (name: string): string | undefined => attributes.get(name)?.value;
  const url = value('url') ?? null;
  const reference = referenceIn(attributes);
  const told = reference && toldBy(reference, origins);
  if (!told) return null;
  const hash = value('narHash') ?? (url === null ? null : hashInUrl(url));
  const lastModified = value('lastModified');
  const place = attributes.get('rev') ?? attributes.get('url') ?? attributes.values().next().value;
  const pin: Pin = {
    file,
    format: 'flake-nix',
    name: nameOf(path),
    ...told,
    artifact: hash === null ? null : told.artifact,
    repository: hash === null ? null : told.repository,
    hash,
    url,
    direct: true,
    lastModified: lastModified === undefined ? null : Number(lastModified),
    line: lineOf(place?.start ?? 0),
  };
  return { path, pin };
}

const NOT_LOCKED = 'no flake.lock holds a revision of it: run `nix flake lock`';

function toldBy(reference: FlakeReference, origins: Origins): Told | null {
  const asked = askedBy(reference, null, origins);
  if (!asked) return null;
  const { channel, state, note } = asked;
  const nothing = { channel, revision: null, release: null, artifact: null, repository: null };
  if (state === 'foreign' || reference.type === 'file') {
    const why = note ?? 'a file that is not unpacked';
    return { ...nothing, revision: reference.rev ?? null, state: 'foreign', note: why };
  }
  if (state === 'frozen') return heldBy(reference, origins);
  return { ...nothing, state: 'floating', note: NOT_LOCKED };
}

/** What an input holds that names a release or a revision itself. */
function heldBy(reference: FlakeReference, origins: Origins): Told {
  const { type, owner = 'NixOS', repo = 'nixpkgs', ref, rev = null } = reference;
  const address = type === 'tarball' ? nixpkgsAddress(reference.url ?? '', origins) : null;
  if (address?.kind === 'release') {
    const { channel, release, artifact } = address;
    const facts = { channel, release, revision: address.revision, artifact, repository: null };
    if (artifact !== null) return { ...facts, state: 'pinned' };
    return { ...facts, state: 'foreign', note: 'an archive that channels publish no more' };
  }
  const held = address?.kind === 'revision' ? address : { revision: rev, repository: `${owner}/${repo}` };
  const channel = channelOfBranch(owner, ref);
  return {
    channel,
    release: null,
    state: 'pinned',
    artifact: 'github-archive',
    revision: held.revision,
    repository: held.repository,
  };
}
