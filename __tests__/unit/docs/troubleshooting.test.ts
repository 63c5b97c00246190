// docs/troubleshooting.md quotes messages: each must be said somewhere.
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const document = read('docs/troubleshooting.md');

/** All of src/, with the escapes of its string literals taken away. */
const said = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(path.join('src', file)).replace(/\\([`'"])/g, '$1'));

interface Symptom {
  title: string;
  text: string;
  quotes: string[];
}

const symptoms: Symptom[] = document
  .split(/^###? /m)
  .slice(1)
  .map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    text: section,
    quotes: [...section.matchAll(/^> (.*)$/gm)].map(([, quote = '']) => quote),
  }))
  .filter(({ quotes }) => quotes.length > 0);

/** `…` is what the program puts in: a substitution, or (between sentences, and at the end) text that is added on. */
function pattern(message: string): RegExp {
  const parts = message.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(parts.join('\\$\\{[^\\n]{1,120}?\\}'));
}

function isSaid(message: string): boolean {
  return said.some((text) => pattern(message).test(text));
}

test('there are twenty and more, each with one message', () => {
  expect(symptoms.length).toBeGreaterThanOrEqual(20);
  for (const { title, quotes } of symptoms) expect([title, quotes.length]).toEqual([title, 1]);
  expect(new Set(symptoms.map(({ quotes }) => quotes[0])).size).toBe(symptoms.length);
});

describe.each(symptoms.map(({ title, text, quotes }) => [title, text, quotes[0] ?? ''] as const))(
  '%s',
  (title, text, message) => {
    test('is a message of the program', () => {
      expect(message.replaceAll('…', '').trim().length).toBeGreaterThan(8);
      expect([message, isSaid(message)]).toEqual([message, true]);
    });

    test('says why, and what to do', () => {
      if (title === 'A defect') return;
      expect(text).toMatch(/\*\*Why:\*\* \S[\s\S]*\*\*Do:\*\* \S/);
    });
  },
);

test('a message that nobody says is found out', () => {
  expect(isSaid('no host to rebuild was found.')).toBe(true);
  expect(isSaid('no host to rebuild was lost.')).toBe(false);
  expect(isSaid('the host … names the pin …, but there is none.')).toBe(false);
});

test('the README leads here', () => {
  expect(read('README.md')).toContain('(docs/troubleshooting.md)');
});
