import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildCompanionRepository, companionName } from '../../miniature/companion.js';
import { startMirror } from '../../miniature/mirror.js';
import { run } from '../../miniature/run.js';
import { startWorld, type World } from '../../miniature/world.js';
import { cli, clone, git, json, scratch, startCli } from './programs.js';

jest.setTimeout(300_000);

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const PIN_FILES = ['.nix-channels', 'flake.lock', 'npins/sources.json'];
const PIN_KEYS = ['file', 'format', 'name', 'channel', 'revision', 'release', 'hash', 'url', 'state'];

function release(prefix: string): World['mirror']['releases'][number] {
  return world.mirror.releases.find(({ name }) => name.startsWith(`${prefix}.`))!;
}

const tarball = (prefix: string): string =>
  `${world.mirror.urls.releases}/${release(prefix).path}/nixexprs.tar.xz`;

async function contents(folder: string): Promise<Record<string, string>> {
  const texts = await Promise.all(PIN_FILES.map((file) => readFile(path.join(folder, file), 'utf8')));
  return Object.fromEntries(PIN_FILES.map((file, index) => [file, texts[index] ?? '']));
}

describe('pins and check', () => {
  test('pins: a table for people, without colour where there is no terminal', async () => {
    const ended = await cli(['pins', world.checkout], world.environment);
    expect(ended.code).toBe(0);
    expect(ended.stdout.split('\n')[0]).toMatch(/^FILE +PIN +CHANNEL +HOLDS +STATE/);
    for (const file of PIN_FILES) expect(ended.stdout).toContain(file);
    expect(ended.stdout).not.toContain('\x1b');
    expect(ended.stderr).toBe('');
  });

  test('pins --json, also of the folder one stands in', async () => {
    const ended = await cli(['pins', '--json'], world.environment, world.checkout);
    expect(ended.code).toBe(0);
    const { pins } = json(ended) as { pins: Record<string, unknown>[] };
    expect(pins.map(({ file }) => file)).toEqual(PIN_FILES);
    const { name, revision } = release('nixos-25.11.4021');
    for (const pin of pins) {
      expect(Object.keys(pin)).toEqual(expect.arrayContaining(PIN_KEYS));
      expect(pin).toMatchObject({ channel: 'nixos-25.11', release: name, state: 'pinned', direct: true });
      expect(revision.startsWith(String(pin['revision']))).toBe(true);
    }
    expect(pins[1]?.['revision']).toBe(revision);
  });

  test('check --json: the newest release, and where each pin can go', async () => {
    const ended = await cli(['check', world.checkout, '--json'], world.environment);
    expect(ended.code).toBe(0);
    const { pins } = json(ended) as { pins: Record<string, unknown>[] };
    const { name, revision } = release('nixos-25.11.4188');
    expect(pins).toHaveLength(3);
    for (const pin of pins) {
      expect(pin).toMatchObject({
        newest: { release: name, revision },
        candidates: [{ lane: 'refresh', release: name, revision, channel: 'nixos-25.11' }],
        status: 'stable',
        releasesBehind: 6,
        findings: [{ rule: 'old', severity: 'warning' }],
      });
      expect(Object.keys(pin)).toEqual(expect.arrayContaining([...PIN_KEYS, 'status', 'ageDays']));
    }
    expect(pins[1]?.['ageDays']).toEqual(expect.any(Number));
  });

  test('check ends with 2 where there is something to do only if it is asked to', async () => {
    const asked = await cli(['check', world.checkout, '--exit-code'], world.environment);
    expect(asked.code).toBe(2);
    expect(asked.stdout).toContain(`refresh -> ${release('nixos-25.11.4188').name.slice('nixos-'.length)}`);
    expect((await cli(['check', world.checkout], world.environment)).code).toBe(0);
    const done = await clone(world);
    expect((await cli(['bump', done], world.environment)).code).toBe(0);
    const after = await cli(['check', done, '--exit-code'], world.environment);
    expect(after.code).toBe(0);
    expect(after.stdout).toContain('up to date');
  });
});

