import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shellCommands } from '../../../../src/core/shell-syntax/commands.js';
import { placeholder, wholeText } from '../../../../src/core/shell-syntax/mapped-text.js';

function words(script: string): string[][] {
  return shellCommands(wholeText(script)).map((command) =>
    command.map(({ text }) => text.replaceAll(placeholder, '?')),
  );
}

test('what is nested deeper than people write is not read', () => {
  expect(words(`a\n${'$('.repeat(100)}b${')'.repeat(100)}\nc`)).toContainEqual(['c']);
  const deep = words(`a\n${'$('.repeat(100_000)}b`);
  expect(deep[0]).toEqual(['a']);
  expect(deep.length).toBeLessThan(1000);
});

describe('words of commands', () => {
  test.each([
    [
      'a b;c\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a && b || c | d & e', [['a'], ['b'], ['c'], ['d'], ['e']]],
    [`a 'b  c'"d e"f\\ g ''`, [['a', 'b  cd ef g', '']]],
    ['a \\\n  b \\\r\n c', [['a', 'b', 'c']]],
    ['a"b\\\nc\\"\\$\\x"', [['abc"$\\x']]],
    ['a # b\nc#d e', [['a'], ['c#d', 'e']]],
    [`a # don't\nb`, [['a'], ['b']]],
    [`a=$X"\${Y:-{z}}$1$"b$`, [['a=???$b$']]],
    ['a=$(b "c d" $(e)) f', [['e'], ['b', 'c d', '?'], ['a=?', 'f']]],
    ['"$(a (b) c)" d', [['a'], ['b'], ['c'], ['?', 'd']]],
    [
      'a `b c` d',
      [
        ['b', 'c'],
        ['a', '?', 'd'],
      ],
    ],
    [`$'a b' $"c d"`, [['a b', 'c d']]],
    [
      'a > b 2>&1 <<< c',
      [
        ['a', 'b', '2'],
        ['1', 'c'],
      ],
    ],
    ['${a b', [['?']]],
    [`it's`, [[`it's`]]],
  ])('%j', (script, expected) => {
    expect(words(script)).toEqual(expected);
  });
});

describe('here-documents', () => {
  test.each([
    ['cat <<EOF\nno\nEOF\nyes', [['cat'], ['yes']]],
    [`cat <<-'E F'\n\tno\n\tE F\nyes`, [['cat'], ['yes']]],
    ['cat <<A <<"B"; more\nno\nA\nno\nB\nyes', [['cat'], ['more'], ['yes']]],
    ['bash -s <<EOF\nyes\nEOF', [['bash', '-s'], ['yes'], ['EOF']]],
    // A shift, or a document that does not end.
    ['a $((1<<2))\nyes', [['1'], ['a', '?'], ['yes']]],
  ])('%j', (script, expected) => {
    expect(words(script)).toEqual(expected);
  });
});

test('each character of a word stands where it says', () => {
  const parts = [
    'a',
    "'b c'",
    '"d\\"e"',
    '$X',
    '$(',
    ')',
    '`',
    ' ',
    '\n',
    '\\\n',
    '#',
    '<<EOF',
    '\\',
    '${',
    '}',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (chosen) => {
      const script = chosen.join('');
      for (const word of shellCommands(wholeText(script)).flat()) {
        for (let index = 0; index < word.text.length; index++) {
          const character = word.text.charAt(index);
          const written = script.slice(word.startOf(index), word.endOf(index));
          if (character !== '\0') expect([character, `\\${character}`]).toContain(written);
        }
      }
    }),
  );
});
