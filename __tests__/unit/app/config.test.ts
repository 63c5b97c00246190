import { describe, expect, test } from '@jest/globals';
import { configFile, readConfig, settingNames, strayVariables } from '../../../src/app/config.js';
import { UserError } from '../../../src/errors.js';

function failure(read: () => unknown): UserError {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

test('with no configuration at all it works', () => {
  expect(readConfig(null, {})).toMatchObject({
    hosts: [],
    'discover-hosts': true,
    rebuild: 'build',
    sandbox: 'auto',
    labels: ['dependencies', 'nixos'],
    'channels-url': 'https://channels.nixos.org',
  });
  expect(readConfig('# nothing yet\n', {})).toEqual(readConfig(null, {}));
});

test('what is given at the start wins over the file; what is empty is not given', () => {
  const file = 'rebuild: none\nlabels: [a]\nchannels-url: http://mirror.example/channels//\n';
  expect(readConfig(file, { rebuild: 'dry-build', labels: '' })).toMatchObject({
    rebuild: 'dry-build',
    labels: ['a'],
    'channels-url': 'http://mirror.example/channels',
  });
});

test.each([
  ['labels', 'nix, weekly', ['nix', 'weekly']],
  ['labels', '[nix, "two words"]', ['nix', 'two words']],
  ['discover-hosts', 'false', false],
  ['engine-arguments', '["--memory=4g"]', ['--memory=4g']],
  ['nix-config', 'cores = 1\nmax-jobs = 1', 'cores = 1\nmax-jobs = 1'],
] as const)('%s as text: %s', (name, text, value) => {
  expect(readConfig(null, { [name]: text })[name]).toEqual(value);
});

test('hosts of three kinds', () => {
  const file = `hosts:
  - { name: web1, configuration: ./hosts/web1.nix, pin: nixos }
  - { name: db1, file: default.nix, attribute: hosts.db1.toplevel }
  - { name: cache1, attribute: nixosConfigurations.cache1 }
`;
  expect(readConfig(file, {}).hosts).toEqual([
    { name: 'web1', configuration: 'hosts/web1.nix', pin: 'nixos' },
    { name: 'db1', file: 'default.nix', attribute: 'hosts.db1.toplevel' },
    { name: 'cache1', flake: '.', attribute: 'nixosConfigurations.cache1' },
  ]);
});

describe('what can not be, in the file', () => {
  test.each([
    ['rebuild: deep\n', /`rebuild`/],
    ['labells: [x]\n', /labells/],
    ['hosts: [{ name: web1, configuration: ../web1.nix, pin: nixos }]\n', /`hosts/],
    ['hosts: [{ name: "a b", attribute: x }]\n', /`hosts/],
    ['channels-url: ftp://example.org\n', /`channels-url`/],
    ['branch-prefix: "../"\n', /`branch-prefix`/],
    ['- a list\n', /not a list/],
  ])('%j', (text, words) => {
    const error = failure(() => readConfig(text, {}));
    expect(error.message).toMatch(words);
    expect(error.place?.file).toBe(configFile);
    expect(error.exitCode).toBe(1);
  });

  test.each([
    ['# mine\nrebuild: deep\n', 2, /`rebuild`/],
    ['rebuild: none\n\nlabells: [x]\n', 3, /labells/],
    [
      'hosts:\n  - { name: a, attribute: x }\n  - name: b\n    attribut: x\n',
      3,
      /`hosts\.1`: expected `name` with/,
    ],
    ['hosts:\n  - { name: a, attribute: x }\n  - name: a\n    attribute: y\n', 3, /a host a already/],
    ['labels:\n  - a\n  - 7\n', 3, /`labels\.1`/],
  ])('%j, with its line', (text, line, words) => {
    const error = failure(() => readConfig(text, {}));
    expect(error.message).toMatch(words);
    expect(error.place).toEqual({ file: configFile, line });
  });

  test('what is no YAML, with its line', () => {
    expect(failure(() => readConfig('rebuild: none\nlabels: [a\n', {})).place?.line).toBeGreaterThan(1);
  });
});

test.each([
  [{ rebuild: 'deep' }, /`rebuild`/],
  [{ hosts: '[{' }, /`hosts` is not valid YAML/],
  [{ network: 'off' }, /`network`/],
])('what can not be, given at the start: %j is wrong use', (given, words) => {
  const error = failure(() => readConfig(null, given));
  expect(error.message).toMatch(words);
  expect(error.exitCode).toBe(64);
});

test('a variable that looks like a setting and is none is told, a setting is not', () => {
  const environment = {
    CHANNEL_BUMP_COLLDOWN: '3d',
    CHANNEL_BUMP_MAX_AGE: 'none',
    CHANNEL_BUMP_IMAGE: 'nix',
    CHANNEL_BUMP_SOMETHING: '1',
    PATH: '/bin',
  };
  expect(strayVariables(environment)).toEqual([
    'the environment variable CHANNEL_BUMP_COLLDOWN is no setting; did you mean CHANNEL_BUMP_COOLDOWN?',
    'the environment variable CHANNEL_BUMP_SOMETHING is no setting.',
  ]);
});

test('every setting has an input of the action, and the other way round', async () => {
  const { readFile } = await import('node:fs/promises');
  const { parse } = await import('yaml');
  const action = parse(await readFile('action.yml', 'utf8')) as { inputs: Record<string, unknown> };
  const walk = ['command', 'token', 'directory', 'base', 'dry-run'];
  const fleet = ['shards', 'shard', 'plan', 'results', 'output'];
  const own = [...walk, ...fleet];
  expect(Object.keys(action.inputs).sort()).toEqual([...settingNames, ...own].sort());
});