describe('bump', () => {
  test('edits the pins alone, keeps modes, and has nothing to do the second time', async () => {
    const folder = await clone(world);
    await chmod(path.join(folder, 'flake.lock'), 0o755);
    await chmod(path.join(folder, '.nix-channels'), 0o600);
    const ended = await cli(['bump', folder, '--json', '--exit-code'], world.environment);
    expect(ended.code).toBe(2);
    const { bumps, files } = json(ended) as { bumps: Record<string, unknown>[]; files: string[] };
    const { name, revision } = release('nixos-25.11.4188');
    expect(files.sort()).toEqual(PIN_FILES);
    for (const bump of bumps) {
      expect(bump).toMatchObject({
        lane: 'refresh',
        to: { channel: 'nixos-25.11', release: name, revision },
      });
    }
    expect((await git(folder, 'diff', '--name-only')).split('\n').sort()).toEqual(PIN_FILES);
    expect(await git(folder, 'ls-files', '--others')).toBe('');
    expect((await stat(path.join(folder, 'flake.lock'))).mode & 0o777).toBe(0o755);
    expect((await stat(path.join(folder, '.nix-channels'))).mode & 0o777).toBe(0o600);

    const first = await contents(folder);
    expect(first['.nix-channels']).toBe(`${path.dirname(tarball('nixos-25.11.4188'))} nixos\n`);
    const again = await cli(['bump', folder, '--exit-code'], world.environment);
    expect(again).toMatchObject({ code: 0, stdout: 'Nothing to bump: every pin is where it should be.\n' });
    expect(await contents(folder)).toEqual(first);
  });

  test('downloads the archive once, for all pins of the channel', async () => {
    const folder = await clone(world);
    const before = world.mirror.requests.length;
    expect((await cli(['bump', folder], world.environment)).code).toBe(0);
    const asked = world.mirror.requests.slice(before);
    expect(asked.filter(({ bytes, path }) => path.includes('nixexprs') && bytes > 1000)).toHaveLength(1);
  });

  test('one pin, to a release that is named', async () => {
    const folder = await clone(world);
    const { name } = release('nixos-25.11.4090');
    const ended = await cli(['bump', folder, '--pin', 'nixpkgs-db', '--to', name], world.environment);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain(name);
    expect(await git(folder, 'diff', '--name-only')).toBe('npins/sources.json');
    expect(await readFile(path.join(folder, 'npins/sources.json'), 'utf8')).toContain(name);
  });

  test('with the hash given no server is asked, and the bytes are the same', async () => {
    const [online, offline] = [await clone(world), await clone(world)];
    const { name, revision, commitTime } = release('nixos-25.11.4188');
    const hashed = await cli(['hash', tarball('nixos-25.11.4188')], world.environment);
    expect((await cli(['bump', online], world.environment)).code).toBe(0);
    const mirror = world.mirror.requests.length;
    const forge = world.forge.requests.length;
    const given = ['--to', name, '--hash', hashed.stdout.trim(), '--revision', revision];
    for (const pin of ['nixpkgs', 'nixpkgs-db', 'nixos']) {
      const argv = ['bump', offline, '--pin', pin, ...given, '--last-modified', String(commitTime)];
      expect(await cli(argv, world.environment)).toMatchObject({ code: 0 });
    }
    expect(world.mirror.requests).toHaveLength(mirror);
    expect(world.forge.requests).toHaveLength(forge);
    expect(await contents(offline)).toEqual(await contents(online));
  });

  test('warns where it goes back; flake.nix asks for the channel that the lock goes to', async () => {
    const folder = await clone(world);
    const back = release('nixos-25.11.4021').name;
    const channel = 'nixos-25.11-small';
    const given = ['--pin', 'nixpkgs', '--to', back, '--hash', `sha256-${'A'.repeat(43)}=`];
    const revision = ['--revision', release('nixos-25.11.4021').revision, '--last-modified', '1770000000'];
    expect((await cli(['bump', folder], world.environment)).code).toBe(0);
    const argv = ['bump', folder, ...given, ...revision, '--channel', channel, '--json'];
    const ended = await cli(argv, world.environment);
    expect(ended.code).toBe(0);
    const { bumps, warnings } = json(ended) as { bumps: unknown[]; warnings: string[] };
    expect(bumps).toMatchObject([{ from: { channel: 'nixos-25.11' }, to: { channel, release: back } }]);
    expect(warnings).toEqual([
      expect.stringMatching(/^flake\.lock:\d+: .*4021.* is older than what the pin holds/),
    ]);
    for (const warning of warnings) expect(ended.stderr).toContain(`warning: ${warning}`);
    expect(await git(folder, 'diff', '--unified=0', 'flake.nix')).toMatch(/^\+.*nixos-25\.11-small/m);
  });

  test('a pin that no channel gives goes where a revision and its hash say, with a warning', async () => {
    const folder = await scratch(world);
    const revision = 'fedcba98'.repeat(5);
    const fork = (rev: string, hash: string): string =>
      `import (fetchTarball { url = "https://github.com/acme/nixpkgs/archive/${rev}.tar.gz"; sha256 = "${hash}"; })\n`;
    await writeFile(path.join(folder, 'a.nix'), fork('01234567'.repeat(5), `sha256-${'A'.repeat(43)}=`));
    const argv = ['bump', folder, '--pin', 'nixpkgs', '--to', revision];
    const fetched = await cli(argv, world.environment);
    expect(fetched).toMatchObject({ code: 64, stdout: '' });
    const hash = `sha256-${'B'.repeat(42)}A=`;
    const given = await cli([...argv, '--hash', hash], world.environment);
    expect(given.code).toBe(0);
    expect(given.stderr).toMatch(/warning: .*a\.nix:1: .*moved as you say, though it is foreign: .*fork/);
    expect(await readFile(path.join(folder, 'a.nix'), 'utf8')).toBe(fork(revision, hash));
  });

  test.each(['--revision', '--last-modified'])('%s without --hash is wrong use', async (flag) => {
    const ended = await cli(['bump', world.checkout, '--pin', 'nixpkgs', flag, '5'], world.environment);
    expect(ended).toMatchObject({ code: 64, stdout: '' });
    expect(ended.stderr).toContain(`${flag} goes with --hash alone`);
  });

  test('nothing is written where the mirror is down, and that is no success', async () => {
    const folder = await clone(world);
    const off = world.mirror.fault({ path: /^\/channels/, kind: 'answer', status: 404 });
    const ended = await cli(['bump', folder, '--json'], world.environment);
    off();
    expect(ended.code).toBe(1);
    expect(json(ended)).toEqual({ schemaVersion: 1, bumps: [], companions: [], files: [], warnings: [] });
    expect(ended.stderr).toContain('nixos-25.11');
    expect(await git(folder, 'status', '--porcelain')).toBe('');
  });

  test('nothing is written where the archive breaks off', async () => {
    const folder = await clone(world);
    const off = world.mirror.fault({ path: /4188.*nixexprs/, kind: 'truncate' });
    const ended = await cli(['bump', folder], world.environment);
    off();
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/channel-bump: .*nixexprs\.tar\.xz/);
    expect(ended.stderr).not.toContain('defect');
    expect(await git(folder, 'status', '--porcelain')).toBe('');
  });
});

