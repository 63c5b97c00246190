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
    const kept = keptEdits(text, 60_000);
    expect(kept).toContain('~~~~~~markdown\nmine\n~~~\n~~~~~ more\n');
    expect(kept).not.toContain('<!--');
  });

  test('fits the limit', () => {
    expect(keptEdits('x'.repeat(70_000), 60_000).length).toBeLessThanOrEqual(60_000);
  });
});
