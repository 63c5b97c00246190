/*
 * The Nix language, read without Nix: for finding things in Nix files and changing their bytes.
 *
 *   parseNix(text)              the tree, with the offsets of everything, or what is wrong and where      parse.ts
 *   visitNix(root, visit)       each expression with its scope and the attributes it is the value of     visit.ts
 *   nixEvaluator(files)         what an expression is: a string with the pieces of source it is made of,
 *                               a set, JSON read from beside; or that it can't be told                  evaluate.ts
 *
 * Reading takes a time linear in the text's length. It is a little more tolerant than Nix, never stricter, but for
 * nesting deeper than a few hundred.
 */
import { cursorOver, type Cursor } from './cursor.js';
import { tokenize } from './lexer.js';
import type { Attribute, Binding, NixNode, SetNode } from './nodes.js';
import { attemptFormals } from './parse-formals.js';
import { parseParts } from './parse-parts.js';
import { NixSyntaxError } from './syntax-error.js';

export type ParsedNix =
  | { kind: 'parsed'; root: NixNode }
  /** @property offset where in the text */
  | { kind: 'syntax-error'; message: string; offset: number };

const OPERATORS = new Set('+ - * / ++ // == != < > <= >= && || -> |> <|'.split(' '));

/** Reads a Nix expression, such as a file holds. Nothing is thrown. */
export function parseNix(text: string): ParsedNix {
  try {
    const tokens = tokenize(text);
    const last = tokens.at(-1) ?? { kind: 'end', start: 0, end: 0, value: '' };
    const cursor = cursorOver(tokens, last);
    const root = expression(cursor);
    if (cursor.peek().kind !== 'end') cursor.fail('something stands after the end of the expression');
    return { kind: 'parsed', root };
  } catch (error) {
    if (!(error instanceof NixSyntaxError)) throw error;
    return { kind: 'syntax-error', message: error.message, offset: error.offset };
  }
}

function expression(cursor: Cursor): NixNode {
  return cursor.nested(() => {
    const token = cursor.peek();
    const { start } = token;
    if (token.kind === 'keyword' && !(cursor.at('let') && cursor.at('{', 1))) {
      const node = keywordExpression(cursor, start);
      if (node) return node;
    }
    const formals = attemptFormals(cursor, expression);
    if (!formals) return operation(cursor);
    const body = expression(cursor);
    return { kind: 'lambda', ...formals, body, start, end: body.end };
  });
}

function keywordExpression(cursor: Cursor, start: number): NixNode | null {
  if (cursor.take('let')) {
    const bindings = bindingsUntil(cursor, 'in');
    const body = expression(cursor);
    return { kind: 'let', bindings, body, start, end: body.end };
  }
  if (cursor.take('if')) {
    const of = expression(cursor);
    cursor.expect('then');
    const then = expression(cursor);
    cursor.expect('else');
    const otherwise = expression(cursor);
    return { kind: 'if', of, then, otherwise, start, end: otherwise.end };
  }
  const kind = cursor.at('with') ? 'with' : 'assert';
  if (!cursor.take(kind)) return null;
  const of = expression(cursor);
  cursor.expect(';');
  const body = expression(cursor);
  return { kind, of, body, start, end: body.end };
}

function operation(cursor: Cursor): NixNode {
  const first = operand(cursor);
  const operands = [first];
  const operators: string[] = [];
  while (cursor.peek().kind === 'mark' && OPERATORS.has(cursor.peek().value)) {
    operators.push(cursor.next().value);
    operands.push(operand(cursor));
  }
  if (operators.length === 0) return first;
  return { kind: 'operation', operators, operands, start: first.start, end: cursor.end() };
}

/** What stands between operators, with the `!` and `-` before it and the `? a.b` after it. */
function operand(cursor: Cursor): NixNode {
  const { start } = cursor.peek();
  const prefixes: string[] = [];
  while (cursor.at('!') || cursor.at('-')) prefixes.push(cursor.next().value);
  let node = application(cursor);
  while (cursor.take('?')) {
    const path = attributePath(cursor);
    node = { kind: 'has', of: node, path, start: node.start, end: cursor.end() };
  }
  if (prefixes.length === 0) return node;
  return { kind: 'operation', operators: prefixes, operands: [node], start, end: node.end };
}

function application(cursor: Cursor): NixNode {
  const of = selection(cursor);
  const given: NixNode[] = [];
  while (startsSimple(cursor)) given.push(selection(cursor));
  if (given.length === 0) return of;
  return { kind: 'apply', of, arguments: given, start: of.start, end: cursor.end() };
}

function startsSimple(cursor: Cursor): boolean {
  const { kind, value } = cursor.peek();
  if (kind === 'keyword') return value === 'rec' || (value === 'let' && cursor.at('{', 1));
  if (kind === 'mark') return value === '(' || value === '[' || value === '{';
  return ['identifier', 'number', 'uri', 'search-path', 'string', 'path'].includes(kind);
}

