import { describe, expect, test } from '@jest/globals';
import { setMember, setMembers } from '../../../../src/core/json-syntax/edit.js';
import { readJson } from '../../../../src/core/json-syntax/read.js';

const text = '{\n  "a": {"b" : 1,\t"d": "x"},\n  "list": [1, {"k": null}]\n}\n';

describe('setMember', () => {
  test('replaces a value and nothing else', () => {
    expect(setMember(text, ['a'], 'd', 'y"z')).toBe(text.replace('"x"', '"y\\"z"'));
  });

  test('leaves the text alone where the value is there already, however it is spelled', () => {
    const spelled = '{"a": "\\u0078"}';
    expect(setMember(spelled, [], 'a', 'x')).toBe(spelled);
  });

  test.each([
    ['after its neighbour', 'c', '{"b" : 1,\t"c": 2,\t"d": "x"}'],
    ['before the first', '0', '{"0": 2,"b" : 1,\t"d": "x"}'],
    ['after the last', 'z', '{"b" : 1,\t"d": "x","z": 2}'],
  ])('puts a new member %s', (_where, key, expected) => {
    const object = '{"b" : 1,\t"d": "x"}';
    const added = setMember(object, [], key, 2);
    expect(JSON.parse(added)).toEqual({ b: 1, d: 'x', [key]: 2 });
    expect(added.replaceAll(/\s/g, '')).toBe(expected.replaceAll(/\s/g, ''));
  });

  test('lays a new member out like its neighbours', () => {
    expect(setMember('{\n    "a": 1,\n    "c": 3\n}', [], 'b', 2)).toBe(
      '{\n    "a": 1,\n    "b": 2,\n    "c": 3\n}',
    );
  });

  test.each([
    ['a', '{ "b": 2, "c": 3 }'],
    ['b', '{ "a": 1, "c": 3 }'],
    ['c', '{ "a": 1, "b": 2 }'],
    ['z', '{ "a": 1, "b": 2, "c": 3 }'],
  ])('takes %s away', (key, expected) => {
    expect(setMember('{ "a": 1, "b": 2, "c": 3 }', [], key, null)).toBe(expected);
  });

  test('of a key written twice the last one counts, as for Nix', () => {
    expect(setMember('{"a": 1, "a": 2}', [], 'a', 3)).toBe('{"a": 1, "a": 3}');
  });

  test('empty objects and the only member', () => {
    expect(setMember('{}', [], 'a', 1)).toBe('{"a": 1}');
    expect(setMember('{"a": 1}', [], 'a', null)).toBe('{}');
  });
});

test('names of the prototype are names like any other', () => {
  expect(setMember('{"__proto__": {"constructor": 2}}', ['__proto__'], 'constructor', 3)).toBe(
    '{"__proto__": {"constructor": 3}}',
  );
});

describe('setMembers', () => {
  test('sets, adds and takes away in one go', () => {
    const object = '{"a": {"b" : 1, "d": "x", "e": null, "z": 2}}';
    const moved = setMembers(
      readJson(object, 'f'),
      ['a'],
      new Map<string, string | number | null>([
        ['z', 'last'],
        ['c', 3],
        ['b', 10],
        ['e', null],
        ['d', 'x'],
      ]),
    );
    expect(moved).toBe('{"a": {"b" : 10,"c": 3, "d": "x", "z": "last"}}');
  });

  test('an object that is not there is a mistake of the caller', () => {
    expect(() => setMembers(readJson('{"a": 1}', 'f'), ['a'], new Map())).toThrow(RangeError);
    expect(() => setMembers(readJson('{"a": 1}', 'f'), ['b'], new Map())).toThrow(RangeError);
  });
});
