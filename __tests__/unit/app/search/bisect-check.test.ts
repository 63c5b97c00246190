import { describe, expect, test } from '@jest/globals';
import type { ReleaseIndex } from '../../../../src/channels/release-index.js';
import type { Context } from '../../../../src/app/context.js';
import { bisectText, ON_TRUST } from '../../../../src/app/search/bisect-result.js';
import { checkOf, questionOf, type Question } from '../../../../src/app/search/bisect-question.js';
import { UserError } from '../../../../src/errors.js';
import { noAnswer } from '../../../../src/app/search/bisect-judge.js';

test.each([
  ['Build', 'build'],
  ['builds', 'build'],
  [' build ', 'build'],
  ['buil', 'build'],
  ['BOOT', 'boot'],
  ['evalution', 'evaluation'],
  ['eval', 'evaluation'],
  ['unit', 'unit:NAME'],
  ['Unit:nginx', 'unit:nginx'],
  ['units:nginx.service', 'unit:nginx.service'],
  ['nginx.service', 'unit:nginx.service'],
])('%s is refused: %s was meant', (given, meant) => {
  const refused = (): unknown => checkOf({ check: given });
  expect(refused).toThrow(UserError);
  expect(refused).toThrow(`did you mean \`${meant}\`?`);
});

test.each(['true', 'false', './build', './Boot', 'make build', 'test -e x', 'unit-tests', 'pytest'])(
  '%s is a command',
  (command) => {
    expect(checkOf({ check: command })).toEqual({ kind: 'command', command, on: 'machine' });
  },
);

test.each([
  ['build', { kind: 'build' }],
  ['boot', { kind: 'boot' }],
  ['unit:nginx', { kind: 'unit', unit: 'nginx.service' }],
])('%s is a word of ours', (given, check) => {
  expect(checkOf({ check: given })).toEqual(check);
});

test.each([
  [
    127,
    'sh: 1: buidl: not found',
    "the command can't be run at r (exit code 127): sh: 1: buidl: not found. ",
  ],
  [126, '', "the command can't be run at r (exit code 126). "],
  [130, '', 'the command was broken off at r (exit code 130). '],
])('what ends with %i says nothing of the release', (code, said, line) => {
  expect(noAnswer(code, 'r', said).toLine()).toContain(line);
});

describe('the host', () => {
  const context = (hosts: string[], hasFlake: boolean): Context =>
    ({
      folder: '/r',
      config: { hosts: hosts.map((name) => ({ name })), 'discover-hosts': true },
      files: { exists: () => Promise.resolve(hasFlake) },
    }) as unknown as Context;
  const ask = (where: Context): Promise<unknown> =>
    questionOf(where, {} as ReleaseIndex, { check: 'build', host: 'nope' });

  test('that is not there is refused before anything else is asked, with those that are', async () => {
    await expect(ask(context(['web', 'db'], false))).rejects.toMatchObject({
      ...{ exitCode: 64, message: 'there is no host `nope`.', cure: 'There are: web, db.' },
    });
  });

  test.each([
    ['may be in a flake', context(['web'], true)],
    ['is named', context(['nope'], false)],
  ])('that %s is not', async (_, where) => {
    await expect(ask(where)).rejects.toThrow('--good is missing');
  });
});

test('what was not tried does not stand there as if it had been', () => {
  const why = { message: ON_TRUST, log: [], derivation: null, subject: null, cure: null };
  const end = (release: string): { release: string; revision: string } => ({ release, revision: 'x' });
  const said = bisectText({
    ...{ question: {} as Question, good: end('r1'), bad: end('r3'), why, between: [], stopped: null },
    tried: [
      { release: 'r2', verdict: 'good', remembered: false },
      { release: 'r3', verdict: 'bad', why, remembered: false },
    ],
    commits: { package: null, shown: [], picked: 0, all: 0, compare: '', trouble: 'x' },
  });
  expect(said).toContain('Tried:\n  r2  works\n  r3  not tried, taken on trust');
});
