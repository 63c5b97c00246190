import { z } from 'zod';
import { FAILURE_REASONS } from '../../core/rebuild.js';
import type { Files } from '../../ports/files.js';

/** One thing that is remembered. */
export interface Entry {
  /** When it was last of use, Unix seconds. */
  used: number;
  value: unknown;
}

const SCHEMA_VERSION = 1;
/** Of the file; the entries that were of no use for longest go first. */
const MOST_BYTES = 16 * 2 ** 20;
const LONGEST_STATE = 2 ** 18;
/** Characters. */
export const LONGEST_TEXT = 20_000;

const derivation = z
  .string()
  .max(300)
  .regex(/^\/nix\/store\/[0-9a-z]{32}-[\w+.?=-]+\.drv$/);
const text = z.string().max(LONGEST_TEXT);

/** A failure that is the release's; what a failure of the machine says of it is nothing. */
export const rememberedFailure = z.object({
  class: z.enum(['evaluation', 'build', 'boot', 'switch']),
  message: text,
  derivation: derivation.nullable(),
  log: z.array(text).max(100),
  reason: z.enum(FAILURE_REASONS).exactOptional(),
  subject: text.exactOptional(),
  cure: text.exactOptional(),
  intended: z.enum(['built', 'fetched']).exactOptional(),
});

const buildFailure = z.object({
  failure: rememberedFailure.extend({ class: z.literal('build') }),
  /** When it was seen, Unix seconds. */
  seen: z.number().min(0),
});

const cost = z.object({
  seconds: z.number().min(0),
  evaluationBytes: z.number().min(0).nullable(),
});

/** What each kind of entry may hold. Nothing else is taken from the file: it may have been anybody's. */
const values = {
  derivation,
  'build-failure': buildFailure,
  cost,
  state: z.json().refine((state) => JSON.stringify(state).length <= LONGEST_STATE),
} as const;

export type EntryKind = keyof typeof values;
export type EntryValue<K extends EntryKind> = z.output<(typeof values)[K]>;

const fileShape = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  entries: z.record(z.string(), z.unknown()),
});
const entryShape = z.object({ used: z.number().min(0), value: z.unknown() });

/** The value as it may be kept; null where it is no such value, or too long. */
export function checkedValue<K extends EntryKind>(kind: K, value: unknown): EntryValue<K> | null {
  try {
    const checked = values[kind].safeParse(value);
    return checked.success ? (checked.data as EntryValue<K>) : null;
  } catch {
    // Nested so deep that the stack has no room for it.
    return null;
  }
}

/**
 * The entries of the file by `kind:key`; none where there is no file.
 * @param warn told, in a sentence, of what is not taken
 */
export async function readEntries(
  files: Files,
  path: string,
  now: number,
  warn: (sentence: string) => void,
): Promise<Map<string, Entry>> {
  const none = new Map<string, Entry>();
  const content = await files.readUpTo(path, 2 * MOST_BYTES);
  if (content.kind === 'missing') return none;
  if (content.kind !== 'bytes') {
    warn(`${path} is not read (${content.kind}): nothing is remembered of earlier runs.`);
    return none;
  }
  const file = fileShape.safeParse(jsonOf(content.bytes.toString('utf8')));
  if (!file.success) {
    warn(`${path} is not what an earlier run has left: nothing is remembered.`);
    return none;
  }
  const all = Object.entries(file.data.entries);
  const entries = all.flatMap(([name, value]) => {
    const entry = entryOf(name, value, now);
    return entry === null ? [] : [[name, entry] as const];
  });
  if (entries.length < all.length)
    warn(`${all.length - entries.length} entries of ${path} are not what a run leaves, and are passed over.`);
  return new Map(entries);
}

function entryOf(name: string, given: unknown, now: number): Entry | null {
  const kind = (Object.keys(values) as EntryKind[]).find((one) => name.startsWith(`${one}:`));
  const entry = entryShape.safeParse(given);
  if (kind === undefined || !entry.success || name.length > 300) return null;
  const value = checkedValue(kind, entry.data.value);
  return value === null ? null : { used: Math.min(entry.data.used, now), value };
}

/** The text of the file, the longest unused entries left out where it would be too large. */
export function fileText(entries: ReadonlyMap<string, Entry>, mostBytes = MOST_BYTES): string {
  const lines: string[] = [];
  let bytes = 0;
  for (const [name, entry] of [...entries].sort(([, a], [, b]) => b.used - a.used)) {
    const line = `${JSON.stringify(name)}: ${JSON.stringify(entry)}`;
    bytes += Buffer.byteLength(line) + 2;
    if (bytes > mostBytes) break;
    lines.push(line);
  }
  return `{"schemaVersion": ${SCHEMA_VERSION}, "entries": {\n${lines.join(',\n')}\n}}\n`;
}

function jsonOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
