import { createHash } from 'node:crypto';

/** A text by which we find it again: with its marker at the end. */
export function withMarker(text: string, marker: string): string {
  return isMarked(text, marker) ? text : `${text}\n\n${marker}`;
}

/** Whether a text ends with a marker: one that has it elsewhere only speaks of it. */
export function isMarked(text: string | null | undefined, marker: string): boolean {
  return text?.trimEnd().endsWith(marker) ?? false;
}

const ABOUT = /\n*<!-- channel-bump about ([0-9a-z]+) ([0-9a-f]{16}) -->/;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** An issue's text with what it is about, what we wrote, and its marker at the end. */
export function issueText({ body, about }: { body: string; about: string }, marker: string): string {
  return withMarker(`${body}\n\n<!-- channel-bump about ${about} ${digest(body)} -->`, marker);
}

/** Whether an issue's text is as we wrote it: a person may have put in what they found. */
export function isAsWritten(text: string): boolean {
  const found = ABOUT.exec(text);
  if (found === null || digest(text.slice(0, found.index)) !== found[2]) return false;
  return /^\s*<!--[^\n]*-->\s*$/.test(text.slice(found.index + found[0].length));
}

/** As we close it: what still says what it is about was closed by a person. */
export const closedText = (text: string): string => text.replace(ABOUT, '');

/** What an issue's text says that it is about; null: nothing. */
export const aboutOf = (text: string): string | null => ABOUT.exec(text)?.[1] ?? null;
