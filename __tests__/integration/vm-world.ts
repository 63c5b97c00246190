import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bootableRelease, kitArguments, type BootableOptions } from '../../miniature/vm.js';
import { writeRelease } from '../../miniature/releases.js';
import type { VmRun } from '../../src/core/boot.js';
import { realise } from '../../src/nix/build.js';
import type { EvaluationTree } from '../../src/nix/evaluate.js';
import { instantiateVm } from '../../src/nix/vm.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import type { SandboxSession } from '../../src/sandbox/types.js';
import { accelerator } from '../../src/vm/accelerator.js';
import { probeModule } from '../../src/vm/probe-module.js';
import { readRunScript, type RunScript } from '../../src/vm/run-script.js';
import { runVm } from '../../src/vm/run.js';
import { offline, testDriver } from './rebuild-world.js';

/** The miniature's web1, a classic host. */
export const web1 = {
  kind: 'classic',
  name: 'web1',
  configuration: './hosts/web1.nix',
  pin: 'nixos',
} as const;

/** As short as a busy machine with two cores allows, for systems that are to come up. */
export const AMPLE_MS = 240_000;

/** A sandbox session, and the releases in it. */
export interface VmWorld extends AsyncDisposable {
  session: SandboxSession;
  /** The repository, with this release for its pin. */
  tree(release: string): EvaluationTree;
}

const KERNELS = { older: 'nixos-25.11.4021', newer: 'nixos-25.11.4188' } as const;
type Release = Omit<BootableOptions, 'from' | 'kernel'> & { kernel: 'older' | 'newer' };

const FLAKE = `{ outputs = { self }: {
  nixosConfigurations.web1 = import ./nixpkgs/nixos/lib/eval-config.nix {
    system = "x86_64-linux";
    modules = [ ../hosts/web1.nix ];
  };
}; }`;
const FILE = '{ }: { web1 = import ./nixpkgs/nixos { configuration = ../hosts/web1.nix; }; }';

/** Writes releases by name, and opens a container that can build and boot them. */
export async function openVmWorld(
  releases: Readonly<Record<string, Release>>,
  engineArguments: readonly string[] = [],
): Promise<VmWorld> {
  const folder = await files.temporaryFolder('vm-world');
  await cp(path.resolve(import.meta.dirname, '../../miniature/infrastructure'), `${folder.path}/repository`, {
    recursive: true,
  });
  for (const [name, { kernel, ...options }] of Object.entries(releases)) {
    const release = bootableRelease({ ...options, kernel, from: KERNELS[kernel] });
    await writeRelease(`${folder.path}/releases/${name}`, release);
    // The same host in the two other forms.
    const flake = `${folder.path}/repository/${name}`;
    await writeRelease(`${flake}/nixpkgs`, release);
    await writeFile(`${flake}/flake.nix`, FLAKE);
    await writeFile(`${flake}/default.nix`, FILE);
  }
  const driver = await testDriver('podman', [...kitArguments, ...engineArguments]);
  const session = await driver.open({
    ...offline,
    mounts: [{ from: folder.path, to: '/world' }],
    devices: ['kvm'],
  });
  return {
    session,
    tree: (release) => ({
      root: '/world/repository',
      sources: new Map([['nixos', `/world/releases/${release}`]]),
    }),
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export interface BuiltVm {
  toplevel: string;
  script: RunScript;
}

/** The VM of web1 on a release, built. */
export async function buildVm(world: VmWorld, release: string): Promise<BuiltVm> {
  const { session } = world;
  const vm = await instantiateVm(session, world.tree(release), web1, probeModule([]));
  if (vm.kind === 'failed') throw new Error(vm.failure.message);
  if (vm.value.kind === 'none') throw new Error(vm.value.reason);
  const [built, toplevel] = [
    await realise(session, vm.value.derivation),
    await realise(session, vm.value.toplevel),
  ];
  if (built.kind === 'failed') throw new Error(built.failure.log.join('\n'));
  if (toplevel.kind === 'failed') throw new Error(toplevel.failure.log.join('\n'));
  const script = await readRunScript(session, built.value);
  if (script === null) throw new Error('no run script');
  return { toplevel: toplevel.value, script };
}

/** Runs a VM that `buildVm` gave. */
export async function run(
  { session }: VmWorld,
  { script }: BuiltVm,
  options: { switchTo?: string; timeoutMs?: number; onStep?: (step: string) => void } = {},
): Promise<VmRun> {
  return runVm(clock, {
    ...{ session, script, checksMs: 0 },
    switchTo: options.switchTo ?? null,
    timeoutMs: options.timeoutMs ?? AMPLE_MS,
    accelerator: await accelerator(session, script),
    onStep: options.onStep ?? (() => undefined),
  });
}
