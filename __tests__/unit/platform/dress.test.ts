import { stripVTControlCharacters, styleText as style } from 'node:util';
import { expect, test } from '@jest/globals';
import { dressed } from '../../../src/platform/dress.js';

const styleText = (colour: 'bold' | 'red' | 'yellow' | 'green', text: string): string =>
  style(colour, text, { validateStream: false });

const REPORT = `nixos-25.11: a -> b (25 days newer)
3 hosts: 2 to reboot, 1 to switch.

HOSTS   VERDICT  KERNEL
db1     reboot   6.12.68 -> 6.12.74
cache1  switch   –
old     failed   -

Needs an eye
  curl 8.18.0 -> 8.17.0 (downgrade)

db1
  packages: 1 down
    curl  8.18.0 -> 8.17.0  downgraded  ±0 B

warning: old: flake.lock:nixpkgs is old.`;

const lines = dressed(REPORT).split('\n');

test('nothing but colours is added', () => {
  expect(stripVTControlCharacters(dressed(REPORT))).toBe(REPORT);
});

test('heads of tables and of lists are bold', () => {
  for (const head of ['HOSTS   VERDICT  KERNEL', 'Needs an eye', 'db1'])
    expect(lines).toContain(styleText('bold', head));
});

test('verdicts, downgrades, severities and what needs an eye have their colours', () => {
  expect(lines).toContain(`db1     ${styleText('yellow', 'reboot')}   6.12.68 -> 6.12.74`);
  expect(lines).toContain(`cache1  ${styleText('green', 'switch')}   –`);
  expect(lines).toContain(`old     ${styleText('red', 'failed')}   -`);
  expect(lines).toContain(`    curl  8.18.0 -> 8.17.0  ${styleText('red', 'downgraded')}  ±0 B`);
  expect(lines).toContain(styleText('yellow', '  curl 8.18.0 -> 8.17.0 (downgrade)'));
  expect(lines.at(-1)).toBe(`${styleText('yellow', 'warning')}: old: flake.lock:nixpkgs is old.`);
});

test('sentences stay as they are', () => {
  expect(lines.slice(0, 2)).toEqual(REPORT.split('\n').slice(0, 2));
});

test('a word that every object knows has no colour', () => {
  const text = 'constructor: is a name\nx  toString  y';
  expect(dressed(text)).toBe(text);
});
