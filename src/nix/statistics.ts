import { z } from 'zod';

/** Environment of a Nix command that is to tell what its evaluation took, on standard error. */
export const TELL_STATISTICS = { NIX_SHOW_STATS: '1' } as const;

const LONGEST = 500;

// As 2.8, 2.26 and those after them write it; without a garbage collector there is no `gc`.
const statisticsSchema = z.object({ gc: z.object({ heapSize: z.number(), totalBytes: z.number() }) });

// What the program, the parsed code and the collector's own tables take beside the heap. The peak of NixOS hosts
// (VmHWM, Nix 2.8 and 2.26, heaps of 0.4 to 0.8 GiB) was 110 to 170 MiB above it; this is 15 to 60 MiB more than that.
const BESIDE_HEAP = 128 * 2 ** 20;
const FOR_EACH_BYTE = 1.1;

/** Finds the statistics among the lines of a Nix command: an indented JSON object that `{` and `}` alone frame. */
export function createStatistics(): {
  /** Whether the line belongs to them. */
  take(line: string): boolean;
  /** Most memory that the evaluation held at once, bytes; null where it was not told. */
  peakBytes(): number | null;
} {
  let open: string[] | null = null;
  let peak: number | null = null;
  return {
    take(line) {
      if (line === '{') open = [];
      if (open === null) return false;
      open.push(line);
      if (line === '}' || open.length > LONGEST) {
        peak = peakIn(open.join('\n')) ?? peak;
        open = null;
      }
      return true;
    },
    peakBytes: () => peak,
  };
}

function peakIn(text: string): number | null {
  try {
    const { gc } = statisticsSchema.parse(JSON.parse(text));
    // The heap never shrinks, but it begins with 384 MiB, which a small evaluation does not touch.
    return Math.round(Math.min(gc.heapSize, gc.totalBytes) * FOR_EACH_BYTE + BESIDE_HEAP);
  } catch {
    return null;
  }
}
