import type { SwitchRun, SystemState, VmRun } from '../../../src/core/boot.js';
import { compareBoots } from '../../../src/core/boot-compare.js';

const failed = (...units: string[]) => units.map((unit) => ({ unit, log: [`${unit} says why`] }));
const check = (name: string, passed: boolean) => ({ name, passed, said: ['said'] });
const system = (more: Partial<SystemState> = {}): SystemState => ({
  ...{ kernel: '6.12.8', system: '/a', state: 'running', failed: [], pending: [], checks: [] },
  ...{ truncated: false, schema: 10 },
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
/** Both systems are `/a`, and were asked for as many checks as either one answered. */
const compared = (before: VmRun, after: VmRun, depth: 'boot' | 'switch') => {
  const checks = (before.booted ?? after.booted)?.checks.length ?? 0;
  return compareBoots({ before, after, depth, toplevels: { before: '/a', after: '/a' }, checks, limit: 60 });
};
const boots = (before: VmRun, after: VmRun) => compared(before, after, 'boot');
const switches = (there: SwitchRun | null, back: SwitchRun | null = switched(), more: Partial<VmRun> = {}) =>
  compared(vm({ switched: there, back, ...more }), vm(), 'switch');

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
});

/** Who is blamed for a pair of runs of `/a` that were asked for one check. */
function blame(before: VmRun, after: VmRun): string {
  const toplevels = { before: '/a', after: '/a' };
  const result = compareBoots({ before, after, depth: 'boot', toplevels, checks: 1, limit: 60 });
  if (result.kind !== 'failed') return result.kind;
  const { class: of, side } = result.failure;
  return of === 'machine' ? 'machine' : side === 'after' ? 'release' : 'today';
}

type Name = keyof typeof flaws | VmRun['end'];
const flaws = {
  fine: { checks: [check('web', true)] },
  'a failed unit': { state: 'degraded', failed: failed('sshd.service'), checks: [check('web', true)] },
  'a failed check': { checks: [check('web', false)] },
  'a late unit': { state: 'starting', pending: ['a.mount'], checks: [check('web', true)] },
  emergency: { state: 'maintenance', checks: [check('web', true)] },
  'no word of systemd': { state: '', checks: [check('web', true)] },
  offline: { state: 'offline', checks: [check('web', true)] },
  'a check too few': {},
  'another system': { system: '/b', checks: [check('web', true)] },
  'too many units': { failed: failed('x.service'), truncated: true, checks: [check('web', true)] },
  'hidden units': { state: 'degraded', checks: [check('web', true)] },
  'hidden jobs': { state: 'starting', checks: [check('web', true)] },
} satisfies Record<string, Partial<SystemState>>;
const OWN_ENDS = ['panic', 'hang', 'stopped', 'disk-full'] as const;
const MACHINE_ENDS = ['died', 'host-disk-full'] as const;

/** A run by the name of its flaw, or of its end. */
function runOf(name: Name, seconds: number): VmRun {
  if (name in flaws) return vm({ seconds, booted: system(flaws[name as keyof typeof flaws]) });
  return broken(name as VmRun['end'], 'a line');
}

