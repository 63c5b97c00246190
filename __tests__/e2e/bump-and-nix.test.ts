import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importImage, imageReference } from '../../miniature/image.js';
import { startWorld, type World } from '../../miniature/world.js';
import { files } from '../../src/platform/files.js';
import { createProcess } from '../../src/platform/process.js';
import { createContainerDriver } from '../../src/sandbox/container/driver.js';
import type { SandboxSession } from '../../src/sandbox/types.js';
import { cli, clone } from './programs.js';

jest.setTimeout(300_000);

let world: World;
let session: SandboxSession;
/** A clone of the infrastructure repository, which the container sees as /bumped. */
let folder: string;

beforeAll(async () => {
  world = await startWorld();
  folder = await clone(world);
  await importImage('podman');
  const driver = createContainerDriver('podman', {
    process: createProcess(),
    files,
    image: imageReference,
    pull: 'never',
    engineArguments: [],
  });
  session = await driver.open({
    mounts: [
      { from: world.checkout, to: '/checkout' },
      { from: folder, to: '/bumped' },
    ],
    nixConfig: 'substituters =\nflake-registry =',
    network: 'host', // the mirror is on 127.0.0.1
  });
});

afterAll(async () => {
  await session[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

async function inside(...argv: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await session.run(argv);
  if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return stdout;
}

test('bump writes the flake.lock that nix flake update writes, and Nix takes it as it is', async () => {
  expect(await cli(['bump', folder], world.environment)).toMatchObject({ code: 0 });
  const ours = await readFile(path.join(folder, 'flake.lock'), 'utf8');
  await inside('cp', '-r', '/checkout', '/tmp/flake');
  expect(await inside('cat', '/tmp/flake/flake.lock')).not.toBe(ours);
  await inside('nix', 'flake', 'update', '--flake', 'path:/tmp/flake');
  expect(await inside('cat', '/tmp/flake/flake.lock')).toBe(ours);
  const attribute = 'path:/bumped#nixosConfigurations.web1.config.system.nixos.revision';
  const revision = await inside('nix', 'eval', '--no-update-lock-file', '--raw', attribute);
  expect(revision).toBe(
    world.mirror.releases.find(({ name }) => name.startsWith('nixos-25.11.4188.'))?.revision,
  );
});
