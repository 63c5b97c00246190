import { compareVersions } from '../core/nix-version.js';
import type { SandboxSession } from '../sandbox/types.js';
import { nixVersion } from './evaluate.js';
import { flakeRef } from './flake-ref.js';
import { runNix, type NixOptions, type NixResult } from './run.js';

const JSON_LOG = ['--log-format', 'internal-json'];

/** The names that Nix takes on the command line; a lock can hold others. */
export function isInputName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name);
}

/**
 * Locks some of a flake's inputs anew, as its flake.nix asks for them now, and writes its flake.lock; the others stay.
 * @param root the repository in the sandbox, where it can be written
 * @param folder of the flake in it
 * @param inputs names that `isInputName` takes
 */
export async function updateInputs(
  session: SandboxSession,
  root: string,
  folder: string,
  inputs: readonly string[],
  options: NixOptions = {},
): Promise<NixResult<null>> {
  const flake = flakeRef(root, folder);
  const version = await nixVersion(session);
  // Before 2.19 `nix flake update NAME` took NAME for a flake.
  const old = version !== null && compareVersions(version, '2.19') < 0;
  const argv = old
    ? ['nix', 'flake', 'lock', ...inputs.flatMap((name) => ['--update-input', name]), flake]
    : ['nix', 'flake', 'update', ...inputs, '--flake', flake];
  return runNix(session, [...argv, ...JSON_LOG], 'evaluation', () => null, options);
}
