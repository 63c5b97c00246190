import type { Bytes, ClosureParts } from '../change-set.js';

export type NamedBytes = ClosureParts['largest'][number];

/** So many packages are told one by one: no picture has room for more names. */
const MOST = 60;

/** The largest packages, and the sums of what is left. Each name comes once. */
export function closureParts(
  packages: readonly NamedBytes[],
  configuration: readonly NamedBytes[],
): ClosureParts {
  const bySize = packages.toSorted((a, b) => largerSide(b) - largerSide(a) || (a.name < b.name ? -1 : 1));
  const others = bySize.slice(MOST);
  return {
    largest: bySize.slice(0, MOST),
    others: { count: others.length, ...sum(others) },
    configuration: sum(configuration),
  };
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
