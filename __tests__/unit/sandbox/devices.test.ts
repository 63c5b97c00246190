import { expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { files } from '../../../src/platform/files.js';
import { createProcess } from '../../../src/platform/process.js';
import { deviceArguments } from '../../../src/sandbox/container/engine.js';

const machine = createProcess();

/** What is passed in where the device of KVM lies elsewhere. */
const argumentsWith = (device: string): Promise<string[][]> =>
  deviceArguments(
    'podman',
    {
      process: { ...machine, run: (argv, options) => machine.run([...argv.slice(0, -1), device], options) },
      files,
      image: 'localhost/none',
      pull: 'never',
      engineArguments: [],
    },
    ['kvm'],
  );

test('a device that can be opened is passed in', async () => {
  expect(await argumentsWith('/dev/null')).toEqual([
    ['--device=/dev/kvm', '--group-add=keep-groups'],
    ['--device=/dev/kvm'],
    [],
  ]);
});

test('a device that is not there is not made, though root may write where devices are', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'devices-'));
  try {
    expect(await argumentsWith(path.join(folder, 'kvm'))).toEqual([[]]);
    expect(await readdir(folder)).toEqual([]);
    await writeFile(path.join(folder, 'kvm'), '');
    expect(await argumentsWith(path.join(folder, 'kvm'))).toEqual([[]]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
