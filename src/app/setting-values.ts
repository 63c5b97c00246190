import { z } from 'zod';

const UNITS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

const DURATION = 'must be a duration such as `12h`, `3d` or `2w`';
/** In seconds. */
export const duration = z
  // `0` without quotes is a number in YAML.
  .union([z.literal(0), z.string().regex(/^(?:0|[0-9]{1,4}[hdw])$/, DURATION)], { error: DURATION })
  .transform((text) => (text === 0 || text === '0' ? 0 : seconds(text)));
/** Null: without an end. */
export const longest = z.union([z.literal('none').transform(() => null), duration], {
  error: `${DURATION}, or \`none\``,
});

const LIMIT = 'must be a time such as `90m` or `2h`';
/** A time limit, in seconds. */
export const limit = z
  .string(LIMIT)
  .regex(/^[1-9][0-9]{0,3}[mh]$/, LIMIT)
  .transform(seconds);

/** A list, of which one entry may stand alone. @param empty what to say of a list without one, where that is wrong */
export function listOf<T extends z.ZodType<string, string>>(entry: T, what: string, empty?: string) {
  const alone = entry.transform((one): z.output<T>[] => [one]);
  const list = empty === undefined ? z.array(entry) : z.array(entry).min(1, empty);
  return z.union([alone, list], { error: `must be ${what}, or a list of them` });
}

export const GLOB = 'a glob';
export const glob = z.string().min(1);
export const globs = listOf(glob, GLOB);

/** `90m`, `12h`, `3d`, `2w`, `0` */
function seconds(text: string): number {
  return text === '0' ? 0 : Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 1);
}
