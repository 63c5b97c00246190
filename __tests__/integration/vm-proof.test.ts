import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bootableKernels } from '../../miniature/vm.js';
import { bootHost } from '../../src/app/proof/boot-host.js';
import type { VmRun } from '../../src/core/boot.js';
import { compareBoots } from '../../src/core/boot-compare.js';
import type { HostSpec } from '../../src/core/rebuild.js';
import { instantiateVm } from '../../src/nix/vm.js';
import { clock } from '../../src/platform/clock.js';
import { probeModule } from '../../src/vm/probe-module.js';
import { AMPLE_MS, buildVm, openVmWorld, run, web1, type BuiltVm, type VmWorld } from './vm-world.js';

jest.setTimeout(900_000);

const service = (name: string, command: string): string => `
  systemd.services.${name} = {
    wantedBy = [ "multi-user.target" ];
    serviceConfig = { Type = "oneshot"; RemainAfterExit = "yes"; };
    script = ${JSON.stringify(command)};
  };`;
const failing = service('always-fails', 'echo as ever; exit 1');
const silent = '{ lib, ... }: { systemd.services.channel-bump-probe.enable = lib.mkForce false; }';

let world: VmWorld;
/** Booted on the older release, and never switched to its end. */
let today: Side;

/** What was to run, and what came of it. */
interface Side {
  vm: BuiltVm;
  run: VmRun;
}

function compare(before: Side, after: Side, depth: 'boot' | 'switch' = 'boot') {
  const toplevels = { before: before.vm.toplevel, after: after.vm.toplevel };
  const runs = { before: before.run, after: after.run };
  return compareBoots({ ...runs, depth, toplevels, checks: 0, limit: AMPLE_MS / 1000 });
}

beforeAll(async () => {
  world = await openVmWorld({
    today: {
      kernel: 'older',
      packages: { nix: '1.11.16' },
      planted: ['data-1'],
      module: `{ ${failing} ${service('mended', 'exit 1')} }`,
    },
    next: { kernel: 'newer', module: `{ ${failing} ${service('mended', 'exit 0')} }` },
    panicking: { kernel: 'newer', planted: ['kernel-panic'] },
    broken: { kernel: 'newer', planted: ['failing-unit'], module: `{ ${failing} }` },
    silent: { kernel: 'newer', module: silent },
    full: { kernel: 'newer', planted: ['full-disk'] },
    'half-switched': { kernel: 'newer', planted: ['switch-dies'], module: `{ ${failing} }` },
    foreign: { kernel: 'newer', module: '{ lib, ... }: { nixpkgs.system = lib.mkForce "aarch64-linux"; }' },
    'one-way': { kernel: 'newer', planted: ['data-2'], module: `{ ${failing} }` },
  });
});
afterAll(() => world[Symbol.asyncDispose]());

test('today is booted, switched to the new system and back, and the new one is booted', async () => {
  const steps: string[] = [];
  const result = await bootHost(
    {
      session: world.session,
      trees: { before: world.tree('today'), after: world.tree('next') },
      depth: 'switch',
      checks: [
        { command: 'grep -q root /etc/passwd' },
        { name: 'web', port: 80 },
        { unit: 'nginx.service', hosts: ['web*'] },
        { name: 'not here', port: 81, hosts: ['db1'] },
      ],
      limits: { evaluationMs: AMPLE_MS, buildMs: AMPLE_MS, bootMs: AMPLE_MS },
      clock,
    },
    web1,
    { onStep: (side, step) => void steps.push(`${side}: ${step}`), onLine: () => undefined },
  );
  const kernels = bootableKernels();
  expect(result).toMatchObject({
    kind: 'proven',
    proof: {
      accelerator: expect.stringMatching(/^(kvm|software)$/) as string,
      kernel: { before: kernels.older, after: kernels.newer },
      seconds: { before: expect.any(Number) as number, after: expect.any(Number) as number },
      failedOnBoth: ['always-fails.service'],
      mended: ['mended.service'],
      checks: ['grep -q root /etc/passwd', 'web', 'unit nginx.service'],
      switch: {
        there: {
          stopped: expect.arrayContaining(['nginx.service']) as string[],
          failed: ['always-fails.service'],
        },
        back: { started: expect.arrayContaining(['nginx.service']) as string[] },
      },
      schema: { before: 7, switched: 10, back: 10 },
      notes: [expect.stringContaining('from schema 7 to 10, where it stays after the way back')],
    },
  });
  expect(steps).toEqual(expect.arrayContaining(['before: switching', 'after: checking units and checks']));
});

