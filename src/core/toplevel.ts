import type { SystemFacts } from './system-facts.js';

/** The target of a link in the toplevel that names something in the store. */
export interface LinkedPath {
  /** Store path the link leads into, e.g. `/nix/store/…-linux-6.12.8`. */
  storePath: string;
  /** The whole target, e.g. `/nix/store/…-linux-6.12.8/bzImage`. */
  target: string;
}

/** What a host's toplevel says of itself (FACTS: kernel, initrd, … links; kernel-params, nixos-version … texts). Absent parts are null. */
export interface Toplevel {
  path: string;
  kernel: LinkedPath | null;
  kernelModules: LinkedPath | null;
  initrd: LinkedPath | null;
  firmware: LinkedPath | null;
  systemd: LinkedPath | null;
  /** Text of `kernel-params`, split at blanks. */
  kernelParams: readonly string[] | null;
  nixosVersion: string | null;
  /** e.g. `x86_64-linux` */
  system: string | null;
  /** `boot.json`, key `org.nixos.bootspec.v1`: its label. */
  label: string | null;
  /** Text of `reboot-triggers` / `switch-inhibitors` (JSON object of strings) where the release writes them. */
  rebootTriggers: Readonly<Record<string, string>> | null;
  switchInhibitors: Readonly<Record<string, string>> | null;
  /** Unit name (`sshd.service`) -> the link target of `etc/systemd/system/<unit>`. Drop-in folders are left out. */
  units: Readonly<Record<string, string>>;
  /** Version of the Nix in `sw` (from the closure, package `nix`), or null. */
  nixVersion: string | null;
  /** What else it tells; null where there is no toplevel to read (a saved closure). */
  facts: SystemFacts | null;
}
