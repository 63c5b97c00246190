import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../../../src/app/config.js';
import { worded } from '../../../../src/app/pull-request/templates.js';
import type { Candidate } from '../../../../src/core/candidate.js';
import { report } from '../../../fixtures/systems.js';

const candidate: Candidate = {
  lane: 'refresh',
  group: 'nixos-25.11',
  steps: [],
  companions: [],
  urgency: null,
};
const bump = {
  file: 'flake.lock',
  name: 'nixpkgs',
  channel: 'nixos-25.11',
  lane: 'refresh',
  from: { release: 'nixos-25.11.4021.1f3a0c5d2b7e', revision: null },
  to: { release: 'nixos-25.11.4188.9cd0ab12cd34', revision: '9cd0ab12cd34' },
  hash: null,
} as const;
const told = { ...report({}), title: 'nixos-25.11: a -> b', bumps: [bump] };

const words = (overrides: Record<string, string>) => worded(readConfig(null, overrides), candidate, told);

test('without templates it is title, pins and report', () => {
  const { title, commit, body } = words({});
  expect(title).toBe('nixos-25.11: a -> b');
  expect(commit).toEqual({
    headline: 'nixos-25.11: a -> b',
    body: 'flake.lock: nixpkgs: nixos-25.11.4021.1f3a0c5d2b7e -> nixos-25.11.4188.9cd0ab12cd34',
  });
  expect(body(65_536, (limit) => `report in ${limit}`)).toBe('report in 65536');
});

test('each template has its words', () => {
  const { title, commit, body } = words({
    'pull-request-title': 'chore(deps): {{ channel }} to {{to}} ({{lane}})',
    'commit-message': 'deps: {{title}}\n\nfrom {{from}}\n{{pins}}',
    'pull-request-body': 'For {{channel}}.\n\n{{report}}\n\nAsk the ops team.',
  });
  expect(title).toBe('chore(deps): nixos-25.11 to nixos-25.11.4188.9cd0ab12cd34 (refresh)');
  expect(commit.headline).toBe('deps: nixos-25.11: a -> b');
  expect(commit.body.split('\n')[0]).toBe('from nixos-25.11.4021.1f3a0c5d2b7e');
  const around = 'For nixos-25.11.\n\n\n\nAsk the ops team.'.length;
  expect(body(10_000, (limit) => `[${limit}]`)).toBe(
    `For nixos-25.11.\n\n[${10_000 - around}]\n\nAsk the ops team.`,
  );
});

test('what is put in is not looked through again', () => {
  const { body } = words({ 'pull-request-body': '{{report}} {{title}}' });
  expect(body(10_000, () => 'it says {{title}} and $& here')).toContain('it says {{title}} and $& here');
});

describe('what a template may not have', () => {
  test.each([
    ['pull-request-title', '{{report}}', /`\{\{report\}\}` can't be filled in here; there are \{\{title\}\}/],
    ['pull-request-title', '{{chanel}}', /`\{\{chanel\}\}` can't be/],
    ['pull-request-body', 'no report', /must have \{\{report\}\}/],
    ['commit-message', '{{report}}', /can't be filled in/],
  ])('%s: %s', (name, text, wanted) => {
    expect(() => words({ [name]: text })).toThrow(wanted);
  });
});
