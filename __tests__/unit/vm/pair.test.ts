import { expect, test } from '@jest/globals';
import type { VmRun } from '../../../src/core/boot.js';
import type { Failure } from '../../../src/core/rebuild.js';
import { runPair } from '../../../src/vm/pair.js';

type SideName = Failure['side'];

/** Runs whose accelerators are these, one after the other. */
async function pairOf(
  atOnce: 1 | 2,
  accelerators: Readonly<Record<SideName, readonly VmRun['accelerator'][]>>,
): Promise<{ ran: SideName[]; with: VmRun['accelerator'][] }> {
  const left = { before: [...accelerators.before], after: [...accelerators.after] };
  const ran: SideName[] = [];
  const run = (side: SideName): Promise<VmRun> => {
    ran.push(side);
    return Promise.resolve({ accelerator: left[side].shift() } as VmRun);
  };
  const { before, after } = await runPair(run, atOnce);
  return { ran, with: [before.accelerator, after.accelerator] };
}

test('both sides run once where they run alike', async () => {
  const alike = { before: ['kvm'], after: ['kvm'] } as const;
  expect(await pairOf(2, alike)).toEqual({ ran: ['before', 'after'], with: ['kvm', 'kvm'] });
  expect(await pairOf(1, alike)).toEqual({ ran: ['before', 'after'], with: ['kvm', 'kvm'] });
});

test.each([1, 2] as const)(
  'the side that still had KVM runs once more, and no other: %i at once',
  async (atOnce) => {
    expect(await pairOf(atOnce, { before: ['kvm', 'software'], after: ['software'] })).toEqual({
      ran: ['before', 'after', 'before'],
      with: ['software', 'software'],
    });
    expect(await pairOf(atOnce, { before: ['software'], after: ['kvm', 'software'] })).toEqual({
      ran: ['before', 'after', 'after'],
      with: ['software', 'software'],
    });
  },
);
