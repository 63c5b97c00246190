import type { Failure, FailureClass } from '../core/rebuild.js';
import type { NixError, NixLog } from './log.js';
import { nameOf } from './text.js';

/** A failure of a Nix command; which side of the rebuild it was on, the caller knows. */
export type NixFailure = Omit<Failure, 'side'>;

/** What a command was for: so its failures are called when their text says nothing else. */
export type Phase = 'evaluation' | 'build' | 'machine';

interface Rule {
  when: RegExp;
  class: FailureClass;
  /** One sentence; absent: Nix's own. */
  say?: string;
}

// In Nix's errors. The first that fits wins, so what the machine did comes before what it led to.
const RULES: readonly Rule[] = [
  {
    when: /No space left on device|database or disk is full|Disk quota exceeded/i,
    class: 'machine',
    say: 'The disk is full.',
  },
  {
    when: /due to signal (9|15) |Cannot allocate memory|out of memory|bad_alloc/i,
    class: 'machine',
    say: 'A process was killed, most likely because memory ran out.',
  },
  {
    when: /daemon disconnected unexpectedly|database disk image is malformed|Too many open files/i,
    class: 'machine',
  },
  { when: /interrupted by the user/, class: 'machine', say: 'It was interrupted.' },
  { when: /timed out after \d+ seconds/, class: 'machine' },
  {
    when: /(is|are) required to build '|required system or feature|platform mismatch/,
    class: 'machine',
  },
  {
    when: /could(n't| not) (resolve|connect)|Temporary failure in name resolution|Network is unreachable|HTTP error (5\d\d|429)|unable to download .*(timed out|Timeout|SSL|HTTP error 0)/is,
    class: 'machine',
  },
  {
    when: /only sandboxed builds|error: (changing ownership|creating directory|opening lock file)/,
    class: 'machine',
  },
  {
    when: /no container with (name|ID)|No such container|container .* is not running|can only create exec sessions/i,
    class: 'machine',
    say: 'The container is gone.',
  },
  { when: /hash mismatch in fixed-output derivation/, class: 'build' },
  { when: /^(builder for |Cannot build '|build of |\d+ dependenc)|failed to build/, class: 'build' },
];

// In the log of a build that failed.
const IN_BUILD_LOG: readonly Rule[] = [
  { when: /No space left on device/, class: 'machine', say: 'The disk is full.' },
  {
    when: /Cannot allocate memory|virtual memory exhausted|Killed signal terminated program|JavaScript heap out of memory/,
    class: 'machine',
    say: 'A process was killed, most likely because memory ran out.',
  },
  {
    when: /curl: \((5|6|7|28|35|52|56)\)|Could not resolve host|Temporary failure in name resolution/,
    class: 'machine',
    say: 'Something could not be downloaded.',
  },
];

const DERIVATION = /\/nix\/store\/[0-9a-z]{32}-[^'"\s:^]+\.drv/;
const LONGEST = 300;

/** Explains why a Nix command failed. `exitCode` as in `RunResult`. */
export function explainFailure(
  log: NixLog,
  phase: Phase,
  ended: { exitCode: number; timedOut: boolean },
): NixFailure {
  const tail = log.messages();
  if (ended.timedOut) {
    return { class: 'machine', message: 'The time limit ran out.', derivation: null, log: tail };
  }
  // A derivation that could not be built because another could not is only the bearer of the news.
  const errors = log.errors();
  const error = errors.find((e) => !/dependenc\w+ (of derivation .* )?failed/.test(e.message)) ?? errors[0];
  if (!error) return unexplained(tail, phase, ended.exitCode);
  const derivation = DERIVATION.exec(error.message)?.[0] ?? null;
  const buildLog = derivation === null ? [] : log.logOf(derivation);
  const rule = ruleFor(errors, buildLog);
  return {
    class: rule?.class ?? phase,
    message: rule?.say ? `${rule.say} (${sentence(error)})` : sentence(error),
    derivation,
    log: buildLog.length > 0 ? buildLog : tail,
  };
}

function ruleFor(errors: readonly NixError[], buildLog: readonly string[]): Rule | undefined {
  const said = errors.map((e) => e.message).join('\n');
  const machine = RULES.find((rule) => rule.class === 'machine' && rule.when.test(said));
  const inLog = IN_BUILD_LOG.find((rule) => rule.when.test(buildLog.join('\n')));
  return machine ?? inLog ?? RULES.find((rule) => errors.some((e) => rule.when.test(e.message)));
}

/** Ended without an error of Nix: by a signal, or it was the sandbox that failed. */
function unexplained(tail: readonly string[], phase: Phase, exitCode: number): NixFailure {
  const said = tail.join('\n');
  const rule = RULES.find((r) => r.when.test(said));
  const killed = exitCode > 128 ? `Nix was killed by signal ${exitCode - 128}.` : null;
  const last = tail.findLast((line) => line.trim() !== '') ?? '';
  return {
    class: killed || exitCode === 125 ? 'machine' : (rule?.class ?? phase),
    message:
      rule?.say ?? killed ?? (shorten(last) || `Nix ended with exit code ${exitCode} and said nothing.`),
    derivation: null,
    log: tail,
  };
}

/** Nix's message in one line, store paths by name, and where it is. */
function sentence({ message, place }: NixError): string {
  const named = message.replace(new RegExp(DERIVATION, 'g'), (path) => nameOf(path));
  const where = place ? ` (${place.file}:${place.line})` : '';
  return shorten(named) + where;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