test('a switch that dies half way, and a QEMU that is killed', async () => {
  const [old, halfSwitched, next] = [
    await buildVm(world, 'today'),
    await buildVm(world, 'half-switched'),
    await buildVm(world, 'next'),
  ];
  const [switched, killed, booted] = await Promise.all([
    run(world, old, { switchTo: halfSwitched.toplevel }),
    run(world, next, {
      onStep: (step) => void (step === 'starting its units' && killQemu(world, next.toplevel)),
    }),
    run(world, halfSwitched),
  ]);
  today = { vm: old, run: switched };
  expect(switched.booted?.failed.map(({ unit }) => unit)).toEqual(['always-fails.service', 'mended.service']);
  expect(compare(today, { vm: next, run: killed })).toMatchObject({
    kind: 'failed',
    failure: { class: 'machine', reason: 'vm-died', side: 'after' },
  });
  const after = { vm: halfSwitched, run: booted };
  expect(compare(today, after)).toMatchObject({ kind: 'proven' });
  // What was looked at is not what was to run.
  expect(compare(today, { vm: next, run: booted })).toMatchObject({ failure: { class: 'machine' } });
  expect(compare(today, after, 'switch')).toMatchObject({
    kind: 'failed',
    failure: { class: 'switch', reason: 'switch-failed', side: 'after' },
  });
});

test('a kernel that panics, a unit that newly fails, a probe that never answers, a full disk', async () => {
  const limits: Readonly<Record<string, number>> = { silent: 15_000 };
  const names = ['panicking', 'broken', 'silent', 'full'];
  const built: BuiltVm[] = [];
  for (const name of names) built.push(await buildVm(world, name));
  const boot = (index: number) => run(world, built[index]!, { timeoutMs: limits[names[index]!] ?? AMPLE_MS });
  const runs = [
    ...(await Promise.all([boot(0), boot(1)])),
    ...(await Promise.all([boot(2), boot(3)])),
  ] as const;
  const sides = runs.map((run, index) => ({ vm: built[index]!, run }));
  const failures = sides.map((after) => compare(today, after));
  const boots = { class: 'boot', side: 'after' };
  const some = expect.arrayContaining([expect.stringContaining('Kernel panic')]) as string[];
  expect(failures).toMatchObject([
    { kind: 'failed', failure: { ...boots, reason: 'panic', log: some } },
    {
      kind: 'failed',
      failure: {
        ...boots,
        reason: 'unit',
        subject: 'planted-failing.service',
        log: expect.arrayContaining(['planted: no such key: colour']) as string[],
      },
    },
    { kind: 'failed', failure: { ...boots, reason: 'hang' } },
    { kind: 'failed', failure: { ...boots, reason: 'disk-full' } },
  ]);
  // Where today's fails in the same way, the new one is cleared.
  expect(compare(sides[0]!, sides[0]!)).toMatchObject({
    failure: { class: 'boot', side: 'before', reason: 'panic' },
  });
  // Nobody can tell whose fault a unit is, where today's system does not come so far.
  expect(compare(sides[0]!, sides[1]!)).toMatchObject({ failure: { class: 'boot', side: 'before' } });
});

