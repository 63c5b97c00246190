import { pathToFileURL } from 'node:url';
import { parseHash, toNix32 } from '../core/hash.js';
import { sourceStorePath } from '../core/store-path.js';
import type { SandboxSession } from '../sandbox/types.js';
import { runNix, type NixResult } from './run.js';

/**
 * Hands an archive that lies in the sandbox to its store, unpacked, under the name `source`: a locked input or a
 * fetchTarball with this hash is then not fetched again. Gives the store path.
 *
 * @param archive where it is in the sandbox
 * @param narHash hash of the unpacked archive, in any form; another one fails
 */
export async function importSource(
  session: SandboxSession,
  archive: string,
  narHash: string,
): Promise<NixResult<string>> {
  const sha256 = parseHash(narHash);
  if (sha256 === null) throw new Error(`importSource: not a sha256: ${narHash}`);
  const url = pathToFileURL(archive).href;
  const argv = ['nix-prefetch-url', '--unpack', '--name', 'source', url, toNix32(sha256)];
  // Unpacked in memory, a nixpkgs is in the store in about half the time.
  const env = session.scratch === null ? {} : { TMPDIR: session.scratch };
  return runNix(session, argv, 'machine', () => sourceStorePath(sha256), { env });
}
