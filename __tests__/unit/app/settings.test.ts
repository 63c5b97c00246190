// The settings of the policy, and what docs/schema/channel-bump.json makes of all of them.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { channelBumpSchema } from '../../../docs/schema/channel-bump.js';
import { configFile, readConfig } from '../../../src/app/config.js';
import type { Config } from '../../../src/app/settings.js';
import { UserError } from '../../../src/errors.js';

function failure(text: string | null, given: Partial<Record<keyof Config, string>> = {}): UserError {
  try {
    readConfig(text, given);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

test('what the policy is where nothing is said', () => {
  expect(readConfig(null, {})).toMatchObject({
    lanes: ['refresh', 'upgrade'],
    'upgrade-to': 'stable',
    cooldown: 0,
    'max-age': 60 * 86_400,
    pins: ['*'],
    ignore: [],
    freeze: [],
    group: 'channel',
    companions: ['*'],
    rules: [],
    'pull-request-limit': 10,
    schedule: [],
    'time-zone': 'UTC',
    'kernel-series': 'ask',
    'production-hosts': [],
  });
});

/** Files that are taken, with what they come to. */
const taken: readonly (readonly [file: string, settings: Record<string, unknown>])[] = [
  ['cooldown: 0', { cooldown: 0 }],
  ["cooldown: '0'", { cooldown: 0 }],
  ['cooldown: 12h', { cooldown: 43_200 }],
  ['cooldown: 3d', { cooldown: 259_200 }],
  ['max-age: 2w', { 'max-age': 1_209_600 }],
  ['max-age: none', { 'max-age': null }],
  ['max-age: 0', { 'max-age': 0 }],
  ['pins: nixos*', { pins: ['nixos*'] }],
  ["pins: ['nixos{,-small}', '**/flake.lock:*']", { pins: ['nixos{,-small}', '**/flake.lock:*'] }],
  ['freeze: []', { freeze: [] }],
  ['lanes: refresh', { lanes: ['refresh'] }],
  ['lanes: [upgrade]', { lanes: ['upgrade'] }],
  ['schedule: 22:00-04:00', { schedule: ['22:00-04:00'] }],
  ['schedule: [mon-fri 08:00-17:00, sat]', { schedule: ['mon-fri 08:00-17:00', 'sat'] }],
  ['time-zone: Europe/Berlin', { 'time-zone': 'Europe/Berlin' }],
  ['pull-request-limit: 1', { 'pull-request-limit': 1 }],
  ['group: all', { group: 'all' }],
  ['upgrade-to: beta', { 'upgrade-to': 'beta' }],
  [
    'rules:\n  - match: a\n  - { match: [b, "c:*"], lanes: [refresh], cooldown: 1w, max-age: none, freeze: true, follow: nixos-25.11, group: db }',
    {
      rules: [
        { match: ['a'] },
        {
          match: ['b', 'c:*'],
          lanes: ['refresh'],
          cooldown: 604_800,
          'max-age': null,
          freeze: true,
          follow: 'nixos-25.11',
          group: 'db',
        },
      ],
    },
  ],
  ['hosts:\n  - { name: a, attribute: x }\nrebuild: none', { rebuild: 'none' }],
  ['', { lanes: ['refresh', 'upgrade'] }],
];

/** Files that are refused, with the line and what is said. */
const refused: readonly (readonly [file: string, line: number, words: RegExp])[] = [
  ['a: 1\n', 1, /there is no setting `a`\.$/],
  ['# mine\ncooldown: 3\n', 2, /`cooldown`: must be a duration/],
  ['cooldown: 3 days\n', 1, /`cooldown`: must be a duration/],
  ['cooldown: -1d\n', 1, /`cooldown`: must be a duration/],
  ['cooldown: 1m\n', 1, /`cooldown`: must be a duration/],
  ['max-age: 60\n', 1, /`max-age`: must be a duration .* or `none`/],
  ['max-age: never\n', 1, /`max-age`/],
  ['lanes: [refresh]\npins: 7\n', 2, /`pins`: must be a glob, or a list of them/],
  ['pins:\n  - a\n  - 7\n', 3, /`pins\.1`/],
  ['freeze: true\n', 1, /`freeze`: must be a glob/],
  ['ignore:\n', 1, /`ignore`: must be a glob/],
  ['ignore: ""\n', 1, /`ignore`/],
  ['lanes:\n  - refresh\n  - daily\n', 3, /`lanes\.1`: must be `refresh` or `upgrade`, not `daily`\./],
  ['lanes: daily\n', 1, /`lanes`/],
  ['lanes: []\n', 1, /`lanes`: must name a lane; .*`freeze`/],
  ['# none\npins: []\n', 2, /`pins`: must name a pin; .*`freeze`/],
  ['rules:\n  - match: []\n', 2, /`rules\.0\.match`: must name a pin/],
  ['rules:\n  - match: a\n    lanes: []\n', 3, /`rules\.0\.lanes`: must name a lane/],
  ['group: host\n', 1, /`group`: must be `channel`, `file`, `pin` or `all`, not `host`\./],
  ['pull-request-limit: 0\n', 1, /`pull-request-limit`: must be 1 or more, not `0`\./],
  ['pull-request-limit: 101\n', 1, /`pull-request-limit`: must be 100 or less, not `101`\./],
  ['pull-request-limit: 2.5\n', 1, /`pull-request-limit`: must be a whole number, not `2\.5`\./],
  ['review-label: ""\n', 1, /`review-label`: must not be empty\./],
  [
    'trusted-public-keys: garbage\n',
    1,
    /`trusted-public-keys`: must be a key such as `cache\.example\.org-1:…` \(a name, a colon, Base64\), .*not `garbage`\./,
  ],
  ['image: 3\n', 1, /`image`: must be text .*, not `3`\./],
  ['discover-hosts: maybe\n', 1, /`discover-hosts`: must be `true` or `false`, not `maybe`\./],
  ['rules: { match: a }\n', 1, /`rules`: must be a list\./],
  ['rules:\n  - cooldown: 3d\n', 2, /`rules\.0\.match`: is missing\./],
  [
    'rules:\n  - match: a\n    folow: nixos-25.11\n',
    3,
    /`rules\.0`: there is no `folow` in a rule; did you mean `follow`\?/,
  ],
  ['rules:\n  - match: a\n  - match: b\n    freeze: yes\n', 4, /`rules\.1\.freeze`/],
  ['rules:\n  - match: a\n    group: a b\n', 3, /`rules\.0\.group`: must be a name/],
  ['hosts:\n  - { name: a, attribut: x }\n', 2, /`hosts\.0`/],
  ['channels-url: nowhere\n', 1, /`channels-url`/],
];

/** Files that only we refuse: the schema can't tell. */
const refusedByUs: readonly (readonly [file: string, line: number, words: RegExp])[] = [
  ['schedule:\n  - sat\n  - moon\n', 3, /`schedule\.1`: must be days and hours/],
  ['schedule: 24:00-08:00\n', 1, /`schedule`: must be days and hours/],
  ['time-zone: Mars/Olympus\n', 1, /`time-zone`/],
  ['rules:\n  - match: a\n    follow: release-25.11\n', 3, /`rules\.0\.follow`: must be a channel/],
  ['hosts:\n  - { name: a, attribute: x }\n  - { name: a, attribute: y }\n', 3, /a host a already/],
  ['hosts:\n  - { name: a, file: ../x, attribute: y }\n', 2, /`hosts/],
  ['branch-prefix: a/../b\n', 1, /`branch-prefix`/],
  ['channels-url: ftp://example.org\n', 1, /`channels-url`/],
];

test.each(taken)('%j is taken', (text, settings) => {
  expect(readConfig(text, {})).toMatchObject(settings);
});

test.each([...refused, ...refusedByUs])('%j is refused, with its line', (text, line, words) => {
  const error = failure(text);
  expect(error.message).toMatch(words);
  expect(error.place).toEqual({ file: configFile, line });
});

test('what may hold a password is not told', () => {
  const { message } = failure('push-to: https://user:hunter2@cache\n');
  expect(message).toMatch(/`push-to`: must be the address of a Nix store .*, with no password in it\.$/);
  expect(message).not.toContain('hunter2');
  const address = failure('archive-url: https://user:hunter2@example.org\n').message;
  expect(address).toMatch(/`archive-url`: must have no user name or password in it\.$/);
  expect(address).not.toContain('hunter2');
});

const library = /Unrecognized|Invalid|expected \w+|Too (?:small|big)|received/i;
test.each(refused.filter(([file]) => !file.startsWith('hosts')))('%j is refused in words of ours', (text) => {
  expect(failure(text).toLine()).not.toMatch(library);
});

describe('all mistakes are told at once', () => {
  test('from top to bottom, with the documents that help', () => {
    const text = 'colldown: 3d\nlabels: [7, a, 8]\nrebuild: deep\nlanes: [dayly]\n';
    expect(failure(text).toLine()).toBe(
      `${configFile}:1: there is no setting \`colldown\`; did you mean \`cooldown\`? ` +
        'Line 2: `labels.0`: must be text (in quotes, where it looks like a number), not `7`. ' +
        'Line 2: `labels.2`: must be text (in quotes, where it looks like a number), not `8`. ' +
        'Line 3: `rebuild`: must be `none`, `dry-build`, `build`, `boot` or `switch`, not `deep`. ' +
        'Line 4: `lanes.0`: must be `refresh` or `upgrade`, not `dayly`. ' +
        'See docs/configuration.md and docs/policy.md.',
    );
  });

  test('of what is given at the start', () => {
    expect(failure(null, { cooldown: 'soon', group: 'host' }).toLine()).toBe(
      '`cooldown`: must be a duration such as `12h`, `3d` or `2w`, not `soon`. ' +
        '`group`: must be `channel`, `file`, `pin` or `all`, not `host`. See docs/policy.md.',
    );
  });
});

