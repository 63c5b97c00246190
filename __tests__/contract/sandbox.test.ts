import { jest } from '@jest/globals';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { UserError } from '../../src/errors.js';
import { createProcess } from '../../src/platform/process.js';
import { files } from '../../src/platform/files.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import { chooseSandbox, sandboxDrivers } from '../../src/sandbox/registry.js';
import { freeMemory } from '../../src/sandbox/memory.js';
import type { SandboxDriver, SandboxSession } from '../../src/sandbox/types.js';
import { commandLines } from '../e2e/programs.js';
import { testDriver, testImage } from '../integration/rebuild-world.js';
import { startDocker } from './dockerd.js';

jest.setTimeout(300_000);

let docker: AsyncDisposable | null = null;
let folder: TemporaryFolder;
const canary = 'CHANNEL_BUMP_TEST_CANARY';
const machine = createProcess();

beforeAll(async () => {
  if (dockerRuns) docker = await startDocker();
  folder = await files.temporaryFolder('sandbox-test');
  await writeFile(path.join(folder.path, 'seen.nix'), '"seen"');
  process.env[canary] = 'must not be seen';
});
afterAll(async () => {
  Reflect.deleteProperty(process.env, canary);
  await folder[Symbol.asyncDispose]();
  await docker?.[Symbol.asyncDispose]();
});

type Engine = 'podman' | 'docker';

// As root the tests start a docker of their own, so there it has to run. The other two have to be everywhere.
const dockerRuns =
  process.getuid?.() === 0 ||
  ((await machine.which('docker')) !== null && (await machine.run(['docker', 'info'])).exitCode === 0);
const engines: readonly Engine[] = dockerRuns ? ['podman', 'docker'] : ['podman'];

const options = { process: machine, files, image: '', pull: 'never', engineArguments: [] } as const;

function open(driver: SandboxDriver): Promise<SandboxSession> {
  return driver.open({
    mounts: [{ from: folder.path, to: '/mounted/here' }],
    nixConfig: 'substituters =\nflake-registry =\naccept-flake-config = true',
    network: 'none',
  });
}

async function containers(engine: Engine, label = 'channel-bump=session'): Promise<string[]> {
  const listed = await machine.run([
    ...[engine, 'ps', '--all', `--filter=label=${label}`, '--format={{.Names}}'],
  ]);
  return listed.stdout.split('\n').filter((name) => name !== '');
}

test('every folder of a driver is in the registry, and every driver goes by its id', async () => {
  const room = path.resolve(import.meta.dirname, '../../src/sandbox');
  const entries = await readdir(room, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `./${name}/driver.js`);
  const registry = await readFile(path.join(room, 'registry.ts'), 'utf8');
  const imported = [...registry.matchAll(/from '(.*\/driver\.js)'/g)].map(([, module]) => module);
  expect(imported.sort()).toEqual(folders.sort());
  const ids = sandboxDrivers.map((entry) => entry.id);
  expect(ids).toEqual(['podman', 'docker', 'host']);
  expect(sandboxDrivers.map((entry) => entry.create(options).id)).toEqual(ids);
});

test.each(['podman', 'docker'] as const)('%s that can not run an image says why', async (id) => {
  const driver = sandboxDrivers.find((e) => e.id === id)!.create({ ...options, image: 'localhost/none' });
  const why = expect.stringContaining(id) as string;
  expect(await driver.available()).toMatchObject({ ok: false, why });
  await expect(open(driver)).rejects.toThrow(UserError);
});

