import { bootHost, type BootResult } from './boot-host.js';
import {
  crash,
  failureOf,
  failureOn,
  isBroken,
  isToBuild,
  secondsSince,
  type HostRun,
  type RebuildContext,
} from './host-run.js';
import { remember } from './recall.js';

/**
 * Boots the hosts that change, one after the other: a VM takes memory, and each host has two. Hosts that were not
 * come to, because the release had broken one, are not in the result.
 */
export async function bootHosts(
  context: RebuildContext & { depth: 'boot' | 'switch' },
  runs: readonly HostRun[],
): Promise<HostRun[]> {
  const done: HostRun[] = [];
  let isOver = context.stopAtFailure && runs.some(isBroken);
  for (const run of runs) {
    if (!isToBuild(run) || failureOf(run) !== null) done.push(run);
    else if (!isOver) {
      const booted = await boot(context, run);
      done.push(booted);
      isOver = context.stopAtFailure && isBroken(booted);
      // It took minutes: whatever becomes of this run, they were not for nothing.
      remember(context, booted);
      await context.memory.save();
    }
  }
  return done;
}

async function boot(context: RebuildContext & { depth: 'boot' | 'switch' }, run: HostRun): Promise<HostRun> {
  const { clock, limits, logs, progress } = context;
  const reason = whyNot(context, run);
  if (reason !== null) return { ...run, boot: { kind: 'not-booted', reason } };
  const { name } = run.host;
  const from = clock.monotonic();
  await using before = logs.open(name, 'before');
  await using after = logs.open(name, 'after');
  using beforeShown = progress.begin(name, 'before', 'booting');
  using afterShown = progress.begin(name, 'after', 'booting');
  const files = { before, after };
  const shown = { before: beforeShown, after: afterShown };
  const limitsOfBoot = { ...limits, bootMs: context.boot.timeoutMs };
  const result = await bootHost({ ...context, checks: context.boot.checks, limits: limitsOfBoot }, run.host, {
    onStep: (side, step) => {
      shown[side].step(step);
    },
    onLine: (side, line) => {
      files[side].write(line);
    },
  }).catch((error: unknown): BootResult => ({
    kind: 'failed',
    failure: failureOn(context, 'after', crash(error)),
  }));
  const seconds = run.seconds + secondsSince(clock, from);
  if (result.kind !== 'failed') return { ...run, seconds, boot: result };
  const failure = failureOn(context, result.failure.side, result.failure);
  return { ...run, seconds, boot: { kind: 'failed', failure } };
}

/** Why a host is not even tried, in a sentence; null: it is. */
function whyNot({ boot, system }: RebuildContext, { host, before, after }: HostRun): string | null {
  if (!boot.isWanted(host.name)) return 'It is not among `boot-hosts`.';
  if (before.toplevel === null) {
    return "Today's system is not there to compare with: its boot would say nothing of the release.";
  }
  if (before.toplevel.kernel === null || after.toplevel?.kernel === null) {
    return 'A container has no kernel of its own to boot.';
  }
  const own = after.toplevel?.system ?? system;
  if (own === system || own === null || system === null) return null;
  return `It is a system for ${own}, which would be emulated on this ${system} machine: it was only built.`;
}
