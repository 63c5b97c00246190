import type { Cursor } from './cursor.js';
import type { Formal, LambdaNode, NixNode } from './nodes.js';

type Parameters = Pick<LambdaNode, 'name' | 'formals'>;

/** `a:`, `{ a, b ? c, ... }:`, `a@{ … }:`, `{ … }@a:`, stepped over up to the colon; null where no function begins. */
export function attemptFormals(cursor: Cursor, expression: (cursor: Cursor) => NixNode): Parameters | null {
  if (cursor.peek().kind === 'identifier') {
    if (!cursor.at(':', 1) && !cursor.at('@', 1)) return null;
    const name = cursor.next().value;
    const formals = cursor.take('@') ? readFormals(cursor, expression) : null;
    cursor.expect(':');
    return { name, formals };
  }
  if (!startsFormals(cursor)) return null;
  const formals = readFormals(cursor, expression);
  const name = cursor.take('@') ? readName(cursor) : null;
  cursor.expect(':');
  return { name, formals };
}

/** `{ a,`, `{ a ?`, `{ a }:`, `{ ...`, `{ }:`: no set begins like these. */
function startsFormals(cursor: Cursor): boolean {
  if (!cursor.at('{')) return false;
  if (cursor.at('...', 1)) return true;
  if (cursor.at('}', 1)) return cursor.at(':', 2) || cursor.at('@', 2);
  if (cursor.peek(1).kind !== 'identifier') return false;
  return (
    cursor.at(',', 2) || cursor.at('?', 2) || (cursor.at('}', 2) && (cursor.at(':', 3) || cursor.at('@', 3)))
  );
}

function readFormals(cursor: Cursor, expression: (cursor: Cursor) => NixNode): Formal[] {
  const formals: Formal[] = [];
  cursor.expect('{');
  while (!cursor.take('}')) {
    if (!cursor.take('...')) {
      const { start } = cursor.peek();
      const name = readName(cursor);
      const otherwise = cursor.take('?') ? expression(cursor) : null;
      formals.push({ name, otherwise, start, end: cursor.end() });
    }
    if (!cursor.at('}')) cursor.expect(',');
  }
  return formals;
}

function readName(cursor: Cursor): string {
  return cursor.peek().kind === 'identifier' ? cursor.next().value : cursor.fail('a name is missing');
}
