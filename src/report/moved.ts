import type { PackageChange } from '../core/change-set.js';
import type { Line } from './rich.js';

/** `16.4 -> 17.0` of names by others. */
export function moved(before: string | null, after: string | null): Line {
  const [old, now] = [before ?? 'none', after ?? 'none'];
  return old === now ? [{ name: now }] : [{ name: old }, ' -> ', { name: now }];
}

export function versionMove({ before, after }: PackageChange): Line {
  return moved(versions(before), versions(after));
}

/** `2.10.2, 2.12.1`; a path without version is `unversioned`. */
export function versions(list: readonly string[]): string | null {
  if (list.length === 1) return list[0] || 'unversioned';
  return list.length === 0 ? null : list.map((version) => version || 'unversioned').join(', ');
}
