import type { SwitchRun, SystemState, VmRun } from '../../../src/core/boot.js';
import { compareBoots } from '../../../src/core/boot-compare.js';

const failed = (...units: string[]) => units.map((unit) => ({ unit, log: [`${unit} says why`] }));
const check = (name: string, passed: boolean) => ({ name, passed, said: ['said'] });
const system = (more: Partial<SystemState> = {}): SystemState => ({
  ...{ kernel: '6.12.8', state: 'running', failed: [], pending: [], checks: [], schema: 10 },
  ...more,
});
const vm = (more: Partial<VmRun> = {}): VmRun => ({
  ...{
    accelerator: 'kvm',
    seconds: 12,
    booted: system(),
    switched: null,
    back: null,
    end: 'complete',
    console: [],
  },
  ...more,
});
const broken = (end: VmRun['end'], ...console: string[]) => vm({ booted: null, seconds: null, end, console });
const switched = (more: Partial<SwitchRun> = {}): SwitchRun => ({
  ...{ exitCode: 0, stopped: [], started: [], restarted: [], reloaded: [], kept: [], failed: [], said: [] },
  state: system(),
  ...more,
});
const boots = (before: VmRun, after: VmRun) => compareBoots({ before, after, depth: 'boot', limit: 60 });
const switches = (there: SwitchRun | null, back: SwitchRun | null = switched(), more: Partial<VmRun> = {}) =>
  compareBoots({ before: vm({ switched: there, back, ...more }), after: vm(), depth: 'switch', limit: 60 });

test('what fails on both sides is no regression, what fails on today alone is mended', () => {
  const before = vm({
    seconds: 10,
    booted: system({
      kernel: '6.1.0',
      failed: failed('old.service', 'both.service'),
      pending: ['slow.service'],
      checks: [check('a', true), check('b', false), check('c', false)],
    }),
  });
  const after = vm({
    booted: system({
      failed: failed('both.service'),
      pending: ['slow.service'],
      checks: [check('a', true), check('b', true), check('c', false)],
    }),
  });
  expect(boots(before, after)).toEqual({
    kind: 'proven',
    proof: {
      accelerator: 'kvm',
      kernel: { before: '6.1.0', after: '6.12.8' },
      seconds: { before: 10, after: 12 },
      failedOnBoth: ['both.service'],
      mended: ['old.service'],
      checks: ['a', 'b'],
      switch: null,
      schema: { before: 10, switched: null, back: null },
      notes: ['The check `c` fails today already, and still does.'],
    },
  });
});

test('a unit that newly fails is named, with its log', () => {
  expect(boots(vm(), vm({ booted: system({ failed: failed('a.service', 'b.service') }) }))).toEqual({
    kind: 'failed',
    failure: {
      ...{ class: 'boot', side: 'after', reason: 'unit', subject: 'a.service', derivation: null },
      message: "a.service and 1 more failed on the new system, and not on today's.",
      log: ['a.service says why'],
    },
  });
  const full = [{ unit: 'a.service', log: ['cp: write error: No space left on device'] }];
  expect(boots(vm(), vm({ booted: system({ failed: full }) }))).toMatchObject({
    failure: { class: 'boot', reason: 'disk-full', cure: expect.stringContaining('diskSize') as string },
  });
});

test('a check that newly fails, and a unit that newly waits', () => {
  const before = vm({ booted: system({ checks: [check('web', true)] }) });
  expect(boots(before, vm({ booted: system({ checks: [check('web', false)] }) }))).toMatchObject({
    failure: { class: 'boot', side: 'after', reason: 'check', subject: 'web', log: ['said'] },
  });
  expect(
    boots(vm(), vm({ booted: system({ state: 'starting', pending: ['mount.service'] }) })),
  ).toMatchObject({
    failure: { class: 'boot', side: 'after', reason: 'hang', subject: 'mount.service' },
  });
});

test.each<[VmRun['end'], object]>([
  [
    'panic',
    {
      class: 'boot',
      reason: 'panic',
      message: 'The new system does not boot in a VM: the kernel panicked: no init.',
    },
  ],
  ['hang', { class: 'boot', reason: 'hang' }],
  ['stopped', { class: 'boot', reason: 'vm-died' }],
  ['disk-full', { class: 'boot', reason: 'disk-full' }],
  ['died', { class: 'machine', reason: 'vm-died' }],
  ['host-disk-full', { class: 'machine', reason: 'disk-full' }],
])('an end by %s of the new side alone; of both; of today alone', (end, expected) => {
  const bad = broken(end, 'Kernel panic - not syncing: no init');
  expect(boots(vm(), bad)).toMatchObject({
    kind: 'failed',
    failure: { ...expected, side: 'after', log: ['Kernel panic - not syncing: no init'] },
  });
  const machine = end === 'died' || end === 'host-disk-full';
  expect(boots(bad, bad)).toMatchObject({ failure: { side: machine ? 'after' : 'before' } });
  // What the machine did clears nobody; what today's system does by itself leaves nothing to compare with.
  expect(boots(bad, vm()).kind).toBe(machine ? 'failed' : 'not-booted');
});

test('two VMs without a sign of life are the fault of the machine, one is not', () => {
  expect(boots(broken('hang'), broken('hang'))).toMatchObject({
    failure: { class: 'machine', reason: 'time-limit' },
  });
  expect(boots(vm(), broken('hang'))).toMatchObject({ failure: { class: 'boot', reason: 'hang' } });
});