describe('bump, where another channel is stable', () => {
  const [next, newest] = ['nixos-26.05', 'nixos-25.11.4188'];

  beforeAll(() => {
    world.mirror.setStatus(next, 'stable');
  });

  afterAll(() => {
    world.mirror.setStatus(next, 'beta');
  });

  /** The configuration, and more of it. */
  async function configure(folder: string, more: string): Promise<void> {
    const file = path.join(folder, '.github/channel-bump.yml');
    await writeFile(file, `${await readFile(file, 'utf8')}${more}`);
  }

  test('is done only where all is: an open upgrade and a cooldown are told', async () => {
    const folder = await clone(world);
    const waiting = await cli(['bump', folder, '--cooldown', '9999w'], world.environment);
    expect(waiting).toMatchObject({ code: 0, stdout: 'Nothing to bump. 3 pins wait for their cooldown.\n' });
    expect((await cli(['bump', folder], world.environment)).code).toBe(0);
    const again = await cli(['bump', folder, '--exit-code'], world.environment);
    expect(again).toMatchObject({
      code: 0,
      stdout: 'Nothing to refresh. An upgrade to nixos-26.05 is open: `bump --lanes upgrade`.\n',
    });
  });

  test('each pin goes in the lane that its rule names, also two of one file', async () => {
    const folder = await clone(world);
    const held = tarball('nixos-25.11.4021');
    const pins = ['one', 'two'].map((name) => `  ${name} = fetchTarball "${held}";\n`);
    await writeFile(path.join(folder, 'pins.nix'), `{\n${pins.join('')}}\n`);
    await git(folder, 'add', 'pins.nix');
    await configure(folder, 'lanes: upgrade\nrules:\n  - match: [one, nixpkgs-db]\n    lanes: refresh\n');
    const ended = await cli(['bump', folder, '--json'], world.environment);
    expect(ended.code).toBe(0);
    const { bumps } = json(ended) as { bumps: { pin: string; lane: string }[] };
    expect(Object.fromEntries(bumps.map(({ pin, lane }) => [pin, lane]))).toEqual({
      one: 'refresh',
      'nixpkgs-db': 'refresh',
      two: 'upgrade',
      nixpkgs: 'upgrade',
      nixos: 'upgrade',
    });
    const written = await readFile(path.join(folder, 'pins.nix'), 'utf8');
    const to = [tarball(newest), tarball('nixos-26.05.1377')];
    expect(written.match(/http[^"]+/g)).toEqual(to);
    expect(await readFile(path.join(folder, 'flake.nix'), 'utf8')).toContain('/nixos-26.05/');
  });

  test('what moves along in an upgrade is told', async () => {
    const folder = await clone(world);
    const address = (branch: string): string =>
      `https://github.com/${companionName}/archive/${branch}.tar.gz`;
    await writeFile(path.join(folder, 'home.nix'), `fetchTarball "${address('release-25.11')}"\n`);
    await git(folder, 'add', 'home.nix');
    const repository = path.join(await scratch(world), 'companion.git');
    await buildCompanionRepository(repository, ['25.11', '26.05']);
    const { repository: nixpkgs, releases } = world.mirror;
    const repositories = { [companionName]: repository };
    await using github = await startMirror({ from: { repository: nixpkgs, releases }, repositories });
    const argv = ['bump', folder, '--lanes', 'upgrade', '--archive-url', github.urls.archives];
    const ended = await cli([...argv, '--json'], world.environment);
    expect(ended.code).toBe(0);
    expect(json(ended)).toMatchObject({
      bumps: [{ lane: 'upgrade' }, { lane: 'upgrade' }, { lane: 'upgrade' }],
      companions: [
        {
          file: 'home.nix',
          repository: companionName,
          from: { branch: 'release-25.11', revision: null },
          to: { branch: 'release-26.05', revision: null },
        },
      ],
    });
    expect(await readFile(path.join(folder, 'home.nix'), 'utf8')).toContain(address('release-26.05'));
    await git(folder, 'checkout', '--quiet', '--force', 'HEAD', '--', ...PIN_FILES, 'flake.nix');
    await writeFile(path.join(folder, 'home.nix'), `fetchTarball "${address('release-25.11')}"\n`);
    const shown = await cli(argv, world.environment);
    expect(shown.stdout).toMatch(/^home\.nix: \S+: release-25\.11 -> release-26\.05$/m);
  });
});

describe('a pin file that is broken', () => {
  const broken: [string, string, string, RegExp][] = [
    ['not JSON', 'npins/sources.json', '{\n  "pins": {\n', /npins\/sources\.json:\d+: /],
    [
      'of an unknown version',
      'npins/sources.json',
      '{"pins": {}, "version": 99}\n',
      /npins\/sources\.json(:\d+)?: /,
    ],
    [
      'a lock of an unknown version',
      'flake.lock',
      '{"nodes": {}, "root": "root", "version": 99}\n',
      /flake\.lock(:\d+)?: /,
    ],
  ];

  test.each(broken)('%s: told with its place, nothing is written', async (_, file, text, place) => {
    const folder = await clone(world);
    await writeFile(path.join(folder, file), text);
    await git(folder, 'commit', '--quiet', '--all', '--message', 'Break it');
    for (const verb of ['init', 'pins', 'check', 'bump', 'rebuild']) {
      const none = verb === 'rebuild' ? ['--rebuild', 'none'] : [];
      const ended = await cli([verb, folder, '--json', ...none], world.environment);
      expect(ended).toMatchObject({ code: 1 });
      expect(ended.stderr).toMatch(place);
      expect(ended.stderr).not.toContain('defect');
    }
    expect(await git(folder, 'status', '--porcelain')).toBe('');
  });

  test('does not stand in the way of a pin that is named', async () => {
    const folder = await clone(world);
    await writeFile(path.join(folder, 'npins/sources.json'), '{');
    const ended = await cli(['bump', folder, '--pin', 'nixos'], world.environment);
    expect(ended).toMatchObject({ code: 0 });
    expect(await readFile(path.join(folder, '.nix-channels'), 'utf8')).toContain('nixos-25.11.4188.');
  });
});

describe('hash', () => {
  test('of a file and of an address: text, Nix base 32, JSON', async () => {
    const url = tarball('nixos-25.11.4021');
    const file = path.join(await scratch(world), 'archive.tar.xz');
    await writeFile(file, Buffer.from(await (await fetch(url)).arrayBuffer()));
    const lock = JSON.parse(await readFile(path.join(world.checkout, 'flake.lock'), 'utf8')) as {
      nodes: { nixpkgs: { locked: { narHash: string } } };
    };
    const { narHash } = lock.nodes.nixpkgs.locked;
    expect(await cli(['hash', url], world.environment)).toMatchObject({ code: 0, stdout: `${narHash}\n` });
    expect(await cli(['hash', file], world.environment)).toMatchObject({ code: 0, stdout: `${narHash}\n` });
    const nix32 = await cli(['hash', file, '--nix32'], world.environment);
    expect(nix32.stdout).toMatch(/^[0-9a-z]{52}\n$/);
    const told = json(await cli(['hash', file, '--json'], world.environment));
    expect(told).toMatchObject({ hash: narHash, nix32: nix32.stdout.trim() });
  });

  test('of what is no archive', async () => {
    const ended = await cli(['hash', path.join(world.checkout, 'flake.nix')], world.environment);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^channel-bump: /m);
    expect(ended.stderr).not.toContain('defect');
  });
});

describe('diff', () => {
  const item = (name: string, digit: string): string => `/nix/store/${digit.repeat(32)}-${name}`;
  /** As Nix 2.8 prints it: a toplevel and one package. */
  const closure = (root: string, digit: string, curl: string, narSize: number): string =>
    JSON.stringify([
      { path: root, narHash: `sha256:${'0'.repeat(52)}`, narSize: 10, references: [item(curl, digit)] },
      { path: item(curl, digit), narHash: `sha256:${digit.repeat(52)}`, narSize, references: [] },
    ]);
  let files: [string, string];

  beforeAll(async () => {
    const folder = await scratch(world);
    files = [path.join(folder, 'old.json'), path.join(folder, 'new.json')];
    const toplevel = (version: string): string => item(`nixos-system-a-${version}`, 'a');
    await writeFile(files[0], closure(toplevel('25.11.1'), 'b', 'curl-8.17.0', 1000));
    await writeFile(files[1], closure(toplevel('25.11.2'), 'c', 'curl-8.18.0', 3000));
  });

  test('--json: a report of one host', async () => {
    const ended = await cli(['diff', ...files, '--json'], world.environment);
    expect(ended.code).toBe(0);
    const { schemaVersion, hosts } = json(ended) as {
      schemaVersion: number;
      hosts: Record<string, unknown>[];
    };
    expect(schemaVersion).toBe(1);
    expect(hosts).toHaveLength(1);
    expect(hosts[0]?.['packages']).toContainEqual(
      expect.objectContaining({ name: 'curl', before: ['8.17.0'], after: ['8.18.0'], change: 'upgraded' }),
    );
    expect(hosts[0]?.['closure']).toMatchObject({
      before: { paths: 2, bytes: 1010 },
      after: { paths: 2, bytes: 3010 },
    });
  });

  test.each(['text', 'markdown'])('--format %s', async (form) => {
    const ended = await cli(['diff', ...files, '--format', form], world.environment);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/curl.*8\.17\.0.*8\.18\.0/);
  });

  test('--html and --format html: the same page', async () => {
    const page = path.join(path.dirname(files[0]), 'made/report.html');
    const ended = await cli(['diff', ...files, '--html', page], world.environment);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/curl.*8\.17\.0.*8\.18\.0/);
    const html = await readFile(page, 'utf8');
    expect(html).toMatch(/<th role="rowheader" scope="row">curl<.*>8\.17\.0<.*>8\.18\.0</);
    const printed = await cli(['diff', ...files, '--format', 'html'], world.environment);
    expect(printed).toMatchObject({ code: 0, stderr: '', stdout: html });
  });

  test('of a saved closure, whatever it is called', async () => {
    const other = path.join(path.dirname(files[0]), 'saved-before');
    await writeFile(other, await readFile(files[0]));
    const ended = await cli(['diff', other, files[1]], world.environment);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/curl.*8\.17\.0.*8\.18\.0/);
  });

  test('of what is no closure', async () => {
    const ended = await cli(['diff', files[0], path.join(world.checkout, 'nothing.json')], world.environment);
    expect(ended).toMatchObject({ code: 64, stdout: '' });
    const lock = path.join(await clone(world), 'npins/sources.json');
    const other = await cli(['diff', files[0], lock], world.environment);
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toMatch(/sources\.json: this is no closure/);
    const folder = await cli(['diff', world.checkout, files[1]], world.environment);
    expect(folder).toMatchObject({ code: 64, stdout: '' });
    expect(folder.stderr).toMatch(/is no toplevel/);
  });

  test('two package lists have no page', async () => {
    const list = path.join(path.dirname(files[0]), 'packages.json');
    await writeFile(list, JSON.stringify({ version: '2', packages: {} }));
    const ended = await cli(['diff', list, list, '--html', `${list}.html`], world.environment);
    expect(ended).toMatchObject({ code: 64, stdout: '' });
    expect(ended.stderr).toMatch(/no page/);
  });
});

