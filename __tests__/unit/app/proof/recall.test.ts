import { expect, test } from '@jest/globals';
import type { HostRun } from '../../../../src/app/proof/host-run.js';
import { openMemory, type Memory } from '../../../../src/app/proof/memory.js';
import { recallFailure, remember } from '../../../../src/app/proof/recall.js';
import type { Failure } from '../../../../src/core/rebuild.js';
import { files } from '../../../../src/platform/files.js';
import type { Log } from '../../../../src/ports/log.js';

const DAY = 86_400_000;
const [OLD, NEW, OTHER] = ['0', '1', '2'].map(
  (digit) => `/nix/store/${digit.repeat(32)}-nixos-system-web.drv`,
);
const FAILED: Failure = {
  ...{
    class: 'build',
    side: 'after',
    message: 'nginx-1.28.2 does not build.',
    derivation: NEW!,
    log: ['no'],
  },
  reason: 'builder',
};

let day = 0;
function memoryOf(): Promise<Memory> {
  const now = (): Date => new Date(Date.UTC(2026, 2, 1) + day * DAY);
  const clock = { now, monotonic: () => 0, sleep: () => Promise.resolve() };
  return openMemory({ files, log: {} as Log, clock });
}

interface Given {
  before?: string;
  after?: string;
  beforeFailure?: Failure | null;
  failure?: Failure | null;
  boot?: HostRun['boot'];
}

function runOf({
  before = OLD!,
  after = NEW!,
  beforeFailure = null,
  failure = null,
  boot = null,
}: Given): HostRun {
  const side = { warnings: [], toplevel: null };
  return {
    host: { kind: 'flake', name: 'web', folder: '.', attribute: 'nixosConfigurations.web' },
    before: { ...side, derivation: before, failure: beforeFailure },
    after: { ...side, derivation: after, failure },
    ...{
      seconds: 1,
      evaluationBytes: null,
      built: 0,
      fetched: 0,
      downloadedBytes: 0,
      plan: null,
      changes: null,
      boot,
    },
  };
}

test('a build that failed is told with the day of the failure, and the day does not move', async () => {
  day = 0;
  const context = { memory: await memoryOf(), depth: 'boot', trustMemory: true } as const;
  remember(context, runOf({ failure: FAILED }));
  const told = {
    ...FAILED,
    message: 'nginx-1.28.2 does not build (seen on 2026-03-01, and not built again).',
  };
  day = 5;
  const failure = recallFailure(context, runOf({}));
  expect(failure).toEqual(told);
  // The run that recalls it comes to its end as any other.
  remember(context, runOf({ failure }));
  expect(recallFailure(context, runOf({}))).toEqual(told);
  day = 8;
  expect(recallFailure(context, runOf({}))).toBeNull();
});

test('what is seen again has a new day', async () => {
  day = 0;
  const context = { memory: await memoryOf(), depth: 'build' } as const;
  remember({ ...context, trustMemory: false }, runOf({ failure: FAILED }));
  day = 5;
  remember({ ...context, trustMemory: false }, runOf({ failure: FAILED }));
  expect(recallFailure({ ...context, trustMemory: true }, runOf({}))?.message).toContain('2026-03-06');
});

test('nobody is told who does not trust it, and no other derivations are blamed', async () => {
  const context = { memory: await memoryOf(), depth: 'build', trustMemory: true } as const;
  remember(context, runOf({ failure: FAILED }));
  expect(recallFailure({ ...context, trustMemory: false }, runOf({}))).toBeNull();
  expect(recallFailure(context, runOf({ before: OTHER! }))).toBeNull();
  expect(recallFailure(context, runOf({ after: OTHER! }))).toBeNull();
});

const failed = (failure: Failure): HostRun['boot'] => ({ kind: 'failed', failure });

test.each<[string, Given]>([
  ['a boot', { boot: failed({ ...FAILED, class: 'boot', reason: 'disk-full' }) }],
  ['a switch', { boot: failed({ ...FAILED, class: 'switch' }) }],
  ['the build of a VM', { boot: failed(FAILED) }],
  ['the machine', { failure: { ...FAILED, class: 'machine' } }],
  ["today's side", { failure: FAILED, beforeFailure: { ...FAILED, side: 'before' } }],
  ["today's side, by the machine", { failure: FAILED, beforeFailure: { ...FAILED, class: 'machine' } }],
  ['nothing', {}],
])('what %s did is not remembered', async (_, given) => {
  const context = { memory: await memoryOf(), depth: 'switch', trustMemory: true } as const;
  remember(context, runOf(given));
  expect(recallFailure(context, runOf({}))).toBeNull();
});
