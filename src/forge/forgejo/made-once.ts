import type { Attempt, Client } from './client.js';

/** Waits, in seconds, before each look: lists lag behind what was written. */
const LOOKS = [0, 1, 2];

/**
 * Makes something that must not be there twice. Where nobody knows whether it was made (the reply was lost), it is
 * looked for, and only made once more when it is not there.
 */
export async function madeOnce<T>(
  { access }: Client,
  make: () => Promise<Attempt<T>>,
  find: () => Promise<T | null>,
): Promise<Attempt<T>> {
  for (let attempt = 1; ; attempt++) {
    const made = await make();
    if (made.ok || made.failure.kind !== 'broken') return made;
    for (const seconds of LOOKS) {
      await access.wait(seconds * 1000);
      const found = await find();
      if (found !== null) return { ok: true, value: found };
    }
    if (attempt === 2) return made;
  }
}
