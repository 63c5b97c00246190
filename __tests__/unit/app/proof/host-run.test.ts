import { failureOf, isBroken, type HostRun, type SideRun } from '../../../../src/app/proof/host-run.js';
import type { Failure } from '../../../../src/core/rebuild.js';

const failure = (of: Failure['class'], side: Failure['side']): Failure => ({
  ...{ class: of, side, message: 'It failed.', derivation: null, log: [] },
});
const side = (derivation: string, failed: Failure | null = null): SideRun => ({
  ...{ derivation, failure: failed, warnings: [], toplevel: null },
});
const host = (before: Failure | null, after: Failure | null, more: Partial<HostRun> = {}): HostRun => ({
  host: { kind: 'file', name: 'web1', file: 'default.nix', attribute: 'web1' },
  before: side('/a.drv', before),
  after: side('/b.drv', after),
  ...{
    seconds: 0,
    evaluationBytes: null,
    built: 0,
    fetched: 0,
    downloadedBytes: 0,
    plan: null,
    changes: null,
    boot: null,
  },
  ...more,
});

test("what the machine did to today's side decides on a host whose new side is well", () => {
  const machine = failure('machine', 'before');
  const run = host(machine, null, { boot: { kind: 'not-booted', reason: 'There is no system.' } });
  expect(failureOf(run)).toBe(machine);
  expect(isBroken(run)).toBe(false);
});

test("today's own failure does not, and a failure of the new side is told before it", () => {
  expect(failureOf(host(failure('build', 'before'), null))).toBeNull();
  const broken = failure('build', 'after');
  expect(failureOf(host(failure('machine', 'before'), broken))).toBe(broken);
  expect(failureOf(host(failure('build', 'before'), broken))?.side).toBe('before');
});
