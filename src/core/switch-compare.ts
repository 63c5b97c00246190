import type { SwitchRun, SystemState, VmRun } from './boot.js';
import type { Failure } from './rebuild.js';
import { gapOf, isUp, regressionOf, saysDiskFull, type Asked } from './system-compare.js';
import { explainEnd, MORE_DISK, noProof } from './vm-end.js';

/** switch-to-configuration: units have failed, all else is done. */
const UNITS_FAILED = 4;
/** coreutils' timeout, by which the probe starts it. */
const TIMED_OUT = 124;

// What VMs share with the machine. Their options differ between releases, and no real host has them.
const OF_THE_VM = /^(?:nix-store|nix-\.r[ow]\\x2dstore|tmp-xchg|tmp-shared)\.mount$/;

const WAYS = {
  there: { reason: 'switch-failed', what: 'The switch to the new system' },
  back: { reason: 'way-back-failed', what: "The switch back to today's system" },
} as const;
type Way = keyof typeof WAYS;

/** What was to be switched: from the first toplevel to the second, and back. */
interface Switch {
  toplevels: Readonly<Record<'before' | 'after', string>>;
  checks: number;
}

/** What went wrong when today's system was switched to the new one and back; null: nothing. */
export function judgeSwitch(run: VmRun, booted: SystemState, { toplevels, checks }: Switch): Failure | null {
  const { switched, back } = run;
  // One that refuses leaves all as it was; else it has failed half way.
  const refused = switched && refusal(switched) !== null && switched.state?.system === toplevels.before;
  if (refused) return null;
  return (
    judgeWay('there', { run, switched, booted, asked: { toplevel: toplevels.after, checks } }) ??
    judgeWay('back', { run, switched: back, booted, asked: { toplevel: toplevels.before, checks } })
  );
}

/**
 * What has changed that the new system can't be switched to for, e.g. `dbus-implementation : dbus -> broker`; null
 * where it did not refuse. It says so since NixOS 26.05, and has done nothing then.
 */
export function refusal({ exitCode, said }: SwitchRun): readonly string[] | null {
  const from = said.findIndex((line) => /there are changes to critical components/i.test(line));
  if (exitCode === 0 || from < 0) return null;
  const rest = said.slice(from + 1);
  const to = rest.findIndex((line) => /switching into this system/i.test(line));
  return rest.slice(0, to < 0 ? 0 : to);
}

interface Switched {
  run: VmRun;
  switched: SwitchRun | null;
  booted: SystemState;
  asked: Asked;
}

function judgeWay(way: Way, { run, switched, booted, asked }: Switched): Failure | null {
  const { reason, what } = WAYS[way];
  const failure = (message: string, log: readonly string[], more: Partial<Failure> = {}): Failure => ({
    ...{ class: 'switch', side: 'after', derivation: null },
    ...(saysDiskFull(log) ? { reason: 'disk-full', cure: MORE_DISK } : { reason }),
    message: `${what} ${message}.`,
    log,
    ...more,
  });
  const ended = (): Failure =>
    failure(`did not come to its end: ${explainEnd(run).what}`, run.console, {
      ...(run.end === 'disk-full' ? { reason: 'disk-full', cure: MORE_DISK } : {}),
    });
  if (switched === null) return ended();
  const { exitCode, said, state } = switched;
  if (exitCode === TIMED_OUT) return failure('was not over when the time was', said);
  const failed = newlyFailed(switched, booted);
  const harmless = exitCode === UNITS_FAILED && switched.failed.length > 0 && failed.length === 0;
  if (exitCode !== 0 && !harmless) {
    const [unit] = failed;
    const units = failed.length > 0 ? `: ${failed.join(', ')} failed` : '';
    const log = state?.failed.find((found) => found.unit === unit)?.log ?? [];
    return failure(`ended with exit code ${exitCode}${units}`, log.length > 0 ? log : said, {
      ...(unit === undefined ? {} : { subject: unit }),
    });
  }
  if (state === null) return ended();
  if (state.system !== asked.toplevel)
    return failure(`ended well, and ${state.system || 'no system that is known'} runs`, said);
  const gap = gapOf(state, asked);
  if (gap !== null) return noProof('after', gap);
  if (!isUp(state)) return failure(`leaves a system that systemd calls \`${state.state}\``, said);
  const after = { ...state, failed: state.failed.filter(({ unit }) => !OF_THE_VM.test(unit)) };
  const regression = regressionOf(booted, after);
  switch (regression?.kind) {
    case undefined:
      return null;
    case 'unit':
      return failure(`leaves ${regression.unit.unit} failed`, regression.unit.log, {
        subject: regression.unit.unit,
      });
    case 'check':
      return failure(`breaks the check \`${regression.check.name}\``, regression.check.said, {
        subject: regression.check.name,
      });
    case 'pending':
      return failure(`leaves ${regression.unit} waiting to be started`, said, { subject: regression.unit });
  }
}

function newlyFailed(switched: SwitchRun, booted: SystemState): string[] {
  const known = new Set(booted.failed.map(({ unit }) => unit));
  return switched.failed.filter((unit) => !known.has(unit) && !OF_THE_VM.test(unit));
}
