import { expect, test } from '@jest/globals';
import { readConfig, settingNames } from '../../../../src/app/config.js';
import { goalOf, keyOf } from '../../../../src/app/pull-request/identity.js';
import type { Config } from '../../../../src/app/settings.js';
import type { Candidate } from '../../../../src/core/candidate.js';

const to = {
  channel: 'nixos-26.05',
  name: 'nixos-26.05.1377.9cd0ab12cd34',
  path: '',
  revision: '9cd0ab12cd34'.padEnd(40, '0'),
  lastModified: null,
  published: null,
};
const pin = { file: 'flake.lock', name: 'nixpkgs' } as Candidate['steps'][number]['pins'][number];
const candidate: Candidate = {
  lane: 'upgrade',
  group: 'nixos-26.05',
  steps: [{ pins: [pin], to }],
  companions: [],
  urgency: null,
};
const texts = new Map([['flake.lock', '{}']]);
const config = readConfig(null, {});
const key = keyOf(config, candidate, texts);

/** A value that is not the default, and whether a proposal that stands is made anew for it. */
const settings: Record<keyof Config, [value: string, anew: boolean]> = {
  // What is rebuilt, and with what.
  hosts: ['[{ name: db1, configuration: db1.nix, pin: nixos }]', true],
  'discover-hosts': ['false', true],
  'only-hosts': ['web*', true],
  'skip-hosts': ['web*', true],
  rebuild: ['dry-build', true],
  image: ['docker.io/nixos/nix:2.30.0', true],
  'nix-config': ['sandbox = true', true],
  checks: ['[{ port: 443 }]', true],
  'boot-hosts': ['web*', true],
  // What is said of it.
  'kernel-series': ['allow', true],
  'production-hosts': ['web*', true],
  'review-label': ['decide', true],
  labels: ['nix', true],
  'pull-request-title': ['{{channel}}', true],
  'pull-request-body': ['Hello {{report}}', true],
  'commit-message': ['{{title}}', true],
  'auto-merge': ['squash', true],
  // What is written into the files.
  'releases-url': ['https://mirror.example.org', true],
  // Which candidates there are: each is told by its pins and releases.
  lanes: ['refresh', false],
  'upgrade-to': ['beta', false],
  cooldown: ['2d', false],
  pins: ['nixpkgs*', false],
  ignore: ['other', false],
  freeze: ['other', false],
  group: ['file', false],
  companions: ['stylix', false],
  rules: ['[{ match: other, freeze: true }]', false],
  // Only told by `check`.
  'max-age': ['1w', false],
  // When, and under which name.
  'pull-request-limit': ['3', false],
  'issue-after': ['5', false],
  unproven: ['nothing', false],
  // Asked once, when it is opened.
  reviewers: ['ann', false],
  'team-reviewers': ['ops', false],
  assignees: ['ann', false],
  milestone: ['spring', false],
  // Of the gate, and of what is posted beside a pull request.
  'gate-hosts': ['all', false],
  'host-checks': ['3', false],
  comment: ['never', false],
  'post-checks': ['never', false],
  // Another one is another pull request.
  'base-branch': ['release', false],
  schedule: ['[sat]', false],
  'time-zone': ['Europe/Berlin', false],
  'branch-prefix': ['bot/', false],
  // How this machine does it: the derivations are the same.
  sandbox: ['host', false],
  'engine-arguments': ['[--memory=4g]', false],
  network: ['none', false],
  'boot-timeout': ['5m', false],
  'evaluation-jobs': ['1', false],
  builders: ['["ssh-ng://builder aarch64-linux"]', false],
  substituters: ['https://cache.example.org', false],
  'trusted-public-keys': ['cache.example.org-1:AAAA', false],
  'push-to': ['https://cache.example.org', false],
  'cache-folder': ['/var/cache/channel-bump', false],
  // Which release is proposed instead of one that fails: it is told by its own name.
  'last-good': ['false', false],
  'search-limit': ['3', false],
  // What is told beside it: it is the channel's, and stays what it is.
  'channel-commits': ['false', false],
  'channel-packages': ['false', false],
  // Where it is fetched from: revision and hash are the same.
  'channels-url': ['https://mirror.example.org', false],
  'archive-url': ['https://mirror.example.org', false],
  'status-url': ['https://mirror.example.org', false],
  'end-of-life-url': ['https://mirror.example.org', false],
};

test('of every setting it is said whether the proposal depends on it', () => {
  expect(Object.keys(settings).sort()).toEqual([...settingNames].sort());
});

test.each(Object.entries(settings))('%s', (name, [value, anew]) => {
  const other = readConfig(null, { [name]: value });
  expect(other).not.toEqual(config);
  expect(keyOf(other, candidate, texts) !== key).toBe(anew);
});

test('it is made anew when the files change, where it goes, or what has to be told', () => {
  const others = [
    keyOf(config, candidate, new Map([['flake.lock', '{ }']])),
    keyOf(config, { ...candidate, urgency: 'nixos-25.11 gets no security updates any more.' }, texts),
    keyOf(config, { ...candidate, steps: [{ pins: [pin], to: { ...to, revision: '1'.repeat(40) } }] }, texts),
    keyOf(config, { ...candidate, lane: 'refresh' }, texts),
  ];
  expect(new Set([key, ...others]).size).toBe(5);
  expect(keyOf(readConfig(null, {}), structuredClone(candidate), new Map(texts))).toBe(key);
});

test('a person decides on pins and releases', () => {
  const goal = goalOf(candidate);
  expect(goalOf({ ...candidate, urgency: 'Now.' })).toBe(goal);
  const elsewhere = { ...pin, file: 'lab/flake.lock' };
  expect(goalOf({ ...candidate, steps: [{ pins: [pin, elsewhere], to }] })).not.toBe(goal);
  expect(goalOf({ ...candidate, steps: [{ pins: [pin], to: { ...to, name: 'x' } }] })).not.toBe(goal);
  expect(goalOf({ ...candidate, lane: 'refresh' })).not.toBe(goal);
});
