import type { Cause } from './rules.js';

// Known by their names: the log of a build need not speak of the kernel then.
const KNOWN =
  /^(?:zfs|spl|nvidia|virtualbox|vmware|v4l2loopback|broadcom|rtl\w|r8\d{3}|wireguard|openafs|evdi|digimend|bbswitch|acpi[_-]call|ddcci|xpadneo|xone|openrazer|tuxedo|bcachefs|ndiswrapper|facetimehd|lttng|sysdig|dpdk|mstflint|nct\d|it87|zenpower|ryzen[_-]smu)/;

// `zfs-kernel-2.3.5-6.18.9`, `nvidia-x11-580.119.02-6.19`, `v4l2loopback-unstable-2024-02-12-6.6.30`: the kernel is last.
const KERNEL_LAST = /^(?<module>.+?)-(?<version>\d.*)-(?<kernel>\d{1,2}\.\d{1,3}(?:\.\d+)?(?:-rc\d+)?)$/;
// `nvidia-open-6.12.8-565.77`
const KERNEL_FIRST =
  /^(?<module>nvidia-open)-(?<kernel>\d{1,2}\.\d{1,3}(?:\.\d+)?(?:-rc\d+)?)-(?<version>\d.*)$/;

/** An out-of-tree kernel module, by the name of its package. */
export interface KernelModule {
  /** `zfs-kernel-2.3.5-6.18.9` */
  name: string;
  /** `zfs-kernel` */
  module: string;
  /** `6.18.9` */
  kernel: string;
}

/** @param beside where it is defined, or the log of its build: there it is seen that it is of a kernel */
export function kernelModule(name: string, beside: string): KernelModule | null {
  const { module, kernel } = (KERNEL_FIRST.exec(name) ?? KERNEL_LAST.exec(name))?.groups ?? {};
  if (module === undefined || kernel === undefined) return null;
  const known = KNOWN.test(module) || /os-specific\/linux|linuxPackages|linuxKernel/.test(beside);
  return known || beside.includes(`lib/modules/${kernel}`) || beside.includes(`linux-${kernel}`)
    ? { name, module, kernel }
    : null;
}

/** That a module does not go with the kernel, by its evaluation or by its build. */
export function moduleCause({ name, module, kernel }: KernelModule, failed: 'evaluation' | 'build'): Cause {
  const trouble = failed === 'evaluation' ? 'is not for' : 'does not build against';
  return {
    class: failed,
    reason: 'kernel-module',
    subject: name,
    say: `The kernel module ${module} ${trouble} Linux ${kernel}.`,
    cure: `Set \`boot.kernelPackages\` to a long-term series that ${module} goes with, such as \`pkgs.linuxPackages\`, or wait for a release with a newer ${module}.`,
  };
}
