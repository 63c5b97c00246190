import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const folders = new Set<string>();
const programs = new Set<readonly string[]>();
/** What lets go of them, by process id. */
const held = new Map<number, () => void>();

/** How long programs that are held are waited for: GitHub's runner gives us 7.5 seconds and then 2.5 more. */
const PATIENCE_MS = 4000;
const NAP_MS = 20;

/**
 * A folder, or a file, to remove when the process ends, by whatever end but SIGKILL (then the next run
 * removes the folder: leftovers.ts). Returns the function that forgets it.
 */
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
 * A program that is to be let go of when a signal ends us, and not to be ended: an engine's client that is ended while
 * it makes a container leaves that behind. Returns the function that forgets it.
 */
export function letGoAtEnd(pid: number, letGo: () => void): () => void {
  held.set(pid, letGo);
  return () => held.delete(pid);
}

/**
 * Ends in good order on SIGINT, SIGTERM and SIGHUP: children are told (SIGTERM), what is open is closed (containers),
 * temporary folders go. Nothing else of ours runs meanwhile: it would take its children's end for a result. Further signals meanwhile change nothing: Ctrl-C is often pressed twice, and comes twice
 * where a parent passes it on. GitHub's runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL.
 */
export function endInGoodOrder(): void {
  process.on('exit', removeFolders);
  let ending = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      for (const child of children()) if (!held.has(child)) end(child);
      letGo();
      for (const argv of programs) runNow(argv);
      process.exit(code);
    });
  }
}

/** Lets go of what is held, and waits until it has ended; what does not is told to. */
function letGo(): void {
  for (const close of held.values()) close();
  const until = performance.now() + PATIENCE_MS;
  const nap = new Int32Array(new SharedArrayBuffer(4));
  while ([...held.keys()].some(lives) && performance.now() < until) Atomics.wait(nap, 0, 0, NAP_MS);
  for (const pid of held.keys()) end(pid);
}

/** A child that has ended stays, as a zombie, until Node asks for it, which it can't now. */
function lives(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/[ZX]/.test(stat.charAt(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/** In a session of its own where that can be had: a second Ctrl-C must not end it before its work is done. */
function runNow([program = '', ...args]: readonly string[]): void {
  const options = { timeout: 10_000, stdio: 'ignore' } as const;
  const { error } = spawnSync('setsid', ['--wait', program, ...args], options);
  if (error) spawnSync(program, args, options);
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
