import { describe, expect, test } from '@jest/globals';
import { readJson } from '../../../../src/core/json-syntax/read.js';
import { UserError } from '../../../../src/errors.js';

const text = '{\n  "a": {"b" : 1,\t"d": "x"},\n  "list": [1, {"k": null}]\n}\n';

describe('readJson', () => {
  test('gives the value and where everything stands', () => {
    const { value, root } = readJson(text, 'f');
    expect(value).toEqual({ a: { b: 1, d: 'x' }, list: [1, { k: null }] });
    expect(text.slice(root.start, root.end)).toBe(text.trimEnd());
  });

  test('knows the line of a path, or of the last thing on the way', () => {
    const document = readJson(text, 'f');
    expect(document.lineOf(['list', 1, 'k'])).toBe(3);
    expect(document.lineOf(['a', 'not there'])).toBe(2);
  });

  test('names of the prototype are names like any other', () => {
    const document = readJson('{\n"a": 1,\n"__proto__": {\n"constructor": 2}}', 'f');
    expect(document.lineOf(['__proto__', 'constructor'])).toBe(4);
    expect(document.lineOf(['toString'])).toBe(1);
  });

  test.each([
    ['{\n "a": 1,\n}', 3],
    ['{\n "a" 1}', 2],
    ['{"a": tru}', 1],
    ['[1 2]', 1],
    ['{}\n{}', 2],
    ['{"a": "line\nbreak"}', 1],
    ['', 1],
    ["{'a': 1}", 1],
    ['[01]', 1],
    ['<<<<<<< HEAD\n{}', 1],
    ['{\n "a": 1,\n<<<<<<< HEAD\n "b": 1\n=======\n "b": 2\n>>>>>>> theirs\n}', 3],
    ['['.repeat(10_000) + ']'.repeat(10_000), 1],
  ])('refuses %j at line %d', (broken, line) => {
    const read = () => readJson(broken, 'flake.lock');
    expect(read).toThrow(UserError);
    expect(read).toThrow(expect.objectContaining({ place: { file: 'flake.lock', line } }));
    const what = broken.includes('<<<<<<< ') ? 'a merge conflict is left in it' : 'Not valid JSON: ';
    expect(read).toThrow(what);
  });
});
