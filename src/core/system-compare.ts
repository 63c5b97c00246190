import type { CheckResult, FailedUnit, SystemState } from './boot.js';

/** Something that a system fails in, and did not before. */
export type Regression =
  | { kind: 'unit'; unit: FailedUnit; others: number }
  | { kind: 'check'; check: CheckResult }
  | { kind: 'pending'; unit: string };

/** What a system fails in that it did not before: of all the one that is to be told. */
export function regressionOf(before: SystemState, after: SystemState): Regression | null {
  const known = new Set(before.failed.map(({ unit }) => unit));
  const [unit, ...others] = after.failed.filter((failed) => !known.has(failed.unit));
  if (unit) return { kind: 'unit', unit, others: others.length };
  const passed = new Set(before.checks.filter((check) => check.passed).map(({ name }) => name));
  const check = after.checks.find(({ name, passed: holds }) => !holds && passed.has(name));
  if (check) return { kind: 'check', check };
  const pending = after.pending.find((name) => !before.pending.includes(name) && !known.has(name));
  return pending === undefined ? null : { kind: 'pending', unit: pending };
}

/** Whether what a program said tells that a disk was full. */
export function saysDiskFull(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes('No space left on device'));
}
