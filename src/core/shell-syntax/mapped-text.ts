/** A text read out of a file (unquoted, unescaped, unindented), and where each of its characters stands there. */
export interface MappedText {
  readonly text: string;
  /** Offset in the file of what the character was read from. */
  startOf(index: number): number;
  endOf(index: number): number;
}

/** Stands for what is known only when the file is run: `$X`, `$(…)`, `${{ … }}`. */
export const placeholder = '\0';

/** A file as it is. */
export function wholeText(text: string): MappedText {
  return { text, startOf: (index) => index, endOf: (index) => index + 1 };
}

export function partOf(whole: MappedText, from: number, to: number): MappedText {
  return {
    text: whole.text.slice(from, to),
    startOf: (index) => whole.startOf(from + index),
    endOf: (index) => whole.endOf(from + index),
  };
}

/** Builds a text piece by piece. */
export interface MappedTextBuilder {
  /** @param from where the piece was read from in the whole, up to `to`; as it is, where the length is the same */
  add(piece: string, from: number, to: number): void;
  build(): MappedText;
}

interface Piece {
  /** Offset in the text that is built. */
  at: number;
  length: number;
  from: number;
  to: number;
}

export function mappedTextBuilder(whole: MappedText): MappedTextBuilder {
  const pieces: Piece[] = [];
  let text = '';
  return {
    add(piece, from, to) {
      pieces.push({ at: text.length, length: piece.length, from, to });
      text += piece;
    },
    build: () => ({
      text,
      startOf(index) {
        const { at, length, from, to } = pieceAt(pieces, index);
        return whole.startOf(length === to - from ? from + index - at : from);
      },
      endOf(index) {
        const { at, length, from, to } = pieceAt(pieces, index);
        return whole.endOf((length === to - from ? from + index + 1 - at : to) - 1);
      },
    }),
  };
}

function pieceAt(pieces: readonly Piece[], index: number): Piece {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return pieces[low] ?? { at: 0, length: 0, from: 0, to: 0 };
}
