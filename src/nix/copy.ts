import type { SandboxSession } from '../sandbox/types.js';
import { runNix, type NixOptions, type NixResult } from './run.js';

/**
 * Copies store paths with all that they need to another store. What that has already is not sent again.
 * @param to the store's address, e.g. `https://cache.example.org?secret-key=/key` or `ssh-ng://cache`
 */
export function copyClosure(
  session: SandboxSession,
  path: string,
  to: string,
  options: NixOptions = {},
): Promise<NixResult<null>> {
  return runNix(session, ['nix', 'copy', '--to', to, path], 'machine', () => null, options);
}
