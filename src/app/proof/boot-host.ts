import type { BootProof, VmRun } from '../../core/boot.js';
import { compareBoots } from '../../core/boot-compare.js';
import { matchesGlob } from '../../core/glob.js';
import type { Failure, HostSpec } from '../../core/rebuild.js';
import { realise } from '../../nix/build.js';
import type { EvaluationTree } from '../../nix/evaluate.js';
import type { NixOptions, NixResult } from '../../nix/run.js';
import { instantiateVm } from '../../nix/vm.js';
import type { Clock } from '../../ports/clock.js';
import { freeMemory } from '../../sandbox/memory.js';
import type { SandboxSession } from '../../sandbox/types.js';
import { accelerator } from '../../vm/accelerator.js';
import { roomFor } from '../../vm/memory.js';
import { probeModule } from '../../vm/probe-module.js';
import { LONGEST_CHECK, type ProbeCheck } from '../../vm/probe-script.js';
import { readRunScript, type RunScript } from '../../vm/run-script.js';
import { runPair } from '../../vm/pair.js';
import { runVm } from '../../vm/run.js';
import type { ConfigCheck } from '../settings.js';

type SideName = Failure['side'];
type Sides<T> = Readonly<Record<SideName, T>>;

/** What the boot of every host needs. */
export interface BootContext {
  /** Opened with the device `kvm` wished for. */
  session: SandboxSession;
  trees: Sides<EvaluationTree>;
  depth: 'boot' | 'switch';
  /** The configuration's, all of them: those that are for other hosts are left out here. */
  checks: readonly ConfigCheck[];
  limits: {
    evaluationMs: number;
    buildMs: number;
    /** For the boot, and for each switch. */
    bootMs: number;
  };
  clock: Clock;
}

/** Who wants to know what is going on with this host. */
export interface BootWatcher {
  /** A few words, such as `building its VM`: for progress. Both sides may be at it at once. */
  onStep: (side: SideName, step: string) => void;
  /** Each line of Nix, and the end of the console: for the side's log. */
  onLine: (side: SideName, line: string) => void;
}

export type BootResult =
  | { kind: 'proven'; proof: BootProof }
  | { kind: 'failed'; failure: Failure }
  /** It can't be booted here, which is no failure: a sentence says why. */
  | { kind: 'not-booted'; reason: string };

/** A VM that is built. */
interface BuiltVm {
  /** Store path that a VM of the other side can be switched to. */
  toplevel: string;
  switchable: boolean;
  script: RunScript;
}

type Prepared = { kind: 'built'; built: BuiltVm } | Exclude<BootResult, { kind: 'proven' }>;

/**
 * Boots a host as it is today and as it would be, and compares; at depth `switch` today's is also switched to the new
 * one and back. Both sides must have been built. One host at a time: two VMs run side by side where memory allows.
 */
export async function bootHost(
  context: BootContext,
  host: HostSpec,
  watcher: BootWatcher,
): Promise<BootResult> {
  const checks = checksFor(context.checks, host.name);
  const probe = probeModule(checks);
  const before = await prepare(context, host, 'before', probe, watcher);
  if (before.kind !== 'built') return before;
  const after = await prepare(context, host, 'after', probe, watcher);
  if (after.kind !== 'built') return after;
  const vms = { before: before.built, after: after.built };
  const asked = [vms.before.script.memory, vms.after.script.memory] as const;
  const free = await freeMemory(context.session);
  const atOnce = roomFor(free, asked);
  if (atOnce === 0) return { kind: 'failed', failure: noRoom(free, asked) };
  const switches = context.depth === 'switch' && vms.after.switchable && vms.before.switchable;
  const run = (side: SideName): Promise<VmRun> =>
    runSide(context, side, vms[side], {
      switchTo: switches && side === 'before' ? vms.after.toplevel : null,
      checks: checks.length,
      watcher,
    });
  const runs = await runPair(run, atOnce);
  const limit = context.limits.bootMs / 1000;
  const toplevels = { before: vms.before.toplevel, after: vms.after.toplevel };
  const depth = switches ? 'switch' : 'boot';
  const result = compareBoots({ ...runs, depth, toplevels, checks: checks.length, limit });
  if (result.kind !== 'proven' || switches || context.depth === 'boot') return result;
  const note = 'It was not switched: it has no `switch-to-configuration` (`system.switch.enable`).';
  return { kind: 'proven', proof: { ...result.proof, notes: [...result.proof.notes, note] } };
}

