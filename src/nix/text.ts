/* Terminal sequences: ESC [ … letter, ESC ] … BEL or ESC \, and ESC with one character. */
const SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const LONGEST = 2000;

/** A text without terminal sequences and control characters; tabs and newlines stay. */
export function plainText(text: string): string {
  return text.replace(SEQUENCES, '').replace(CONTROLS, '');
}

/** One line for a log: plain, no longer than 2,000 characters, after a carriage return only what came last. */
export function plainLine(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return plainText(cut.replace(/\r+$/, '').replace(/^.*\r/s, ''));
}

/** The last `size` things pushed. */
export function createTail<T>(size: number): { push(item: T): void; items(): readonly T[] } {
  let kept: T[] = [];
  return {
    push(item) {
      kept.push(item);
      if (kept.length > 2 * size) kept = kept.slice(-size);
    },
    items: () => kept.slice(-size),
  };
}

/** `/nix/store/<hash>-linux-6.12.8.drv` -> `linux-6.12.8`; what is no derivation has the name of its path. */
export function derivationNameOf(storePath: string): string {
  return storePath.replace(/^.*\/[0-9a-z]{32}-/, '').replace(/\.drv$/, '');
}
