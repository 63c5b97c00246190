import type { BootProof, SwitchRun, SystemState, VmRun } from './boot.js';
import type { Failure } from './rebuild.js';
import { judgeSwitch, refusal } from './switch-compare.js';
import { gapOf, isFlawless, isUp, regressionOf, saysDiskFull } from './system-compare.js';
import { endFailure, explainEnd, isMachineEnd, isSilent, MORE_DISK, noProof } from './vm-end.js';

export type BootComparison =
  | { kind: 'proven'; proof: BootProof }
  | { kind: 'failed'; failure: Failure }
  /** There is nothing to compare with: a sentence says why. */
  | { kind: 'not-booted'; reason: string };

/** Two runs of one host, as it is today and as it would be; at depth `switch` today's was switched there and back. */
interface Boots {
  before: VmRun;
  after: VmRun;
  depth: 'boot' | 'switch';
  /** Store paths of the systems that the two VMs were to boot. */
  toplevels: Readonly<Record<'before' | 'after', string>>;
  /** How many checks each was asked for. */
  checks: number;
  /** Time limit of a boot, seconds. */
  limit: number;
}

/** A boot of today's that took more of the time limit than this says that the machine is slow. */
const SLOW = 0.5;

/** A run that came to the end of its boot. */
type Booted = VmRun & { booted: SystemState; seconds: number };

/**
 * What two boots show. Only what the new side alone fails in is a regression; what the machine did is never the
 * release's fault; and what was not seen is not proven.
 */
export function compareBoots(boots: Boots): BootComparison {
  const { before, after, depth } = boots;
  const failed = (failure: Failure): BootComparison => ({ kind: 'failed', failure });
  const machine = machineFailure(before, after);
  if (machine) return failed(machine);
  if (!isBooted(after) || after.end !== 'complete') {
    // Where today's system comes no farther, the release is cleared.
    const today = !isBooted(before) || (after.end === 'disk-full' && before.end === 'disk-full');
    if (today) return failed(endFailure(before, 'before'));
    const slow = after.end === 'hang' ? tooSlow(before, boots) : null;
    return failed(slow ?? endFailure(after, 'after'));
  }
  if (!isBooted(before)) return withoutToday(after, boots);
  const failure =
    judgeBoot(before, after, boots) ??
    (depth === 'switch' ? judgeSwitch(before, before.booted, boots) : null);
  return failure ? failed(failure) : { kind: 'proven', proof: proofOf(before, after) };
}

/** Today's system does not boot: the new one has to be without a flaw, as nobody can tell whose a flaw is. */
function withoutToday({ booted }: Booted, { before, toplevels, checks, limit }: Boots): BootComparison {
  if (before.end === 'hang') {
    const failure = timeLimit(
      `Today's system was not up in a VM in ${limit} s, so that there is nothing to compare the new one with.`,
      'Raise `boot-timeout`, or take a machine with KVM.',
    );
    return { kind: 'failed', failure: { ...failure, log: before.console } };
  }
  if (gapOf(booted, { toplevel: toplevels.after, checks }) === null && isFlawless(booted)) {
    const reason = `Today's system does not boot in a VM (${explainEnd(before).what}); the new one does.`;
    return { kind: 'not-booted', reason };
  }
  const failure = endFailure(before, 'before');
  const message = `${failure.message} The new one does, but not without flaws, and there is nothing to compare them with.`;
  return { kind: 'failed', failure: { ...failure, message } };
}

function isBooted(run: VmRun): run is Booted {
  return run.booted !== null && run.seconds !== null;
}

function machineFailure(before: VmRun, after: VmRun): Failure | null {
  if (isMachineEnd(after)) return endFailure(after, 'after');
  if (isMachineEnd(before)) return endFailure(before, 'before');
  if (!isSilent(before) || !isSilent(after)) return null;
  return timeLimit(
    'Neither VM showed a sign of life before the time was up.',
    'Look whether QEMU works on this machine; software emulation may need a longer `boot-timeout`.',
  );
}

/** The new system was too late. Where today's nearly was itself, that says nothing of the release. */
function tooSlow(before: Booted, { limit }: Boots): Failure | null {
  if (before.seconds <= SLOW * limit || before.booted.pending.length > 0) return null;
  return timeLimit(
    `The new system was not up in ${limit} s, and today's took ${before.seconds} s: this machine is too slow to tell.`,
    'Raise `boot-timeout`, or take a machine with KVM.',
  );
}

function timeLimit(message: string, cure: string): Failure {
  const common = { class: 'machine', side: 'after', reason: 'time-limit', derivation: null } as const;
  return { ...common, message, cure, log: [] };
}

