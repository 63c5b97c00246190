import type { HostSpec } from '../../core/rebuild.js';
import { instantiate } from '../../nix/evaluate.js';
import { freeMemory } from '../../sandbox/memory.js';
import {
  crash,
  failureOn,
  isBroken,
  secondsSince,
  type HostRun,
  type RebuildContext,
  type SideName,
  type SideRun,
} from './host-run.js';
import { keyOf } from './memory.js';
import { runPool, type Limits } from './pool.js';
import type { Evaluated } from './workshop.js';

/** One process to run. */
interface Task {
  host: HostSpec;
  side: SideName;
}

/** What came of it, or what is known of it. */
interface Done extends Evaluated {
  /** From an earlier run: then its warnings are not known. */
  remembered: boolean;
  seconds: number;
  peakBytes: number | null;
}

type Sides = Partial<Record<SideName, Done>>;
type AllSides = Map<HostSpec, Sides>;

/** A measurement of free memory serves so long. */
const FRESH_MS = 2_000;

/**
 * Evaluates the hosts, one process a host and side, several side by side. Where the derivation of today's side is
 * remembered, that side is evaluated only if the other one has come to something else: then its warnings count.
 * Hosts that were not come to, because the release had broken one, are not in the result.
 */
export async function evaluateHosts(context: RebuildContext, hosts: readonly HostSpec[]): Promise<HostRun[]> {
  const all: AllSides = new Map(hosts.map((host) => [host, recall(context, host)]));
  const tasks = (which: (sides: Sides) => SideName[]): Task[] =>
    [...all].flatMap(([host, sides]) => which(sides).map((side) => ({ host, side })));
  await evaluate(
    context,
    all,
    tasks((sides) => (sides.before ? ['after'] : ['before', 'after'])),
  );
  await evaluate(
    context,
    all,
    tasks((sides) => (isStale(sides) ? ['before'] : [])),
  );
  return [...all].flatMap(([host, sides]) => (isStale(sides) ? [] : (runOf(context, host, sides) ?? [])));
}

/** What is remembered of today's side has shown that something changes, and can't tell what. */
function isStale({ before, after }: Sides): boolean {
  const derivation = after?.derivation ?? null;
  return before?.remembered === true && derivation !== null && derivation !== before.derivation;
}

async function evaluate(context: RebuildContext, all: AllSides, tasks: readonly Task[]): Promise<void> {
  let isOver = [...all].some(([host, sides]) => breaks(context, host, sides));
  const start = async (task: Task) => {
    const done = await evaluateSide(context, task);
    const sides = { ...all.get(task.host), [task.side]: done };
    all.set(task.host, sides);
    isOver ||= breaks(context, task.host, sides);
    const outOfMemory = done.failure?.reason === 'out-of-memory';
    return { value: null, peakBytes: done.peakBytes, outOfMemory };
  };
  await runPool(tasks, start, { ...limitsOf(context), isOver: () => isOver });
}

function limitsOf({
  evaluationJobs: jobs,
  processors,
  session,
  clock,
  memory,
}: RebuildContext): Omit<Limits<Task>, 'isOver'> {
  let measured: { at: number; bytes: number | null } | null = null;
  return {
    jobs,
    processors,
    async freeBytes() {
      if (measured === null || clock.monotonic() - measured.at > FRESH_MS) {
        measured = { at: clock.monotonic(), bytes: await freeMemory(session) };
      }
      return measured.bytes;
    },
    expectedBytes: ({ host }) => memory.cost(host.name)?.evaluationBytes ?? null,
  };
}

/** Whether nothing more is to be begun because of this host. */
function breaks(context: RebuildContext, host: HostSpec, sides: Sides): boolean {
  const run = context.stopAtFailure ? runOf(context, host, sides) : null;
  return run !== null && isBroken(run);
}

async function evaluateSide(context: RebuildContext, task: Task): Promise<Done> {
  const { session, trees, limits, clock, logs, evaluated, memory, progress } = context;
  const { host, side } = task;
  const key = derivationKey(context, task);
  const known = key === null ? undefined : evaluated.get(key);
  if (known) return { ...known, remembered: false, seconds: 0, peakBytes: null };
  const from = clock.monotonic();
  await using file = logs.open(host.name, side);
  using shown = progress.begin(host.name, side, 'evaluating');
  const options = { timeoutMs: limits.evaluationMs, onLine: file.write, onChange: shown.onChange };
  let done: Evaluated;
  let peakBytes: number | null = null;
  try {
    const result = await instantiate(session, trees[side], host, options);
    peakBytes = result.peakBytes;
    const { warnings } = result;
    done =
      result.kind === 'ok'
        ? { derivation: result.value, failure: null, warnings }
        : { derivation: null, failure: result.failure, warnings };
  } catch (error) {
    done = { derivation: null, failure: crash(error), warnings: [] };
  }
  if (key !== null && done.failure?.class !== 'machine') evaluated.set(key, done);
  if (key !== null && done.derivation !== null) memory.rememberDerivation(key, done.derivation);
  return { ...done, remembered: false, seconds: secondsSince(clock, from), peakBytes };
}

/**
 * What an evaluation depends on. One that reads what is not in the tree (a channel's address, the time) may come to
 * something else another day: then both sides do, and what is remembered of one is never equal to the other's.
 */
function derivationKey({ trees, settings }: RebuildContext, { host, side }: Task): string | null {
  const { identity, sources } = trees[side];
  const source = host.kind === 'classic' ? sources.get(host.pin) : null;
  return identity === null ? null : keyOf('derivation', identity, source, settings, host);
}

/** What this run knows of today's side needs no recalling: it is found when that side is asked for. */
function recall(context: RebuildContext, host: HostSpec): Sides {
  const key = derivationKey(context, { host, side: 'before' });
  if (key === null || context.evaluated.has(key)) return {};
  const derivation = context.memory.derivation(key);
  if (derivation === null) return {};
  const known = { derivation, failure: null, warnings: [], seconds: 0, peakBytes: null };
  return { before: { ...known, remembered: true } };
}

/** Null where one side was not come to. */
function runOf(context: RebuildContext, host: HostSpec, { before, after }: Sides): HostRun | null {
  if (!before || !after) return null;
  const side = (name: SideName, { derivation, failure, warnings }: Done): SideRun => ({
    derivation,
    failure: failure && failureOn(context, name, failure),
    warnings,
    toplevel: null,
  });
  const peaks = [before.peakBytes, after.peakBytes].filter((bytes) => bytes !== null);
  return {
    host,
    before: side('before', before),
    after: side('after', after),
    seconds: before.seconds + after.seconds,
    evaluationBytes: peaks.length === 0 ? null : Math.max(...peaks),
    built: 0,
    fetched: 0,
    downloadedBytes: 0,
    plan: null,
    changes: null,
    boot: null,
  };
}
