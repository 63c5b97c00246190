import { withBranch } from '../../core/flake/reference.js';
import { inNotationOf } from '../../core/hash.js';
import { parseNix } from '../../core/nix-syntax/parse.js';
import type { NixText } from '../../core/nix-syntax/text.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import { assertMovable, moveAddress } from '../nixpkgs-address.js';
import { channelEdits, dateEdits, setsIn } from './around.js';
import { nothingBeside } from './beside.js';
import { rewrite, withEdits, type Edit } from './edits.js';
import { groupsOf } from './groups.js';
import { movedLabel } from './label.js';
import { movePinBeside } from './move-beside.js';
import { readSources } from './read.js';
import type { Source } from './source.js';
import { usedInFile, useElsewhere } from './uses.js';

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
  const set = setsIn(text).get(group.offset);
  const own = group.members.map(({ source }) => source);
  const beside = set && {
    channels: channelEdits(set, pin, target),
    dates: unused(dateEdits(set, pin, target), text, own),
  };
  try {
    return written(text, pin, sources, wanted.map(withLabel(pin, target)), beside);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // What the store path is called holds no pin where it is.
    return written(text, pin, sources, wanted, beside);
  }
}

function withLabel(pin: Pin, target: PinTarget): (wanted: Wanted) => Wanted {
  return ({ source, values }) => {
    const label = source.label?.value ?? '';
    const moved = movedLabel(label, pin, target);
    return { source, values: moved === label ? values : { ...values, label: moved } };
  };
}

const VALUES = ['url', 'rev', 'ref', 'hash', 'label'] as const;

export type Values = Partial<Record<(typeof VALUES)[number], string>>;

/** What the texts of a source are to be, but for its label. */
function valuesOf({ by, url, rev, ref, hash }: Source, pin: Pin, target: PinTarget): Values {
  const values: Values = {};
  const inChannel = (value: string): string =>
    pin.channel === null ? value : (withBranch(value, pin.channel, target.channel) ?? value);
  // One that says something else is not what the pin holds.
  if (rev?.value.startsWith(pin.revision ?? '') === true) values.rev = target.revision;
  if (ref) values.ref = inChannel(ref.value);
  if (url && (by === 'archive' || by === 'flake')) {
    const moved = moveAddress(url.value, pin, target);
    values.url = by === 'flake' ? inChannel(moved) : moved;
  }
  const same = target.hash === null && target.revision === pin.revision;
  if (hash && !same) values.hash = inNotationOf(target.hash, hash.value);
  return values;
}

/** The edits of texts that nothing but these sources is made of, or may be. */
function unused(edits: readonly Edit[], text: string, own: readonly Source[]): readonly Edit[] {
  const parsed = edits.length > 0 ? parseNix(text) : null;
  if (parsed?.kind !== 'parsed') return [];
  const isUsed = usedInFile(parsed.root, own);
  return edits.filter(
    ({ start: at }) => own.some(({ start, end }) => at >= start && at < end) || !isUsed(at),
  );
}

/** What is written that no source is made of. */
interface Beside {
  channels: readonly Edit[];
  dates: readonly Edit[];
}

interface Wanted {
  source: Source;
  values: Values;
}

/**
 * Writes what sources are to be, and looks whether they are, and all others what they were.
 * @param all the sources of the file
 */
export function written(
  text: string,
  { name, file, line }: Pick<Pin, 'name' | 'file' | 'line'>,
  all: readonly Source[],
  wanted: readonly Wanted[],
  beside: Beside = { channels: [], dates: [] },
): string {
  const place = { file, line };
  const ofSources = wanted.flatMap(({ source, values }) =>
    VALUES.flatMap((key) => {
      const value = values[key];
      if (value === undefined) return [];
      const changed = editsFor(source[key], value);
      if (changed) return changed;
      throw new UserError(`\`${key}\` of "${name}" is put together in a way that can't be written anew.`, {
        place,
        cure: 'Write it as one text, or with the whole revision in one place.',
      });
    }),
  );
  const edits = [...ofSources, ...beside.channels];
  const moved = withEdits(text, [...edits, ...beside.dates]);
  const cure = 'Write its revision, its hash and its channel for it alone.';
  if (moved === null || !areWritten(readSources(moved, file, nothingBeside), all, wanted))
    throw new UserError(`The texts that "${name}" is put together of are used for something else, too.`, {
      place,
      cure,
    });
  const shared = sharedSeries(text, edits, wanted);
  if (shared === null) return moved;
  throw new UserError(
    `"${name}" is put together with \`${shared}\`, which is used for something else, or may be.`,
    { place, cure },
  );
}

function areWritten(now: readonly Source[], before: readonly Source[], wanted: readonly Wanted[]): boolean {
  const valuesOfSource = new Map(wanted.map(({ source, values }) => [source, values]));
  return (
    now.length === before.length &&
    before.every((source, index) => {
      const values = valuesOfSource.get(source);
      return VALUES.every((key) => {
        // `name = "nixpkgs-${pin.branch}"` follows what it is put together of.
        if (key === 'label' && values && values.label === undefined) return true;
        return now[index]?.[key]?.value === (values?.[key] ?? source[key]?.value);
      });
    })
  );
}

// What only a store path is called by is written for these sources alone, whatever it tells.
const OF_PIN = VALUES.filter((key) => key !== 'label');

/** The name of a text that tells a channel or a series, would be written, and is not for these sources alone. */
function sharedSeries(text: string, edits: readonly Edit[], wanted: readonly Wanted[]): string | null {
  const own = wanted.map(({ source }) => source);
  const pieces = own.flatMap((source) => OF_PIN.flatMap((key) => source[key]?.pieces ?? []));
  const places = new Map(edits.map((edit) => [edit.start, edit]));
  const telling = [...places.values()].filter(({ start, end }) => {
    if (own.some((source) => start >= source.start && start < source.end)) return false;
    const piece = pieces.find((one) => one.start <= start && one.end >= end);
    return !piece || tellsSeries(piece.value);
  });
  const parsed = telling.length === 0 ? null : parseNix(text);
  if (parsed?.kind !== 'parsed') return null;
  return useElsewhere(
    parsed.root,
    telling.map(({ start }) => start),
    own,
  );
}

/** `25.11`, `nixos-unstable`, `11`; no revision, no hash, no release's name, no number of one. */
function tellsSeries(piece: string): boolean {
  return !/[0-9a-f]{7}|[0-9a-z]{52}|^sha256-|^[0-9]{3,}$/.test(piece);
}

function editsFor(text: NixText | null, value: string): Edit[] | null {
  return text && rewrite(text, value);
}
