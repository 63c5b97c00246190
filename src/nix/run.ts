import type { RunResult } from '../ports/process.js';
import type { SandboxSession } from '../sandbox/types.js';
import { explainFailure, type NixFailure, type Phase } from './failure.js';
import { createNixLog, type NixError, type NixLog } from './log.js';

/** What came of a Nix verb. */
export type NixResult<T> = (
  | {
      kind: 'ok';
      value: T;
      /** Derivations built, paths fetched, bytes that came over the network. */
      built: number;
      fetched: number;
      downloadedBytes: number;
    }
  | { kind: 'failed'; failure: NixFailure; errors: readonly NixError[] }
) & { warnings: readonly string[] };

/** The same of a command that was run, with what its evaluation took. */
export type NixRun<T> = NixResult<T> & {
  /** Most memory that it held at once, bytes; null where it was not told: it was killed, or not asked for. */
  peakBytes: number | null;
};

export interface NixOptions {
  timeoutMs?: number;
  /** Each line that a person would read, as it comes. */
  onLine?: (line: string) => void;
  /** After each line of Nix, for progress. */
  onChange?: (log: NixLog) => void;
}

/** Runs one Nix command in the sandbox and reads what it says. */
export async function runNix<T>(
  session: SandboxSession,
  argv: readonly string[],
  phase: Phase,
  read: (stdout: string) => T,
  options: NixOptions & { env?: Readonly<Record<string, string>> } = {},
): Promise<NixRun<T>> {
  const log = createNixLog();
  const result = await session.run(argv, {
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    onStderrLine(line) {
      const text = log.push(line);
      if (text !== null) options.onLine?.(text);
      options.onChange?.(log);
    },
  });
  return answer(session, result, log, phase, read);
}

/** Reads what a Nix command said that has ended already. */
export function readRun<T>(
  session: SandboxSession,
  result: RunResult,
  phase: Phase,
  read: (stdout: string) => T,
): Promise<NixRun<T>> {
  const log = createNixLog();
  for (const line of result.stderr.split('\n')) log.push(line);
  return answer(session, result, log, phase, read);
}

async function answer<T>(
  session: SandboxSession,
  result: RunResult,
  log: NixLog,
  phase: Phase,
  read: (stdout: string) => T,
): Promise<NixRun<T>> {
  const told = { warnings: log.warnings(), peakBytes: log.peakBytes() };
  if (result.exitCode !== 0) {
    const failure = await explainFailure(log, phase, result, (path) => isFixedOutput(session, path));
    return { kind: 'failed', failure, errors: log.errors(), ...told };
  }
  const { built, fetched, downloaded } = log.progress();
  const counts = { built: built.done, fetched: fetched.done, downloadedBytes: downloaded.done };
  return { kind: 'ok', value: read(result.stdout), ...counts, ...told };
}

/** `Derive([("out","/nix/store/…","sha256","<hash>")],…`: one whose output is known beforehand, by its hash. */
async function isFixedOutput(session: SandboxSession, derivation: string): Promise<boolean> {
  const { stdout } = await session.run(['cat', derivation]);
  return /^Derive\(\[\("out","[^"]*","[^"]+","[^"]+"\)/.test(stdout);
}
