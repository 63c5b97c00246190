// `bisect` by the bundle, on a channel whose nginx stopped to compile.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInfrastructure } from '../../miniature/infrastructure.js';
import { startWorld, type World } from '../../miniature/world.js';
import { cli, git, json, scratch, startCli, until, type Ended } from './programs.js';

jest.setTimeout(300_000);

let world: World;
let folder: string;
const OFFLINE = ['--nix-config', 'substituters =', '--discover-hosts', 'false'];
const GOOD = '25.11.4033';

beforeAll(async () => {
  world = await startWorld();
  folder = path.join(await scratch(world), 'infrastructure');
  const { urls, releases } = world.mirror;
  await createInfrastructure(folder, { urls, releases, at: 'nixos-25.11.4131' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const releaseAt = (prefix: string): { release: string; revision: string } => {
  const { name, revision } = world.mirror.releases.find((one) => one.name.startsWith(`${prefix}.`))!;
  return { release: name, revision };
};
const argv = (...flags: string[]): string[] => ['bisect', folder, '--pin', 'nixos', ...OFFLINE, ...flags];
const placeOf = ({ stderr }: Ended): string | undefined => /^Rebuilding in: .+$/m.exec(stderr)?.[0];
const bisect = (...flags: string[]): Promise<Ended> => cli(argv(...flags), world.environment);

test('the first release that does not build, why, and the commit that did it; the next run knows it', async () => {
  const asked = ['--host', 'cache1', '--good', GOOD, '--check', 'build'];
  const first = await bisect(...asked, '--json');
  expect([first.code, first.stderr]).toEqual([0, expect.stringContaining(': trying') as unknown]);
  const expected = {
    host: 'cache1',
    check: { kind: 'build' },
    channel: 'nixos-25.11-small',
    good: releaseAt('nixos-25.11.4064'),
    bad: releaseAt('nixos-25.11.4099'),
    why: { message: expect.stringContaining('nginx-1.28.2') as unknown },
    between: [],
    stopped: null,
    commits: { package: 'nginx', picked: 1, all: 2, shown: [{ subject: 'nginx: 1.28.1 -> 1.28.2' }] },
  };
  expect(json(first)).toMatchObject(expected);
  const again = await bisect(...asked);
  // What was found out elsewhere would not count.
  expect(placeOf(first)).toBeDefined();
  expect(placeOf(again)).toBe(placeOf(first));
  expect([again.code, again.stderr]).toEqual([0, expect.not.stringContaining(': trying') as unknown]);
  const { good, bad } = expected;
  expect(again.stdout).toContain(
    `${bad.release} is the first that fails, ${good.release} the last that works.`,
  );
  expect(again.stdout).toContain(`compare/${good.revision}...${bad.revision}`);
  expect(again.stdout).toContain(`${bad.release}  fails, known from an earlier run`);
  expect(await git(folder, 'status', '--porcelain')).toBe('');
});

test('a command on this machine, broken off by Ctrl-C, goes on where it was', async () => {
  const flag = path.join(path.dirname(folder), 'go-on');
  const command = `case $BISECT_RELEASE in
    *.4064.*) test -e ${flag} || sleep 600 ;;
    *.4131.*) grep -q "$BISECT_RELEASE" .nix-channels && exit 1 ;;
  esac`;
  const asked = argv('--good', releaseAt('nixos-25.11.4033').revision, '--check', command, '--json');
  const running = startCli(asked, world.environment);
  await until(running, () => running.said().includes(`${releaseAt('nixos-25.11.4064').release}: trying`));
  process.kill(-running.child.pid!, 'SIGINT');
  expect((await running.ended).code).not.toBe(0);
  await writeFile(flag, '');
  const resumed = await cli(asked, world.environment);
  expect(resumed.stderr).toContain('known from an earlier run: 2.');
  expect(json(resumed)).toMatchObject({
    good: releaseAt('nixos-25.11.4099'),
    bad: releaseAt('nixos-25.11.4131'),
    commits: { package: null, shown: [{}, { subject: expect.stringMatching(/^vim: /) as unknown }] },
  });
});

test('what can not be judged is told, and is no success', async () => {
  const command = 'case $BISECT_RELEASE in *.4064.*) exit 125 ;; *.4033.*) ;; *) exit 1 ;; esac';
  const ended = await bisect('--good', GOOD, '--check', command);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain('1 release between the two could not be judged');
  expect(ended.stdout).toContain(`${releaseAt('nixos-25.11.4064').release}  not judged`);
});

test.each([
  [['--good', GOOD, '--check', 'build'], 64, '--host is missing'],
  [['--good', GOOD], 64, '--check is missing'],
  [['--host', 'cache1', '--check', 'build'], 64, '--good is missing'],
  [['--good', '25.11.1', '--check', 'true'], 64, 'has no release `25.11.1`'],
  [['--good', '25.11.4131', '--check', 'true'], 64, 'is not older than'],
  [
    ['--host', 'cache1', '--good', GOOD, '--check', 'unit:x', '--on', 'machine'],
    64,
    'is not asked on the machine',
  ],
  [['--good', GOOD, '--check', 'true'], 1, 'the bad one, passes'],
  [['--good', GOOD, '--check', 'false'], 1, 'the good one, fails'],
])('%j ends with %i: %s', async (flags, code, said) => {
  const ended = await bisect(...flags);
  expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(said) as unknown]);
});
