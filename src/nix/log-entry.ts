import { z } from 'zod';

const LONGEST_JSON = 4 << 20;

const id = z.number(); // past 32 bits
const entrySchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('start'),
    id,
    type: z.number(),
    text: z.string(),
    fields: z.array(z.unknown()).optional(),
  }),
  z.object({ action: z.literal('stop'), id }),
  z.object({ action: z.literal('result'), id, type: z.number(), fields: z.array(z.unknown()) }),
  z.object({
    action: z.literal('msg'),
    level: z.number(),
    msg: z.string(),
    raw_msg: z.string().optional(),
    file: z.string().nullish(),
    line: z.number().nullish(),
  }),
]);

/** One line of Nix's `--log-format internal-json`. */
export type Entry = z.infer<typeof entrySchema>;

/** `@nix {…}`; null for any other line, and for what we do not know. */
export function parseEntry(line: string): Entry | null {
  if (!line.startsWith('@nix ') || line.length > LONGEST_JSON) return null;
  try {
    const parsed = entrySchema.safeParse(JSON.parse(line.slice(5)));
    // An action that we do not know says nothing to us.
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // cut off, or a program that happens to print `@nix `
  }
}
