/** What may stand between `{{` and `}}`. */
const WORDS = ['title', 'channel', 'lane', 'from', 'to', 'pins', 'report'] as const;
export type Word = (typeof WORDS)[number];

/** In a line of text, in a commit's message, in a body of markdown. */
export const LINE_WORDS: readonly string[] = WORDS.filter((word) => word !== 'report' && word !== 'pins');
export const COMMIT_WORDS: readonly string[] = WORDS.filter((word) => word !== 'report');
export const BODY_WORDS: readonly string[] = [...WORDS];

const pattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The words of a template that are none of these. */
export function strangeWords(template: string, allowed: readonly string[]): string[] {
  return [...template.matchAll(pattern)].flatMap(([, word = '']) => (allowed.includes(word) ? [] : [word]));
}

/** A template with each of its words replaced, once: what is put in is not looked through again. */
export function fill(template: string, word: (name: Word) => string): string {
  return template.replace(pattern, (whole, name: string) => {
    const known = WORDS.find((one) => one === name);
    return known === undefined ? whole : word(known);
  });
}
