import type { Bytes, ClosureParts } from '../change-set.js';

export type NamedBytes = ClosureParts['largest'][number];

/** So many packages are told one by one: no picture has room for more names. */
const MOST = 60;
/** So many of them are there for how much their size changes, whatever it is: by a size that is worth a word. */
const MOST_MOVED = 10;
const LEAST_MOVE = 100 * 1024;

/** The largest packages and those whose size changes most, and the sums of what is left. Each name comes once. */
export function closureParts(
  packages: readonly NamedBytes[],
  configuration: readonly NamedBytes[],
): ClosureParts {
  const bySize = packages.toSorted((a, b) => largerSide(b) - largerSide(a) || (a.name < b.name ? -1 : 1));
  const moved = packages
    .filter((part) => move(part) >= LEAST_MOVE)
    .sort((a, b) => move(b) - move(a) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_MOVED);
  const told = new Set(moved);
  for (const part of bySize) if (told.size < MOST) told.add(part);
  const others = bySize.filter((part) => !told.has(part));
  return {
    largest: bySize.filter((part) => told.has(part)),
    others: { count: others.length, ...sum(others) },
    configuration: sum(configuration),
  };
}

function move({ before, after }: Bytes): number {
  return Math.abs(after - before);
}

function largerSide({ before, after }: Bytes): number {
  return Math.max(before, after);
}

function sum(parts: readonly Bytes[]): Bytes {
  return parts.reduce<Bytes>(
    (all, { before, after }) => ({ before: all.before + before, after: all.after + after }),
    { before: 0, after: 0 },
  );
}
