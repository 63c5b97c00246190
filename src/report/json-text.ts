/**
 * What `JSON.stringify(value, null, 2)` gives, with a newline at the end, piece by piece: a fleet's report can be
 * longer than any one string may be.
 */
export function* jsonText(value: unknown): Generator<string> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = isObject ? Object.entries(value).filter(([, held]) => held !== undefined) : [];
  if (entries.length === 0) {
    yield `${JSON.stringify(value, null, 2)}\n`;
    return;
  }
  let before = '{\n';
  for (const [key, held] of entries) {
    yield `${before}  ${JSON.stringify(key)}: `;
    if (Array.isArray(held) && held.length > 0) yield* list(held);
    else yield indented(held, 1);
    before = ',\n';
  }
  yield '\n}\n';
}

function* list(values: readonly unknown[]): Generator<string> {
  let before = '[\n';
  for (const value of values) {
    yield `${before}    ${indented(value, 2)}`;
    before = ',\n';
  }
  yield '\n  ]';
}

/** No string in JSON has a newline of its own. */
function indented(value: unknown, depth: number): string {
  const text = JSON.stringify(value, null, 2) as string | undefined;
  return (text ?? 'null').replaceAll('\n', `\n${'  '.repeat(depth)}`);
}
