import { z } from 'zod';

const day = z.iso.date();
/** endoflife.date writes a day, or only whether it has passed. */
const dayOrNot = z.union([day, z.unknown().transform(() => null)]).optional();

const list = z.array(z.object({ cycle: z.string(), eol: dayOrNot }));
const product = z.object({
  result: z.object({ releases: z.array(z.object({ name: z.string(), eolFrom: dayOrNot })) }),
});

/**
 * The days on which series' support ends, `YYYY-MM-DD`, by series: from what endoflife.date answers to
 * `/api/nixos.json` (`[{"cycle":"25.11","eol":"2026-06-30",…}]`) or to `/api/v1/products/nixos/`
 * (`{"result":{"releases":[{"name":"25.11","eolFrom":"2026-06-30",…}]}}`). Null where the text is neither.
 */
export function readEndOfLife(text: string): Map<string, string> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const listed = list.safeParse(value);
  const told = product.safeParse(value);
  const ends = listed.success
    ? listed.data.map(({ cycle, eol }) => [cycle, eol ?? null] as const)
    : told.success
      ? told.data.result.releases.map(({ name, eolFrom }) => [name, eolFrom ?? null] as const)
      : null;
  if (ends === null) return null;
  return new Map(ends.flatMap(([series, end]) => (end === null ? [] : [[series, end]])));
}