test.each([
  ['colldown', 'cooldown'],
  ['max_age', 'max-age'],
  ['maxAge', 'max-age'],
  ['lane', 'lanes'],
  ['pin', 'pins'],
  ['Schedule', 'schedule'],
  ['automerge', 'auto-merge'],
])('who writes %s is asked for %s', (written, meant) => {
  expect(failure(`${written}: 1\n`).message).toContain(`did you mean \`${meant}\`?`);
});

test.each(['a', 'xy', 'semanticCommits', 'x'.repeat(100_000), 'constructor'])(
  'nobody knows what %.20s means',
  (written) => {
    expect(failure(`${written}: 1\n`).message).not.toContain('did you mean');
  },
);

describe('given as text at the start', () => {
  test.each([
    ['pins', '*', ['*']],
    ['ignore', '**/old/* nixos{,-small}', ['**/old/*', 'nixos{,-small}']],
    ['freeze', 'a, b\nc', ['a', 'b', 'c']],
    ['companions', '[]', []],
    ['only-hosts', "- 'web*'\n- db1", ['web*', 'db1']],
    ['lanes', 'refresh,upgrade', ['refresh', 'upgrade']],
    ['schedule', 'mon-fri 08:00-17:00', ['mon-fri 08:00-17:00']],
    ['schedule', '[sat, sun]', ['sat', 'sun']],
    ['cooldown', '0', 0],
    ['max-age', 'none', null],
    ['pull-request-limit', '3', 3],
    ['rules', '[{ match: a, freeze: true }]', [{ match: ['a'], freeze: true }]],
  ] as const)('%s: %j', (name, text, value) => {
    expect(readConfig(null, { [name]: text })[name]).toEqual(value);
  });

  test.each([
    [{ cooldown: 'soon' }, /`cooldown`/],
    [{ lanes: 'daily' }, /`lanes\.0`/],
    [{ pins: '[a' }, /`pins` is not valid YAML/],
    [{ pins: '[]' }, /`pins`: must name a pin/],
    [{ lanes: '[]' }, /`lanes`: must name a lane/],
    [{ 'pull-request-limit': 'many' }, /`pull-request-limit`/],
  ])('%j is wrong use', (given, words) => {
    const error = failure(null, given);
    expect(error.message).toMatch(words);
    expect(error.exitCode).toBe(64);
  });
});

