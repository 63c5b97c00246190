import type { CheckResult, FailedUnit, SystemState } from './boot.js';

/** What a VM was to run, and to be asked. */
export interface Asked {
  /** Store path of the toplevel. */
  toplevel: string;
  /** How many checks of the user's. */
  checks: number;
}

/** Something that a system fails in, and did not before. */
export type Regression =
  | { kind: 'unit'; unit: FailedUnit; others: number }
  | { kind: 'check'; check: CheckResult }
  | { kind: 'pending'; unit: string };

/** What a system fails in that it did not before, of all the one that is to be told. Both were asked the same. */
export function regressionOf(before: SystemState, after: SystemState): Regression | null {
  const known = new Set(before.failed.map(({ unit }) => unit));
  const [unit, ...others] = after.failed.filter((failed) => !known.has(failed.unit));
  if (unit) return { kind: 'unit', unit, others: others.length };
  const check = after.checks.find(({ passed }, index) => !passed && before.checks[index]?.passed === true);
  if (check) return { kind: 'check', check };
  const pending = after.pending.find((name) => !before.pending.includes(name) && !known.has(name));
  return pending === undefined ? null : { kind: 'pending', unit: pending };
}

/** Why what was found of a system shows nothing, half a sentence; null: it was asked all, and answered. */
export function gapOf(state: SystemState, { toplevel, checks }: Asked): string | null {
  if (state.system !== toplevel)
    return `it runs ${state.system || 'no system that is known'}, not ${toplevel}`;
  if (['', 'unknown', 'offline'].includes(state.state)) return 'its systemd did not say how it is';
  if (state.checks.length !== checks) return `it answered ${state.checks.length} of ${checks} checks`;
  if (state.truncated) return 'it had more to tell than is listened to';
  if (state.state === 'degraded' && state.failed.length === 0)
    return 'units have failed of which it told none';
  if (state.state === 'starting' && state.pending.length === 0) return 'it did not tell what it waits for';
  return null;
}

/** Whether a system is up, whatever failed in it; not so in an emergency shell, or on its way down. */
export function isUp({ state }: SystemState): boolean {
  return ['running', 'degraded', 'starting'].includes(state);
}

/** Whether there is nothing about a system that could be held against it. */
export function isFlawless(state: SystemState): boolean {
  const { failed, pending, checks } = state;
  return (
    state.state === 'running' &&
    failed.length === 0 &&
    pending.length === 0 &&
    checks.every(({ passed }) => passed)
  );
}

/** Whether what a program said tells that a disk was full. */
export function saysDiskFull(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes('No space left on device'));
}
