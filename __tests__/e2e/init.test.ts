// `init` by the bundle, in repositories of each kind. There is no world, and no network is asked for.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { sampleText } from '../contract/pin-samples.js';
import { cli, git, json, type Ended } from './programs.js';

jest.setTimeout(120_000);

const WORKFLOW = '.github/workflows/channel-bump.yml';
const CONFIGURATION = '.github/channel-bump.yml';
const FLAKE = '{ outputs = { ... }: { nixosConfigurations.web = throw "not evaluated"; }; }';
const NPINS = sampleText('npins-v8.json');

const environment = { PATH: process.env['PATH'], HOME: tmpdir() };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-init-'));
  await git(folder, 'init', '--quiet');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

const init = (...flags: string[]): Promise<Ended> => cli(['init', folder, ...flags], environment);

/** Files that git does not know, by their paths: all of them, as nothing was committed. */
async function filesThere(): Promise<string[]> {
  return (await git(folder, 'ls-files', '--others')).split('\n').filter(Boolean).sort();
}

const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');

/** A lock with one input that follows a channel. */
function lockOf(channel: string): string {
  const { owner, repo } = { owner: 'NixOS', repo: 'nixpkgs' };
  const rev = '0123456789abcdef0123456789abcdef01234567';
  const locked = { type: 'github', owner, repo, rev, narHash: `sha256-${'A'.repeat(43)}=`, lastModified: 1 };
  const original = { type: 'github', owner, repo, ref: channel };
  const nodes = { nixpkgs: { locked, original }, root: { inputs: { nixpkgs: 'nixpkgs' } } };
  return JSON.stringify({ nodes, root: 'root', version: 7 });
}

test('a flake: the workflow of the README, nothing else', async () => {
  await put({ 'flake.nix': FLAKE, 'flake.lock': lockOf('nixos-25.11') });
  const ended = await init();
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(await filesThere()).toEqual([WORKFLOW, 'flake.lock', 'flake.nix']);
  expect(await readFile('README.md', 'utf8')).toContain(`\`\`\`yaml\n${await read(WORKFLOW)}\`\`\``);
  for (const words of [
    `Wrote ${WORKFLOW}.`,
    'OWNER/channel-bump@COMMIT',
    'Allow GitHub Actions to create and approve pull requests',
    `Next: \`channel-bump check ${folder}\``,
    'No configuration is needed',
    'none has to be named',
  ])
    expect(ended.stdout).toContain(words);
});

test('what it has written is taken by the other verbs, and holds no pin', async () => {
  await put({ 'npins/sources.json': NPINS, 'hosts/db1.nix': '{ }' });
  const before = json(await cli(['pins', folder, '--json'], environment));
  expect((await init()).code).toBe(0);
  expect(await filesThere()).toContain(CONFIGURATION);
  const after = await cli(['pins', folder, '--json'], environment);
  expect(after).toMatchObject({ code: 0, stderr: '' });
  expect(json(after)).toEqual(before);
});

