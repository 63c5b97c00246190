import type { Bytes, ClosureParts } from '../change-set.js';
import { textOrder } from '../text-order.js';

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
  const moved = packages
    .filter((part) => move(part) >= LEAST_MOVE)
    .sort((a, b) => move(b) - move(a) || textOrder(a.name, b.name))
    .slice(0, MOST_MOVED);
  const told = new Set(moved);
  for (const part of largest(packages)) if (told.size < MOST) told.add(part);
  return {
    largest: [...told].sort(bySize).map(({ name, before, after }) => ({ name, before, after })),
    others: {
      count: packages.length - told.size,
      ...sum(packages.filter((part) => !told.has(part))),
    },
    configuration: sum(configuration),
  };
}

/** At least `MOST` of them, where there are so many, the largest first: to put all in order takes much longer. */
function largest(packages: readonly NamedBytes[]): NamedBytes[] {
  const sizes = Float64Array.from(packages, largerSide).sort();
  const least = sizes.at(-MOST) ?? 0;
  return packages.filter((part) => largerSide(part) >= least).sort(bySize);
}

function bySize(a: NamedBytes, b: NamedBytes): number {
  return largerSide(b) - largerSide(a) || textOrder(a.name, b.name);
}

function move({ before, after }: Bytes): number {
  return Math.abs(after - before);
}

function largerSide({ before, after }: Bytes): number {
  return Math.max(before, after);
}

function sum(parts: readonly Bytes[]): Bytes {
  const all = { before: 0, after: 0 };
  for (const { before, after } of parts) {
    all.before += before;
    all.after += after;
  }
  return all;
}
