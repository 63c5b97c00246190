import type { HostRebuild, Rebuild } from '../../core/rebuild.js';
import { copyClosure } from '../../nix/copy.js';
import type { Log } from '../../ports/log.js';
import type { SandboxSession } from '../../sandbox/types.js';
import type { Context } from '../context.js';
import type { Workshop } from './workshop.js';

const PUSH_MS = 5 * 60 * 60_000;

export interface PushContext {
  session: SandboxSession;
  log: Log;
  /** Address of a Nix store. What it takes to log in is what the user has mounted into the sandbox. */
  to: string;
  /** For each closure. */
  timeoutMs: number;
}

/**
 * The rebuild as it was, with where its hosts were copied to by `push-to`. For what passed and is proposed, or is a
 * part of what may be: what is only tried, looked at or judged fills nobody's cache.
 *
 * @param workshop where it was done
 */
export async function pushRebuild(
  { config, log }: Pick<Context, 'config' | 'log'>,
  workshop: Workshop,
  rebuilt: Rebuild | null,
): Promise<Rebuild | null> {
  const to = config['push-to'];
  const session = await workshop.session();
  if (to === undefined || rebuilt === null || session === null) return rebuilt;
  return { ...rebuilt, hosts: await pushProven({ session, log, to, timeoutMs: PUSH_MS }, rebuilt.hosts) };
}

/**
 * Copies the closures of proven hosts, so that the fleet's own switch finds them ready. What is unchanged or was not
 * built has nothing to copy. Gives the hosts, with where they were copied to.
 *
 * A copy that fails is a warning, and the host stays proven: the store that is pushed to is a convenience, and that it
 * is full or out of reach says nothing of the release.
 */
export async function pushProven(
  context: PushContext,
  hosts: readonly HostRebuild[],
): Promise<HostRebuild[]> {
  const { log, to } = context;
  // Arguments such as `?secret-key=/key` are nobody's business in a report.
  const shown = to.replace(/\?.*/, '');
  const copies = new Map<string, Promise<boolean>>();
  const pushed: HostRebuild[] = [];
  for (const host of hosts) {
    const path = provenToplevel(host);
    if (path !== null && !copies.has(path)) copies.set(path, push(path, host.name));
    const there = path !== null && (await copies.get(path)) === true;
    pushed.push(there ? { ...host, pushedTo: shown } : host);
  }
  log.progress('');
  return pushed;

  async function push(path: string, name: string): Promise<boolean> {
    log.progress(`${name}: copying to ${shown}`);
    const { session, timeoutMs } = context;
    const result = await copyClosure(session, path, to, { timeoutMs });
    if (result.kind === 'ok') return true;
    log.warning(`${name} could not be copied to ${shown}, but is proven: ${result.failure.message}`);
    return false;
  }
}

/** Store path; null where there is nothing to push. */
function provenToplevel({ outcome, after }: HostRebuild): string | null {
  const proven = outcome.kind === 'built' || outcome.kind === 'booted' || outcome.kind === 'switched';
  return proven ? (after.toplevel?.path ?? null) : null;
}
