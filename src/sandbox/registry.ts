import { UserError } from '../errors.js';
import { createContainerDriver } from './container/driver.js';
import type { ContainerOptions } from './container/engine.js';
import { createHostDriver, type HostOptions } from './host/driver.js';
import type { SandboxDriver } from './types.js';

export type SandboxChoice = 'auto' | 'container' | 'podman' | 'docker' | 'host';

export type SandboxOptions = ContainerOptions & HostOptions;

interface Entry {
  id: string;
  /** The choices that it answers to, beside its id. */
  choices: readonly SandboxChoice[];
  create: (options: SandboxOptions) => SandboxDriver;
}

/** Image that is used when none is asked for. */
export const DEFAULT_IMAGE = 'docker.io/nixos/nix:2.31.2';

/** In the order in which they are tried. */
export const sandboxDrivers: readonly Entry[] = [
  { id: 'podman', choices: ['auto', 'container'], create: (o) => createContainerDriver('podman', o) },
  { id: 'docker', choices: ['auto', 'container'], create: (o) => createContainerDriver('docker', o) },
  { id: 'host', choices: ['auto'], create: createHostDriver },
];

export interface Chosen {
  driver: SandboxDriver;
  /** Why the drivers before it do not work, a sentence each. */
  passedOver: readonly string[];
}

/**
 * The first driver of the choice that works on this machine.
 * @throws UserError that says of each why it does not
 */
export async function chooseSandbox(choice: SandboxChoice, options: SandboxOptions): Promise<Chosen> {
  const passedOver: string[] = [];
  for (const entry of sandboxDrivers) {
    if (entry.id !== choice && !entry.choices.includes(choice)) continue;
    const driver = entry.create(options);
    const available = await driver.available();
    if (available.ok) return { driver, passedOver };
    passedOver.push(available.why);
  }
  throw new UserError(
    `no sandbox for a rebuild works here (asked for: ${choice}): ${passedOver.join('; ')}.`,
    {
      cure: 'Install podman or docker, or Nix itself, or name an image that can be pulled.',
    },
  );
}