function selection(cursor: Cursor): NixNode {
  const { start } = cursor.peek();
  const of = simple(cursor);
  if (!cursor.take('.')) return of;
  const path = attributePath(cursor);
  const { kind, value } = cursor.peek();
  if (kind !== 'identifier' || value !== 'or')
    return { kind: 'select', of, path, otherwise: null, start, end: cursor.end() };
  cursor.next();
  const otherwise = cursor.nested(() => selection(cursor));
  return { kind: 'select', of, path, otherwise, start, end: cursor.end() };
}

function simple(cursor: Cursor): NixNode {
  const token = cursor.peek();
  const { start, end, value } = token;
  switch (token.kind) {
    case 'identifier':
      cursor.next();
      return { kind: 'variable', name: value, start, end };
    case 'number':
    case 'search-path':
      cursor.next();
      return token.kind === 'number'
        ? { kind: 'number', value, start, end }
        : { kind: 'search-path', value: value.slice(1, -1), start, end };
    case 'uri':
      cursor.next();
      return { kind: 'string', parts: [{ kind: 'text', value, start, end }], start, end };
    case 'string':
    case 'path': {
      const parts = parseParts(cursor, expression);
      return { kind: token.kind, parts, start, end: cursor.end() };
    }
    case 'keyword':
    case 'mark':
      return bracketed(cursor, start);
    case 'text':
    case 'string-end':
    case 'path-end':
    case 'interpolation':
    case 'end':
      return cursor.fail('an expression is missing');
  }
}

function bracketed(cursor: Cursor, start: number): NixNode {
  if (cursor.take('(')) {
    const inner = expression(cursor);
    cursor.expect(')');
    return inner;
  }
  if (cursor.take('[')) {
    const items = cursor.nested(() => itemsUntil(cursor));
    return { kind: 'list', items, start, end: cursor.end() };
  }
  if (cursor.take('{')) return set(cursor, start, false);
  if (cursor.take('rec')) {
    cursor.expect('{');
    return set(cursor, start, true);
  }
  if (!cursor.take('let')) return cursor.fail('an expression is missing');
  // `let { …; body = x; }`, of old: the set's `body`.
  const { start: at } = cursor.expect('{');
  const of = set(cursor, at, true);
  const path = [{ name: 'body', of: null, start: of.end, end: of.end }];
  return { kind: 'select', of, path, otherwise: null, start, end: of.end };
}

function set(cursor: Cursor, start: number, recursive: boolean): SetNode & NixNode {
  const bindings = bindingsUntil(cursor, '}');
  return { kind: 'set', recursive, bindings, start, end: cursor.end() };
}

function itemsUntil(cursor: Cursor): NixNode[] {
  const items: NixNode[] = [];
  while (!cursor.take(']')) {
    if (!startsSimple(cursor)) cursor.fail('"]" is missing');
    items.push(selection(cursor));
  }
  return items;
}

function bindingsUntil(cursor: Cursor, close: string): Binding[] {
  const bindings: Binding[] = [];
  while (!cursor.take(close)) bindings.push(cursor.at('inherit') ? inheriting(cursor) : binding(cursor));
  return bindings;
}

function binding(cursor: Cursor): Binding {
  const { start } = cursor.peek();
  const path = attributePath(cursor);
  cursor.expect('=');
  const value = expression(cursor);
  const { end } = cursor.expect(';');
  return { kind: 'value', path, value, start, end };
}

function inheriting(cursor: Cursor): Binding {
  const { start } = cursor.expect('inherit');
  let from: NixNode | null = null;
  if (cursor.take('(')) {
    from = expression(cursor);
    cursor.expect(')');
  }
  const names: Attribute[] = [];
  while (!cursor.at(';')) names.push(attribute(cursor));
  const { end } = cursor.expect(';');
  return { kind: 'inherit', from, names, start, end };
}

function attributePath(cursor: Cursor): Attribute[] {
  const path = [attribute(cursor)];
  while (cursor.take('.')) path.push(attribute(cursor));
  return path;
}

function attribute(cursor: Cursor): Attribute {
  const { kind, value, start, end } = cursor.peek();
  if (kind === 'identifier') {
    cursor.next();
    return { name: value, of: null, start, end };
  }
  if (kind === 'interpolation') {
    cursor.next();
    const of = expression(cursor);
    return { name: null, of, start, end: cursor.expect('}').end };
  }
  if (kind !== 'string') return cursor.fail('a name or the end of the set is missing');
  const parts = parseParts(cursor, expression);
  const span = { start, end: cursor.end() };
  const text = parts.map((part) => (part.kind === 'text' ? part.value : null));
  if (!text.includes(null)) return { name: text.join(''), of: null, ...span };
  return { name: null, of: { kind: 'string', parts, ...span }, ...span };
}
