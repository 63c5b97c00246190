import type { HostOutcome, HostRebuild, Rebuild } from '../core/rebuild.js';
import { listed } from './approval.js';

const NO_KERNEL = 'The kernel series was not compared: nothing was built.';
const NOT_BOOTED =
  'Nothing was booted. Disks, boot loader, secrets and the data of services were not touched.';
const NOT_THE_MACHINE =
  'A VM stands in for the machine: it has other file systems, swap and boot loader, and no LUKS, so those of the host, its hardware and its firmware were not tested.';
const ALONE = 'The VM had no secrets and no data of services, and it could reach no network.';
const NO_SWITCH = 'No live switch was tried: today’s system and the new one were booted apart.';
const EMULATED =
  'Without KVM the processor was emulated in software: how long things took there is no measure of the machine.';

/** What a proof does not show, by what was really done. @param rebuilt null where the configuration asks for no rebuild */
export function untestedBy(rebuilt: Rebuild | null): string[] {
  if (rebuilt === null) return ['Nothing was rebuilt: `rebuild` is set to `none`.', NO_KERNEL];
  const { depth, hosts } = rebuilt;
  if (depth === 'dry-build')
    return ['Nothing was built: the hosts were only evaluated.', NO_KERNEL, NOT_BOOTED];
  if (!hosts.some(wasStarted)) return [NOT_BOOTED];
  const runs = hosts.flatMap(({ outcome }) => ('vm' in outcome ? [outcome.vm] : []));
  const only = (kind: HostOutcome['kind'], what: string): string[] => {
    const names = hosts.filter(({ outcome }) => outcome.kind === kind).map(({ name }) => name);
    return names.length === 0 ? [] : [`${what}: ${listed(names)}.`];
  };
  return [
    NOT_THE_MACHINE,
    ALONE,
    ...(depth === 'switch' ? [] : [NO_SWITCH]),
    ...(runs.some((vm) => vm.accelerator === 'software') ? [EMULATED] : []),
    ...only('built', 'Built and not booted'),
    ...(depth === 'switch' ? only('booted', 'Booted and not switched') : []),
  ];
}

/** Whether a VM of it was started, however that ended. */
function wasStarted({ outcome }: HostRebuild): boolean {
  return (
    'vm' in outcome || (outcome.kind === 'failed' && (outcome.class === 'boot' || outcome.class === 'switch'))
  );
}
