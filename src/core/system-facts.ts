/** A user as the configuration declares it. Nothing else of an account is ever kept: no password, no hash, no key. */
export interface User {
  name: string;
  /** Null where the system picks one. */
  uid: number | null;
  /** Primary group; null where none is told. */
  group: string | null;
  /** A person's, not a service's. */
  normal: boolean;
  home: string | null;
  /** Its program, without the hash and version of its package: `/bin/bash`. */
  shell: string | null;
}

export interface Group {
  name: string;
  /** Null where the system picks one. */
  gid: number | null;
  /** Names of users whose primary group it is not, sorted. */
  members: readonly string[];
}

export interface Accounts {
  users: readonly User[];
  groups: readonly Group[];
}

/** A range of ports that the firewall lets in; of trusted interfaces, and of rules without any condition, `any`, from 0 to 65535. */
export interface OpenPort {
  protocol: 'tcp' | 'udp' | 'any';
  from: number;
  to: number;
  /** e.g. `eth0`; null: on all of them. */
  interface: string | null;
}

export type FirewallKind = 'iptables' | 'nftables' | 'off';

export interface Firewall {
  kind: FirewallKind;
  ports: readonly OpenPort[];
}

/** What a toplevel tells beside its packages, for a comparison: it is let go of afterwards. Null: not known. */
export interface SystemFacts {
  /** Kernel series (`6.12`) -> whether it is a long-term one, as the nixpkgs that the system is made of says. */
  longTerm: ReadonlyMap<string, boolean>;
  /** `CONFIG_…` -> value as written; `n` where it is said not to be set. */
  kernelConfig: ReadonlyMap<string, string> | null;
  /** Name below /etc -> what is the same as long as the file is. Systemd's units are left out. */
  etc: ReadonlyMap<string, string> | null;
  accounts: Accounts | null;
  firewall: Firewall | null;
}