/** Evaluates and builds the VM of one side. */
async function prepare(
  { session, trees, limits }: BootContext,
  host: HostSpec,
  side: SideName,
  probe: string,
  { onStep, onLine }: BootWatcher,
): Promise<Prepared> {
  const options = (timeoutMs: number): NixOptions => ({
    timeoutMs,
    onLine: (line) => {
      onLine(side, line);
    },
  });
  onStep(side, 'evaluating its VM');
  const evaluated = await instantiateVm(session, trees[side], host, probe, options(limits.evaluationMs));
  if (evaluated.kind === 'failed') return unprepared(evaluated, side, 'evaluate');
  const { value } = evaluated;
  if (value.kind === 'none') return { kind: 'not-booted', reason: value.reason };
  onStep(side, 'building its VM');
  const vm = await realise(session, value.derivation, options(limits.buildMs));
  if (vm.kind === 'failed') return unprepared(vm, side, 'build');
  const toplevel = await realise(session, value.toplevel, options(limits.buildMs));
  if (toplevel.kind === 'failed') return unprepared(toplevel, side, 'build');
  const script = await readRunScript(session, vm.value);
  if (script === null) return { kind: 'not-booted', reason: 'Its VM has no script that starts QEMU.' };
  const { switchable } = value;
  return { kind: 'built', built: { toplevel: toplevel.value, switchable, script } };
}

/** A VM that can't be had of today's system either is no fault of the new one. */
function unprepared(
  { failure }: NixResult<unknown> & { kind: 'failed' },
  side: SideName,
  verb: 'evaluate' | 'build',
): Prepared {
  if (side === 'after' || failure.class === 'machine')
    return { kind: 'failed', failure: { ...failure, side } };
  return { kind: 'not-booted', reason: `The VM of today's system does not ${verb}: ${failure.message}` };
}

function noRoom(free: number | null, asked: readonly [number, number]): Failure {
  const mib = (bytes: number): string => `${Math.floor(bytes / 2 ** 20)} MiB`;
  return {
    ...{ class: 'machine', side: 'after', reason: 'out-of-memory', derivation: null, log: [] },
    message: `The VM asks for ${mib(Math.max(...asked))} of memory, and this machine has ${mib(free ?? 0)} free.`,
    cure: 'Take a larger machine, or set `virtualisation.vmVariant.virtualisation.memorySize` (MiB).',
  };
}

async function runSide(
  { session, limits, clock }: BootContext,
  side: SideName,
  { script }: BuiltVm,
  { switchTo, checks, watcher }: { switchTo: string | null; checks: number; watcher: BootWatcher },
): Promise<VmRun> {
  watcher.onStep(side, 'booting');
  const run = await runVm(clock, {
    ...{ session, script, switchTo },
    timeoutMs: limits.bootMs,
    checksMs: checks * LONGEST_CHECK * 1000,
    accelerator: await accelerator(session, script),
    onStep: (step) => {
      watcher.onStep(side, step);
    },
  });
  if (run.kvmFailed !== undefined)
    watcher.onLine(side, `KVM fails under a guest here (${run.kvmFailed}): the processor was emulated.`);
  for (const line of run.console) watcher.onLine(side, line);
  return run;
}

function checksFor(checks: readonly ConfigCheck[], host: string): ProbeCheck[] {
  return checks
    .filter(({ hosts }) => hosts === undefined || matchesGlob(hosts, host))
    .map((check) => {
      if ('command' in check) {
        const name = check.name ?? check.command.trim().split('\n')[0]?.slice(0, 80) ?? '';
        return { name, kind: 'command', value: check.command };
      }
      if ('unit' in check)
        return { name: check.name ?? `unit ${check.unit}`, kind: 'unit', value: check.unit };
      return { name: check.name ?? `port ${check.port}`, kind: 'port', value: `${check.port}` };
    });
}
