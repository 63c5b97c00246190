import { z } from 'zod';
import { createStatistics } from './statistics.js';
import { createTail, plainLine, plainText } from './text.js';

const TAIL = 60;
const LONGEST_JSON = 4 << 20;

// Start types and result types of Nix's internal-json (src/libutil/logging.hh).
const ACTIVITY = { copyPath: 100, copyPaths: 103, builds: 104, build: 105, substitute: 108 } as const;
const RESULT = { line: 101, progress: 105, postBuildLine: 107 } as const;

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
type Entry = z.infer<typeof entrySchema>;

export interface NixError {
  /** Without the word `error:` and without a trace. */
  message: string;
  /** All that Nix said, trace and source lines included. */
  text: string;
  /** Where in the Nix code, when Nix says. */
  place: { file: string; line: number } | null;
}

/** What a Nix command said on standard error, as `--log-format internal-json` or as plain text. */
export interface NixLog {
  /** Takes one line. Gives what a person would read of it; null: nothing. */
  push(line: string): string | null;
  built(): number;
  fetched(): number;
  /** Names of what is being built or fetched at this moment. */
  running(): readonly string[];
  warnings(): readonly string[];
  errors(): readonly NixError[];
  /** Last lines (at most 60) of the build log of a derivation. */
  logOf(derivation: string): readonly string[];
  /** Most memory that the evaluation held at once, bytes; null where Nix did not tell. */
  peakBytes(): number | null;
  /** Last lines (at most 60) of all that is no build log. */
  messages(): readonly string[];
}

interface Activity {
  type: number;
  /** Store path that is built or fetched, or an empty text. */
  path: string;
}

export function createNixLog(): NixLog {
  const activities = new Map<number, Activity>();
  const done = new Map<number, { type: number; count: number }>();
  const logs = new Map<string, ReturnType<typeof createTail<string>>>();
  const warnings = new Set<string>();
  const errors: NixError[] = [];
  const messages = createTail<string>(TAIL);
  const statistics = createStatistics();

  const say = (text: string): string => {
    for (const line of text.split('\n')) messages.push(plainLine(line));
    const warning = warningIn(text);
    if (warning !== null) warnings.add(warning);
    return text;
  };

  const result = (entry: Entry & { action: 'result' }): string | null => {
    const activity = activities.get(entry.id);
    if (!activity) return null;
    const [first] = entry.fields;
    if (entry.type === RESULT.progress && typeof first === 'number') {
      // The last progress can be all zero: the highest is the truth.
      const count = Math.max(first, done.get(entry.id)?.count ?? 0);
      done.set(entry.id, { type: activity.type, count });
    }
    if (entry.type !== RESULT.line && entry.type !== RESULT.postBuildLine) return null;
    const line = plainLine(String(first));
    const tail = logs.get(activity.path) ?? createTail<string>(TAIL);
    logs.set(activity.path, tail);
    tail.push(line);
    return `${nameOf(activity.path)}> ${line}`;
  };

  const take = (entry: Entry): string | null => {
    switch (entry.action) {
      case 'start': {
        const path = typeof entry.fields?.[0] === 'string' ? entry.fields[0] : '';
        activities.set(entry.id, { type: entry.type, path });
        return entry.text === '' || !isWork(entry.type) ? null : plainLine(entry.text);
      }
      case 'stop':
        activities.delete(entry.id);
        return null;
      case 'result':
        return result(entry);
      case 'msg':
        // Warnings come in the same form, at level 1.
        if (entry.raw_msg !== undefined && entry.level === 0) errors.push(errorOf(entry, entry.raw_msg));
        return say(plainText(entry.msg));
    }
  };

  const total = (type: number): number =>
    [...done.values()].filter((d) => d.type === type).reduce((sum, d) => sum + d.count, 0);

  return {
    push(line) {
      const entry = line.startsWith('@nix ') ? parseEntry(line.slice(5)) : null;
      if (entry) return take(entry);
      if (statistics.take(line)) return null;
      const text = plainLine(line);
      const error = /^error: (.+)/.exec(text)?.[1];
      if (error !== undefined) errors.push({ message: error, text, place: null });
      return text === '' ? null : say(text);
    },
    built: () => total(ACTIVITY.builds),
    fetched: () => total(ACTIVITY.copyPaths),
    running: () => [
      ...new Set([...activities.values()].filter((a) => isWork(a.type) && a.path).map((a) => nameOf(a.path))),
    ],
    warnings: () => [...warnings],
    errors: () => errors,
    logOf: (derivation) => logs.get(derivation)?.items() ?? [],
    peakBytes: statistics.peakBytes,
    messages: () => messages.items(),
  };
}

/** `/nix/store/<hash>-linux-6.12.8.drv` -> `linux-6.12.8` */
export function nameOf(storePath: string): string {
  return storePath.replace(/^.*\/[0-9a-z]{32}-/, '').replace(/\.drv$/, '');
}

function isWork(type: number): boolean {
  return type === ACTIVITY.build || type === ACTIVITY.copyPath || type === ACTIVITY.substitute;
}

function parseEntry(json: string): Entry | null {
  if (json.length > LONGEST_JSON) return null;
  try {
    const parsed = entrySchema.safeParse(JSON.parse(json));
    // An action that we do not know says nothing to us.
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // cut off, or a program that happens to print `@nix `
  }
}

function errorOf(entry: Entry & { action: 'msg' }, raw: string): NixError {
  // 2.26 writes `file` as `/src/host.nix:1:7`.
  const file = entry.file?.replace(/(:\d+){1,2}$/, '');
  return {
    message: plainText(raw).trim(),
    text: plainText(entry.msg).trim(),
    place: file && entry.line ? { file, line: entry.line } : null,
  };
}

/**
 * `warning: …` of Nix, `evaluation warning: …` of builtins.warn, `trace: warning: …` of older lib.warn; null for
 * anything else, and for what is due to how we call Nix.
 */
function warningIn(text: string): string | null {
  const warning = /^(?:trace: )?(?:evaluation )?warning: (.+)/s.exec(text)?.[1]?.trim();
  return warning === undefined || /--add-root|Internet access/.test(warning) ? null : warning;
}
