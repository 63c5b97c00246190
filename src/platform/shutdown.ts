import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const folders = new Set<string>();
const programs = new Set<readonly string[]>();

/** A folder to remove when the process ends, by whatever end but SIGKILL. Returns the function that forgets it. */
export function removeAtEnd(folder: string): () => void {
  folders.add(folder);
  return () => folders.delete(folder);
}

/** A program to run when a signal ends the process. Returns the function that forgets it. */
export function runAtEnd(argv: readonly string[]): () => void {
  programs.add(argv);
  return () => programs.delete(argv);
}

/**
 * Ends in good order on SIGINT and SIGTERM: children are told (SIGTERM), what is open is closed (containers),
 * temporary folders go. GitHub's runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL.
 */
export function endInGoodOrder(): void {
  process.on('exit', removeFolders);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      for (const child of children()) end(child);
      for (const [program = '', ...rest] of programs)
        spawnSync(program, rest, { timeout: 10_000, stdio: 'ignore' });
      process.exit(code);
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
