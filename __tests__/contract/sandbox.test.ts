import { jest } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../src/errors.js';
import { createProcess } from '../../src/platform/process.js';
import { files } from '../../src/platform/files.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import { chooseSandbox, sandboxDrivers } from '../../src/sandbox/registry.js';
import type { SandboxDriver, SandboxSession } from '../../src/sandbox/types.js';
import { testDriver, testImage } from '../integration/rebuild-world.js';
import { startDocker } from './dockerd.js';

jest.setTimeout(300_000);

let docker: AsyncDisposable | null;
let folder: TemporaryFolder;
const canary = 'CHANNEL_BUMP_TEST_CANARY';
const machine = createProcess();

beforeAll(async () => {
  docker = await startDocker();
  if (!docker) console.log('No docker can run here: its driver is held only to say why.');
  folder = await files.temporaryFolder('sandbox-test');
  await writeFile(path.join(folder.path, 'seen.nix'), '"seen"');
  process.env[canary] = 'must not be seen';
});
afterAll(async () => {
  Reflect.deleteProperty(process.env, canary);
  await folder[Symbol.asyncDispose]();
  await docker?.[Symbol.asyncDispose]();
});

type Id = 'podman' | 'docker' | 'host';

/** Null for docker on a machine that can't have it; the other two have to be there. */
async function driverOf(id: Id): Promise<SandboxDriver | null> {
  if (id === 'docker' && !docker) {
    const driver = sandboxDrivers.find((e) => e.id === id)!.create({ ...options, image: 'localhost/none' });
    expect(await driver.available()).toMatchObject({
      ok: false,
      why: expect.stringContaining('docker') as string,
    });
    return null;
  }
  return testDriver(id);
}

const options = { process: machine, files, image: '', pull: 'never', engineArguments: [] } as const;

function open(driver: SandboxDriver): Promise<SandboxSession> {
  return driver.open({
    mounts: [{ from: folder.path, to: '/mounted/here' }],
    nixConfig: 'substituters =\nflake-registry =\naccept-flake-config = true',
    network: 'none',
  });
}

async function containers(engine: Id): Promise<string[]> {
  const listed = await machine.run([
    ...[engine, 'ps', '--all', '--filter=label=channel-bump=session', '--format={{.Names}}'],
  ]);
  return listed.stdout.split('\n').filter((name) => name !== '');
}

test('every driver has a folder, and the folders are these', () => {
  expect(sandboxDrivers.map((entry) => entry.id)).toEqual(['podman', 'docker', 'host']);
});

describe.each(['podman', 'docker', 'host'] as const)('%s', (id) => {
  test('runs Nix on what is mounted, with an environment of its own', async () => {
    const driver = await driverOf(id);
    if (!driver) return;
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

  test('arguments, exit code and standard error come through', async () => {
    const driver = await driverOf(id);
    if (!driver) return;
    await using session = await open(driver);
    const lines: string[] = [];
    const result = await session.run(['/bin/sh', '-c', 'echo given; echo "$1" >&2; exit 7', 'sh', 'a "b" $c'], {
      onStderrLine: (line) => lines.push(line),
    });
    expect(result).toMatchObject({ exitCode: 7, stdout: 'given\n', timedOut: false });
    expect(lines).toContain('a "b" $c');
  });

  test('a time limit ends the program inside too', async () => {
    const driver = await driverOf(id);
    if (!driver) return;
    await using session = await open(driver);
    const script = 'sleep 9999 & echo $!; wait';
    const result = await session.run(['/bin/sh', '-c', script], { timeoutMs: 1500 });
    expect(result.timedOut).toBe(true);
    // One that has ended and that nobody has asked for yet is a zombie.
    const state = 'read -r _ _ state _ <"/proc/$1/stat" && [ "$state" != Z ]';
    const alive = await session.run(['/bin/sh', '-c', state, 'sh', result.stdout.trim()]);
    expect(alive.exitCode).not.toBe(0);
  });
});

describe.each(['podman', 'docker'] as const)('%s: a container', (id) => {
  test('can neither write to what is mounted nor gain rights', async () => {
    const driver = await driverOf(id);
    if (!driver) return;
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

  test('is gone after its session, also after an exception, and after one that never began', async () => {
    const driver = await driverOf(id);
    if (!driver) return;
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

  test('that is taken away under a program is told as such', async () => {
    const driver = await driverOf(id);
    if (!driver) return;
    const others = await containers(id);
    await using session = await open(driver);
    const [name] = (await containers(id)).filter((n) => !others.includes(n));
    await machine.run([id, 'rm', '--force', name!]);
    const result = await session.run(['nix', '--version']);
    expect(result.exitCode).not.toBe(0);
    expect(result.stderr).toMatch(/no container with name|No such container/i);
  });
});

test('a choice takes the first driver that works, and says of each why not when none does', async () => {
  const image = await testImage('podman');
  expect((await chooseSandbox('container', { ...options, image })).id).toBe('podman');
  expect((await chooseSandbox('host', { ...options, image })).id).toBe('host');
  expect((await chooseSandbox('auto', { ...options, image: 'localhost/none:none' })).id).toBe('host');
  await expect(chooseSandbox('container', { ...options, image: 'localhost/none:none' })).rejects.toThrow(
    /asked for: container\): podman can't run localhost\/none:none: .*; docker /s,
  );
});
