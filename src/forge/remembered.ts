import type { Attempt } from './failure.js';

/** Asks once; what went wrong is asked again. */
export function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () =>
    (known ??= ask().catch((error: unknown) => {
      known = undefined;
      throw error;
    }));
}

/** Names that a commit had a moment ago: a fleet posts a hundred check runs on it, and would look for each. */
export type Lately = Map<string, { at: number; names: Set<string> }>;

/** So long they are taken for all there are, in milliseconds. */
const LATELY_MS = 60_000;

/** Whether none of that name was there a moment ago; from now on one is. */
export async function claimName(
  lately: Lately,
  { revision, name }: { revision: string; name: string },
  read: () => Promise<Attempt<readonly string[]>>,
): Promise<Attempt<boolean>> {
  let known = lately.get(revision);
  if (!known || performance.now() - known.at > LATELY_MS) {
    const names = await read();
    if (!names.ok) return names;
    known = { at: performance.now(), names: new Set(names.value) };
    lately.set(revision, known);
  }
  const isThere = known.names.has(name);
  known.names.add(name);
  return { ok: true, value: !isThere };
}
