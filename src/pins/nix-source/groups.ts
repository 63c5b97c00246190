import { archiveOfBranch } from '../../core/branch-archive.js';
import type { NixText, Piece } from '../../core/nix-syntax/text.js';
import { originOf } from './facts.js';
import type { Source } from './source.js';

/** A source, and the revision that it holds, or where it has none, its channel. */
export interface ToldSource {
  source: Source;
  told: string | null;
}

/** Sources that are made of the same bytes, so that a bump moves all of them or none. */
export interface Group<T extends ToldSource = ToldSource> {
  members: readonly [T, ...T[]];
  /** The file that these bytes stand in, relative to the Nix file; null: the Nix file itself. */
  file: string | null;
  /** Of what tells the revision, in that file. */
  offset: number;
  /** Why it can't be moved by writing that file. */
  trouble: string | null;
}

/** In the order of the first members. */
export function groupsOf<T extends ToldSource>(all: readonly T[]): Group<T>[] {
  const groups: [T, ...T[]][] = [];
  const byPiece = new Map<string, T[]>();
  for (const one of all) {
    const keys = changingPieces(one).map(({ file, start }) => `${start} ${file ?? ''}`);
    const known = keys.map((key) => byPiece.get(key)).find((group) => group !== undefined);
    if (known) known.push(one);
    const group: [T, ...T[]] = [one];
    if (!known) groups.push(group);
    for (const key of keys) if (!byPiece.has(key)) byPiece.set(key, known ?? group);
  }
  return groups.map(placed);
}

function placed<T extends ToldSource>(members: [T, ...T[]]): Group<T> {
  const [{ source, told }] = members;
  const files = new Set(members.flatMap(changingPieces).map(({ file }) => file));
  const trouble =
    members.map((one) => one.source.trouble).find((one) => one !== null) ??
    (members.every((one) => identity(one.source) === identity(source)) ? null : SHARED) ??
    (members.every((one) => tellingPieces(one.source, one.told).length > 0) ? null : ELSEWHERE);
  if (files.size > 1) return { members, file: null, offset: source.start, trouble: trouble ?? SPREAD };
  const [telling] = tellingPieces(source, told);
  return { members, file: telling?.file ?? null, offset: telling?.start ?? source.start, trouble };
}

const SHARED = 'its revision or hash is used for another source, too';
const ELSEWHERE = 'its revision is not written here';
const SPREAD = 'its revision and its hash stand in two files';

/** The same for sources that have the same contents at the same revision. */
function identity(source: Source): string {
  const origin = originOf(source);
  if (origin?.kind === 'repository') return `${origin.owner}/${origin.repo}`.toLowerCase();
  const url = origin?.url ?? '';
  return archiveOfBranch(url)?.repository.toLowerCase() ?? url;
}

/** The pieces that a bump writes. */
function changingPieces({ source, told }: ToldSource): Piece[] {
  return [...tellingPieces(source, told), ...(source.hash?.pieces ?? [])];
}

function tellingPieces({ rev, url, ref }: Source, told: string | null): readonly Piece[] {
  // A release's name holds the first twelve digits.
  const needle = told?.slice(0, 12) ?? '';
  for (const text of needle === '' ? [] : [rev, url, ref]) {
    const at = text?.value.indexOf(needle) ?? -1;
    if (text && at >= 0) return piecesWith(text, at, at + needle.length);
  }
  return [];
}

function piecesWith({ pieces }: NixText, from: number, to: number): Piece[] {
  let at = 0;
  return pieces.filter((piece) => {
    const start = at;
    at += piece.value.length;
    return start < to && at > from;
  });
}
