import type { Span } from './nodes.js';

/** Where a part of a string's value is written down. */
export interface Piece extends Span {
  value: string;
  /** The file it stands in, relative to the Nix file (`./nixpkgs.json`); null: the Nix file itself. */
  file: string | null;
}

/** The value of a string, and the pieces of source that it is made of, in order. */
export interface NixText {
  value: string;
  pieces: readonly Piece[];
}

// No address or hash is as long. A hostile file doubles a string with every line.
const MAX_LENGTH = 20_000;
const MAX_PIECES = 1000;

/** The texts of all, one after the other; null where one has none, or all are too long to be of use. */
export function joined<T>(all: readonly T[], textOf: (one: T) => NixText | null): NixText | null {
  let value = '';
  const pieces: Piece[] = [];
  for (const one of all) {
    const text = textOf(one);
    if (!text) return null;
    value += text.value;
    pieces.push(...text.pieces);
    if (value.length > MAX_LENGTH || pieces.length > MAX_PIECES) return null;
  }
  return { value, pieces };
}

/** Whether the bytes of the piece are its value, so that they can be replaced: no escape, no computed value. */
export function isVerbatim({ value, start, end }: Piece): boolean {
  return value.length === end - start;
}

/** A part of a text. A piece that is not written as it is valued keeps its span. */
export function sliceText({ value, pieces }: NixText, from: number, to: number): NixText {
  let at = 0;
  const inside = pieces.flatMap((piece) => {
    const [low, high] = [Math.max(from - at, 0), Math.min(to - at, piece.value.length)];
    at += piece.value.length;
    if (low >= high) return [];
    const cut = { ...piece, value: piece.value.slice(low, high) };
    return [isVerbatim(piece) ? { ...cut, start: piece.start + low, end: piece.start + high } : cut];
  });
  return { value: value.slice(from, to), pieces: inside };
}
