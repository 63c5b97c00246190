import type { Failure } from '../core/rebuild.js';
import { evaluationCause } from './evaluation-rules.js';
import { kernelModule, moduleCause } from './kernel-module.js';
import type { NixError, NixLog } from './log.js';
import { DOWNLOAD_LOG_RULES, LAST_LINES_RULES, MACHINE_RULES } from './machine-rules.js';
import type { Intended } from './plan.js';
import { causeIn, shorten, type Cause } from './rules.js';
import { derivationNameOf } from './text.js';

/** A failure of a Nix command; which side of the rebuild it was on, the caller knows. */
export type NixFailure = Omit<Failure, 'side'>;

/** What a command was for: so its failures are called when their text says nothing else. */
export type Phase = 'evaluation' | 'build' | 'machine';

const DERIVATION = /\/nix\/store\/[0-9a-z]{32}-[^'"\s:^]+\.drv/;
const NOT_FETCHED = /some substitutes for the outputs of derivation/;
const BUILDER = /^(?:builder for |Cannot build '|build of |\d+ dependenc)|failed to build/;
const LONGEST = 300;
const LONGEST_SEARCHED = 20_000;
/** So many lines of a build's log tell how it ended. */
const LAST_LINES = 10;
/** A daemon puts the end of the build's log into its message. */
const QUOTED_LOG = /;?\s*last \d+ log lines?:.*$/is;

const HASH_CURE =
  'What is downloaded is not what the release expects: wait for a release in which that is mended, or look for it among the issues of nixpkgs.';
const BUILDER_CURE =
  'Read the end of its log; a package of nixpkgs that Hydra can not build either is mended in a later release.';
const FETCHED_CURE = 'It was to be fetched: find out why the cache did not give it.';

/**
 * Explains why a Nix command failed.
 *
 * @param ended `exitCode` as in `RunResult`
 * @param isDownload whether a derivation is a fixed-output one; asked only where its log speaks of the network
 */
export async function explainFailure(
  log: NixLog,
  phase: Phase,
  ended: { exitCode: number; timedOut: boolean },
  isDownload: (derivation: string) => Promise<boolean>,
): Promise<NixFailure> {
  const tail = log.messages();
  if (ended.timedOut) {
    return {
      class: 'machine',
      reason: 'time-limit',
      message: 'The time limit ran out.',
      cure: 'Run where it is faster, or where there is less to build: from a cache that has it.',
      derivation: null,
      log: tail,
    };
  }
  // A derivation that could not be built because another could not is only the bearer of the news.
  const errors = log.errors().map((e) => ({ ...e, message: e.message.replace(QUOTED_LOG, '') }));
  const error = errors.find((e) => !/dependenc\w+ (of derivation .* )?failed/.test(e.message)) ?? errors[0];
  if (!error) return unexplained(tail, phase, ended.exitCode);
  const derivation = DERIVATION.exec(error.message)?.[0] ?? null;
  const buildLog = derivation === null ? [] : log.logOf(derivation);
  const around = { derivation, buildLog, remarks: log.remarks(), isDownload };
  const { say, ...cause } = await causeOf(error, errors, phase, around);
  const intended = derivation === null ? null : intention(log, error, derivation);
  const said = detailed(error, log.remarks());
  return {
    ...cause,
    ...(cause.class === 'build' && intended === 'fetched'
      ? { cure: [FETCHED_CURE, cause.cure].join(' ').trim() }
      : {}),
    message: say === undefined ? said : `${say} (${said})`,
    derivation,
    log: buildLog.length > 0 ? buildLog : tail,
    ...(intended === null ? {} : { intended }),
  };
}

interface Around {
  derivation: string | null;
  buildLog: readonly string[];
  remarks: readonly string[];
  isDownload: (derivation: string) => Promise<boolean>;
}

async function causeOf(
  error: NixError,
  errors: readonly NixError[],
  phase: Phase,
  around: Around,
): Promise<Cause> {
  const message = error.message.slice(0, LONGEST_SEARCHED);
  // First, as an assertion can speak of memory or of the network.
  const evaluation =
    phase === 'evaluation' && !BUILDER.test(message) ? evaluationCause(message, error.text) : null;
  // Only where a cache failed is what Nix went on after what it failed of.
  const said = [...errors.map((e) => e.message), ...(NOT_FETCHED.test(message) ? around.remarks : [])];
  return (
    evaluation ??
    causeIn(MACHINE_RULES, said.join('\n').slice(0, LONGEST_SEARCHED)) ??
    causeIn(LAST_LINES_RULES, around.buildLog.slice(-LAST_LINES).join('\n')) ??
    (await downloadCause(around)) ??
    buildCause(errors, around) ?? { class: phase }
  );
}

/** In the log of any other build, words of the network are the package's own. */
async function downloadCause({ derivation, buildLog, isDownload }: Around): Promise<Cause | null> {
  const cause = causeIn(DOWNLOAD_LOG_RULES, buildLog.join('\n'));
  return cause !== null && derivation !== null && (await isDownload(derivation)) ? cause : null;
}

function buildCause(errors: readonly NixError[], { derivation, buildLog }: Around): Cause | null {
  const name = derivation === null ? null : derivationNameOf(derivation);
  const subject = name === null ? {} : { subject: name };
  if (errors.some((e) => /hash mismatch in fixed-output derivation/.test(e.message))) {
    return { class: 'build', reason: 'hash-mismatch', ...subject, cure: HASH_CURE };
  }
  if (!errors.some((e) => BUILDER.test(e.message))) return null;
  const module = name === null ? null : kernelModule(name, buildLog.join('\n'));
  return module
    ? moduleCause(module, 'build')
    : { class: 'build', reason: 'builder', ...subject, cure: BUILDER_CURE };
}

/** What Nix wanted to do for the derivation; that it was at it tells as well. */
function intention(log: NixLog, { message }: NixError, derivation: string): Intended | null {
  if (NOT_FETCHED.test(message)) return 'fetched';
  return log.intended(derivation) ?? (BUILDER.test(message) ? 'built' : null);
}

/** Ended without an error of Nix: by a signal, or it was the sandbox that failed. */
function unexplained(tail: readonly string[], phase: Phase, exitCode: number): NixFailure {
  const cause = causeIn(MACHINE_RULES, tail.join('\n').slice(-LONGEST_SEARCHED));
  const killed = exitCode > 128 ? `Nix was killed by signal ${exitCode - 128}.` : null;
  const last = tail.findLast((line) => line.trim() !== '') ?? '';
  const { say, ...rest } = cause ?? { ...killedCause(exitCode), class: phase };
  return {
    ...rest,
    ...(killed !== null || exitCode === 125 ? { class: 'machine' } : {}),
    message:
      (cause && say) ??
      killed ??
      (shorten(last, LONGEST) || `Nix ended with exit code ${exitCode} and said nothing.`),
    derivation: null,
    log: tail,
  };
}

/** That Nix itself was ended by a signal. */
function killedCause(exitCode: number): Cause | null {
  return causeIn(MACHINE_RULES, `due to signal ${exitCode - 128} `);
}

/** Nix's message in one line, store paths by name, and where it is. */
function sentence({ message, place }: NixError): string {
  const where = place ? ` (${place.file}:${place.line})` : '';
  return shorten(named(message), LONGEST) + where;
}

/** The same, and why a cache did not give what it has. */
function detailed(error: NixError, remarks: readonly string[]): string {
  const last = remarks.at(-1);
  return NOT_FETCHED.test(error.message) && last !== undefined
    ? `${shorten(named(last), LONGEST)}: ${sentence(error)}`
    : sentence(error);
}

function named(message: string): string {
  return message.replace(new RegExp(DERIVATION, 'g'), (path) => derivationNameOf(path));
}
