import type { Accelerator } from '../core/boot.js';
import type { SandboxSession } from '../sandbox/types.js';

// QEMU leaves as soon as it has made a VM with one processor of ours, if KVM gives it that. Then the program.
const TRY = ['/bin/sh', '-c', 'echo quit | "$@"', 'sh'];
const BARE = ['-nodefaults', '-no-user-config', '-display', 'none', '-serial', 'none', '-monitor', 'stdio'];
const KVM = ['-machine', 'none', '-accel', 'kvm', '-cpu', 'host', '-S'];

const found = new WeakMap<SandboxSession, Promise<Accelerator>>();

/**
 * What VMs run with in a session. The device of KVM can be there and not work, and QEMU then emulates in silence: so a
 * VM is made with it, once a session.
 */
export function accelerator(session: SandboxSession, qemu: string): Promise<Accelerator> {
  const known = found.get(session) ?? tryKvm(session, qemu);
  found.set(session, known);
  return known;
}

async function tryKvm(session: SandboxSession, qemu: string): Promise<Accelerator> {
  const { exitCode } = await session.run([...TRY, qemu, ...BARE, ...KVM], { timeoutMs: 60_000 });
  return exitCode === 0 ? 'kvm' : 'software';
}
