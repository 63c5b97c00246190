import type { JsonTree, ObjectNode } from '../../core/nix-syntax/beside.js';
import { parseNix } from '../../core/nix-syntax/parse.js';
import { visitNix } from '../../core/nix-syntax/visit.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { DATE_KEYS, readDate, writeDate } from '../date.js';
import { timeIn } from '../entry-hashes.js';
import { channelOfBranch, inChannel } from '../nixpkgs-address.js';
import type { Edit } from './edits.js';
import { shallowTree } from './plain-tree.js';

/** What the set in which a revision stands tells of it. */
export interface Around {
  /** Each once. */
  channels: readonly string[];
  /** Unix seconds. */
  lastModified: number | null;
}

export const nothingAround: Around = { channels: [], lastModified: null };

/** `{ branch = "nixos-25.11"; rev = "…"; }`, `{ ref = "refs/heads/nixos-25.11"; … }`, or as `channel`. */
const CHANNEL_KEYS = ['channel', 'branch', 'ref'];

/** Whole ones, alone or in an address. */
const REVISIONS = /\b[0-9a-f]{40}\b/g;

export function aroundOf(set: ObjectNode): Around {
  if (!isOfOneRevision(set)) return nothingAround;
  const texts = new Map(set.members.map(({ key, value }) => [key, textOf(value) ?? '']));
  const channels = CHANNEL_KEYS.flatMap((key) => channelOfBranch('NixOS', texts.get(key)) ?? []);
  const times = DATE_KEYS.map((key) => readDate(texts.get(key) ?? ''));
  const lastModified = times.find((time) => time !== null) ?? timeIn(valuesIn(set));
  return { channels: [...new Set(channels)], lastModified };
}

/** Of several revisions in one set nobody knows which one its channel and its date are of. */
function isOfOneRevision({ members }: ObjectNode): boolean {
  return new Set(members.flatMap(({ value }) => textOf(value)?.match(REVISIONS) ?? [])).size <= 1;
}

/** The sets of a Nix file, by where the texts begin that stand right in them. */
export function setsIn(text: string): Map<number, ObjectNode> {
  const sets = new Map<number, ObjectNode>();
  const parsed = parseNix(text);
  if (parsed.kind !== 'parsed') return sets;
  visitNix(parsed.root, ({ node }) => {
    const set = shallowTree(node);
    for (const { value } of set?.members ?? [])
      if (set && textOf(value) !== null) sets.set(value.start + 1, set);
  });
  return sets;
}

/** The channel that a set tells, led to that of the target. */
export function channelEdits(set: ObjectNode, pin: Pin, target: PinTarget): Edit[] {
  if (!isOfOneRevision(set)) return [];
  return set.members.flatMap(({ key, value }) => {
    const old = CHANNEL_KEYS.includes(key) ? textOf(value) : null;
    const moved = old === null ? null : inChannel(old, pin, target);
    return moved === null ? [] : [{ start: value.start + 1, end: value.end - 1, text: moved }];
  });
}

/** The dates that a set tells, led to that of the target, each in its own form. */
export function dateEdits(set: ObjectNode, pin: Pin, target: PinTarget): Edit[] {
  const dates = set.members.filter(({ key }) => DATE_KEYS.includes(key));
  // A name that comes twice is an error in Nix, and what each of thousands is used for takes its time to tell.
  const areTwice = new Set(dates.map(({ key }) => key)).size < dates.length;
  if (areTwice || !isOfOneRevision(set)) return [];
  return dates.flatMap(({ value }) => {
    const old = textOf(value);
    const moved = old === null ? null : movedDate(old, pin, target);
    return moved === null ? [] : [{ start: value.start + 1, end: value.end - 1, text: moved }];
  });
}

/** The time in Unix seconds, as a `flake.lock` has it, led to that of the target. */
export function timeEdits(set: ObjectNode, pin: Pin, target: PinTarget): Edit[] {
  const { lastModified } = target;
  if (!isOfOneRevision(set) || lastModified === null || isHeld(pin, target)) return [];
  if (timeIn(valuesIn(set)) === null) return [];
  return set.members.flatMap(({ key, value: { start, end } }) =>
    key === 'lastModified' ? [{ start, end, text: String(lastModified) }] : [],
  );
}

/** Null: it stays as it is, because the revision does, its time is not known, or it is not a date as we know them. */
export function movedDate(old: string, pin: Pin, target: PinTarget): string | null {
  if (isHeld(pin, target) || target.lastModified === null) return null;
  return writeDate(target.lastModified, old);
}

/** Of a release's name the revision is a short one. */
function isHeld(pin: Pin, target: PinTarget): boolean {
  return target.revision.startsWith(pin.revision ?? '');
}

/** What stands right in a set, but for lists and sets. */
export function valuesIn({ members }: ObjectNode): ReadonlyMap<string, unknown> {
  return new Map(members.map(({ key, value }) => [key, value.kind === 'scalar' ? value.value : null]));
}

/** Null: it is no text. */
export function textOf(value: JsonTree): string | null {
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}
