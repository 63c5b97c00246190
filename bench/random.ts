/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Words of three to eight letters and digits. */
export function randomWords(count: number, random: () => number): string[] {
  return Array.from({ length: count }, () =>
    Math.floor(random() * 2 ** 40)
      .toString(36)
      .slice(0, 3 + Math.floor(random() * 6)),
  );
}
