import type { SandboxSession } from './types.js';

/** Bytes of memory that are free for programs of the session; null where nothing tells. */
export async function freeMemory(session: SandboxSession): Promise<number | null> {
  const { exitCode, stdout } = await session.run(['cat', '/proc/meminfo']);
  const available = /^MemAvailable:\s+(\d+) kB$/m.exec(stdout)?.[1];
  return exitCode === 0 && available !== undefined ? Number(available) * 1024 : null;
}
