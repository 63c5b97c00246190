import type { VmRun } from './boot.js';
import type { Failure, FailureReason } from './rebuild.js';

/** What to do about a disk of the guest that is full. */
export const MORE_DISK =
  'If the system needs that much, give its VM more room: `virtualisation.vmVariant.virtualisation.diskSize` (MiB).';

interface Explained {
  /** Half a sentence, e.g. `the kernel panicked: VFS: Unable to mount root fs` */
  what: string;
  class: 'boot' | 'machine';
  reason: FailureReason;
  cure?: string;
}

/** How a run that was not complete ended. */
export function explainEnd(run: VmRun): Explained {
  switch (run.end) {
    case 'panic':
      return { what: `the kernel panicked${panicOf(run)}`, class: 'boot', reason: 'panic' };
    case 'complete':
    case 'hang':
      return {
        what: 'it did not answer before the time was up',
        class: 'boot',
        reason: 'hang',
        cure: 'The end of the console shows where it stood; if it is only slow, raise `boot-timeout`.',
      };
    case 'stopped':
      return { what: 'it switched itself off or started anew', class: 'boot', reason: 'vm-died' };
    case 'disk-full':
      return { what: 'its disk was full', class: 'boot', reason: 'disk-full', cure: MORE_DISK };
    case 'died':
      return {
        what: 'QEMU ended before its time',
        class: 'machine',
        reason: 'vm-died',
        cure: 'Most likely memory ran out: look at the log, and try again on a machine with more.',
      };
    case 'host-disk-full':
      return {
        what: 'the disk of this machine is full',
        class: 'machine',
        reason: 'disk-full',
        cure: 'Free some room, or boot fewer hosts in one run.',
      };
  }
}

/** The failure that the end of a run is, while its system booted. */
export function endFailure(run: VmRun, side: 'before' | 'after'): Failure {
  const { what, ...rest } = explainEnd(run);
  const system = side === 'before' ? "Today's system" : 'The new system';
  const verb = rest.class === 'machine' ? 'could not be booted' : 'does not boot';
  return {
    ...rest,
    side,
    derivation: null,
    message: `${system} ${verb} in a VM: ${what}.`,
    log: run.console,
  };
}

/** The failure of a run that came to its end, and does not show what it was to show: half a sentence says why. */
export function noProof(side: 'before' | 'after', gap: string): Failure {
  const system = side === 'before' ? "today's system" : 'the new system';
  return {
    ...{ class: 'machine', side, derivation: null, log: [] },
    message: `The VM of ${system} shows nothing: ${gap}.`,
    cure: 'Try again; if it stays so, what this host does at its boot keeps it from being looked at.',
  };
}

/** Whether the machine ended it, whatever the guest did. */
export function isMachineEnd(run: VmRun): boolean {
  return run.end === 'died' || run.end === 'host-disk-full';
}

/** Whether a VM hung with not a word on its console. */
export function isSilent(run: VmRun): boolean {
  return run.end === 'hang' && run.booted === null && run.console.length === 0;
}

function panicOf({ console }: VmRun): string {
  const line = console.find((text) => text.includes('Kernel panic - not syncing'));
  const why = /Kernel panic - not syncing: (.+)/.exec(line ?? '')?.[1];
  return why === undefined ? '' : `: ${why.slice(0, 200)}`;
}
