import type { FailureClass, FailureReason } from '../core/rebuild.js';

/** What texts of Nix, nixpkgs or a build mean. */
export interface Rule {
  class: FailureClass;
  reason?: FailureReason;
  /** One sentence; absent: Nix's own. */
  say?: string;
  /** One sentence. Groups of the text can stand in it: `{subject}`. */
  cure?: string;
  /** The texts, any of them. A group `subject` is what it is about. */
  when: readonly RegExp[];
}

/** What was found out about a failure. */
export interface Cause {
  class: FailureClass;
  reason?: FailureReason;
  say?: string;
  cure?: string;
  subject?: string;
}

const LONGEST = 240;

/** The first rule that fits the text. */
export function causeIn(rules: readonly Rule[], text: string): Cause | null {
  for (const { when, cure, ...rest } of rules) {
    for (const pattern of when) {
      const match = pattern.exec(text);
      if (match) return { ...rest, ...filled(cure, match.groups ?? {}) };
    }
  }
  return null;
}

function filled(
  cure: string | undefined,
  groups: Readonly<Record<string, string | undefined>>,
): Pick<Cause, 'cure' | 'subject'> {
  const named = (key: string): string => shorten(groups[key] ?? '', LONGEST);
  const subject = named('subject');
  return {
    ...(cure === undefined
      ? {}
      : { cure: cure.replace(/\{(\w+)\}/g, (_, key: string) => named(key)).trim() }),
    ...(subject === '' ? {} : { subject }),
  };
}

/** A text in one line, cut off where it is too long. */
export function shorten(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
