/** A text read out of a file (unquoted, unescaped, unindented), and where each of its characters stands there. */
export interface MappedText {
  readonly text: string;
  /** Offset in the file of what the character was read from. */
  startOf(index: number): number;
  endOf(index: number): number;
}

/** Stands for what is known only when the file is run: `$X`, `$(…)`, `${{ … }}`. */
export const unknown = '\0';

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

interface MappedTextBuilder {
  add(character: string, start: number, end: number): void;
  build(): MappedText;
}

/** Builds a text character by character. */
export function mappedTextBuilder(): MappedTextBuilder {
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  return {
    add(character, start, end) {
      characters.push(character);
      starts.push(start);
      ends.push(end);
    },
    build: () => ({
      text: characters.join(''),
      startOf: (index) => starts[index] ?? 0,
      endOf: (index) => ends[index] ?? 0,
    }),
  };
}
