import type { Accelerator } from '../core/boot.js';
import type { SandboxSession } from '../sandbox/types.js';
import type { RunScript } from './run-script.js';

// QEMU leaves as soon as it has made its machine. Then the program.
const TRY = ['/bin/sh', '-c', 'echo quit | "$@"', 'sh'];
const BARE = [
  '-nodefaults',
  '-no-user-config',
  '-display',
  'none',
  '-serial',
  'none',
  '-monitor',
  'stdio',
  '-S',
];

const found = new WeakMap<SandboxSession, Promise<Accelerator>>();

/**
 * What VMs run with in a session. The device of KVM can be there and not work, and QEMU then emulates in silence: so a
 * VM is made with it, once a session. That it makes one does not say that a guest can run in it: see `withoutKvm`.
 */
export function accelerator(session: SandboxSession, script: RunScript): Promise<Accelerator> {
  const known = found.get(session) ?? tryKvm(session, script);
  found.set(session, known);
  return known;
}

/** KVM has failed under a guest: the session's other VMs do without it. */
export function withoutKvm(session: SandboxSession): void {
  found.set(session, Promise.resolve('software'));
}

/** With a processor, the one that is asked for: there are machines where KVM makes a VM, and fails at that. */
async function tryKvm(session: SandboxSession, { qemu, processor }: RunScript): Promise<Accelerator> {
  const machine = qemu.includes('aarch64') ? 'virt' : 'q35';
  const kvm = ['-machine', machine, '-accel', 'kvm', '-cpu', processor ?? 'max'];
  const { exitCode } = await session.run([...TRY, qemu, ...BARE, ...kvm], { timeoutMs: 60_000 });
  return exitCode === 0 ? 'kvm' : 'software';
}
