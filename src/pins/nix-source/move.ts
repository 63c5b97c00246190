import { withBranch } from '../../core/flake/reference.js';
import { inNotationOf } from '../../core/hash.js';
import type { NixText } from '../../core/nix-syntax/text.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import { assertMovable, moveAddress } from '../nixpkgs-address.js';
import { nothingBeside } from './beside.js';
import { rewrite, withEdits, type Edit } from './edits.js';
import { groupsOf } from './groups.js';
import { movePinBeside } from './move-beside.js';
import { readSources } from './read.js';
import type { Source } from './source.js';

/**
 * A Nix file with one pin led to the target.
 * @throws UserError where its bytes can't be written so
 */
export function movePin(text: string, pin: Pin, target: PinTarget): string {
  assertMovable(pin, 'Write the address of a release or of a revision there, with its hash.');
  const place = { file: pin.file, line: pin.line };
  const sources = readSources(text, pin.file, nothingBeside);
  const group = groupsOf(sources.map((source) => ({ source, told: pin.revision }))).find(({ members }) =>
    members.some(({ source }) => source.name === pin.name),
  );
  // A Nix file that others read.
  if (!group) return movePinBeside(text, pin, target);
  if (group.trouble !== null) {
    throw new UserError(`Pin "${pin.name}" can't be moved: ${group.trouble}.`, {
      place,
      cure: 'Write its revision and its hash as plain texts, for this source alone.',
    });
  }
  const wanted = group.members.map(({ source }) => ({ source, values: valuesOf(source, pin, target) }));
  return written(text, pin, wanted);
}

export type Values = Partial<Record<'url' | 'rev' | 'ref' | 'hash' | 'label', string>>;

/** What the texts of a source are to be. */
function valuesOf({ by, url, rev, ref, hash, label }: Source, pin: Pin, target: PinTarget): Values {
  const values: Values = {};
  const inChannel = (value: string): string =>
    pin.channel === null ? value : (withBranch(value, pin.channel, target.channel) ?? value);
  if (rev) values.rev = target.revision;
  if (ref) values.ref = inChannel(ref.value);
  if (url && (by === 'archive' || by === 'flake')) {
    const moved = moveAddress(url.value, pin, target);
    values.url = by === 'flake' ? inChannel(moved) : moved;
  }
  // `name = "nixos-25.11.4021.1f3a0c5d2b7e"`: it would name the release that was there before.
  if (label && pin.release !== null && target.release !== '' && label.value.includes(pin.release))
    values.label = label.value.replace(pin.release, target.release);
  const same = target.hash === null && target.revision === pin.revision;
  if (hash && !same) values.hash = inNotationOf(target.hash, hash.value);
  return values;
}

/** Writes what sources are to be, and looks whether they are. */
export function written(
  text: string,
  { name, file, line }: Pick<Pin, 'name' | 'file' | 'line'>,
  wanted: readonly { source: Source; values: Values }[],
): string {
  const place = { file, line };
  const edits = wanted.flatMap(({ source, values }) =>
    Object.entries(values).flatMap(([key, value]) => {
      const changed = editsFor(source[key as keyof Values], value);
      if (changed) return changed;
      throw new UserError(`\`${key}\` of "${name}" is put together in a way that can't be written anew.`, {
        place,
        cure: 'Write it as one text, or with the whole revision in one place.',
      });
    }),
  );
  const moved = withEdits(text, edits);
  const held = moved === null ? [] : readSources(moved, file, nothingBeside);
  const right = wanted.every(({ source, values }) => {
    const now = held.find((one) => one.name === source.name);
    return Object.entries(values).every(([key, value]) => now?.[key as keyof Values]?.value === value);
  });
  if (moved !== null && right) return moved;
  throw new UserError(`The texts that "${name}" is put together of are used for something else, too.`, {
    place,
    cure: 'Write its revision and its hash for it alone.',
  });
}

function editsFor(text: NixText | null, value: string): Edit[] | null {
  return text && rewrite(text, value);
}