/** What today's run was, on the machine of what speed; whose fault is which new run then. */
const BLAME: readonly (readonly [Name, number, Readonly<Partial<Record<Name, string>>>])[] = [
  [
    ...(['fine', 12] as const),
    {
      ...{ fine: 'proven', 'a failed unit': 'release', 'a failed check': 'release' },
      ...{ 'a late unit': 'release', emergency: 'release', panic: 'release', hang: 'release' },
      ...{ stopped: 'release', 'disk-full': 'release' },
      ...{ 'no word of systemd': 'machine', offline: 'machine', 'a check too few': 'machine' },
      ...{ 'another system': 'machine', 'too many units': 'machine', 'hidden units': 'machine' },
      ...{ 'hidden jobs': 'machine', died: 'machine', 'host-disk-full': 'machine' },
    },
  ],
  // So slow that the new one's being late tells nothing; its failing does.
  [
    ...(['fine', 31] as const),
    {
      ...{ fine: 'proven', 'a failed unit': 'release', 'a failed check': 'release', panic: 'release' },
      ...{ 'a late unit': 'machine', hang: 'machine' },
    },
  ],
  ['a failed unit', 12, { fine: 'proven', 'a failed unit': 'proven', 'a failed check': 'release' }],
  ['a failed check', 12, { fine: 'proven', 'a failed check': 'proven', 'a failed unit': 'release' }],
  ['a late unit', 48, { fine: 'proven', 'a late unit': 'proven', 'a failed unit': 'release' }],
  ['emergency', 12, { fine: 'today', emergency: 'today', 'a failed unit': 'today', panic: 'release' }],
  // Nothing to compare with: the new one has to be without a flaw.
  ...(['panic', 'stopped', 'disk-full'] as const).map(
    (end) =>
      [
        ...([end, 12] as const),
        {
          ...{ fine: 'not-booted', 'a failed unit': 'today', 'a failed check': 'today' },
          ...{ 'a late unit': 'today', emergency: 'today', 'another system': 'today', offline: 'today' },
          ...{ ...Object.fromEntries(OWN_ENDS.map((after) => [after, 'today'])), died: 'machine' },
        },
      ] as const,
  ),
  // It may be the machine that is too slow, even with the new one up.
  [
    ...(['hang', 12] as const),
    {
      ...{ fine: 'machine', 'a failed unit': 'machine', 'a failed check': 'machine' },
      ...{ hang: 'today', panic: 'today', died: 'machine' },
    },
  ],
  ...([...MACHINE_ENDS, 'offline', 'another system', 'too many units', 'a check too few'] as const).map(
    (before) => [before, 12, { fine: 'machine', 'a failed unit': 'machine', died: 'machine' }] as const,
  ),
];

test.each(BLAME)('today %s after %d s: whose fault the new one is', (today, seconds, expected) => {
  const found = Object.keys(expected).map((name) => [
    name,
    blame(runOf(today, seconds), runOf(name as Name, 12)),
  ]);
  expect(Object.fromEntries(found)).toEqual(expected);
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
    switched({ state: system({ failed: failed('a.service'), checks: [check('web', true)] }) }),
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
    switched({ state: system({ pending: ['a.mount'], checks: [check('web', true)] }) }),
    {},
    'leaves a.mount waiting',
  ],
  ['changes nothing', switched({ state: system({ system: '/b' }) }), {}, 'ended well, and /b runs'],
  [
    'ends in an emergency shell',
    switched({ state: system({ state: 'maintenance', checks: [check('web', true)] }) }),
    {},
    'that systemd calls `maintenance`',
  ],
])('a switch, or a way back, that %s', (_, bad, end, message) => {
  const booted = { booted: system({ checks: [check('web', true)] }), ...end };
  const after = vm({ booted: system({ checks: [check('web', true)] }) });
  const of = (there: SwitchRun | null, back: SwitchRun | null) =>
    compared(vm({ ...booted, switched: there, back }), after, 'switch');
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

test('each way has to lead to its own system, and every system to answer each check', () => {
  const at = (path: string, more: Partial<SystemState> = {}) => system({ system: path, ...more });
  const [a, b] = [at('/a'), at('/b')];
  const ways = (there: SystemState, back: SystemState, asked = 0) =>
    compareBoots({
      before: vm({ booted: a, switched: switched({ state: there }), back: switched({ state: back }) }),
      after: vm({ booted: b }),
      ...{ depth: 'switch', toplevels: { before: '/a', after: '/b' }, checks: asked, limit: 60 },
    });
  expect(ways(b, a)).toMatchObject({ kind: 'proven' });
  expect(ways(a, a)).toMatchObject({ failure: { class: 'switch', reason: 'switch-failed' } });
  expect(ways(b, b)).toMatchObject({ failure: { class: 'switch', reason: 'way-back-failed' } });
  expect(ways(at('/b', { checks: [check('web', true)] }), a)).toMatchObject({
    failure: { class: 'machine' },
  });
  expect(ways(at('/b', { state: 'offline' }), a)).toMatchObject({ failure: { class: 'machine' } });
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
  const half = { ...refusing, state: system({ system: '/b' }) };
  expect(switches(half, null)).toMatchObject({ failure: { class: 'switch', reason: 'switch-failed' } });
  expect(switches({ ...refusing, exitCode: 0 }, null)).toMatchObject({
    failure: { class: 'switch', reason: 'way-back-failed' },
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
