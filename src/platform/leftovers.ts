import { readFileSync, readlinkSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = 'channel-bump';
const MARKED = /^channel-bump.*-(\d+)-(\d+)-(\d+)-[A-Za-z0-9]{6}$/;

/**
 * What a temporary folder of ours is called, but for the six characters at its end: whose it is stands in it, so that a
 * later run can remove what a killed one has left. That is the process id, when the process started (in ticks since the
 * boot: ids come again) and its namespace (containers may share a folder, and each counts its processes from one), e.g.
 * `channel-bump-home-4711-1234567-4026531836-`. Without /proc (no Linux) nothing of that is there.
 */
export function markedName(prefix: string): string {
  const own = prefix.startsWith(PREFIX) ? prefix : `${PREFIX}-${prefix}`;
  const [start, namespace] = [startOf('self'), namespaceOfOurs()];
  if (start === null || namespace === null) return `${own}-`;
  return `${own}-${process.pid}-${start}-${namespace}-`;
}

// Where VMs that run on this machine have their folders, of the same kind of name (src/vm/supervise.ts).
const VMS = '/var/tmp';

/** Removes the temporary folders of our user's earlier runs that are no more: there, and where VMs have theirs. */
export async function removeLeftovers(folder: string): Promise<void> {
  await Promise.all([...new Set([folder, VMS])].map(removeFrom));
}

async function removeFrom(folder: string): Promise<void> {
  const namespace = namespaceOfOurs();
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid = '', start, of] = MARKED.exec(name) ?? [];
    if (pid === '' || of !== namespace || startOf(pid) === start) continue;
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    if (!found?.isDirectory() || found.uid !== process.getuid?.()) continue;
    // Another run may be at it as well, and what can't be removed is in nobody's way.
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** When a process started, as /proc/PID/stat has it; null where there is no such process. */
function startOf(pid: string): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // 4711 (a name) with) blanks) S 1 4711 …: the start is the 22nd field.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function namespaceOfOurs(): string | null {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? null;
  } catch {
    return null;
  }
}
