import type { KernelSummary, ModuleChange } from '../core/change-set.js';
import { compareVersions } from '../core/nix-version.js';
import { isNewMajor } from '../core/notable.js';
import type { Finding } from './finding.js';
import { leavesLongTerm } from './kernel.js';
import { moved } from './moved.js';
import type { Line } from './rich.js';

/** What of the kernel and of what belongs to it needs an eye. */
export function kernelFindings(kernel: KernelSummary): Finding[] {
  return [
    ...seriesFindings(kernel),
    ...flavourFindings(kernel),
    ...kernel.modules.flatMap((module) => moduleFindings(module, kernel)),
    ...kernel.firmware.packages
      .filter(({ before, after }) => before !== null && after === null)
      .map(({ name, before }): Finding => ({
        rank: 'loader',
        text: [{ name }, ' ', { name: before ?? '' }, ' is gone'],
      })),
  ];
}

function seriesFindings(kernel: KernelSummary): Finding[] {
  const { before, after } = kernel;
  // Of one that comes or goes the version may not be known.
  if (kernel.change !== 'series' || (before === null && after === null)) return [];
  if (after === null)
    return [
      { rank: 'kernel-series', text: ['there is no kernel any more: ', { name: before ?? '' }, ' is gone'] },
    ];
  if (before === null)
    return [{ rank: 'kernel-series', text: ['a kernel comes in, where there was none: ', { name: after }] }];
  const line: Line = ['kernel ', ...moved(before, after)];
  if (compareVersions(after, before) < 0)
    return [{ rank: 'grave-downgrade', text: [...line, ' (downgrade to an older series)'] }];
  const words = leavesLongTerm(kernel) ? ' (new series, and no long-term one any more)' : ' (new series)';
  return [{ rank: 'kernel-series', text: [...line, words] }];
}

function flavourFindings({ flavour }: KernelSummary): Finding[] {
  if (!flavour) return [];
  return [
    {
      rank: 'kernel-series',
      text: ['another flavour of the kernel: ', ...moved(flavour.before, flavour.after)],
    },
  ];
}

function moduleFindings(module: ModuleChange, { after: kernel, change }: KernelSummary): Finding[] {
  const { before, after, matches, builtFor } = module;
  if (kernel === null) return [];
  if (after === null) {
    const gone: Line = [
      { name: module.name },
      ' ',
      { name: before ?? '' },
      ' is gone: the new kernel has no such module',
    ];
    return [{ rank: 'wrong-module', text: gone }];
  }
  const name: Line = [{ name: module.name }, ' ', ...moved(before, after)];
  if (matches === false) {
    const wrong: Line = [' is built for ', { name: builtFor.after ?? 'none' }, ', not for the new kernel'];
    return [{ rank: 'wrong-module', text: [...name, ...wrong] }];
  }
  const branch = isNewBranch(module)
    ? [' (new branch of the driver: see that it still drives the cards)']
    : [];
  if (change === 'series') return [{ rank: 'module', text: [...name, ' on a new kernel series', ...branch] }];
  return branch.length === 0 ? [] : [{ rank: 'module', text: [...name, ...branch] }];
}

/** NVIDIA's branches leave generations of cards behind. */
function isNewBranch({ name, before, after }: ModuleChange): boolean {
  if (!name.startsWith('nvidia-') || before === null || after === null) return false;
  return isNewMajor({ before: [before], after: [after] });
}
