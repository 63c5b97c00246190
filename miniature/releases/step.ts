import type { Packages } from './packages.js';

/** One release of the miniature, as the difference from the one before it in its line. */
export interface Step {
  channel: string;
  prefix: string;
  /** Commit time, ISO 8601. */
  date: string;
  /** Days that Hydra took longer than usual. */
  late?: number;
  /** What is new, for the release notes and for whoever reads this table. */
  what: string;
  packages?: Packages;
  /**
   * `bootspec`: the toplevel has boot.json; `triggers`: reboot-triggers and switch-inhibitors;
   * `lib32`: openssl has an output more.
   */
  features?: Partial<Record<'bootspec' | 'triggers' | 'lib32', boolean>>;
  /** Each `from` must be there. */
  edits?: readonly { file: string; from: string; to: string }[];
  removed?: readonly string[];
}
