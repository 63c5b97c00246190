import type { Candidate } from '../../core/candidate.js';
import type { Depth, Failure } from '../../core/rebuild.js';
import type { Release } from '../../core/release.js';
import { UserError } from '../../errors.js';
import { prepare } from '../prepare.js';
import { copyFolder, writeEdits } from '../trees.js';
import type { Environment } from '../verb.js';
import type { Question } from './bisect-question.js';
import { runCheck } from './check-command.js';
import { movedTo, tryRelease, type Bench } from './try-release.js';

/** Why a release is bad. */
export interface Explanation {
  /** One sentence. */
  message: string;
  /** The last lines of what was said. */
  log: readonly string[];
  /** The derivation that failed, where one did. */
  derivation: string | null;
  /** Package, option or unit that it is about, where that is known. */
  subject: string | null;
  /** What to do about it, where something is known. */
  cure: string | null;
}

/** `lasting`: it would be no better on another day. */
export type Judged =
  | { verdict: 'good' }
  | { verdict: 'bad'; why: Explanation }
  | { verdict: 'skipped'; why: string; lasting: boolean };

export type Judge = (release: Release) => Promise<Judged>;

const SAID = 20;
const LONGEST_LINE = 2000;
const COMMAND_MS = 2 * 60 * 60_000;

/** Asks by the proof's own stages: what the release breaks that the good one, which the bench stands at, does not. */
export function rebuildJudge(bench: Bench, candidate: Candidate, { check, host, good }: Question): Judge {
  const depth = depthFor(check);
  const only = new Set(host === null ? [] : [host]);
  return async (release) => {
    const tried = await tryRelease(bench, candidate, release, { depth, first: [], only });
    if (tried.verdict === 'skipped') {
      if (tried.failure?.side === 'before')
        throw new UserError(`${good.name}, the good one, fails already: ${tried.failure.message}`, {
          cure: 'Name a release that works.',
        });
      return { verdict: 'skipped', why: tried.why, lasting: false };
    }
    if (tried.verdict === 'good') {
      const outcome = tried.proven.rebuilt?.hosts[0]?.outcome;
      if (depth === 'boot' && outcome?.kind === 'built')
        throw new UserError(
          `${host ?? ''} can't be booted here: ${outcome.notBooted ?? 'nothing tells why'}`,
          {
            cure: 'Ask for `build`, or for a command on the machine.',
          },
        );
      return { verdict: 'good' };
    }
    const { failure } = tried;
    if (isAnswer(check, failure)) return { verdict: 'bad', why: explained(failure) };
    return { verdict: 'skipped', why: `it does not come so far: ${failure.message}`, lasting: true };
  };
}

/** How deep a host is rebuilt to be asked. */
export function depthFor(check: Question['check']): Exclude<Depth, 'switch'> {
  if (check.kind === 'evaluation') return 'dry-build';
  return check.kind === 'build' || (check.kind === 'command' && check.on === 'machine') ? 'build' : 'boot';
}

/** What a unit or a command is like nobody knows of a host that does not come so far. */
function isAnswer(check: Question['check'], { reason, subject }: Failure): boolean {
  if (check.kind === 'unit') return reason === 'check' || (reason === 'unit' && subject === check.unit);
  return check.kind === 'command' ? reason === 'check' : true;
}

type Told = Pick<Failure, 'message' | 'log' | 'derivation' | 'subject' | 'cure'>;

function explained({ message, log, derivation, subject, cure }: Told): Explanation {
  return {
    ...{ message: cut(message), log: log.slice(-SAID).map(cut), derivation },
    ...{ subject: subject ?? null, cure: cure ?? null },
  };
}

function cut(text: string): string {
  return text.slice(0, LONGEST_LINE);
}

/**
 * Asks by a command of the user's, in a copy of the repository whose pins are at the release: 0 is good, 125 can't be
 * judged, another number below 126 is bad. Nothing of ours is in the command.
 */
export function commandJudge(
  bench: Bench,
  candidate: Candidate,
  { host }: Pick<Question, 'host'>,
  command: string,
  environment: Environment,
): Judge {
  const { context, index, sources } = bench;
  return async (release) => {
    await using copy = await context.files.temporaryFolder('channel-bump-bisect');
    let revision: string;
    try {
      const moved = await movedTo(index, candidate, release);
      revision = moved.steps[0]?.to.revision ?? '';
      const prepared = await prepare(context, moved, sources);
      if (prepared.kind === 'waiting')
        return { verdict: 'skipped', why: prepared.reasons.join(' '), lasting: false };
      await copyFolder(context, context.folder, copy.path);
      await writeEdits(context, copy.path, prepared.bump.edits);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { verdict: 'skipped', why: error.toLine(), lasting: false };
    }
    const toplevel = await builtHere(bench, candidate, release, host);
    const env = {
      ...defined(environment),
      BISECT_RELEASE: release.name,
      BISECT_REVISION: revision,
      ...(host === null ? {} : { BISECT_HOST: host }),
      ...(toplevel === null ? {} : { BISECT_TOPLEVEL: toplevel }),
    };
    const limits = { cwd: copy.path, env, timeoutMs: COMMAND_MS };
    const { exitCode, timedOut, said: log } = await runCheck(context.process, command, limits);
    if (timedOut) return { verdict: 'skipped', why: 'the command has not ended within 2 h', lasting: false };
    if (exitCode === 0) return { verdict: 'good' };
    if (exitCode === 125) return { verdict: 'skipped', why: 'the command ended with 125', lasting: true };
    if (exitCode > 125) throw noAnswer(exitCode, release.name, cut(log.at(-1) ?? ''));
    const message = `The command ended with ${exitCode}.`;
    return { verdict: 'bad', why: explained({ message, log, derivation: null }) };
  };
}

/** Of a command that could not be run, or was broken off, no release is known to be bad. @param said its last line */
export function noAnswer(exitCode: number, release: string, said: string): UserError {
  const what = exitCode > 127 ? 'was broken off' : "can't be run";
  return new UserError(
    `the command ${what} at ${release} (exit code ${exitCode})${said === '' ? '.' : `: ${said}`}`,
    {
      cure: 'A check ends with 0 (good), 125 (not to be judged), or another number below 126 (bad); try it by itself first.',
    },
  );
}

/** The host's toplevel, where Nix of this machine builds it: in a container's store the command could not find it. */
async function builtHere(
  bench: Bench,
  candidate: Candidate,
  release: Release,
  host: string | null,
): Promise<string | null> {
  if (host === null || bench.context.config.sandbox !== 'host') return null;
  const options = { depth: 'build', first: [], only: new Set([host]) } as const;
  const tried = await tryRelease(bench, candidate, release, options);
  const built = tried.verdict === 'good' ? tried.proven.rebuilt?.hosts[0] : undefined;
  return built?.after.toplevel?.path ?? null;
}

function defined(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
