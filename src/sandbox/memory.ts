import type { SandboxSession } from './types.js';

// Each limit that holds for the session, from its own cgroup up, with what is used of it and what of that is only kept
// of files until someone needs the memory. In a container the path is the engine's, and its own cgroup is at the root.
const READ = `
while read -r name kilobytes _; do
  [ "$name" = MemAvailable: ] && echo "available $kilobytes"
done </proc/meminfo
while IFS=: read -r _ controllers path; do
  case ",$controllers," in
    ,,) root=/sys/fs/cgroup limit=memory.max usage=memory.current files=inactive_file ;;
    *,memory,*) root=/sys/fs/cgroup/memory limit=memory.limit_in_bytes usage=memory.usage_in_bytes files=total_inactive_file ;;
    *) continue ;;
  esac
  while :; do
    path=\${path%/}
    if [ -r "$root$path/$limit" ]; then
      kept=0
      while read -r name bytes; do [ "$name" = "$files" ] && kept=$bytes; done <"$root$path/memory.stat"
      echo "limit $(cat "$root$path/$limit") $(cat "$root$path/$usage") $kept"
    fi
    [ -z "$path" ] && break
    path=\${path%/*}
  done
done </proc/self/cgroup
`;

/**
 * Bytes of memory that are free for programs of the session: what the machine has available, or less where a cgroup
 * (v1 or v2) limits them. Null where nothing tells.
 */
export async function freeMemory(session: SandboxSession): Promise<number | null> {
  const { stdout } = await session.run(['/bin/sh', '-c', READ]);
  return parseFreeMemory(stdout);
}

/** @param text lines `available KILOBYTES` and `limit BYTES|max USED KEPT` */
export function parseFreeMemory(text: string): number | null {
  const free = text.split('\n').flatMap((line) => {
    const [kind, ...words] = line.split(' ');
    const [first = NaN, used = NaN, kept = NaN] = words.map(Number);
    const bytes = kind === 'available' ? first * 1024 : kind === 'limit' ? first - used + kept : NaN;
    return Number.isNaN(bytes) ? [] : [Math.max(0, bytes)];
  });
  return free.length === 0 ? null : Math.min(...free);
}
