// What the demo makes of its arguments, and of the pull request; the demo itself is run by the gate.
import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { readArguments } from '../../../miniature/demo/arguments.mjs';
import { excerpt } from '../../../miniature/demo/excerpt.js';

const root = path.resolve(import.meta.dirname, '../../..');

test('wrong use ends the demo before anything is started', () => {
  const argv = [
    path.join(root, 'node_modules/tsx/dist/cli.mjs'),
    path.join(root, 'miniature/demo.ts'),
    '--bogus',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  expect([status, stdout]).toEqual([64, '']);
  expect(stderr).toMatch(/^demo: Unknown option '--bogus'\.\n\nUsage: npm run demo -- /);
});

// On a machine without anything: the set-up comes before npm's packages.
test.each([
  ['--help', 0, 'stdout', /^Usage: npm run demo -- /],
  ['--noserve', 64, 'stderr', /^demo: Unknown option '--noserve'\.\n\nUsage: /],
] as const)('%s installs nothing', (argument, code, stream, told) => {
  const argv = [path.join(root, 'miniature/setup.mjs'), 'demo', '--', 'tsx', 'miniature/demo.ts', argument];
  const ended = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  expect(ended.status).toBe(code);
  expect(ended[stream]).toMatch(told);
  expect(ended[stream === 'stdout' ? 'stderr' : 'stdout']).toBe('');
});

test('--help says how it is used', () => {
  expect(readArguments(['--help'])).toEqual({
    exitCode: 0,
    text: expect.stringMatching(/^Usage: npm run demo -- /),
  });
});

test.each([
  [['--forge', 'gitlab'], 'There is no forge "gitlab".'],
  [['--forge'], "Option '--forge <value>' argument missing."],
  [['extra'], "Unexpected argument 'extra'."],
])('%s is refused', (args, why) => {
  expect(readArguments(args)).toEqual({
    exitCode: 64,
    text: expect.stringMatching(`^demo: ${why}\n\nUsage: `),
  });
});

test('the forge, and whether pages are served', () => {
  expect(readArguments([])).toEqual({ forge: 'github', serve: true });
  expect(readArguments(['--no-serve', '--forge=forgejo'])).toEqual({ forge: 'forgejo', serve: false });
});

describe('the beginning of a pull request', () => {
  const beginning = '### 1 → 2\n\n| Hosts |\n| --- |';
  const eye = '#### Needs an eye\n\n- `curl` (downgrade)';
  const rest = '#### Kernel\n\n- same\n\n#### Packages\n\n- many';

  test('ends with what needs an eye', () => {
    expect(excerpt(`<!-- a\nb -->\n${beginning}\r\n\n${eye}\n\n${rest}\n`)).toBe(`${beginning}\n\n${eye}`);
  });

  test('ends at the first heading where nothing needs one', () => {
    expect(excerpt(`${beginning}\n\n${rest}`)).toBe(beginning);
    expect(excerpt(beginning)).toBe(beginning);
  });
});
