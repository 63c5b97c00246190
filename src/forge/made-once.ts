/** Waits, in seconds, before each look: lists lag behind what was written. */
const LOOKS = [0, 1, 2];

type Attempt<T, F> = { ok: true; value: T } | { ok: false; failure: F };

/**
 * Makes something that must not be there twice. Where nobody knows whether it was made (the reply was lost), it is
 * looked for, and only made once more when it is not there.
 * @param wait in milliseconds
 */
export async function madeOnce<T, F extends { kind: string }>(
  wait: (ms: number) => Promise<void>,
  make: () => Promise<Attempt<T, F>>,
  find: () => Promise<T | null>,
): Promise<Attempt<T, F>> {
  for (let attempt = 1; ; attempt++) {
    const made = await make();
    if (made.ok || made.failure.kind !== 'broken') return made;
    for (const seconds of LOOKS) {
      await wait(seconds * 1000);
      const found = await find();
      if (found !== null) return { ok: true, value: found };
    }
    if (attempt === 2) return made;
  }
}

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
