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
