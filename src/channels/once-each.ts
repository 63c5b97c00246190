/** Asks once a key, also where several ask at the same time. An answer is kept, and an error: the very same one. */
export function onceEach<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (key) => {
    const before = asked.get(key);
    if (before) return before;
    const answer = ask(key);
    asked.set(key, answer);
    return answer;
  };
}
