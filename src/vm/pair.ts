import type { VmRun } from '../core/boot.js';
import type { Failure } from '../core/rebuild.js';

type SideName = Failure['side'];

/**
 * Runs the VMs of both sides, one after the other or at once. Where KVM has failed under one of them, the other one runs
 * once more, as the session does without KVM from then on: what is compared was booted alike.
 */
export async function runPair(
  run: (side: SideName) => Promise<VmRun>,
  atOnce: 1 | 2,
): Promise<Record<SideName, VmRun>> {
  const runs =
    atOnce === 1
      ? { before: await run('before'), after: await run('after') }
      : await Promise.all([run('before'), run('after')]).then(([before, after]) => ({ before, after }));
  if (runs.before.accelerator === runs.after.accelerator) return runs;
  const side = runs.before.accelerator === 'kvm' ? 'before' : 'after';
  return { ...runs, [side]: await run(side) };
}
