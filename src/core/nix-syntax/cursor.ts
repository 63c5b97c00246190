import { NixSyntaxError } from './syntax-error.js';
import type { Token } from './lexer.js';

// The most deeply nested files of real repositories are some 60 deep; this keeps a hostile one from ending the
// process by the call stack.
const MAX_DEPTH = 250;

/** A way through the tokens. */
export interface Cursor {
  /** The token at hand, or one after it; past the end: the last. */
  peek(ahead?: number): Token;
  next(): Token;
  /** Whether the token at hand is this mark or keyword. */
  at(value: string, ahead?: number): boolean;
  /** Steps over this mark or keyword, where it is at hand. */
  take(value: string): boolean;
  /** Steps over this mark or keyword. */
  expect(value: string): Token;
  fail(message: string): never;
  /** Reads something that may hold its like. */
  nested<T>(read: () => T): T;
  /** Where the token before ends. */
  end(): number;
}

/** @param tokens never empty: the last is `end` */
export function cursorOver(tokens: readonly Token[], last: Token): Cursor {
  let index = 0;
  let depth = 0;
  const cursor: Cursor = {
    peek: (ahead = 0) => tokens[index + ahead] ?? last,
    next() {
      const token = cursor.peek();
      index++;
      return token;
    },
    at(value, ahead = 0) {
      const token = cursor.peek(ahead);
      return token.value === value && (token.kind === 'mark' || token.kind === 'keyword');
    },
    take(value) {
      if (!cursor.at(value)) return false;
      index++;
      return true;
    },
    expect(value) {
      if (!cursor.at(value)) cursor.fail(`"${value}" is missing`);
      return cursor.next();
    },
    fail(message) {
      throw new NixSyntaxError(message, cursor.peek().start);
    },
    nested(read) {
      if (++depth > MAX_DEPTH) cursor.fail(`nested more than ${MAX_DEPTH} deep`);
      const value = read();
      depth--;
      return value;
    },
    end: () => tokens[index - 1]?.end ?? 0,
  };
  return cursor;
}
