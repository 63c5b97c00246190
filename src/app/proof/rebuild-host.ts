import { once } from 'node:events';
import type { Depth, Failure, HostOutcome, HostRebuild, HostSide, HostSpec } from '../../core/rebuild.js';
import { compareSystems, type SystemSide } from '../../core/diff/compare.js';
import { dryRun, realise } from '../../nix/build.js';
import { instantiate, type EvaluationTree } from '../../nix/evaluate.js';
import type { NixLog } from '../../nix/log.js';
import type { NixOptions, NixResult } from '../../nix/run.js';
import { pathInfo } from '../../nix/store.js';
import { readToplevel } from '../../nix/toplevel.js';
import type { Clock } from '../../ports/clock.js';
import type { Files } from '../../ports/files.js';
import type { Log } from '../../ports/log.js';
import type { SandboxSession } from '../../sandbox/types.js';

type SideName = Failure['side'];

/** Of one host's evaluation and of one host's build. */
export interface RebuildLimits {
  evaluationMs: number;
  buildMs: number;
}

/** What the rebuild of every host needs. */
export interface RebuildContext {
  session: SandboxSession;
  trees: Readonly<Record<SideName, EvaluationTree>>;
  depth: Depth;
  logsFolder: string | null;
  limits: RebuildLimits;
  log: Log;
  clock: Clock;
  files: Files;
}

/** How far one side came. */
interface SideRun {
  side: HostSide;
  system: SystemSide | null;
  failure: Failure | null;
  warnings: readonly string[];
  built: number;
  fetched: number;
}

const PROGRESS_MS = 100;
const NOTHING: HostSide = { derivation: null, toplevel: null };

/** Rebuilds one host before and after: evaluates both, stops where nothing changes, goes on as deep as asked. */
export async function rebuildHost(context: RebuildContext, host: HostSpec): Promise<HostRebuild> {
  const { clock, depth, log } = context;
  const from = clock.monotonic();
  await using beforeLog = await openLog(context, host, 'before');
  await using afterLog = await openLog(context, host, 'after');
  let before = await evaluate(context, host, 'before', beforeLog);
  let after = await evaluate(context, host, 'after', afterLog);
  const unchanged = after.side.derivation !== null && after.side.derivation === before.side.derivation;
  if (depth !== 'dry-build' && !unchanged) {
    before = await build(context, host, 'before', before, beforeLog);
    after = await build(context, host, 'after', after, afterLog);
  }
  const seconds = (): number => Math.round((clock.monotonic() - from) / 100) / 10;
  let outcome: HostOutcome;
  if (after.failure) outcome = { kind: 'failed', ...toBlame(before.failure, after.failure) };
  else if (unchanged) outcome = { kind: 'unchanged' };
  else if (depth !== 'dry-build') {
    outcome = { kind: 'built', built: after.built, fetched: after.fetched, seconds: seconds() };
  } else outcome = await plan(context, host, after, seconds);
  const beforeFailure = outcome.kind === 'failed' ? null : before.failure;
  log.progress('');
  await tell(context, host, outcome, beforeFailure);
  return {
    name: host.name,
    outcome,
    ...(beforeFailure ? { beforeFailure } : {}),
    before: before.side,
    after: after.side,
    changes: before.system && after.system ? compareSystems(before.system, after.system) : null,
    newWarnings: before.failure ? [] : newWarnings(before.warnings, after.warnings),
  };
}

async function evaluate(
  context: RebuildContext,
  host: HostSpec,
  side: SideName,
  file: HostLog,
): Promise<SideRun> {
  const options = optionsFor(context, host, side, file, context.limits.evaluationMs, 'evaluating');
  const result = await instantiate(context.session, context.trees[side], host, options);
  const run = { side: NOTHING, system: null, warnings: result.warnings, built: 0, fetched: 0, failure: null };
  if (result.kind === 'failed') return { ...run, failure: failureOf(context, side, result) };
  return { ...run, side: { ...NOTHING, derivation: result.value } };
}

/** Realises what was evaluated and reads what came of it; a side that failed stays as it is. */
async function build(
  context: RebuildContext,
  host: HostSpec,
  side: SideName,
  evaluated: SideRun,
  file: HostLog,
): Promise<SideRun> {
  const { derivation } = evaluated.side;
  if (derivation === null) return evaluated;
  const { session } = context;
  const failed = (result: NixResult<unknown> & { kind: 'failed' }): SideRun => ({
    ...evaluated,
    failure: failureOf(context, side, result),
  });
  const options = optionsFor(context, host, side, file, context.limits.buildMs, 'building');
  const built = await realise(session, derivation, options);
  if (built.kind === 'failed') return failed(built);
  const closure = await pathInfo(session, built.value);
  if (closure.kind === 'failed') return failed(closure);
  const toplevel = await readToplevel(session, built.value, closure.value);
  if (toplevel.kind === 'failed') return failed(toplevel);
  return {
    ...evaluated,
    side: { derivation, toplevel: toplevel.value },
    system: { toplevel: toplevel.value, closure: closure.value },
    built: built.built,
    fetched: built.fetched,
  };
}