function judgeBoot(today: Booted, next: Booted, boots: Boots): Failure | null {
  const { toplevels, checks } = boots;
  const [before, after] = [today.booted, next.booted];
  const gap = gapOf(before, { toplevel: toplevels.before, checks });
  if (gap !== null) return noProof('before', gap);
  if (!isUp(before)) return notUp('before', before);
  const newGap = gapOf(after, { toplevel: toplevels.after, checks });
  if (newGap !== null) return noProof('after', newGap);
  const common = { class: 'boot', side: 'after', derivation: null } as const;
  const regression = regressionOf(before, after);
  switch (regression?.kind) {
    case undefined:
      return isUp(after) ? null : notUp('after', after);
    case 'unit': {
      const { unit, log } = regression.unit;
      const others = regression.others > 0 ? ` and ${regression.others} more` : '';
      return {
        ...common,
        ...(saysDiskFull(log) ? { reason: 'disk-full', cure: MORE_DISK } : { reason: 'unit' }),
        subject: unit,
        message: `${unit}${others} failed on the new system, and not on today's.`,
        log,
      };
    }
    case 'check': {
      const { name, said } = regression.check;
      const message = `The check \`${name}\` fails on the new system, and passes on today's.`;
      return { ...common, reason: 'check', subject: name, message, log: said };
    }
    case 'pending': {
      const slow = tooSlow(today, boots);
      if (slow) return slow;
      const message = `${regression.unit} had not started on the new system when the time was up, and has on today's.`;
      const cure = 'Look at what it waits for; if it is only slow, raise `boot-timeout`.';
      return { ...common, reason: 'hang', subject: regression.unit, message, log: [], cure };
    }
  }
}

/** e.g. in an emergency shell, which systemd calls `maintenance` */
function notUp(side: 'before' | 'after', { state }: SystemState): Failure {
  const system = side === 'before' ? "Today's system" : 'The new system';
  return {
    ...{ class: 'boot', side, reason: 'hang', derivation: null, log: [] },
    message: `${system} does not come up in a VM: systemd calls it \`${state}\`.`,
  };
}

function proofOf(before: Booted, after: Booted): BootProof {
  const failedAfter = new Set(after.booted.failed.map(({ unit }) => unit));
  const failedBefore = before.booted.failed.map(({ unit }) => unit);
  const schema = {
    before: before.booted.schema,
    switched: before.switched?.state?.schema ?? null,
    back: before.back?.state?.schema ?? null,
  };
  return {
    accelerator: after.accelerator,
    kernel: { before: before.booted.kernel, after: after.booted.kernel },
    seconds: { before: before.seconds, after: after.seconds },
    failedOnBoth: failedBefore.filter((unit) => failedAfter.has(unit)),
    mended: failedBefore.filter((unit) => !failedAfter.has(unit)),
    checks: after.booted.checks.filter(({ passed }) => passed).map(({ name }) => name),
    switch: before.switched && before.back && { there: told(before.switched), back: told(before.back) },
    schema,
    notes: [
      ...checkNotes(after.booted),
      ...(before.end === 'disk-full' ? ["The disk of today's VM is full, and nothing fails for it."] : []),
      ...(before.switched ? refusalNotes(before.switched) : []),
      ...schemaNotes(schema),
    ],
  };
}

function told(run: SwitchRun): Omit<SwitchRun, 'state' | 'said'> {
  const { exitCode, stopped, started, restarted, reloaded, kept, failed } = run;
  return { exitCode, stopped, started, restarted, reloaded, kept, failed };
}

function checkNotes({ checks }: SystemState): string[] {
  return checks
    .filter(({ passed }) => !passed)
    .map(({ name }) => `The check \`${name}\` fails today already, and still does.`);
}

function refusalNotes(switched: SwitchRun): string[] {
  const changes = refusal(switched);
  if (changes === null) return [];
  const what = changes.length > 0 ? ` (${changes.join('; ')})` : '';
  return [`The new system refuses to be switched to live${what}: it is for the next boot.`];
}

/** A newer Nix brings the database to a schema that the older one can't read. */
function schemaNotes({ before, switched, back }: BootProof['schema']): string[] {
  if (before === null || switched === null || switched === before) return [];
  const changed = `The new system's Nix brought its database from schema ${before} to ${switched}`;
  if (back === before) return [`${changed}; after the way back it was ${before} again.`];
  return [`${changed}, where it stays after the way back: for today's Nix it is a one-way door.`];
}
