import { expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { createHostLogs } from '../../../../src/app/proof/host-log.js';
import { files } from '../../../../src/platform/files.js';

test('each host has a log of its own, however they are called', async () => {
  await using folder = await files.temporaryFolder('host-log-test');
  const logs = await createHostLogs(files, folder.path);
  const hosts = ['a/b', 'a_b', 'a%2Fb', '../a', 'a*?:"<>|', 'é', 'web1.example.org'];
  for (const host of hosts) {
    await using log = logs.open(host, 'after');
    log.write(`of ${host}`);
  }
  for (const host of hosts) {
    expect(await readFile(logs.path(host, 'after') ?? '', 'utf8')).toBe(`of ${host}\n`);
  }
  expect((await readdir(folder.path)).sort()).toEqual([
    '%C3%A9.after.log',
    '..%2Fa.after.log',
    'a%252Fb.after.log',
    'a%2A%3F%3A%22%3C%3E%7C.after.log',
    'a%2Fb.after.log',
    'a_b.after.log',
    'web1.example.org.after.log',
  ]);
});
