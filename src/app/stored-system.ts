import type { SystemSide } from '../core/diff/compare.js';
import { rebuiltDerivations, type SourcesByDerivation } from '../core/diff/rebuilt.js';
import { UserError } from '../errors.js';
import type { NixResult } from '../nix/run.js';
import { readSources } from '../nix/sources.js';
import { readSystem } from '../nix/toplevel.js';
import { chooseSandbox } from '../sandbox/registry.js';
import type { SandboxSession } from '../sandbox/types.js';
import type { Ports } from './context.js';

interface Stored {
  systems: SystemSide[];
  /** Of what was rebuilt, where two are read; else of nothing. */
  sources: SourcesByDerivation;
}

/** Toplevels in this machine's store, or links to them; all at once. */
export async function readStored(ports: Ports, paths: readonly string[]): Promise<Stored> {
  const { driver } = await chooseSandbox('host', {
    process: ports.process,
    files: ports.files,
    image: '',
    pull: 'never',
    engineArguments: [],
  });
  await using session = await driver.open({ mounts: [], nixConfig: '', network: 'default' });
  // The first failure is told when all have ended: none is left at work.
  const read = await Promise.allSettled(
    paths.map(async (path) => expected(path, await readSystem(session, await resolved(session, path)))),
  );
  const systems = read.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  const [before, after] = systems;
  const rebuilt = before && after ? rebuiltDerivations(before.closure, after.closure) : [];
  return { systems, sources: await readSources(session, rebuilt) };
}

/**
 * `/run/current-system` and `result` are links to a toplevel. Any other folder Nix would take for a flake, and evaluate.
 */
async function resolved(session: SandboxSession, path: string): Promise<string> {
  const { exitCode, stdout } = await session.run(['readlink', '-f', '--', path]);
  const target = exitCode === 0 ? stdout.trim() : path;
  if (/^\/nix\/store\/[^./][^/]*$/.test(target)) return target;
  throw new UserError(`${path} is no toplevel: it leads to ${target}, which is no path of the store.`, {
    cure: 'Give a toplevel, or a file of `nix path-info -r --json`.',
    exitCode: 64,
  });
}

function expected<T>(path: string, result: NixResult<T>): T {
  if (result.kind === 'ok') return result.value;
  throw new UserError(`${path} can't be read: ${result.failure.message}`, {
    cure: 'Give a toplevel that is in this store, or a file of `nix path-info -r --json`.',
  });
}
