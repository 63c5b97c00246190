import { describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { readConfig } from '../../../../src/app/config.js';
import { configurationFor } from '../../../../src/app/fleet/hosts.js';
import { findHosts, hostsAsked } from '../../../../src/app/proof/hosts.js';
import { files } from '../../../../src/platform/files.js';
import { recordingLog } from '../../../integration/rebuild-world.js';

const NAMED =
  'hosts: [{ name: web1, file: a.nix, attribute: a }, { name: db1, file: b.nix, attribute: b }]\n';

/** The hosts found in a folder without a flake: no sandbox is there to be entered. */
async function found(configuration: string, log = recordingLog()): Promise<string[]> {
  const specs = await findHosts(hostsAsked(readConfig(configuration, {})), {
    folder: `${tmpdir()}/none`,
    enter: () => Promise.reject(new Error('a sandbox was opened')),
    timeoutMs: 1000,
    files,
    log,
  });
  return specs.map(({ name }) => name);
}

describe('hosts are found', () => {
  test('by name, in their order, and no sandbox is opened for it', async () => {
    expect(await found(NAMED)).toEqual(['web1', 'db1']);
    expect(await found(`${NAMED}skip-hosts: web*\n`)).toEqual(['db1']);
  });

  test.each([
    ['', 'no host to rebuild was found'],
    [`${NAMED}only-hosts: mail*\n`, 'of the hosts found none is to be rebuilt'],
  ])('or it is an error: %j', async (configuration, words) => {
    await expect(found(configuration)).rejects.toThrow(words);
  });

  test('and those that there are stand in the error', async () => {
    const cure = expect.stringContaining('There are: web1, db1.') as unknown;
    await expect(found(`${NAMED}only-hosts: mail*\n`)).rejects.toMatchObject({ cure });
  });
});

const SLIPS = `${NAMED}boot-hosts: [web*, mail]
checks: [{ unit: a.service, hosts: [db1, bd1] }, { port: 80 }]
`;

test('a glob that means no host is told, once in a run', async () => {
  const log = recordingLog();
  await found(SLIPS, log);
  await found(SLIPS, log);
  expect(log.lines).toEqual([
    '`boot-hosts`: there is no host `mail`. Look at how it is spelled.',
    '`checks.0.hosts`: there is no host `bd1`. Look at how it is spelled.',
  ]);
});

test('what is for the hosts of other shards is no slip in this one', () => {
  const { 'boot-hosts': booted, checks } = configurationFor(readConfig(SLIPS, {}), ['web1']);
  expect(booted).toEqual(['web*']);
  expect(checks).toEqual([{ port: 80 }]);
  expect(configurationFor(readConfig(NAMED, {}), ['web1'])['boot-hosts']).toEqual(['*']);
});
