import { expect, test } from '@jest/globals';
import { lineAt, lineIndex } from '../../../src/core/text-lines.js';

test.each(['', 'a', '\n', 'a\nbc\n\nd', 'a\r\nb\n'])('the line of every offset of %j', (text) => {
  const lineOf = lineIndex(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const line = text.slice(0, offset).split('\n').length;
    expect([lineAt(text, offset), lineOf(offset)]).toEqual([line, line]);
  }
});