describe('wrong use', () => {
  test.each([
    [['nonsense'], 'nonsense'],
    [['pins', '--bogus'], '--bogus'],
    [['check', '--cooldwn', '3d'], '(Did you mean --cooldown?)'],
    [['rebuild', '--html', '/tmp'], "/tmp can't be written: it is a folder"],
    [['diff', 'a', 'b', '--html', '/tmp'], "/tmp can't be written: it is a folder"],
    [['check', '--exitcode'], '(Did you mean --exit-code?)'],
    [['hash'], 'url-or-file'],
    [['diff', 'one'], 'new'],
    [['diff', 'a', 'b', '--format', 'papyrus'], 'papyrus'],
    [['pins', '/nowhere/at/all'], '/nowhere/at/all'],
    [['bump', '.', '--to', 'nixos-25.11.1.abcdef012345'], '--pin'],
    [['bump', '.', '--pin', 'nobody'], 'nobody'],
    [['check', '.', '--rebuild', 'sideways'], 'rebuild'],
    [['check', '.', '--channels-url', 'ftp://example.org'], 'channels-url'],
    [['gate', '.'], '--base'],
    [['gate', '.', '--base', '--force'], '--force'],
  ])('%j: 64, the reason on standard error', async (argv, word) => {
    const ended = await cli(argv, world.environment, world.checkout);
    expect(ended).toMatchObject({ code: 64, stdout: '' });
    expect(ended.stderr).toContain(word);
    expect(ended.stderr).not.toContain('defect');
  });

  test('a broken configuration is told with its line', async () => {
    const folder = await clone(world);
    await writeFile(path.join(folder, '.github/channel-bump.yml'), 'hosts:\n  - name: [web1\n');
    const ended = await cli(['pins', folder], world.environment);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/\.github\/channel-bump\.yml:\d+: /);
  });

  test('--help and --version are no mistakes', async () => {
    const help = await cli(['--help'], world.environment);
    expect(help.code).toBe(0);
    for (const verb of ['init', 'pins', 'check', 'bump', 'diff', 'hash', 'rebuild', 'update', 'gate'])
      expect(help.stdout).toContain(`  ${verb} `);
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect(await cli(['--version'], world.environment)).toMatchObject({ code: 0, stdout: `${version}\n` });
  });
});