test('hosts of no flake: an example of how to name them, with the name of a pin', async () => {
  await put({
    'npins/sources.json': NPINS,
    'hosts/db1.nix': '{ }',
    'hosts/web/configuration.nix': '{ }',
  });
  const ended = await init();
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain(`Name the hosts in ${CONFIGURATION}.`);
  const text = await read(CONFIGURATION);
  expect(text).toContain('#- { name: db1, configuration: ./hosts/db1.nix, pin: branch }');
  expect(parse(text)).toBeNull();
  // As somebody would who follows it: `check` knows the pin and the file.
  await writeFile(path.join(folder, CONFIGURATION), text.replace(/^#(?! )/gm, ''));
  const { hosts } = parse(await read(CONFIGURATION)) as { hosts: { name: string }[] };
  expect(hosts.map(({ name }) => name)).toEqual(['db1', 'web']);
  expect(await cli(['pins', folder], environment)).toMatchObject({ code: 0, stderr: '' });
});

test('.nix-channels alone: it is floating, and has to be pinned before anything is proposed', async () => {
  await put({
    '.nix-channels': 'https://channels.nixos.org/nixos-25.11 nixos\n',
    'configuration.nix': '{ }',
  });
  const ended = await init();
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain('Nothing can be proposed as it stands');
  expect(await read(CONFIGURATION)).toMatch(/nixos names a channel and no release/);
});

test('several channels: what is proposed for each', async () => {
  await put({
    'flake.nix': FLAKE,
    'flake.lock': lockOf('nixos-25.11'),
    'lab/flake.lock': lockOf('nixos-unstable'),
  });
  const ended = await init('--json');
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(json(ended)).toMatchObject({
    schemaVersion: 1,
    forge: 'github',
    dryRun: false,
    files: [{ path: WORKFLOW }, { path: CONFIGURATION, text: expect.stringContaining('#group: all') }],
    kept: null,
    hosts: 'flake',
    channels: [
      { channel: 'nixos-25.11', pins: ['flake.lock:nixpkgs'], lanes: ['refresh', 'upgrade'] },
      { channel: 'nixos-unstable', pins: ['lab/flake.lock:nixpkgs'], lanes: ['refresh'] },
    ],
  });
});

test('no pin: it says what it looked for, and writes nothing', async () => {
  await put({ 'README.md': 'https://channels.nixos.org/nixos-25.11\n' });
  const ended = await init();
  expect(ended).toMatchObject({ code: 1, stderr: '' });
  expect(ended.stdout).toMatch(/^No pins found in .*nothing was written/);
  for (const words of ['flake.lock', 'npins', '.nix-channels', '*.nix'])
    expect(ended.stdout).toContain(words);
  expect(await filesThere()).toEqual(['README.md']);
  expect(json(await init('--json'))).toMatchObject({ files: [], channels: [] });
});

describe('the forge', () => {
  beforeEach(() => put({ 'flake.nix': FLAKE, 'flake.lock': lockOf('nixos-25.11') }));

  test.each([
    ['codeberg by its address', 'git@codeberg.org:o/r.git', [], '.forgejo/workflows/channel-bump.yml'],
    ['what is asked for', 'git@codeberg.org:o/r.git', ['--forge', 'github'], WORKFLOW],
    [
      'Forgejo where it is asked for',
      'https://github.com/o/r',
      ['--forge', 'forgejo'],
      '.forgejo/workflows/channel-bump.yml',
    ],
    ["a password in the address is nobody's", 'https://u:hunter2@github.com/o/r', ['--verbose'], WORKFLOW],
  ])('%s', async (_, url, flags, file) => {
    await git(folder, 'remote', 'add', 'origin', url);
    const ended = await init(...flags);
    expect(ended.code).toBe(0);
    expect(await filesThere()).toEqual([file, 'flake.lock', 'flake.nix'].sort());
    expect(ended.stdout + ended.stderr).not.toContain('hunter2');
  });

  test('a folder of its own; the workflows of GitHub are read no more', async () => {
    await mkdir(path.join(folder, '.gitea'));
    await put({ '.github/workflows/test.yml': 'on: push\n' });
    const ended = await init();
    expect(ended.code).toBe(0);
    expect(await read('.gitea/workflows/channel-bump.yml')).toContain(
      'https://HOST/OWNER/channel-bump@COMMIT',
    );
    expect(ended.stdout).toContain('Forge: Gitea');
    expect(ended.stdout).toMatch(/reads the workflows in \.github\/workflows no more/);
  });

  test('one that is not known is wrong use', async () => {
    const ended = await init('--forge', 'sourcehut');
    expect(ended).toMatchObject({ code: 64, stdout: '' });
    expect(ended.stderr).toContain('sourcehut');
  });
});

test('a folder below the top: the workflow is at the top and names it', async () => {
  await put({ 'infra/flake.nix': FLAKE, 'infra/npins/sources.json': NPINS });
  const ended = await cli(['init', 'infra'], environment, folder);
  expect(ended.code).toBe(0);
  expect(await read(WORKFLOW)).toContain("directory: 'infra'");
  expect(await filesThere()).toContain(`infra/${CONFIGURATION}`);
  expect(ended.stdout).toContain('`channel-bump check infra`');
});

describe('nothing is overwritten', () => {
  beforeEach(() => put({ 'flake.nix': FLAKE, 'npins/sources.json': NPINS }));

  test.each([WORKFLOW, WORKFLOW.replace('.yml', '.yaml')])('%s that is there', async (file) => {
    await put({ [file]: 'on: push\n' });
    const before = await filesThere();
    const ended = await init();
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(`${file}: this file is there already`);
    expect(ended.stderr).toContain('--dry-run');
    expect(await read(file)).toBe('on: push\n');
    expect(await filesThere()).toEqual(before);
    const shown = await init('--dry-run');
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining(`Would write ${WORKFLOW}`) });
    expect(shown.stderr).toContain('there already');
  });

  test('the second time neither', async () => {
    expect((await init()).code).toBe(0);
    const texts = [await read(WORKFLOW), await read(CONFIGURATION)];
    expect(await init()).toMatchObject({ code: 1, stdout: '' });
    expect([await read(WORKFLOW), await read(CONFIGURATION)]).toEqual(texts);
  });

  test('a configuration that is there is kept, and counts', async () => {
    await put({ [CONFIGURATION]: 'lanes: [refresh]\n' });
    const ended = await init();
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain(`${CONFIGURATION} is there already, and stays as it is.`);
    expect(ended.stdout).not.toContain('(upgrade)');
    expect(await read(CONFIGURATION)).toBe('lanes: [refresh]\n');
  });

  test.each(['.github', '.github/workflows'])('%s that leads out of the repository', async (link) => {
    const outside = await mkdtemp(path.join(tmpdir(), 'channel-bump-outside-'));
    try {
      await mkdir(path.dirname(path.join(folder, link)), { recursive: true });
      await symlink(outside, path.join(folder, link));
      const ended = await init();
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain(`${link}: this is a symlink that leads out`);
      expect(await readdir(outside)).toEqual([]);
      expect(await filesThere()).not.toContain(CONFIGURATION);
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  test('a symlink in its place, that leads nowhere', async () => {
    await mkdir(path.join(folder, path.dirname(WORKFLOW)), { recursive: true });
    await symlink(path.join(folder, 'nowhere'), path.join(folder, WORKFLOW));
    expect(await init()).toMatchObject({ code: 1, stderr: expect.stringContaining('there already') });
    expect(await filesThere()).not.toContain('nowhere');
  });

  test('a file where a folder belongs', async () => {
    await put({ '.github': '' });
    const ended = await init();
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('.github: this is no folder') });
  });
});

test('--dry-run prints what it would write, and writes nothing', async () => {
  await put({ 'npins/sources.json': NPINS, 'hosts/db1.nix': '{ }' });
  const before = await filesThere();
  const dry = await init('--dry-run');
  const machine = json(await init('--dry-run', '--json')) as { dryRun: boolean; files: { text: string }[] };
  expect(dry.code).toBe(0);
  expect(await filesThere()).toEqual(before);
  expect(machine.dryRun).toBe(true);
  expect(machine.files).toHaveLength(2);
  for (const { text } of machine.files) expect(dry.stdout).toContain(text);
  expect((await init()).code).toBe(0);
  expect(machine.files.map(({ text }) => text)).toEqual([await read(WORKFLOW), await read(CONFIGURATION)]);
});

test('a folder that lies in no repository', async () => {
  await rm(path.join(folder, '.git'), { recursive: true });
  await put({ 'npins/sources.json': NPINS });
  const ended = await init();
  expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('no git repository') });
});
