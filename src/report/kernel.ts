import type { KernelSummary, ModuleChange } from '../core/change-set.js';
import { compareVersions } from '../core/nix-version.js';
import { moved } from './moved.js';
import { counted } from './quantity.js';
import { joined, type Line } from './rich.js';

/** So many options of a kernel's configuration are named; a new series has a thousand. */
export const MOST_OPTIONS = 20;

/** `6.12.8 -> 6.18.1 (series, from a long-term series to one that is not)` */
export function kernelMove(kernel: KernelSummary): Line {
  const { before, after, flavour } = kernel;
  const series = seriesWords(kernel);
  const words: Line[] = [
    [kindOf(kernel)],
    ...(flavour ? [moved(flavour.before, flavour.after)] : []),
    ...(series === '' ? [] : [[series]]),
  ];
  return [...moved(before, after), ' (', ...joined(words, ', '), ')'];
}

function kindOf({ before, after, change }: KernelSummary): string {
  if (change === 'none') return 'the same';
  if (change !== 'series' || (before === null && after === null)) return change;
  if (before === null) return 'new here';
  return after === null ? 'gone' : change;
}

/** Empty where nixpkgs does not tell. */
function seriesWords({ longTerm: { before, after }, change }: KernelSummary): string {
  const words = (told: boolean): string => (told ? 'a long-term series' : 'no long-term series');
  if (change !== 'series' || before === null || after === null) {
    const told = after ?? (change === 'series' ? null : before);
    return told === null ? '' : words(told);
  }
  if (before === after) return before ? 'both long-term series' : 'neither a long-term series';
  return before ? 'from a long-term series to one that is not' : 'to a long-term series from one that is not';
}

/** Whether a host leaves the series that get fixes for years. */
export function leavesLongTerm({ longTerm, change }: KernelSummary): boolean {
  return change === 'series' && longTerm.before === true && longTerm.after === false;
}

/**
 * Where kernel.org tells what is new, for its own versions (`6.12.11`, `6.18`). The log of one version is what has
 * changed since the one before; of the others on the way the series' log tells.
 */
export function changeLogLine({ before, after, change }: KernelSummary): Line {
  const [, major, minor, patch] = PLAIN.exec(after ?? '') ?? [];
  if (major === undefined || minor === undefined || Number(major) < 3) return [];
  if (change !== 'patch' && change !== 'series') return [];
  if (before !== null && compareVersions(after ?? '', before) < 0) return [];
  const version = [major, minor, ...(patch === undefined ? [] : [patch])].join('.');
  const log = `https://cdn.kernel.org/pub/linux/kernel/v${major}.x/ChangeLog-${version}`;
  // Of a new series all before its patch is new: `6.17.2 -> 6.18.2` brings 6.18 and 6.18.1 as well.
  const old = change === 'patch' ? Number(PLAIN.exec(before ?? '')?.[3] ?? 0) : -1;
  return Number(patch ?? 0) - old > 1
    ? [`${log} and, of those between, ${SERIES_LOG}${major}.${minor}.y`]
    : [log];
}

const PLAIN = /^([0-9]{1,3})\.([0-9]{1,4})(?:\.([0-9]{1,5}))?$/;
const SERIES_LOG = 'https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/log/?h=linux-';

/** `zfs-kernel 2.3.4 -> 2.3.5 (rebuilt for 6.12.11)` */
export function moduleLine(module: ModuleChange): Line {
  const { name, before, after, builtFor } = module;
  const line: Line = [{ name }, ' ', ...moved(before, after)];
  if (after === null || builtFor.after === null || module.matches === null) return line;
  if (!module.matches) return [...line, ' (NOT rebuilt: built for ', { name: builtFor.after }, ')'];
  const again = before !== null && builtFor.before !== builtFor.after;
  return [...line, again ? ' (rebuilt for ' : ' (built for ', { name: builtFor.after }, ')'];
}

/** Empty where nothing of it changes. */
export function firmwareLine({ firmware: { changed, packages } }: KernelSummary): Line {
  if (!changed && packages.every(({ before, after }) => before === after)) return [];
  const told = packages.map(({ name, before, after }): Line => [{ name }, ' ', ...moved(before, after)]);
  return told.length === 0 ? ['changed'] : joined(told, ', ');
}

/** `3 options changed: CONFIG_HZ 250 -> 1000, …`; empty where none did or nobody knows. @param limit of names */
export function configLine({ config }: KernelSummary, limit: number): Line {
  if (config === null || config.length === 0) return [];
  // What a series adds is news to nobody but its maintainers: what was set, and is set otherwise, comes first.
  const rank = ({ before, after }: (typeof config)[number]): number =>
    before !== null && after !== null ? 0 : before !== null ? 1 : 2;
  const first = config.toSorted((a, b) => rank(a) - rank(b)).slice(0, limit);
  const told = first.map(({ name, before, after }): Line => {
    if (before === null) return ['+', { name }, '=', { name: after ?? '' }];
    return after === null ? ['-', { name }] : [{ name }, ' ', ...moved(before, after)];
  });
  const rest = config.length - first.length;
  const more = rest > 0 && first.length > 0 ? [` and ${rest} more`] : [];
  const counts = counted(config.length, 'option');
  return first.length === 0 ? [counts] : [`${counts}: `, ...joined(told, ', '), ...more];
}
