import { readFileSync, rmSync } from 'node:fs';

const folders = new Set<string>();

/** A folder to remove when the process ends, by whatever end but SIGKILL. Returns the function that forgets it. */
export function removeAtEnd(folder: string): () => void {
  folders.add(folder);
  return () => folders.delete(folder);
}

/**
 * Ends in good order on SIGINT and SIGTERM: children are told (SIGTERM), `onEnd` has five seconds to close what is open
 * (containers), temporary folders go. GitHub's runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL.
 */
export function endInGoodOrder(onEnd: () => Promise<void>): void {
  process.on('exit', removeFolders);
  let ending = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      for (const child of children()) end(child);
      const limit = setTimeout(() => process.exit(code), 5000);
      void onEnd()
        .catch(() => undefined)
        .finally(() => {
          clearTimeout(limit);
          process.exit(code);
        });
    });
  }
}

function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** Process ids of our children, as Linux tells them; none where it does not. */
function children(): number[] {
  try {
    const text = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has just ended by itself.
  }
}
