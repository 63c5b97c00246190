import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Packages } from './releases/packages.js';
import { planted, type PlantedFailure } from './planted.js';
import { releaseSources } from './releases.js';
import { kitFolder } from './setup/vm.mjs';
import type { ReleaseSource, TreeFile } from './types.js';

/** Where the kit lies in the sandbox in which bootable releases are built. */
const kitInSandbox = '/channel-bump-miniature';

/** For the setting `engine-arguments`: shows the VM kit to the sandbox. */
export const kitArguments: readonly string[] = [
  '--mount',
  `type=bind,source=${kitFolder},target=${kitInSandbox},readonly`,
];

/** Kernels of the kit, as `uname -r` says, e.g. `6.1.0-50-amd64` and `6.12.48+deb13-amd64`: the older series first. */
export function bootableKernels(): { older: string; newer: string } {
  const names = readdirSync(path.join(kitFolder, 'kernels'));
  const older = names.find((name) => name.startsWith('6.1.'));
  const newer = names.find((name) => name !== older);
  if (older === undefined || newer === undefined) throw new Error(`${kitFolder} has no two kernels`);
  return { older, newer };
}

export interface BootableOptions {
  /** The release it is made from, e.g. `nixos-25.11.4021`. Channel, prefix and times stay its own. */
  from: string;
  kernel?: 'older' | 'newer';
  /** Packages of other versions than the release's. */
  packages?: Packages;
  /** Failures that every host of the release has. */
  planted?: readonly PlantedFailure[];
  /** Text of a further NixOS module that every host of the release has. */
  module?: string;
}

/** A release of the miniature whose hosts really boot; to be built in a sandbox with `kitArguments`. */
export function bootableRelease(options: BootableOptions): ReleaseSource {
  const source = releaseSources().find(({ prefix }) => prefix === options.from);
  if (source === undefined) throw new Error(`the miniature has no release ${options.from}`);
  const files = new Map(source.files);
  const versions = JSON.parse(text(files, 'versions.json')) as { features: object; packages: Packages };
  const linux = bootableKernels()[options.kernel ?? 'newer'];
  const content = {
    features: { ...versions.features, bootable: kitInSandbox },
    packages: { ...versions.packages, linux, ...options.packages },
  };
  write(files, 'versions.json', `${JSON.stringify(content, null, 2)}\n`);
  const modules = [...(options.planted ?? []).map((name) => planted[name].module), options.module ?? '{ }'];
  const names = modules.map((module, index) => {
    const name = `planted-${index}.nix`;
    write(files, `nixos/modules/${name}`, module);
    return `./${name}`;
  });
  const list = text(files, 'nixos/modules/module-list.nix');
  write(files, 'nixos/modules/module-list.nix', list.replace(/\]\s*$/, `${names.join(' ')} ]\n`));
  return { ...source, files };
}

function text(files: ReadonlyMap<string, TreeFile>, name: string): string {
  return files.get(name)?.content.toString() ?? '';
}

function write(files: Map<string, TreeFile>, name: string, content: string): void {
  files.set(name, { mode: '100644', content });
}
