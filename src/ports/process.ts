export interface RunOptions {
  cwd?: string;
  /** The whole environment of the child; nothing is inherited. Absent: the parent's. */
  env?: Readonly<Record<string, string>>;
  /** After this many milliseconds the child gets SIGTERM, ten seconds later SIGKILL. */
  timeoutMs?: number;
  /** Called once, when the program is started (with `cwd`: about to be): who waits for it can do something else meanwhile. */
  onStart?: () => void;
  /** Called for each line of standard error while the child runs (Nix's internal-json log comes this way). */
  onStderrLine?: (line: string) => void;
  /**
   * It and its process group get SIGTERM, ten seconds later SIGKILL, when we end, by SIGKILL too. Where the machine
   * can't do that (no util-linux), it goes on.
   */
  endsWithUs?: boolean;
}

export interface RunResult {
  /** The exit code; 128 + signal number when a signal ended the child; 124 when `timeoutMs` ran out. */
  exitCode: number;
  stdout: string;
  stderr: string;
  timedOut: boolean;
}

/** `held`: it has said something on standard output, and runs until it is disposed of. `ended`: it came to an end before. */
export type Held =
  | ({ kind: 'held' } & AsyncDisposable)
  | { kind: 'ended'; /** 124 when `timeoutMs` ran out. */ exitCode: number; stderr: string };

/** Starts programs: an argv array, never a shell. A non-zero exit is a result, not an exception. */
export interface Process {
  /** @throws UserError when the program is not there */
  run(argv: readonly string[], options?: RunOptions): Promise<RunResult>;
  /**
   * What a program makes of a stream: its standard output, fed on its standard input.
   * @throws Error from the iteration when the program fails, with its last words
   */
  filter(argv: readonly string[], input: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /**
   * Starts a program that is to go on beside us, and waits for its first words (on standard output). Its standard input
   * ends when we dispose of it, and when we end, by whatever end: that is its sign to end, too.
   */
  hold(
    argv: readonly string[],
    options: { env: Readonly<Record<string, string>>; timeoutMs: number },
  ): Promise<Held>;
  /** The absolute path of a program on PATH, or null. */
  which(program: string): Promise<string | null>;
  /**
   * A program to run (10 s at most) when we are ended by SIGINT or SIGTERM before the returned function was
   * called: how a container is removed that nobody is left to remove.
   */
  atEnd(argv: readonly string[]): () => void;
}
