import { describe, expect, test } from '@jest/globals';
import type { NixNode } from '../../../../src/core/nix-syntax/nodes.js';
import { parseNix } from '../../../../src/core/nix-syntax/parse.js';

function parsed(text: string): NixNode {
  const result = parseNix(text);
  if (result.kind === 'syntax-error') throw new Error(`${result.message} at ${result.offset}`);
  return result.root;
}

/** A tree in short, to be compared by eye: the kinds, names and texts, nothing of where they stand. */
function short(node: NixNode): string {
  const all = (nodes: readonly NixNode[]): string => nodes.map(short).join(' ');
  const named = (path: readonly { name: string | null }[]): string =>
    path.map(({ name }) => name ?? '?').join('.');
  switch (node.kind) {
    case 'string':
    case 'path': {
      const parts = node.parts.map((part) => (part.kind === 'text' ? part.value : `{${short(part.of)}}`));
      return node.kind === 'string' ? JSON.stringify(parts.join('')) : `path(${parts.join('')})`;
    }
    case 'search-path':
      return `search(${node.value})`;
    case 'number':
      return node.value;
    case 'variable':
      return node.name;
    case 'select':
      return `${short(node.of)}.${named(node.path)}${node.otherwise ? ` or ${short(node.otherwise)}` : ''}`;
    case 'has':
      return `(${short(node.of)} ? ${named(node.path)})`;
    case 'apply':
      return `(${all([node.of, ...node.arguments])})`;
    case 'operation':
      return `(${node.operators.join('')}: ${all(node.operands)})`;
    case 'list':
      return `[${all(node.items)}]`;
    case 'with':
    case 'assert':
      return `(${node.kind} ${short(node.of)}; ${short(node.body)})`;
    case 'if':
      return `(if ${short(node.of)} ${short(node.then)} ${short(node.otherwise)})`;
    case 'lambda': {
      const formals = node.formals?.map((f) => (f.otherwise ? `${f.name}=${short(f.otherwise)}` : f.name));
      return `(${node.name ?? ''}{${formals?.join(',') ?? '-'}} -> ${short(node.body)})`;
    }
    case 'let':
    case 'set': {
      const bindings = node.bindings.map((binding) =>
        binding.kind === 'value'
          ? `${named(binding.path)}=${short(binding.value)};`
          : `inherit(${binding.from ? short(binding.from) : ''}) ${binding.names.map(({ name }) => name).join(' ')};`,
      );
      if (node.kind === 'let') return `(let ${bindings.join('')} ${short(node.body)})`;
      return `${node.recursive ? 'rec' : ''}{${bindings.join('')}}`;
    }
  }
}

describe('reads', () => {
  test.each([
    ['f a b.c', '(f a b.c)'],
    ['a.b or c d', '(a.b or c d)'],
    ['a + b ++ c // d', '(+++//: a b c d)'],
    ['!a && -b == 1', '(&&==: (!: a) (-: b) 1)'],
    ['a ? b.c && d', '(&&: (a ? b.c) d)'],
    ['x: y: x', '(x{-} -> (y{-} -> x))'],
    ['{ a, b ? 1, ... }@c: a', '(c{a,b=1} -> a)'],
    ['c@{ a }: a', '(c{a} -> a)'],
    ['{ }: 1', '({} -> 1)'],
    ['{ a }: 1', '({a} -> 1)'],
    ['{ }', '{}'],
    ['rec { a.b."c d" = 1; inherit x y; inherit (z) q; }', 'rec{a.b.c d=1;inherit() x y;inherit(z) q;}'],
    ['{ ${a} = 1; "x${b}" = 2; ${"y"}.z = 3; }', '{?=1;?=2;?.z=3;}'],
    ['let a = 1; in a', '(let a=1; a)'],
    ['let { body = 1; }', 'rec{body=1;}.body'],
    ['with a; assert b; if c then d else e', '(with a; (assert b; (if c d e)))'],
    ['[ a (f b) "c" ./d ]', '[a (f b) "c" path(./d)]'],
    ['http://x.org/a?b=c', '"http://x.org/a?b=c"'],
    ['x:x', '"x:x"'],
    [
      '[ ./a ../b /c ~/d a/b <nixpkgs/nixos> ]',
      '[path(./a) path(../b) path(/c) path(~/d) path(a/b) search(nixpkgs/nixos)]',
    ],
    ['./a/${b}/c.${d}', 'path(./a/{b}/c.{d})'],
    ["[ 1.5 .5 1 a-b a' _x ]", "[1.5 .5 1 a-b a' _x]"],
    ['a |> f', '(|>: a f)'],
    ['# c\na /* b */ + /**/ 1 # d', '(+: a 1)'],
    ['"a${"b${c}" + d}e"', '"a{(+: \\"b{c}\\" d)}e"'],
    ['"${{ a = "}"; }.a}"', '"{{a=\\"}\\";}.a}"'],
    ['(import (f "x")) { }', '((import (f "x")) {})'],
    ['or', 'or'],
    ['a.or or b', 'a.or or b'],
  ])('%s', (text, tree) => {
    expect(short(parsed(text))).toBe(tree);
  });
});