describe('walks', () => {
  test('update --dry-run publishes nothing and says what it would', async () => {
    const environment = { ...world.environment, GITHUB_TOKEN: '' };
    const before = world.forge.requests.length;
    const argv = ['update', world.checkout, '--dry-run', '--rebuild', 'none', '--json'];
    const ended = await cli(argv, environment);
    expect(ended.code).toBe(0);
    const { bumps, pullRequests } = json(ended) as { bumps: unknown[]; pullRequests: unknown[] };
    expect(bumps).toHaveLength(3);
    expect(pullRequests).toEqual([]);
    expect(world.forge.requests).toHaveLength(before);
    expect(await git(world.checkout, 'status', '--porcelain')).toBe('');
  });

  test('update without a token says so', async () => {
    const environment = { ...world.environment, GITHUB_TOKEN: '' };
    const ended = await cli(['update', world.checkout, '--rebuild', 'none'], environment);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    expect(ended.stderr).toContain('GITHUB_TOKEN');
  });

  test('update of a folder that is no repository', async () => {
    const folder = path.join(await scratch(world), 'plain');
    await mkdir(folder);
    const ended = await cli(['update', folder, '--dry-run', '--rebuild', 'none'], world.environment);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('no git repository');
  });

  test('gate --base without a change of pins has nothing to prove', async () => {
    const folder = await clone(world);
    await writeFile(path.join(folder, 'README.md'), 'Hosts.\n');
    await git(folder, 'commit', '--quiet', '--all', '--message', 'Say what it is');
    const environment = { ...world.environment, GITHUB_REPOSITORY: '' };
    const ended = await cli(['gate', folder, '--base', 'HEAD~1', '--json'], environment);
    expect(ended.code).toBe(0);
    expect(json(ended)).toMatchObject({ hosts: [], bumps: [] });
  });

  test('rebuild: a file with pins that git does not track is told', async () => {
    const folder = await clone(world);
    await git(folder, 'rm', '--quiet', '--cached', '.nix-channels');
    const some = await cli(['rebuild', folder, '--rebuild', 'none'], world.environment);
    expect([some.code, some.stderr]).toEqual([
      0,
      expect.stringMatching(/warning: \.nix-channels: git does not track it/),
    ]);
    await git(folder, 'rm', '--quiet', '--cached', '-r', '.');
    const none = await cli(['rebuild', folder, '--rebuild', 'none'], world.environment);
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toMatch(/: git does not track it, so its pins are not rebuilt\. Run `git add /);
  });

  test('rebuild: edits that are not committed count, and the report tells the hosts apart', async () => {
    const folder = await clone(world);
    await writeFile(path.join(folder, '.github/channel-bump.yml'), await oneHost(folder));
    await run([
      'sed',
      '-i',
      's/networking.hostName = .*/networking.hostName = "renamed";/',
      path.join(folder, 'hosts/cache1.nix'),
    ]);
    const ended = await cli(['rebuild', folder, '--rebuild', 'dry-build', '--json'], world.environment);
    expect(ended).toMatchObject({ code: 0 });
    const { hosts } = json(ended) as {
      hosts: { name: string; outcome: { kind: string; plan: { build: string[] } } }[];
    };
    expect(hosts.map(({ name, outcome }) => [name, outcome.kind])).toEqual([['cache1', 'evaluated']]);
    expect(hosts[0]?.outcome.plan.build).toContainEqual(
      expect.stringMatching(/^nixos-system-renamed-25\.11\.4188/),
    );
  });
});

/** The configuration with one host in it, as a container: no kernel to build. */
async function oneHost(folder: string): Promise<string> {
  const text = await readFile(path.join(folder, '.github/channel-bump.yml'), 'utf8');
  return `${text.replace(/ {2}- name: db1\n(?: {4}.*\n)+/, '')}discover-hosts: false\n`;
}

test('a reader that has enough ends nothing with a stack', async () => {
  const running = startCli(['--help'], world.environment);
  running.child.stdout?.destroy();
  expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
});

test('a full disk below its output is told in a line, and is a failure', async () => {
  const bundle = path.resolve(import.meta.dirname, '../../dist/cli/index.js');
  const ended = await run(['sh', '-c', 'node "$1" --help >/dev/full', 'sh', bundle]).catch(
    (error: unknown) => error,
  );
  expect(ended).toMatchObject({ message: expect.stringContaining("the output can't be written: ENOSPC") });
});
