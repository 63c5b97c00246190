import { expect, test } from '@jest/globals';
import { gravest, reportsOutcome, unsaid, updateOutcome } from '../../../src/app/outcome.js';
import type { Candidate } from '../../../src/core/candidate.js';
import type { Updated } from '../../../src/app/updated.js';
import type { Pull } from '../../../src/forge/types.js';
import { changeSet, report, reportHost } from '../../fixtures/systems.js';

const revision = '9cd0ab12cd34'.padEnd(40, '0');
const name = 'nixos-25.11.4188.9cd0ab12cd34';

function pull(number: number, state: Pull['state']): Pull {
  const end = { branch: 'b', revision };
  const words = { title: '', body: '', labels: [] };
  return {
    number,
    url: `https://forge.example/o/r/pulls/${number}`,
    state,
    merged: false,
    draft: false,
    autoMerge: false,
    author: 'github-actions[bot]',
    head: end,
    base: end,
    ...words,
  };
}

function updated(published: Updated['published'], proved = false): Updated {
  const pin = {
    file: 'npins/sources.json',
    format: 'npins',
    name: 'nixos',
    channel: 'nixos-25.11',
    revision: '1f3a0c5d2b7e',
    release: null,
    hash: null,
    url: null,
    state: 'pinned',
    direct: true,
    artifact: null,
    repository: null,
    lastModified: null,
    line: 3,
  } as const;
  const to = { channel: 'nixos-25.11', name, path: '', revision, lastModified: null, published: null };
  const candidate: Candidate = {
    lane: 'refresh',
    group: 'nixos-25.11',
    steps: [{ pins: [pin], to }],
    companions: [],
    urgency: null,
  };
  const bump = { candidate, moves: [], companions: [], edits: [] };
  return { candidate, work: proved ? { bump, report: report() } : null, published };
}

test("others' words are inert in the step summary, our address can be followed", () => {
  const reason = 'the branch b has commits by [x](http://evil.example) @alice <img src=x>\n# Big';
  const refused = { kind: 'refused', message: '![x](//evil.example/y) `' } as const;
  const { markdown } = updateOutcome({
    updated: [
      updated({ kind: 'left-alone', pull: null, reason }),
      updated(refused),
      updated({ kind: 'created', pull: pull(7, 'open') }),
    ],
    failed: true,
  });
  expect(markdown).not.toMatch(/\]\(|<img|@alice|^# |:\/\/evil/m);
  expect(markdown).toContain('nixos-25.11: opened https://forge.example/o/r/pulls/7');
});

test('an address that is none is only said', () => {
  const odd = { ...pull(7, 'open'), url: 'https://forge.example/) <b>' };
  expect(
    updateOutcome({ updated: [updated({ kind: 'created', pull: odd })], failed: false }).markdown,
  ).not.toMatch(/<b>|https:\/\//);
});

test('each bump says what came of it, in one form', () => {
  const { json } = updateOutcome({
    updated: [
      updated({ kind: 'unproven', pull: null }, true),
      updated({ kind: 'left-alone', pull: pull(3, 'closed'), reason: 'closed' }),
      updated({ kind: 'unchanged', pull: pull(4, 'open') }),
    ],
    failed: true,
  });
  expect(json.bumps.map(({ done }) => done)).toEqual(['unproven', 'left-alone', 'unchanged']);
  expect(json.bumps[1]).toEqual({
    pin: 'nixos',
    file: 'npins/sources.json',
    from: { channel: 'nixos-25.11', release: null, revision: '1f3a0c5d2b7e' },
    to: { channel: 'nixos-25.11', release: name, revision, hash: null },
    lane: 'refresh',
    done: 'left-alone',
  });
  expect(json.pullRequests).toMatchObject([
    { number: 3, state: 'closed', done: 'left-alone' },
    { number: 4, state: 'open', done: 'unchanged' },
  ]);
  const [bump] = reportsOutcome([report()]).json.bumps;
  expect(Object.keys(bump!)).toEqual(Object.keys(json.bumps[1]!).filter((key) => key !== 'done'));
});

test('what waits says all that it waits for', () => {
  const reasons = ['home-manager', 'stylix'].map(
    (name) => `${name} ${'is not there yet, '.repeat(18)}so wait.`,
  );
  const { text, json, failure } = updateOutcome({
    updated: [updated({ kind: 'held', reasons })],
    failed: false,
  });
  expect(text).toBe(`nixos-25.11: waits: ${reasons.join(' ')}`);
  expect(json.bumps).toMatchObject([{ done: 'held', to: { release: name } }]);
  expect(failure).toBeNull();
});

test('what is not known is null, not empty', () => {
  const [moved] = report().bumps;
  const bare = report({ bumps: [{ ...moved!, to: { release: '', revision } }] });
  expect(reportsOutcome([bare]).json.bumps[0]?.to.release).toBeNull();
});

test('why there was nothing to do is said only where all could be read', () => {
  const idle = 'Nothing to bump. 1 pin is frozen.';
  expect(updateOutcome({ updated: [], failed: false, idle }).text).toBe(idle);
  expect(reportsOutcome([], true, idle)).toMatchObject({ text: idle, failure: null });
  expect(updateOutcome({ updated: [], failed: false }).text).toBe('Nothing to bump.');
  expect(reportsOutcome([]).text).toBe('Nothing to rebuild.');
  expect(updateOutcome({ updated: [], failed: true, idle }).text).toContain('could be read');
});

test('the gravest verdict is that of a host, whatever else is called so', () => {
  const hosts = [
    reportHost({ name: 'a', changes: changeSet({ notes: ['"verdict":"reboot"'] }) }),
    reportHost({ name: 'b', outcome: { kind: 'unchanged' }, changes: null }),
  ];
  expect(gravest(reportsOutcome([report({ hosts })]))).toBe('switch');
  expect(gravest(reportsOutcome([report({ hosts: [] })]))).toBe('');
});

test('the page has every report, and the sentences beside them', () => {
  const reports = [report({ hosts: [reportHost({ name: 'web1' })] }), report({ title: 'second' })];
  const { html } = reportsOutcome(reports);
  expect(html()).toMatch(/web1[^]*<h2 id="report-2">second<\/h2>/);
  expect(reportsOutcome([]).html()).toContain('<p>Nothing to rebuild.</p>');
  const url = 'https://forge.example/o/r/pulls/3';
  const left = updated({ kind: 'unchanged', pull: pull(3, 'open') });
  expect(updateOutcome({ updated: [left], failed: false }).html()).toContain(`<a href="${url}"`);
});

test('what could not be read is said once, by the text or beside it', () => {
  const nothing = [reportsOutcome([], false), updateOutcome({ updated: [], failed: true })];
  for (const outcome of nothing) {
    expect(outcome.text).toBe(outcome.failure);
    expect(unsaid(outcome)).toBeNull();
    expect(unsaid({ ...outcome, text: `${outcome.text}\n\n0 hosts in 0 shards` })).toBeNull();
  }
  const some = reportsOutcome(
    [report({ hosts: [reportHost({ name: 'a', changes: changeSet({}) })] })],
    false,
  );
  expect(unsaid(some)).toBe('Not every pin or channel could be read, or believed; see above.');
  expect(unsaid(reportsOutcome([]))).toBeNull();
});
