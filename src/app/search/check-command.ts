import type { Process } from '../../ports/process.js';

/** How a command of the user's ended. */
export interface CommandEnd {
  exitCode: number;
  /** Whether it was ended by its time limit. */
  timedOut: boolean;
  /** The last of what it said, on standard output and standard error, without empty lines. */
  said: string[];
}

const SAID = 20;

/**
 * Runs the command ($1), and passes on the last of what it says alone: there may be gigabytes of it. With the exit code
 * of the command, not of `tail`.
 */
const BOUNDED = `
exec 3>&1
code=$({ { /bin/sh -c "$1" 3>&- 4>&-; echo "$?" >&4; } 2>&1 | tail -c 65536 >&3; } 4>&1)
exit "\${code:-255}"
`;

/** Runs `/bin/sh -c COMMAND`; it has ended, with what it started, when this is over or when we are. */
export async function runCheck(
  process: Pick<Process, 'run'>,
  command: string,
  options: { cwd: string; env: Readonly<Record<string, string>>; timeoutMs: number },
): Promise<CommandEnd> {
  const argv = ['/bin/sh', '-c', BOUNDED, 'sh', command];
  const { exitCode, timedOut, stdout, stderr } = await process.run(argv, { ...options, endsWithUs: true });
  const said = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  return { exitCode, timedOut, said: said.slice(-SAID) };
}
