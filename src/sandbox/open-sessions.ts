const open = new Set<AsyncDisposable>();

/** Remembers a session for `closeOpenSessions`. Returns the function that forgets it. */
export function rememberOpen(session: AsyncDisposable): () => void {
  open.add(session);
  return () => open.delete(session);
}

/** Closes what is still open. For the end of the process by a signal, when no `await using` gets its turn. */
export async function closeOpenSessions(): Promise<void> {
  await Promise.all([...open].map((session) => session[Symbol.asyncDispose]()));
}