async function plan(
  context: RebuildContext,
  host: HostSpec,
  after: SideRun,
  seconds: () => number,
): Promise<HostOutcome> {
  const { derivation } = after.side;
  if (derivation === null) throw new Error(`${host.name}: neither evaluated nor failed`);
  context.log.progress(`${host.name}: asking what would be built and fetched`);
  const options = { timeoutMs: context.limits.evaluationMs };
  const result = await dryRun(context.session, derivation, options);
  if (result.kind === 'failed') return { kind: 'failed', ...failureOf(context, 'after', result) };
  return { kind: 'evaluated', plan: result.value, seconds: seconds() };
}

/** What fails today already is not the release's fault; what the machine did to today's side clears nobody. */
function toBlame(before: Failure | null, after: Failure): Failure {
  const cleared = before !== null && (before.class !== 'machine' || after.class === 'machine');
  return cleared ? before : after;
}

function failureOf(
  { trees }: RebuildContext,
  side: SideName,
  { failure }: NixResult<unknown> & { kind: 'failed' },
): Failure {
  // The places in the repository, not in the sandbox.
  const relative = (text: string): string => text.replaceAll(`${trees[side].root}/`, '');
  return { ...failure, side, message: relative(failure.message), log: failure.log.map(relative) };
}

function newWarnings(before: readonly string[], after: readonly string[]): string[] {
  // The same warning names other store paths.
  const bare = (text: string): string => text.replace(/\/nix\/store\/[0-9a-z]{32}-/g, '');
  const known = new Set(before.map(bare));
  return after.filter((warning) => !known.has(bare(warning)));
}

function optionsFor(
  { log, clock }: RebuildContext,
  host: HostSpec,
  side: SideName,
  file: HostLog,
  timeoutMs: number,
  doing: string,
): NixOptions {
  let last = -PROGRESS_MS;
  const show = (nixLog: NixLog | null): void => {
    if (clock.monotonic() - last < PROGRESS_MS) return;
    last = clock.monotonic();
    log.progress(`${host.name} (${side}): ${doing}${nixLog ? progressOf(nixLog) : ''}`);
  };
  show(null);
  return { timeoutMs, onLine: file.write, onChange: show };
}

/** e.g. ` linux-6.12.11, openssl-3.0.13 and 2 more, 12 built, 40 fetched` */
function progressOf(nixLog: NixLog): string {
  const running = nixLog.running();
  const names = running.slice(0, 2).join(', ');
  const more = running.length > 2 ? ` and ${running.length - 2} more` : '';
  const counts = [
    [nixLog.built(), 'built'],
    [nixLog.fetched(), 'fetched'],
  ] as const;
  const parts = counts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return [` ${names}${more}`, ...parts].filter((part) => part !== ' ').join(', ');
}

async function tell(
  { log, logsFolder }: RebuildContext,
  host: HostSpec,
  outcome: HostOutcome,
  beforeFailure: Failure | null,
): Promise<void> {
  const failure = outcome.kind === 'failed' ? outcome : beforeFailure;
  if (!failure) {
    log.info(`${host.name}: ${outcome.kind}`);
    return;
  }
  const when = failure.side === 'before' ? 'fails already today' : 'fails';
  await log.group(`${host.name} ${when} (${failure.class}): ${failure.message}`, () => {
    for (const line of failure.log) log.info(line);
    if (logsFolder !== null) log.info(`The whole log: ${logsFolder}/${logName(host, failure.side)}`);
    return Promise.resolve();
  });
}

interface HostLog extends AsyncDisposable {
  write: (line: string) => void;
}

function logName(host: HostSpec, side: SideName): string {
  return `${host.name.replace(/[^\w.-]/g, '_')}.${side}.log`;
}

async function openLog(
  { files, logsFolder }: RebuildContext,
  host: HostSpec,
  side: SideName,
): Promise<HostLog> {
  if (logsFolder === null) return { write: () => undefined, [Symbol.asyncDispose]: () => Promise.resolve() };
  await files.makeFolder(logsFolder);
  const stream = files.writeStream(`${logsFolder}/${logName(host, side)}`);
  let broken = false;
  // A log that can't be kept is no reason to stop a rebuild.
  stream.on('error', () => (broken = true));
  return {
    write: (line) => {
      if (!broken) stream.write(`${line}\n`);
    },
    async [Symbol.asyncDispose]() {
      if (broken) return;
      const closed = once(stream, 'close').catch(() => undefined);
      stream.end();
      await closed;
    },
  };
}
