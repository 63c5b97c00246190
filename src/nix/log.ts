import { createActivities, isWork, type NixProgress } from './activities.js';
import { parseEntry, type Entry } from './log-entry.js';
import { createPlan, type Intended } from './plan.js';
import { createStatistics } from './statistics.js';
import { createTail, derivationNameOf, plainLine, plainText } from './text.js';

const TAIL = 60;

// Result types of Nix's internal-json (src/libutil/logging.hh).
const LINE = 101;
const POST_BUILD_LINE = 107;

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
  /** What is done, what is running, what there is to do. Cheap enough to ask for ten times a second, no more. */
  progress(): NixProgress;
  warnings(): readonly string[];
  errors(): readonly NixError[];
  /** Errors that Nix went on after, such as a cache that did not give what it has. */
  remarks(): readonly string[];
  /** What Nix had said it would do for a derivation; null: it did not say. */
  intended(derivation: string): Intended | null;
  /** Last lines (at most 60) of the build log of a derivation. */
  logOf(derivation: string): readonly string[];
  /** Most memory that the evaluation held at once, bytes; null where Nix did not tell. */
  peakBytes(): number | null;
  /** Last lines (at most 60) of all that is no build log. */
  messages(): readonly string[];
}

/** @param now a clock that only goes up, in milliseconds */
export function createNixLog(now: () => number = () => performance.now()): NixLog {
  const activities = createActivities(now);
  const logs = new Map<string, ReturnType<typeof createTail<string>>>();
  const warnings = new Set<string>();
  const errors: NixError[] = [];
  const messages = createTail<string>(TAIL);
  const remarks = createTail<string>(TAIL);
  const statistics = createStatistics();
  const plan = createPlan();

  const say = (text: string, raw?: string): string => {
    for (const line of text.split('\n')) {
      messages.push(plainLine(line));
      plan.take(line);
    }
    const remark = /^error: (.+)/s.exec(text)?.[1];
    if (remark !== undefined && raw === undefined) remarks.push(remark);
    const warning = warningIn(text, raw);
    if (warning !== null) warnings.add(warning);
    return text;
  };

  const buildLine = (entry: Entry & { action: 'result' }): string | null => {
    const path = activities.pathOf(entry.id);
    if (path === null) return null;
    const line = plainLine(String(entry.fields[0]));
    const tail = logs.get(path) ?? createTail<string>(TAIL);
    logs.set(path, tail);
    tail.push(line);
    return `${derivationNameOf(path)}> ${line}`;
  };

  const take = (entry: Entry): string | null => {
    switch (entry.action) {
      case 'start':
        activities.start(entry);
        return entry.text === '' || !isWork(entry.type) ? null : plainLine(entry.text);
      case 'stop':
        activities.stop(entry.id);
        return null;
      case 'result':
        if (entry.type === LINE || entry.type === POST_BUILD_LINE) return buildLine(entry);
        activities.result(entry);
        return null;
      case 'msg':
        // Warnings come in the same form, at level 1.
        if (entry.raw_msg !== undefined && entry.level === 0) errors.push(errorOf(entry, entry.raw_msg));
        return say(plainText(entry.msg), entry.raw_msg && plainText(entry.raw_msg));
    }
  };

  return {
    push(line) {
      const entry = parseEntry(line);
      if (entry) return take(entry);
      if (statistics.take(line)) return null;
      const text = plainLine(line);
      const error = /^error: (.+)/.exec(text)?.[1];
      if (error !== undefined) errors.push({ message: error, text, place: null });
      return text === '' ? null : say(text);
    },
    progress: () => activities.progress(),
    warnings: () => [...warnings],
    errors: () => errors,
    remarks: () => remarks.items(),
    intended: (derivation) => plan.intended(derivation),
    logOf: (derivation) => logs.get(derivation)?.items() ?? [],
    peakBytes: () => statistics.peakBytes(),
    messages: () => messages.items(),
  };
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

// What is due to how we call Nix, or to the machine.
const NOT_OF_EVALUATION =
  /--add-root|Internet access|unable to download|[Rr]etrying|substitut|binary cache|SQLite database|build-users-group|dirty|download buffer|Git cache/;

/**
 * `warning: …` of Nix, `evaluation warning: …` of builtins.warn, `trace: warning: …` of older lib.warn and of NixOS; null
 * for anything else. @param raw as it was written, where Nix tells: it indents what it shows
 */
function warningIn(text: string, raw: string | undefined): string | null {
  const [, evaluation, warning] = /^(?:trace: )?(evaluation )?warning: (.+)/s.exec(text) ?? [];
  if (warning === undefined) return null;
  if (evaluation !== undefined && raw !== undefined) return raw.trim();
  return evaluation === undefined && !text.startsWith('trace: ') && NOT_OF_EVALUATION.test(warning)
    ? null
    : warning.trim();
}
