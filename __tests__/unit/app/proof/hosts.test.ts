import { describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { readConfig } from '../../../../src/app/config.js';
import { findHosts, hostsAsked } from '../../../../src/app/proof/hosts.js';
import { files } from '../../../../src/platform/files.js';
import { recordingLog } from '../../../integration/rebuild-world.js';

const NAMED =
  'hosts: [{ name: web1, file: a.nix, attribute: a }, { name: db1, file: b.nix, attribute: b }]\n';

/** The hosts found in a folder without a flake: no sandbox is there to be entered. */
async function found(configuration: string): Promise<string[]> {
  const specs = await findHosts(hostsAsked(readConfig(configuration, {})), {
    folder: `${tmpdir()}/none`,
    enter: () => Promise.reject(new Error('a sandbox was opened')),
    timeoutMs: 1000,
    files,
    log: recordingLog(),
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
});