describe.each([...engines, 'host'] as const)('%s', (id) => {
  test('runs Nix on what is mounted, with an environment of its own', async () => {
    const driver = await testDriver(id);
    expect(await driver.available()).toEqual({ ok: true });
    await using session = await open(driver);
    expect(session.description).toMatch(id === 'host' ? /^host \(/ : new RegExp(`^container \\(${id} \\d`));

    const seen = await session.run(['nix-instantiate', '--eval', session.path('/mounted/here/seen.nix')]);
    expect(seen).toMatchObject({ exitCode: 0, stdout: '"seen"\n', timedOut: false });

    const { stdout } = await session.run(['env'], { env: { GIVEN: 'a value, "quoted" $HOME' } });
    expect(stdout).not.toContain(canary);
    expect(stdout).not.toContain('must not be seen');
    expect(stdout).toContain('GIVEN=a value, "quoted" $HOME\n');

    const shown = await session.run(['nix', 'eval', '--expr', '1 + 1']);
    expect(shown.stdout.trim()).toBe('2');
    const config = await session.run(['nix', 'show-config']);
    const renamed = config.exitCode === 0 ? config : await session.run(['nix', 'config', 'show']);
    expect(renamed.stdout).toContain('accept-flake-config = false');
  });

  test('whose store is open to several at once, though the image has no database of it', async () => {
    await using session = await open(await testDriver(id));
    const schema = await session.run(['cat', '/nix/var/nix/db/schema']);
    expect(schema).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+$/) as string });
  });

  test('arguments, exit code and standard error come through', async () => {
    const driver = await testDriver(id);
    await using session = await open(driver);
    const lines: string[] = [];
    const result = await session.run(
      ['/bin/sh', '-c', 'echo given; echo "$1" >&2; exit 7', 'sh', 'a "b" $c'],
      {
        onStderrLine: (line) => lines.push(line),
      },
    );
    expect(result).toMatchObject({ exitCode: 7, stdout: 'given\n', timedOut: false });
    expect(lines).toContain('a "b" $c');
  });

  test('a time limit ends the program inside too', async () => {
    const driver = await testDriver(id);
    await using session = await open(driver);
    const script = 'sleep 9999 & echo $!; wait';
    const result = await session.run(['/bin/sh', '-c', script], { timeoutMs: 1500 });
    expect(result.timedOut).toBe(true);
    // One that has ended and that nobody has asked for yet is a zombie.
    const state = 'read -r _ _ state _ <"/proc/$1/stat" && [ "$state" != Z ]';
    const alive = await session.run(['/bin/sh', '-c', state, 'sh', result.stdout.trim()]);
    expect(alive.exitCode).not.toBe(0);
  });

  test('programs side by side have each its own lines, and a time limit ends its own alone', async () => {
    const driver = await testDriver(id);
    await using session = await open(driver);
    const script = 'for n in 1 2 3 4 5 6; do echo "$1 $n" >&2; done; echo "$1"; sleep "$2"; exit 7';
    const results = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(async (mark, i) => {
        const lines: string[] = [];
        const late = i % 3 === 1;
        const { timedOut, exitCode, stdout } = await session.run(
          ['/bin/sh', '-c', script, 'sh', mark, late ? '9999' : '8'],
          { timeoutMs: late ? 4000 : 60_000, onStderrLine: (line) => lines.push(line) },
        );
        expect(lines).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${mark} ${n}`));
        expect(stdout).toBe(`${mark}\n`);
        return timedOut ? 'timed out' : exitCode;
      }),
    );
    expect(results).toEqual([7, 'timed out', 7, 7, 'timed out', 7]);
  });

  test('tells how much memory is free', async () => {
    const driver = await testDriver(id);
    await using session = await open(driver);
    const total = Number(/^MemTotal:\s+(\d+)/m.exec(await readFile('/proc/meminfo', 'utf8'))![1]) * 1024;
    const free = await freeMemory(session);
    expect(free).toBeGreaterThan(64 * 2 ** 20);
    expect(free).toBeLessThan(total);
  });

  test('leaves nothing behind when we are killed', async () => {
    const { we, asleep, mine } = startOwner(id);
    await says(we, 'open');
    await until(async () => (await asleep()).length === 2);
    if (id !== 'host') expect(await mine()).toHaveLength(1);
    we.kill('SIGKILL');
    await until(async () => (await asleep()).length === 0);
    await until(async () => (await mine()).length === 0);
  });
});

interface Owner {
  we: ChildProcessByStdio<null, Readable, null>;
  /** Command lines of its programs, among all of the machine. */
  asleep: () => Promise<string[]>;
  /** Its containers. */
  mine: () => Promise<string[]>;
}

function startOwner(id: Engine | 'host'): Owner {
  // Nobody else sleeps as long as this.
  const seconds = String(100_000_000 + Math.floor(Math.random() * 800_000_000));
  const owner = path.join(import.meta.dirname, 'session-owner.ts');
  const mark = `channel-bump-test=${seconds}`;
  const we = spawn(process.execPath, ['--import', 'tsx', owner, id, seconds, mark], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: process.env, // jest's, with the address of the docker that was started here
  });
  const sleeps = (line: string): boolean => line.endsWith(`sleep\0${seconds}\0`);
  return {
    we,
    asleep: async () => (await commandLines()).filter(sleeps),
    mine: async () => (id === 'host' ? [] : containers(id, mark)),
  };
}

/** Waits until it says a word. @throws Error when it ends before */
async function says(we: Owner['we'], word: string): Promise<void> {
  let said = '';
  for await (const piece of we.stdout.iterator({ destroyOnReturn: false })) {
    said += String(piece);
    if (said.includes(`${word}\n`)) return;
  }
  throw new Error(`it ended and had said: ${said}`);
}

/** Waits until something holds; the test's time limit is the limit. */
async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe.each(engines)('%s: a container', (id) => {
  test('can neither write to what is mounted nor gain rights', async () => {
    const driver = await testDriver(id);
    await using session = await open(driver);
    const write = await session.run(['/bin/sh', '-c', 'echo x >/mounted/here/seen.nix']);
    expect(write.exitCode).not.toBe(0);
    expect(write.stderr).toContain('Read-only file system');
    expect(await readFile(path.join(folder.path, 'seen.nix'), 'utf8')).toBe('"seen"');
    const status = await session.run(['cat', '/proc/self/status']);
    expect(status.stdout).toMatch(/^NoNewPrivs:\s+1$/m);
    const rights = BigInt(`0x${/^CapBnd:\s+(\w+)$/m.exec(status.stdout)![1]!}`);
    expect(rights).toBe(0b1011n); // chown, dac_override, fowner
  });

  test('that Nix could not work in is not available', async () => {
    const readOnly = await testDriver(id, ['--read-only']);
    const why = expect.stringMatching(/can't run .*(read-only|Read-only)/s) as string;
    expect(await readOnly.available()).toMatchObject({ ok: false, why });
  });

  test('gets no token of ours, even when it is asked for', async () => {
    const names = [canary, 'GITHUB_TOKEN', 'INPUT_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'DOCKER_PASSWORD'];
    const before = names.map((name) => [name, process.env[name]] as const);
    for (const name of names) process.env[name] = 'must not be seen';
    try {
      const driver = await testDriver(
        id,
        names.map((name) => `--env=${name}`),
      );
      await using session = await open(driver);
      const { exitCode, stdout } = await session.run(['env']);
      expect(exitCode).toBe(0);
      expect(stdout).not.toContain('must not be seen');
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    }
  });

  test('is gone after its session, also after an exception, and after one that never began', async () => {
    const driver = await testDriver(id);
    const others = await containers(id);
    const mine = async () => (await containers(id)).filter((name) => !others.includes(name));
    {
      await using session = await open(driver);
      expect((await session.run(['/bin/sh', '-c', ':'])).exitCode).toBe(0);
      expect(await mine()).toHaveLength(1);
    }
    expect(await mine()).toEqual([]);
    const failing = async () => {
      await using session = await open(driver);
      throw new Error(`in the middle of ${session.path('/mounted/here')}`);
    };
    await expect(failing()).rejects.toThrow('in the middle');
    expect(await mine()).toEqual([]);
    const nowhere = { from: path.join(folder.path, 'nowhere'), to: '/x' };
    await expect(driver.open({ mounts: [nowhere], nixConfig: '', network: 'none' })).rejects.toThrow(
      UserError,
    );
    expect(await mine()).toEqual([]);
  });

  test('that is being made when a signal ends us is gone as well', async () => {
    await Promise.all(
      [0, 100, 200, 400].map(async (ms) => {
        const { we, mine } = startOwner(id);
        await says(we, 'opening');
        await new Promise((resolve) => setTimeout(resolve, ms));
        we.kill('SIGTERM');
        const [code] = (await once(we, 'exit')) as unknown[];
        expect(code).toBe(143);
        await until(async () => (await mine()).length === 0);
      }),
    );
  });

  test('has a device that was wished for where the machine has it, and starts without it as well', async () => {
    const driver = await testDriver(id);
    await using session = await driver.open({
      ...{ mounts: [], nixConfig: '', network: 'none' as const },
      devices: ['kvm'],
    });
    const opens = ['/bin/sh', '-c', 'test -c /dev/kvm && exec 3<>/dev/kvm'];
    const has = (await machine.run(opens)).exitCode === 0;
    const open = await session.run(opens);
    expect(open.exitCode === 0).toBe(has);
  });

  test('whose engine can pass no device in starts without', async () => {
    // Two runtimes of which the second is none: it refuses as soon as a device is named.
    const refusing: typeof machine = {
      ...machine,
      hold: (argv, more) =>
        argv.some((word) => word.startsWith('--device='))
          ? machine.hold([...argv.slice(0, 2), '--device=/dev/channel-bump-none', ...argv.slice(2)], more)
          : machine.hold(argv, more),
    };
    const image = await testImage(id);
    const driver = sandboxDrivers.find((e) => e.id === id)!.create({ ...options, process: refusing, image });
    const wished = { mounts: [], nixConfig: '', network: 'none', devices: ['kvm'] } as const;
    await using session = await driver.open(wished);
    expect((await session.run(['test', '-e', '/dev/kvm'])).exitCode).toBe(1);
  });

  test('knows its own limit of memory', async () => {
    const driver = await testDriver(id, ['--memory=200m']);
    await using session = await open(driver);
    const free = await freeMemory(session);
    expect(free).toBeGreaterThan(100 * 2 ** 20);
    expect(free).toBeLessThanOrEqual(200 * 2 ** 20);
    // What lies in a folder in memory is taken from it; what was only read is not.
    await session.run(['dd', 'if=/dev/zero', `of=${session.scratch ?? ''}/x`, 'bs=1M', 'count=60']);
    expect(await freeMemory(session)).toBeLessThan(free! - 50 * 2 ** 20);
  });

  test('that is taken away under a program is told as such', async () => {
    const driver = await testDriver(id);
    await using session = await open(driver);
    // Others may run beside us: ours is the one that has our folder.
    const names = (await containers(id)).filter((name) => name !== '');
    const mounts = await Promise.all(names.map((name) => machine.run([id, 'inspect', name])));
    const ours = names.filter((_, i) => mounts[i]?.stdout.includes(folder.path));
    expect(ours).toHaveLength(1);
    await machine.run([id, 'rm', '--force', ...ours]);
    const result = await session.run(['nix', '--version']);
    expect(result.exitCode).not.toBe(0);
    expect(result.stderr).toMatch(/no container with name|No such container/i);
  });
});

test('a choice takes the first driver that works, and says of each why not when none does', async () => {
  const image = await testImage('podman');
  expect((await chooseSandbox('container', { ...options, image })).driver.id).toBe('podman');
  expect((await chooseSandbox('host', { ...options, image })).driver.id).toBe('host');
  const unusable = { ...options, image, engineArguments: ['--read-only'] };
  expect((await chooseSandbox('auto', unusable)).driver.id).toBe('host');
  expect((await chooseSandbox('auto', { ...options, image: 'localhost/none:none' })).driver.id).toBe('host');
  await expect(chooseSandbox('container', { ...options, image: 'localhost/none:none' })).rejects.toThrow(
    /asked for: container\): podman can't run localhost\/none:none: .*; docker /s,
  );
});
