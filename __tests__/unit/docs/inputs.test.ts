// docs/inputs.md, beside action.yml and the settings' own schema.
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { settingDefault, splitDefault, tablesOf, withTables } from '../../../docs/tables/inputs.js';
import { settingNames } from '../../../src/app/config.js';
import { DEFAULT_IMAGE } from '../../../src/sandbox/registry.js';

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

const actionText = read('action.yml');
const document = read('docs/inputs.md');
const { inputs, outputs } = parse(actionText) as {
  inputs: Record<string, { description: string }>;
  outputs: Record<string, { description: string }>;
};

/** First cells of a table's rows, without the head, and without the backticks. */
function names(table: string | undefined): string[] {
  const rows = (table ?? '').split('\n').slice(2);
  return rows.map((row) => /^\| `([\w-]+)` \|/.exec(row)?.[1] ?? row);
}

test('the tables are up to date (else: npm run tables)', () => {
  expect(document).toBe(withTables(document, tablesOf(actionText)));
});

test('every input and output has its row, settings apart', () => {
  const tables = tablesOf(actionText);
  expect([...names(tables['inputs']), ...names(tables['settings'])].sort()).toEqual(
    Object.keys(inputs).sort(),
  );
  expect(names(tables['settings']).sort()).toEqual([...settingNames].sort());
  expect(names(tables['outputs'])).toEqual(Object.keys(outputs));
  expect(read('README.md')).toContain('(docs/inputs.md)');
});

test('each row has as many cells as the head', () => {
  for (const table of Object.values(tablesOf(actionText))) {
    const cells = table.split('\n').map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(cells).size).toBe(1);
  }
});

test('what action.yml says of a default is what the settings have', () => {
  const said = Object.entries(inputs).flatMap(([name, { description }]) => {
    const value = settingDefault(name);
    const words = splitDefault(description.trim()).said;
    return value === null || words === null ? [] : [[name, words, value]];
  });
  expect(said.length).toBeGreaterThan(20);
  for (const [name, words, value] of said) {
    if (name !== 'evaluation-jobs') expect([name, words]).toEqual([name, value]);
  }
  expect(splitDefault(inputs['image']?.description ?? '').said).toBe(`\`${DEFAULT_IMAGE}\``);
});

describe('a document with tables', () => {
  const marked = 'a\n<!-- table x -->\nold\n<!-- /table -->\nb\n';

  test('gets them in their places', () => {
    expect(withTables(marked, { x: '| $& |' })).toBe('a\n<!-- table x -->\n| $& |\n<!-- /table -->\nb\n');
  });

  test('has a place for each, and no other', () => {
    expect(() => withTables(marked, {})).toThrow('no table x');
    expect(() => withTables(marked, { x: '', y: '' })).toThrow('no place for the table y');
    expect(() => withTables(marked + marked, { x: '' })).toThrow('no table x');
  });
});