test('a new system that is late where the one of today nearly was is not blamed', () => {
  const slow = vm({ seconds: 31 });
  const late = { kind: 'failed', failure: { class: 'machine', reason: 'time-limit', side: 'after' } };
  expect(boots(slow, broken('hang', 'a line'))).toMatchObject(late);
  expect(boots(slow, vm({ booted: system({ pending: ['a.service'] }) }))).toMatchObject(late);
  expect(boots(vm({ seconds: 29 }), broken('hang', 'a line'))).toMatchObject({ failure: { class: 'boot' } });
});

test('a disk that is full on both sides clears the release', () => {
  const full = vm({ end: 'disk-full' });
  expect(boots(full, full)).toMatchObject({ failure: { side: 'before', reason: 'disk-full' } });
  expect(boots(vm(), full)).toMatchObject({ failure: { side: 'after', reason: 'disk-full' } });
  expect(boots(full, vm())).toMatchObject({
    proof: { notes: ["The disk of today's VM is full, and nothing fails for it."] },
  });
});

test('a switch and a way back that work, told without what they said', () => {
  const there = switched({ stopped: ['nginx.service'], started: ['nginx.service'], said: ['a line'] });
  const lists = { restarted: [], reloaded: [], kept: [], failed: [] };
  expect(switches(there)).toMatchObject({
    kind: 'proven',
    proof: {
      switch: {
        there: { ...lists, exitCode: 0, stopped: ['nginx.service'], started: ['nginx.service'] },
        back: { ...lists, exitCode: 0, stopped: [], started: [] },
      },
    },
  });
  expect(JSON.stringify(switches(there))).not.toContain('a line');
});

test.each<[string, SwitchRun | null, Partial<VmRun>, string]>([
  ['fails half way', switched({ exitCode: 2, said: ['cannot migrate'] }), {}, 'ended with exit code 2'],
  ['takes too long', switched({ exitCode: 124 }), {}, 'was not over when the time was'],
  ['never ends', null, { end: 'hang' }, 'did not come to its end: it did not answer'],
  ['ends in a panic', null, { end: 'panic' }, 'the kernel panicked'],
  ['loses its VM', switched({ state: null }), { end: 'stopped' }, 'switched itself off'],
  [
    'leaves a unit failed',
    switched({ state: system({ failed: failed('a.service') }) }),
    {},
    'leaves a.service failed',
  ],
  [
    'breaks a check',
    switched({ state: system({ checks: [check('web', false)] }) }),
    {},
    'breaks the check `web`',
  ],
  [
    'leaves a unit waiting',
    switched({ state: system({ pending: ['a.mount'] }) }),
    {},
    'leaves a.mount waiting',
  ],
])('a switch, or a way back, that %s', (_, bad, end, message) => {
  const booted = { booted: system({ checks: [check('web', true)] }), ...end };
  const after = vm({ booted: system({ checks: [check('web', true)] }) });
  const of = (there: SwitchRun | null, back: SwitchRun | null) =>
    compareBoots({ before: vm({ ...booted, switched: there, back }), after, depth: 'switch', limit: 60 });
  const good = switched({ state: booted.booted });
  expect(of(bad, null)).toMatchObject({
    kind: 'failed',
    failure: {
      class: 'switch',
      side: 'after',
      reason: 'switch-failed',
      message: expect.stringContaining(message) as string,
    },
  });
  expect(of(good, bad)).toMatchObject({
    failure: {
      class: 'switch',
      side: 'after',
      reason: 'way-back-failed',
      message: expect.stringContaining(message) as string,
    },
  });
});

test('units that fail in a switch are named, but for those that failed before and those that VMs alone have', () => {
  const known = { booted: system({ failed: failed('old.service') }) };
  const state = system({ failed: failed('old.service', 'new.service') });
  const two = switched({ exitCode: 4, failed: ['old.service', 'new.service'], state });
  expect(switches(two, switched(), known)).toMatchObject({
    failure: { subject: 'new.service', log: ['new.service says why'], reason: 'switch-failed' },
  });
  const harmless = switched({
    exitCode: 4,
    failed: ['old.service', 'nix-.ro\\x2dstore.mount'],
    state: system({ failed: failed('old.service', 'tmp-xchg.mount') }),
  });
  expect(switches(harmless, switched(), known)).toMatchObject({ kind: 'proven' });
});

test('a machine that gives up during a switch is the machine', () => {
  expect(switches(null, null, { end: 'died' })).toMatchObject({
    failure: { class: 'machine', side: 'before' },
  });
});

test('a new system that refuses to be switched to is no failure', () => {
  const refusing = switched({
    exitCode: 1,
    said: [
      'Checking switch inhibitors...',
      'There are changes to critical components of the system:',
      'dbus-implementation : dbus -> broker',
      'Switching into this system is not recommended.',
    ],
  });
  expect(switches(refusing, null)).toMatchObject({
    kind: 'proven',
    proof: {
      switch: null,
      notes: [
        'The new system refuses to be switched to live (dbus-implementation : dbus -> broker): it is for the next boot.',
      ],
    },
  });
});

test('a database that stays changed after the way back is a one-way door', () => {
  const at = (schema: number) => switched({ state: system({ schema }) });
  const from = (back: number) => switches(at(10), at(back), { booted: system({ schema: 7 }) });
  expect(from(10)).toMatchObject({
    proof: {
      schema: { before: 7, switched: 10, back: 10 },
      notes: [expect.stringContaining('one-way door') as string],
    },
  });
  expect(from(7)).toMatchObject({ proof: { notes: [expect.stringContaining('it was 7 again') as string] } });
  expect(switches(at(10), at(10))).toMatchObject({ proof: { notes: [] } });
});
