import { expect, test } from '@jest/globals';
import { untestedBy } from '../../../src/app/untested.js';
import type { BootProof } from '../../../src/core/boot.js';
import type { Depth, HostOutcome, HostRebuild } from '../../../src/core/rebuild.js';
import { bootProof } from '../../fixtures/systems.js';

const rebuilt = { built: 1, fetched: 1, seconds: 1 };
const built: HostOutcome = { kind: 'built', ...rebuilt };
const booted = (vm: Partial<BootProof> = {}): HostOutcome => ({
  kind: 'booted',
  ...rebuilt,
  vm: bootProof(vm),
});
const hung: HostOutcome = {
  kind: 'failed',
  class: 'boot',
  side: 'after',
  message: 'x',
  derivation: null,
  log: [],
};

function untested(depth: Depth, ...outcomes: HostOutcome[]): string {
  const none = { derivation: null, toplevel: null };
  const hosts = outcomes.map((outcome, index): HostRebuild => {
    return { name: `h${index}`, outcome, before: none, after: none, changes: null, newWarnings: [] };
  });
  return untestedBy({ depth, sandbox: '', hosts }).join('\n');
}

test.each<[string, Depth, HostOutcome[]]>([
  ['a dry build', 'dry-build', []],
  ['a build', 'build', [built]],
  ['hosts that can not be booted', 'boot', [built]],
  ['hosts that are unchanged', 'switch', [{ kind: 'unchanged' }]],
])('nothing was booted by %s, and that is said', (_, depth, outcomes) => {
  expect(untested(depth, ...outcomes)).toMatch(/Nothing was booted\. Disks, boot loader, secrets/);
});

test.each([[booted()], [hung]])('a VM is not the machine', (outcome) => {
  const said = untested('boot', outcome);
  expect(said).toMatch(/file systems, swap and boot loader.*LUKS.*hardware.*firmware were not tested/);
  expect(said).toMatch(/no secrets and no data of services, and it could reach no network/);
  expect(said).not.toContain('Nothing was booted');
});

test('what only a deeper proof shows is said where it was not made', () => {
  expect(untested('boot', booted())).toContain('No live switch was tried');
  expect(untested('switch', { ...booted(), kind: 'switched' } as HostOutcome)).not.toContain('live switch');
});

test('software emulation is said, and that its seconds measure nothing', () => {
  expect(untested('boot', booted({ accelerator: 'software' }), booted())).toContain('emulated in software');
  expect(untested('boot', booted())).not.toContain('emulated');
});

test('hosts that were not booted among those that were are named', () => {
  expect(untested('boot', booted(), built, hung)).toMatch(/^Built and not booted: h1\.$/m);
  expect(untested('boot', booted())).not.toContain('not switched');
  const deep = untested('switch', { ...booted(), kind: 'switched' } as HostOutcome, built, booted());
  expect(deep).toMatch(/^Built and not booted: h1\.\nBooted and not switched: h2\.$/m);
});
