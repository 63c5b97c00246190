// The links between the documents: each leads to a file, and to a heading of it.
import { expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** Without what stands in blocks of code. */
function prose(document: string): string {
  return read(document).replace(/^```[\s\S]*?^```/gm, '');
}

/** As GitHub makes it of a heading. */
function anchors(document: string): string[] {
  return [...prose(document).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

test.each(documents)('%s', (document) => {
  const links = [...prose(document).matchAll(/\]\(([^)\s#]*)(?:#([^)\s]+))?\)/g)];
  for (const [link, file = '', section] of links) {
    if (/^https?:/.test(file)) continue;
    const target = file === '' ? document : path.join(path.dirname(document), file);
    expect([link, existsSync(path.join(root, target))]).toEqual([link, true]);
    if (section !== undefined && target.endsWith('.md'))
      expect([link, anchors(target).includes(section)]).toEqual([link, true]);
  }
});

test('each document can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const document of reached)
    for (const [, file = ''] of prose(document).matchAll(/\]\(([^)\s#]+\.md)(?:#[^)]*)?\)/g))
      reached.add(path.join(path.dirname(document), file));
  expect(documents.filter((document) => !reached.has(document))).toEqual([]);
});
