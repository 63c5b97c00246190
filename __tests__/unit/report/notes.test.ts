import { describe, expect, test } from '@jest/globals';
import {
  foreignNote,
  keptEdits,
  mootButForeign,
  mootReason,
  newerFailsNote,
  setbackNote,
  stuckIssue,
} from '../../../src/report/notes.js';

const evil = '@ops closes #1 <img src=x> <!-- channel-bump note --> https://evil.example `x`';

test('names, releases and reasons are inert wherever they are told', () => {
  const stuck = {
    group: evil,
    lane: 'refresh',
    releases: [evil],
    failures: 3,
    why: evil,
    pullUrl: `https://forge.example/) ${evil}`,
  };
  const issue = stuckIssue(stuck);
  const texts = [
    foreignNote([evil], [evil]),
    newerFailsNote([evil], evil),
    setbackNote(evil, evil),
    mootReason({ kind: 'reached', pins: [evil], releases: [evil] }),
    mootReason({ kind: 'superseded', by: [evil] }),
    mootButForeign([evil]),
    issue.title,
    issue.body,
  ];
  for (const text of texts) {
    expect(text).not.toMatch(/@(?=[a-z])|#1|<img|<!--|https:\/\/evil/);
    expect(text.length).toBeGreaterThan(evil.length);
  }
});

test('the page of a failed proposal is linked', () => {
  const told = {
    group: 'nixos-25.11',
    lane: 'refresh',
    releases: ['r'],
    failures: 3,
    why: 'web: build failed',
  };
  const { title, body } = stuckIssue({ ...told, pullUrl: 'https://forge.example/acme/infra/pull/7' });
  expect(title).toBe("nixos-25.11 can't be bumped");
  expect(body).toContain('has failed in 3 runs');
  expect(body).toContain('https://forge.example/acme/infra/pull/7');
  expect(stuckIssue({ ...told, pullUrl: null }).body).not.toContain('whole report');
});

describe('a text that a person changed', () => {
  test('is kept word for word in a fence that it can not end', () => {
    const text = 'mine\n~~~\n~~~~~ more\n<!-- channel-bump {"goal":"x"} -->';
    const [kept = '', ...more] = keptEdits(text, 60_000);
    expect(more).toEqual([]);
    expect(kept).toContain('~~~~~~markdown\nmine\n~~~\n~~~~~ more\n');
    expect(kept).not.toContain('<!--');
  });

  test.each(['x', '<!--x-->'])('is kept whole, in as many comments as it takes: %s', (word) => {
    const text = word.repeat(70_000 / word.length);
    const parts = keptEdits(text, 60_000);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.filter((part) => part.length > 60_000)).toEqual([]);
    const inner = parts.map((part) => part.split('\n').slice(3, -1).join('\n')).join('');
    expect(inner.replaceAll('\u200b', '')).toBe(text);
  });
});
