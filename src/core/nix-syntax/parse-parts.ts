import type { Cursor } from './cursor.js';
import { withoutIndentation } from './indentation.js';
import type { NixNode, StringPart } from './nodes.js';
import type { TextToken } from './string-text.js';

/** The pieces of the string or path at hand. */
export function parseParts(cursor: Cursor, expression: (cursor: Cursor) => NixNode): StringPart[] {
  const opening = cursor.next();
  const parts: (TextToken | Extract<StringPart, { kind: 'interpolation' }>)[] = [];
  for (;;) {
    const token = cursor.next();
    if (token.kind === 'text') parts.push(token);
    else if (token.kind === 'interpolation') {
      const of = expression(cursor);
      parts.push({ kind: 'interpolation', of, start: token.start, end: cursor.expect('}').end });
    } else break;
  }
  if (opening.value.startsWith("''")) return withoutIndentation(parts);
  return parts.map((part) =>
    part.kind === 'text' ? { kind: 'text', value: part.value, start: part.start, end: part.end } : part,
  );
}
