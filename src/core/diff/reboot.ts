import type { KernelSummary, Verdict } from '../change-set.js';
import { nameOf } from '../package-name.js';
import type { LinkedPath, Toplevel } from '../toplevel.js';

export interface RebootVerdict {
  verdict: Verdict;
  reasons: string[];
  notes: string[];
  /** Keys of `switch-inhibitors` for which a live switch is refused. */
  inhibitors: string[];
}

/**
 * Whether a switch brings the new system or a reboot is due. Where both systems write `reboot-triggers`, a key that
 * both have with different values decides; else the links of kernel, kernel-modules and initrd do, as in
 * nixos-upgrade. A changed key of `switch-inhibitors` makes `switch` refuse: then a reboot is the way, too.
 */
export function rebootVerdict(
  before: Toplevel,
  after: Toplevel,
  kernel: KernelSummary | null,
): RebootVerdict {
  if (before.path === after.path) return { verdict: 'no-op', reasons: [], notes: [], inhibitors: [] };
  const links = linkReasons(before, after, kernel);
  const triggers = changedKeys(before.rebootTriggers, after.rebootTriggers);
  const inhibitors = changedKeys(before.switchInhibitors, after.switchInhibitors) ?? [];
  const due = triggers?.map((key) => `reboot trigger ${key} changed`) ?? links;
  const reasons = [...due, ...inhibitors.map((key) => `switch refuses: inhibitor ${key} changed`)];
  // What the links say explains the triggers, or is news where the triggers are silent.
  const explained = triggers ? links : [];
  return {
    verdict: reasons.length > 0 ? 'reboot' : 'switch',
    reasons,
    notes: [...explained, ...besideNotes(before, after, kernel)],
    inhibitors,
  };
}

function linkReasons(before: Toplevel, after: Toplevel, kernel: KernelSummary | null): string[] {
  const reasons: string[] = [];
  if (differ(before.kernel, after.kernel)) reasons.push(kernelReason(kernel));
  if (differ(before.kernelModules, after.kernelModules)) reasons.push('kernel modules changed');
  if (differ(before.initrd, after.initrd)) reasons.push('initrd changed');
  return reasons;
}

function kernelReason(kernel: KernelSummary | null): string {
  if (!kernel || (kernel.before === null && kernel.after === null)) return 'kernel changed';
  if (kernel.change === 'rebuilt') return `kernel ${kernel.after ?? ''} rebuilt`;
  return `kernel ${kernel.before ?? 'none'} -> ${kernel.after ?? 'none'}`;
}

function besideNotes(before: Toplevel, after: Toplevel, kernel: KernelSummary | null): string[] {
  const notes: string[] = [];
  const params = kernel?.params;
  if (params && params.added.length + params.removed.length > 0) {
    notes.push('kernel parameters changed, which the next boot applies');
  }
  if (differ(before.systemd, after.systemd)) {
    const [old, now] = [before.systemd, after.systemd].map((link) =>
      link ? nameOf(link.storePath) : 'none',
    );
    notes.push(old === now ? `${now ?? 'systemd'} rebuilt` : `${old ?? 'none'} -> ${now ?? 'none'}`);
  }
  if (differ(before.firmware, after.firmware)) notes.push('firmware changed');
  return notes;
}

/** Keys that both have with different values; null unless both systems write the file. */
function changedKeys(before: Toplevel['rebootTriggers'], after: Toplevel['rebootTriggers']): string[] | null {
  if (!before || !after) return null;
  return Object.keys(before)
    .filter((key) => Object.hasOwn(after, key) && before[key] !== after[key])
    .sort();
}

function differ(before: LinkedPath | null, after: LinkedPath | null): boolean {
  return before?.target !== after?.target;
}
