// A host that is switched live in a VM, by the bundle: planned, proven on a runner, published from what that one left.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import path from 'node:path';
import { bootableKernels, bootableRelease, kitArguments } from '../../miniature/vm.js';
import { imageReference } from '../../miniature/image.js';
import { startSearchWorld, type SearchWorld } from '../integration/search-world.js';
import type { PullAnswer } from './action-world.js';
import { cli, json, type Ended } from './programs.js';

jest.setTimeout(600_000);

const HOSTS = [
  { name: 'web1', configuration: './hosts/web1.nix', pin: 'nixos' },
  { name: 'cache1', configuration: './hosts/cache1.nix', pin: 'nixos' },
];
const CHECKS = [{ name: 'web', port: 80, hosts: ['web*'] }];
const SETTINGS = {
  rebuild: 'switch',
  hosts: JSON.stringify(HOSTS),
  'discover-hosts': 'false',
  checks: JSON.stringify(CHECKS),
  image: imageReference,
  network: 'none',
  'nix-config': 'substituters =',
  'engine-arguments': JSON.stringify(kitArguments),
};

let world: SearchWorld;
let folder: string;

beforeAll(async () => {
  const today = bootableRelease({ from: 'nixos-25.11.4021', kernel: 'older' });
  const next = bootableRelease({ from: 'nixos-25.11.4188', kernel: 'newer' });
  world = await startSearchWorld([today, next], today.prefix);
  ({ folder } = world.context());
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

/** @param environment beside what every program has */
async function start(argv: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const given = { ...SETTINGS, 'cache-folder': path.join(folder, '../cache') };
  const flags = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
  const { PATH, HOME } = process.env;
  const ended = await cli([...argv, folder, ...flags], { PATH, HOME, ...environment });
  expect([ended.code, ended.code === 0 ? '' : ended.stderr]).toEqual([0, '']);
  return ended;
}

async function pulls(): Promise<PullAnswer[]> {
  const { GITHUB_API_URL = '', GITHUB_REPOSITORY = '', GITHUB_TOKEN = '' } = world.environment;
  const headers = { authorization: `Bearer ${GITHUB_TOKEN}` };
  const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/pulls?state=all`, { headers });
  return (await answer.json()) as PullAnswer[];
}

test('switched to the next release and back on a runner, told as JSON, as text and in the pull request', async () => {
  const [plan, results] = [path.join(folder, '../plan.json'), path.join(folder, '../results')];
  await start(['plan', '--output', plan], world.environment);
  const output = path.join(results, '1.json');
  const shard = await start(['rebuild', '--json', '--shard', '1', '--plan', plan, '--output', output], {});
  const { older, newer } = bootableKernels();
  const [cache1, web1] = (json(shard) as { hosts: object[] }).hosts;
  expect(cache1).toMatchObject({
    name: 'cache1',
    outcome: { kind: 'built', notBooted: 'A container has no kernel of its own to boot.' },
    verdict: 'switch',
  });
  const ran = (...units: string[]) => ({ exitCode: 0, started: expect.arrayContaining(units) as unknown });
  expect(web1).toMatchObject({
    name: 'web1',
    outcome: {
      kind: 'switched',
      vm: {
        accelerator: expect.stringMatching(/^(kvm|software)$/) as unknown,
        kernel: { before: older, after: newer },
        failedOnBoth: [],
        checks: ['web'],
        switch: { there: ran('nftables.service'), back: ran('firewall.service') },
      },
    },
    verdict: 'reboot',
    kernel: { before: older, after: newer, change: 'series' },
  });
  expect(shard.stderr).toMatch(/^\s*web1: switched \(/m);

  const published = await start(['publish', '--plan', plan, '--results', results], world.environment);
  expect(published.stdout).toMatch(/^web1 .* switched and back in a VM \((KVM|software emulation)\)/m);
  expect(published.stdout).toMatch(/^cache1 .* not booted$/m);
  expect(published.stdout).toContain(`kernels booted: ${older} -> ${newer}`);
  const [pull, ...others] = await pulls();
  expect(others).toEqual([]);
  expect(pull?.body).toMatch(/^\| `web1` \| reboot \| .* switched and back in a VM/m);
  expect(pull?.body).toContain('`cache1`: not booted: A container has no kernel of its own to boot.');
  // A new kernel series on a stable channel, as the kernels that were booted show it.
  expect(pull?.labels.map(({ name }) => name)).toContain('needs-review');
});
