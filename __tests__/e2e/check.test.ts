// `check` by the bundle: what it finds where things are not as they should be.
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startWorld, type World } from '../../miniature/world.js';
import { cli, clone, git, json, type Ended } from './programs.js';

jest.setTimeout(120_000);

let world: World;
let folder: string;

beforeEach(async () => {
  world = await startWorld();
  folder = await clone(world);
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

interface CheckedPin {
  file: string;
  name: string;
  status: string;
  endOfLife: string | null;
  daysLeft: number | null;
  candidates: { lane: string; release: string; channel: string }[];
  findings: { rule: string; severity: string; message: string }[];
}

const STABLE = 'nixos-25.11';

function nameOf(prefix: string): string {
  return world.mirror.releases.find(({ name }) => name.startsWith(`${prefix}.`))!.name;
}

async function check(...flags: string[]): Promise<Ended & { pins: CheckedPin[] }> {
  const ended = await cli(['check', folder, '--json', ...flags], world.environment);
  return { ...ended, pins: (json(ended) as { pins: CheckedPin[] }).pins };
}

function rulesOf(pins: readonly CheckedPin[], file = 'flake.lock'): string[] {
  return pins.filter((pin) => pin.file === file).flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}

const archive = (revision: string): string =>
  `fetchTarball {\n  url = "https://github.com/NixOS/nixpkgs/archive/${revision}.tar.gz";\n  sha256 = "${'0'.repeat(52)}";\n}\n`;

test('floating pins, with the line that would pin them; drift; a revision that was never released', async () => {
  await put('floating.nix', `import (fetchTarball "https://channels.nixos.org/${STABLE}/nixexprs.tar.xz")\n`);
  await put('fork.nix', archive('deadbeef'.repeat(5)));
  await put(
    '.github/workflows/ci.yml',
    'jobs:\n  a:\n    steps:\n      - with:\n          nix_path: nixpkgs=channel:nixos-25.11\n',
  );
  await put(
    'sub/.nix-channels',
    `https://releases.nixos.org/nixos/25.11/${nameOf('nixos-25.11.4057')} older\n`,
  );
  const { pins, code, stderr } = await check();
  expect([code, stderr]).toEqual([0, '']);
  const messages = pins.flatMap((pin) =>
    pin.findings.map(({ rule, message }) => `${pin.file} ${rule}: ${message}`),
  );
  const line = `/nixos/25.11/${nameOf('nixos-25.11.4188')}/nixexprs.tar.xz`;
  expect(messages).toContainEqual(
    expect.stringMatching(/^floating\.nix floating: .*import \(fetchTarball "http/),
  );
  expect(messages.filter((message) => message.includes(line))).toHaveLength(2);
  expect(messages).toContainEqual(
    expect.stringMatching(/^\.github\/workflows\/ci\.yml floating: .*nix_path: nixpkgs=http/),
  );
  expect(messages).toContainEqual(expect.stringMatching(/^fork\.nix unreleased: .*fork/));
  expect(messages).toContainEqual(
    expect.stringMatching(/ drift: the pins of nixos-25\.11 are at different revisions/),
  );
});

test('a mirror that goes back in time moves nothing', async () => {
  expect((await cli(['bump', folder], world.environment)).code).toBe(0);
  world.mirror.setRedirect(STABLE, nameOf('nixos-25.11.4057'));
  const { pins, code } = await check('--exit-code');
  expect(code).toBe(0);
  expect(pins.flatMap(({ candidates }) => candidates)).toEqual([]);
  expect(rulesOf(pins)).toContain('ahead');
});

test('an announcement that the release itself does not bear out is not believed', async () => {
  world.mirror.fault({ path: /git-revision$/, kind: 'answer', status: 200, body: 'deadbeef'.repeat(5) });
  const { pins, code } = await check();
  expect(code).toBe(1);
  expect(pins.flatMap(({ candidates }) => candidates)).toEqual([]);
  expect(rulesOf(pins)).toContain('inauthentic');
  const bumped = await cli(['bump', folder, '--json'], world.environment);
  expect(json(bumped)).toMatchObject({ bumps: [], files: [] });
  const plan = ['plan', folder, '--output', path.join(path.dirname(folder), 'plan.json')];
  for (const walk of [['update', folder, '--dry-run'], ['rebuild', folder], plan]) {
    const ended = await cli(walk, world.environment);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^error: .*nixos-25\.11 is not believed: /m);
    expect(ended.stdout).not.toContain('should be');
  }
});

test('where nothing moves, the walks say why', async () => {
  await put('floating.nix', `import (fetchTarball "https://channels.nixos.org/${STABLE}/nixexprs.tar.xz")\n`);
  await git(folder, 'add', '.');
  const frozen = ['--freeze', '["*"]'];
  for (const [walk, nothing] of [
    [['rebuild', folder], 'rebuild'],
    [['update', folder, '--dry-run'], 'bump'],
  ] as const) {
    const ended = await cli([...walk, ...frozen], world.environment);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toMatch(new RegExp(`^Nothing to ${nothing}\\. [0-9]+ pins are frozen\\.`));
    expect(ended.stdout).not.toContain('every pin is where it should be');
  }
});

test('the newest release waits for its cooldown', async () => {
  const { pins, code } = await check('--cooldown', '9999w', '--exit-code');
  expect(code).toBe(0);
  expect(pins.flatMap(({ candidates }) => candidates)).toEqual([]);
  expect(rulesOf(pins)).toContain('cooldown');
});

test.each([
  ['stable', null, []],
  ['deprecated', 20, ['deprecated']],
  ['unmaintained', -20, ['unmaintained']],
] as const)('a channel that is %s', async (status, days, rules) => {
  const day = (offset: number): string =>
    new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  world.mirror.setStatus(STABLE, status);
  world.mirror.setStatus('nixos-26.05', 'stable');
  if (days !== null) world.mirror.setEndOfLife('25.11', day(days));
  const { pins } = await check();
  const lock = pins.find(({ file }) => file === 'flake.lock')!;
  expect(lock).toMatchObject({ status, ...(days === null ? {} : { endOfLife: day(days), daysLeft: days }) });
  expect(lock.candidates.map(({ lane, channel }) => `${lane} ${channel}`).sort()).toEqual([
    `refresh ${STABLE}`,
    'upgrade nixos-26.05',
  ]);
  expect(rulesOf(pins).filter((rule) => rule !== 'old')).toEqual(rules);
});

test('a beta is upgraded to only where that is asked for', async () => {
  const upgrades = (pins: readonly CheckedPin[]): string[] =>
    pins.flatMap(({ candidates }) =>
      candidates.flatMap(({ lane, channel }) => (lane === 'upgrade' ? [channel] : [])),
    );
  expect(upgrades((await check()).pins)).toEqual([]);
  expect(new Set(upgrades((await check('--upgrade-to', 'beta')).pins))).toEqual(new Set(['nixos-26.05']));
});

test('without the published status nothing is claimed, and refreshing goes on', async () => {
  world.mirror.fault({ path: /^\/(status|end-of-life)/, kind: 'answer', status: 503 });
  const { pins, code, stderr } = await check();
  expect(code).toBe(0);
  expect(stderr).toMatch(/warning: .*status/i);
  expect(pins.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
  expect(pins.flatMap(({ candidates }) => candidates.map(({ lane }) => lane))).toEqual([
    'refresh',
    'refresh',
    'refresh',
  ]);
  expect(rulesOf(pins, '.nix-channels')).toContain('status-unknown');
});

test('ignored, frozen and followed as the configuration says', async () => {
  const revision = world.mirror.releases.find(({ name }) => name.startsWith('nixos-25.11.4057.'))!.revision;
  await put('lib/pkgs.nix', archive(revision));
  const rules = '[{ match: "lib/*", follow: nixos-25.11 }]';
  const { pins } = await check('--ignore', '.nix-channels', '--freeze', 'nixpkgs-db', '--rules', rules);
  expect(pins.map(({ file }) => file)).toEqual(['flake.lock', 'lib/pkgs.nix', 'npins/sources.json']);
  expect(pins.map(({ candidates }) => candidates.length)).toEqual([1, 1, 0]);
  expect(rulesOf(pins, 'npins/sources.json')).toContain('frozen');
});

test('an upgrade tells what moves along', async () => {
  await put(
    'home.nix',
    'fetchTarball "https://github.com/nix-community/home-manager/archive/release-25.11.tar.gz"\n',
  );
  world.mirror.setStatus(STABLE, 'deprecated');
  world.mirror.setStatus('nixos-26.05', 'stable');
  const { companions } = json(await check()) as { companions: unknown };
  const to = { branch: 'release-26.05', revision: null };
  expect(companions).toContainEqual(expect.objectContaining({ file: 'home.nix', name: 'home-manager', to }));
  const { stdout } = await cli(['check', folder], world.environment);
  expect(stdout).toMatch(/upgrade nixos-26\.05: 3 pins, with .*home-manager/);
  expect(stdout).toMatch(/\nRun `channel-bump bump` to edit the files, or `update` for pull requests\.\n$/);
});

test('what the configuration names and is not there', async () => {
  const hosts = [
    '{ name: a, configuration: gone.nix, pin: nixpkgs }',
    '{ name: b, configuration: hosts/b.nix, pin: typo }',
  ];
  await put('hosts/b.nix', '{ }\n');
  const flags = ['--hosts', `[${hosts.join(', ')}]`, '--freeze', 'no-such-pin'];
  const ended = await check(...flags);
  expect(ended.code).toBe(0);
  expect(ended.stderr).toMatch(/^warning: .*the host `a` names `gone\.nix`, but there is no such file/m);
  expect(ended.stderr).toMatch(/^warning: .*the host `b` names the pin `typo`, but there is none/m);
  const { remarks } = json(ended) as { remarks: string[] };
  expect(remarks).toEqual([expect.stringContaining('`no-such-pin`')]);
});

test('without pins nobody is asked', async () => {
  world.mirror.fault({ path: /./, kind: 'answer', status: 503 });
  const empty = path.join(folder, 'empty');
  await mkdir(empty);
  // As a folder of hosts, whose pins lie at the top.
  const above = { code: 0, stdout: 'No pins found. The repository begins in ..: look there.\n', stderr: '' };
  for (const verb of ['check', 'pins']) expect(await cli([verb, empty], world.environment)).toEqual(above);
  await rename(path.join(folder, '.git'), path.join(folder, 'git'));
  expect((await cli(['pins', empty], world.environment)).stdout).toBe(
    'No pins found. This is no git repository.\n',
  );
  const { stdout, stderr, code } = await cli(['check', folder], world.environment);
  expect(code).toBe(1);
  expect(stdout).toMatch(/\nNot known: 1 channel did not answer\.\n$/);
  expect(stdout).not.toMatch(/^error/m);
  expect(stderr.match(/^error: /gm)).toHaveLength(1);
});

test.each(['pins', 'check'])('%s: the name of an input begins no line', async (verb) => {
  const lock = path.join(folder, 'flake.lock');
  const forged = JSON.stringify('np\nerror: forged\u001b[2K').slice(1, -1);
  await writeFile(lock, (await readFile(lock, 'utf8')).replaceAll('"nixpkgs"', `"${forged}"`));
  const { stdout, stderr } = await cli([verb, folder], world.environment);
  expect(stdout).toContain('forged');
  expect(`${stdout}${stderr}`).not.toMatch(/^error|\x1b/m);
});

test('a configuration by another name is refused, not passed over', async () => {
  await rename(path.join(folder, '.github/channel-bump.yml'), path.join(folder, '.github/channel-bump.yaml'));
  const ended = await cli(['check', folder], world.environment);
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(/\.github\/channel-bump\.yaml: .*Call it \.github\/channel-bump\.yml/);
});
