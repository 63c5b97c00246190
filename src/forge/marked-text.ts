/** A text by which we find it again: with its marker at the end, where it has none. */
export function withMarker(text: string, marker: string): string {
  return text.includes(marker) ? text : `${text}\n\n${marker}`;
}

const ABOUT = /\n*<!-- channel-bump about ([0-9a-z]+) -->/;

/** An issue's text with what it is about, and its marker at the end. */
export function issueText({ body, about }: { body: string; about: string }, marker: string): string {
  return withMarker(`${body}\n\n<!-- channel-bump about ${about} -->`, marker);
}

/** As we close it: what still says what it is about was closed by a person. */
export const closedText = (body: string): string => body.replace(ABOUT, '');

/** What an issue's text says that it is about; null: nothing. */
export const aboutOf = (body: string): string | null => ABOUT.exec(body)?.[1] ?? null;
