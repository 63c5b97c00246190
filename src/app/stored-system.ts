import type { SystemSide } from '../core/diff/compare.js';
import { UserError } from '../errors.js';
import type { NixResult } from '../nix/run.js';
import { readSystem } from '../nix/toplevel.js';
import { chooseSandbox } from '../sandbox/registry.js';
import type { SandboxSession } from '../sandbox/types.js';
import type { Ports } from './context.js';

/** Toplevels in this machine's store, or links to them; all at once. */
export async function readStored(ports: Ports, paths: readonly string[]): Promise<SystemSide[]> {
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
  return read.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** `/run/current-system` and `result` are links to a toplevel. */
async function resolved(session: SandboxSession, path: string): Promise<string> {
  const { exitCode, stdout } = await session.run(['readlink', '-f', '--', path]);
  return exitCode === 0 ? stdout.trim() : path;
}

function expected<T>(path: string, result: NixResult<T>): T {
  if (result.kind === 'ok') return result.value;
  throw new UserError(`${path} can't be read: ${result.failure.message}`, {
    cure: 'Give a toplevel that is in this store, or a file of `nix path-info -r --json`.',
  });
}