test('a way back that fails; nothing is left after a VM', async () => {
  const [old, next] = [await buildVm(world, 'today'), await buildVm(world, 'one-way')];
  const [before, after] = await Promise.all([run(world, old, { switchTo: next.toplevel }), run(world, next)]);
  expect(before.end).toBe('complete');
  expect(compare({ vm: old, run: before }, { vm: next, run: after }, 'switch')).toMatchObject({
    kind: 'failed',
    failure: { class: 'switch', reason: 'way-back-failed', subject: 'planted-data.service' },
  });
  const left = await world.session.run(['ls', '-A', '/var/tmp']);
  expect(left.stdout).toBe('');
});

test('a disk of this machine that is full is told from one of the guest', async () => {
  await using small = await openVmWorld({}, ['--tmpfs', '/var/tmp:size=8m']);
  const filling = '#!/bin/sh\ncat /dev/zero >"$NIX_DISK_IMAGE" 2>/dev/null; echo \'{"event":"bye"}\'\n';
  await small.session.run([
    '/bin/sh',
    '-c',
    'printf %s "$1" >/tmp/run-it-vm; chmod +x /tmp/run-it-vm',
    'sh',
    filling,
  ]);
  const script = {
    path: '/tmp/run-it-vm',
    qemu: '/none',
    memory: 0,
    choosesAccelerator: true,
    processor: null,
  };
  expect(await run(small, { toplevel: '', script })).toMatchObject({
    end: 'host-disk-full',
    accelerator: 'software',
  });
});

test('SIGKILL of our process ends the VM and removes its files', async () => {
  const owner = path.join(import.meta.dirname, 'vm-owner.ts');
  const we = spawn(process.execPath, ['--import', 'tsx', owner], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = (await Promise.race([once(we.stdout, 'data'), once(we, 'close')])) as unknown[];
  const folder = String(told).trim();
  expect(folder).toMatch(/^\/var\/tmp\/channel-bump-vm-\d+-\d+-\d+-\w+$/);
  const mine = async () => (await commandLines()).filter((line) => line.includes(folder));
  expect(await mine()).toHaveLength(1);
  we.kill('SIGKILL');
  while ((await mine()).length > 0) await clock.sleep(100);
});

test('hosts of all forms have a VM; of who has none a sentence says why', async () => {
  const probe = probeModule([]);
  const vmOf = async (host: HostSpec, release = 'next'): Promise<string> => {
    const result = await instantiateVm(world.session, world.tree(release), host, probe);
    if (result.kind === 'failed') throw new Error(result.failure.message);
    return result.value.kind === 'none' ? result.value.reason : result.value.derivation;
  };
  const toplevel = 'web1.config.system.build.toplevel';
  const flake: HostSpec = {
    kind: 'flake',
    name: 'web1',
    folder: 'next',
    attribute: 'nixosConfigurations.web1',
  };
  const file: HostSpec = { kind: 'file', name: 'web1', file: 'next/default.nix', attribute: toplevel };
  for (const host of [web1, flake, file])
    expect(await vmOf(host)).toMatch(/^\/nix\/store\/\w+-nixos-vm\.drv$/);
  expect(await vmOf({ ...web1, configuration: 'hosts/cache1.nix' })).toContain('is a container');
  expect(await vmOf(web1, 'foreign')).toContain('is for aarch64-linux, which this machine is not');
  expect(await vmOf({ ...web1, pin: 'other' })).toContain('no source for the pin other');
  expect(await vmOf({ ...file, attribute: 'web1' })).toContain(
    'does not end in `.config.system.build.toplevel`',
  );
});

/** Ends the QEMU of that system from outside, as the machine does when memory runs out. */
async function killQemu({ session }: VmWorld, toplevel: string): Promise<void> {
  const script =
    'for p in /proc/[0-9]*; do grep -qsa "kernel.$1/kernel" $p/cmdline && kill -KILL "${p#/proc/}"; done';
  await session.run(['/bin/sh', '-c', script, 'sh', toplevel]);
}

/** Of all programs that run on this machine. */
async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
}
