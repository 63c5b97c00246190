import type { Accelerator, BootProof, SwitchRun } from '../core/boot.js';
import { moved } from './moved.js';
import type { Group, ReportHost } from './model.js';
import { counted, duration, range } from './quantity.js';
import { joined, nameList, type Line } from './rich.js';

const accelerators: Readonly<Record<Accelerator, string>> = { kvm: 'KVM', software: 'software emulation' };

type Proven = ReportHost['outcome'] & { vm: BootProof };

/** What a VM has shown of a group of hosts; null where none was started. */
export function provenInVm([{ outcome }]: Group): Proven | null {
  return outcome.kind === 'booted' || outcome.kind === 'switched' ? outcome : null;
}

/** Why a group of hosts that should have been booted was not; null where that is not so. */
export function notBooted([{ outcome }]: Group): Line | null {
  if (outcome.kind !== 'built' || outcome.notBooted === undefined) return null;
  return ['not booted: ', { said: outcome.notBooted }];
}

/** `switched and back in a VM (KVM)`, `booted in a VM (software emulation)` */
export function inVm({ kind, vm }: Pick<Proven, 'kind' | 'vm'>): string {
  const done = kind === 'switched' ? 'switched and back' : 'booted';
  return `${done} in a VM (${accelerators[vm.accelerator]})`;
}

/** `switched and back in a VM (KVM), up in 18 s before, 19 s after; 1 check passed`: of the hosts of one group. */
export function vmSummary(group: Group, proven: Proven): string {
  const { checks } = proven.vm;
  const passed = checks.length === 0 ? '' : `; ${counted(checks.length, 'check')} passed`;
  return `${inVm(proven)}, ${bootTimes(group)}${passed}`;
}

/** `up in 18 s before, 17 to 19 s after` */
function bootTimes(group: Group): string {
  const seconds = group.flatMap(({ outcome }) => ('vm' in outcome ? [outcome.vm.seconds] : []));
  const side = (name: 'before' | 'after'): string =>
    range(
      seconds.map((one) => one[name]),
      duration,
    );
  return `up in ${side('before')} before, ${side('after')} after`;
}

/** What two boots, and a switch there and back, have shown beside: a line for each thing. @param limit of names in a list */
export function vmLines({ vm }: Proven, limit = Infinity): Line[] {
  const list = (said: string, names: readonly string[]): Line[] =>
    names.length === 0 ? [] : [[said, ...nameList(names, limit)]];
  return [
    ['kernels booted: ', ...moved(vm.kernel.before, vm.kernel.after)],
    ...(vm.switch
      ? [switchLine('switch', vm.switch.there, limit), switchLine('way back', vm.switch.back, limit)]
      : []),
    ...list('checks passed: ', vm.checks),
    ...list('units that fail before and after: ', vm.failedOnBoth),
    ...list('units that fail no more: ', vm.mended),
    ...schemaLines(vm),
    ...vm.notes.map((said): Line => [{ said }]),
  ];
}

/** In the order of `switch-to-configuration`'s own report. */
const deeds = [
  ['stopped', 'stopped'],
  ['kept', 'left running as they were'],
  ['reloaded', 'reloaded'],
  ['restarted', 'restarted'],
  ['started', 'started'],
  ['failed', 'failed'],
] as const;

function switchLine(what: string, run: Omit<SwitchRun, 'state' | 'said'>, limit: number): Line {
  const told = deeds
    .filter(([key]) => run[key].length > 0)
    .map(([key, word]): Line => [`${word} `, ...nameList(run[key], limit)]);
  const ended = run.exitCode === 0 ? '' : ` (ended with ${run.exitCode})`;
  return [`${what}${ended}: `, ...(told.length === 0 ? ['no unit was touched'] : joined(told, '; '))];
}

function schemaLines({ schema, switch: switched }: BootProof): Line[] {
  const before = schema.before ?? 'none';
  if (switched === null) return schema.before === null ? [] : [[`Nix database schema: ${before}`]];
  const seen = [before, schema.switched ?? 'none', schema.back ?? 'none'];
  if (seen.every((one) => one === 'none')) return [];
  return [
    [`Nix database schema: ${seen[0]} at first, ${seen[1]} after the switch, ${seen[2]} after the way back`],
  ];
}

/** Whether the switch moved the Nix database to another schema, where the older Nix may not read it. */
export function schemaMoved({ schema }: BootProof): boolean {
  const seen = [schema.before, schema.switched, schema.back].filter((one) => one !== null);
  return new Set(seen).size > 1;
}
