import { randomUUID } from 'node:crypto';
import type { SandboxSession } from '../sandbox/types.js';
import { runNix } from './run.js';

const SEEN = 10;
const HIDDEN = 11;

// $1: an expression. It is not known beforehand how its derivation will be called.
const BUILD = ['/bin/sh', '-c', 'made=$(nix-instantiate --expr "$1") && nix-store --realise "$made"', 'sh'];

/**
 * Whether Nix's build sandbox is on in effect: `sandbox-fallback` switches it off in silence, so a derivation looks
 * whether it sees Nix's database. It fails either way, so nothing is left in the store but its .drv. Null: no telling.
 */
export async function buildSandboxInEffect(session: SandboxSession): Promise<boolean | null> {
  const script = `if [ -e /nix/var/nix/db ]; then exit ${SEEN}; else exit ${HIDDEN}; fi`;
  const expression = `derivation {
    name = "channel-bump-probe-${randomUUID()}";
    system = builtins.currentSystem;
    builder = "/bin/sh";
    args = [ "-c" "${script}" ];
  }`;
  const built = await runNix(session, [...BUILD, expression], 'build', () => null);
  if (built.kind === 'ok') return null;
  const said = [built.failure.message, ...built.failure.log].join('\n');
  if (said.includes(`exit code ${SEEN}`)) return false;
  if (said.includes(`exit code ${HIDDEN}`)) return true;
  // Debian's Nix 2.8 puts no /bin/sh into its sandbox; out here there is one.
  const shell = await session.run(['/bin/sh', '-c', ':']);
  return shell.exitCode === 0 && /executing '\/bin\/sh': No such file/.test(said) ? true : null;
}