test('a string knows where its pieces stand, escapes apart from what stands as it is', () => {
  const text = String.raw`"ab\n${'${'}c}d"`;
  const node = parsed(text);
  const parts = node.kind === 'string' ? node.parts : [];
  expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual(['ab', String.raw`\n`, '${c}', 'd']);
  expect(parts.map((part) => (part.kind === 'text' ? part.value : null))).toEqual(['ab', '\n', null, 'd']);
});

test('indentation is no part of any piece', () => {
  const text = "''\n    one\n      two ''${x}\n  ''";
  const node = parsed(text);
  const parts = node.kind === 'string' ? node.parts : [];
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part] : []));
  expect(texts.map(({ value }) => value).join('')).toBe('one\n  two ${x}\n');
  for (const { value, start, end } of texts) {
    if (value.length === end - start) expect(text.slice(start, end)).toBe(value);
  }
});

describe('says what is wrong, and where', () => {
  test.each([
    ['{ a = "b; }', 'a string has no end', 6],
    ['"a${b "c" d}', 'a string has no end', 0],
    ["{ a = ''b; }", 'a string has no end', 6],
    ['a /* b', 'a comment has no end', 2],
    ['{ a = 1 }', '";" is missing', 8],
    ['{ a 1; }', '"=" is missing', 4],
    ['[ a', '"]" is missing', 3],
    ['a b )', 'something stands after the end of the expression', 4],
    ['', 'an expression is missing', 0],
    ['é', 'a character that means nothing here', 0],
    ['./a/ b', 'a path ends with a slash', 3],
    ['"a" "${', 'a string has no end', 4],
  ])('%s', (text, message, offset) => {
    expect(parseNix(text)).toEqual({ kind: 'syntax-error', message, offset });
  });
});

describe('hostile text ends soon, with the stack whole', () => {
  const many = 200_000;
  test.each([
    ['parentheses', '('.repeat(many)],
    ['lists', '[ '.repeat(many)],
    ['sets', '{a='.repeat(many)],
    ['functions', 'a: '.repeat(many)],
    ['strings in strings', '"${'.repeat(many)],
    ['indented strings in strings', "''${".repeat(many)],
    ['conditions', 'if a then b else '.repeat(many)],
    ['alternatives', 'a.b or '.repeat(many)],
    ['assertions', 'assert a; '.repeat(many)],
  ])('%s', (_what, text) => {
    expect(parseNix(text)).toMatchObject({ kind: 'syntax-error' });
  });

  test.each([
    ['operators', `a${' + a'.repeat(many)}`],
    ['signs', `${'-'.repeat(many)}a`],
    ['arguments', `a${' a'.repeat(many)}`],
    ['selections', `a${'.a'.repeat(many)}`],
    ['attributes', `{ ${'a.b = 1; '.repeat(many)} }`],
    ['escapes', `"${'\\n'.repeat(many)}"`],
    ['comments', `${'#\n'.repeat(many)}1`],
    ['a path', `a${'/a'.repeat(many)}`],
  ])('%s', (_what, text) => {
    expect(parseNix(text).kind).toBe('parsed');
  });

  test.each([['+'], ['.'], ['-a+'], ['<a/a'], ['a//'], ['$'], ["'"], ['~/'], ['1.']])(
    'runs of %s are read once',
    (piece) => {
      expect(parseNix(piece.repeat(many))).toBeDefined();
    },
  );
});