describe('the schema for editors', () => {
  const schema = JSON.parse(channelBumpSchema()) as Record<string, Record<string, object>>;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  formats.default(ajv);
  const accepts = ajv.compile(schema);

  test('is the published one (else: npm run schema)', () => {
    const published = readFileSync(
      new URL('../../../docs/schema/channel-bump.json', import.meta.url),
      'utf8',
    );
    expect(published).toBe(channelBumpSchema());
  });

  test('says of each setting what it is, and takes its default', () => {
    for (const [name, setting] of Object.entries(schema['properties'] ?? {})) {
      expect([name, setting]).toEqual([name, expect.objectContaining({ description: expect.any(String) })]);
      if (!('default' in setting)) continue;
      expect([name, accepts({ [name]: setting.default })]).toEqual([name, true]);
      const file = JSON.stringify({ [name]: setting.default });
      expect(readConfig(file, {})).toEqual(readConfig(null, {}));
    }
  });

  test.each(taken.map(([text]) => text))('takes %j', (text) => {
    expect(accepts(parse(text) ?? {})).toBe(true);
  });

  test.each(refused.map(([text]) => text))('refuses %j', (text) => {
    expect(accepts(parse(text))).toBe(false);
  });

  test.each(refusedByUs.map(([text]) => text))('can not tell that %j is wrong', (text) => {
    expect(accepts(parse(text))).toBe(true);
  });
});

test.each(['channels-url', 'releases-url', 'archive-url', 'status-url', 'end-of-life-url'] as const)(
  'no password in `%s`, which reports show; and it is not shown when it is refused',
  (name) => {
    const address = 'https://ann:hunter2@mirror.example.org/x';
    for (const error of [failure(`${name}: ${address}`), failure(null, { [name]: address })]) {
      expect(error.message).toContain('must have no user name or password in it');
      expect(error.toLine()).not.toContain('hunter2');
    }
    expect(readConfig(null, { [name]: 'https://mirror.example.org/@x' })[name]).toBe(
      'https://mirror.example.org/@x',
    );
  },
);
